"""Robust estimators of samples.csv by listing every pair: exact fractions of the doubles that are
read, 40-digit roots and quantiles. Run in this folder: python3 robust_estimators.py
"""

import csv
from fractions import Fraction as F

from mpmath import erfinv, findroot, mp, mpf, ncdf, sqrt

mp.dps = 50
EPS = F(1, 2**52)


def m(q):
    return mpf(q.numerator) / q.denominator


def quantile(p):
    return sqrt(2) * erfinv(2 * mpf(p) - 1)


def median(x):
    x = sorted(x)
    return (x[(len(x) - 1) // 2] + x[len(x) // 2]) / 2


def distances(x):
    return sorted(abs(a - b) for i, a in enumerate(x) for b in x[:i])


def qn_distance(x):
    h = len(x) // 2 + 1
    return distances(x)[h * (h - 1) // 2 - 1]


def sn_distance(x):
    p = len(x)
    high = sorted(sorted(abs(a - b) for b in x)[p // 2] for a in x)
    return high[(p + 1) // 2 - 1]


def q_method(x):
    """C.5.2.2, differences within 4 eps max|x| of the first of them being one."""
    d = distances(x)
    tie = 4 * EPS * max(abs(v) for v in x)
    jumps, counts = [], []
    for v in d:
        if v <= tie:
            v = F(0)
        if jumps and v - jumps[-1] <= tie:
            counts[-1] += 1
        else:
            jumps.append(v)
            counts.append(1)
    total = sum(counts)
    reached, points, h0 = F(0), [(F(0), F(0))], F(0)
    for v, n in zip(jumps, counts):
        before, reached = reached, reached + F(n, total)
        if v == 0:
            h0 = reached
        else:
            points.append((v, (before + reached) / 2))
    level = F(1, 4) + F(3, 4) * h0
    if h0 == 1:
        return mpf(0)
    for (a, ga), (b, gb) in zip(points, points[1:]):
        if gb >= level:
            return m(a + (b - a) * (level - ga) / (gb - ga)) / (sqrt(2) * quantile(m(F(5, 8) + F(3, 8) * h0)))


def hampel(x, s):
    med = m(median(x))
    if s == 0:
        return med
    y = [(m(v) - med) / s for v in x]

    def psi(q):
        a = abs(q)
        size = a if a <= 1.5 else mpf(1.5) if a <= 3 else 4.5 - a if a <= 4.5 else mpf(0)
        return size if q > 0 else -size

    def g(d):
        return sum(psi(v - d) for v in y)

    nodes = sorted(v + k for v in y for k in (-4.5, -3, -1.5, 1.5, 3, 4.5))
    values = [g(d) for d in nodes]
    roots = [d for d, v in zip(nodes, values) if abs(v) < mpf(10) ** -12]
    for d, v, e, w in zip(nodes, values, nodes[1:], values[1:]):
        if v * w < 0:
            roots.append(d - v * (e - d) / (w - v))
    near = min(abs(r) for r in roots)
    best = [r for r in roots if abs(r) <= near + mpf(10) ** -12]
    if min(best) < 0 < max(best) and max(best) - min(best) > mpf(10) ** -11:
        return med
    return med + s * best[0]


def huber(x, made):
    """Root of the sum of clipped deviations, by bisection on its sign among the break points."""
    med = m(median(x))
    if made == 0:
        return med
    limit = mpf(1.5) * made
    v = [m(a) for a in x]

    def g(t):
        return sum(min(max(a - t, -limit), limit) for a in v)

    nodes = sorted([a - limit for a in v] + [a + limit for a in v])
    for d, e in zip(nodes, nodes[1:]):
        if g(d) >= 0 >= g(e) and g(d) > g(e):
            return d - g(d) * (e - d) / (g(e) - g(d))
    return med


def biweight(x, made):
    med = m(median(x))
    mad = m(median([abs(v - median(x)) for v in x]))
    if mad == 0:
        return med, mpf(0)
    v = [m(a) for a in x]
    t = med
    for _ in range(100000):
        w = [max(mpf(0), 1 - ((a - t) / (mpf("4.685") * made)) ** 2) ** 2 for a in v]
        new = sum(a * b for a, b in zip(v, w)) / sum(w)
        step, t = abs(new - t), new
        if step < mpf(10) ** -40 * made:
            break
    r = [(a - med) / (9 * mad) for a in v]
    top = sum((a - med) ** 2 * (1 - q * q) ** 4 for a, q in zip(v, r) if abs(q) < 1)
    low = sum((1 - q * q) * (1 - 5 * q * q) for q in r if abs(q) < 1)
    return t, sqrt(len(x) * top) / abs(low)


def trimmed(x, share):
    p, g = len(x), int(share * len(x))
    x = sorted(x)
    kept = x[g : p - g]
    wins = [kept[0]] * g + kept + [kept[-1]] * g
    mean = sum(wins) / p
    s_w = sqrt(m(sum((v - mean) ** 2 for v in wins)) / (p - 1))
    return m(sum(kept) / len(kept)), m(mean), s_w


NAMES = (
    "qn sn q_method q_hampel qn_hampel huber biweight biweight_scale hodges_lehmann "
    "trimmed_10 winsorized_10 winsorized_sd_10 trimmed_25 winsorized_25 winsorized_sd_25"
).split()
EVEN = lambda p: 1 / (1 + (F("3.6756") + (F("1.965") + (F("6.987") - F(77) / p) / p) / p) / p)
ODD = lambda p: 1 / (1 + (F("1.6019") + (F("-2.128") - F("5.172") / p) / p) / p)
TABLE = "0.3994 0.9937 0.5132 0.8440 0.6122 0.8588 0.6699 0.8734 0.7201 0.8891 0.7574".split()


def b(p):
    return F(TABLE[p - 2]) if p <= 12 else (ODD(p) if p % 2 else EVEN(p))


SN = "0.743 1.851 0.954 1.351 0.993 1.198 1.005 1.131".split()
# 1/c is where the normal distribution has one half between the third quartile less and plus 1/c.
Q3 = quantile(mpf(3) / 4)
SN_C = findroot(lambda c: ncdf(Q3 + 1 / c) - ncdf(Q3 - 1 / c) - mpf(1) / 2, 1.1926)


def f(p):
    return F(SN[p - 2]) if p <= 9 else p / (p - F("0.9")) if p % 2 else F(1)


with open("samples.csv") as file, open("robust_estimators.csv", "w") as out:
    print("dataset", *NAMES, sep=",", file=out)
    for row in csv.DictReader(file):
        x = [F(float(v)) for v in row["values"].split()]
        made = m(median([abs(v - median(x)) for v in x])) / quantile(mpf(3) / 4)
        d = qn_distance(x)
        s = q_method(x)
        qn = m(d) * m(b(len(x))) / (sqrt(2) * quantile(mpf(5) / 8))
        means = [(a + c) / 2 for i, a in enumerate(x) for c in x[: i + 1]]
        cells = [qn, SN_C * m(f(len(x)) * sn_distance(x)), s, hampel(x, s), hampel(x, qn), huber(x, made)]
        cells += [*biweight(x, made), m(median(means)), *trimmed(x, F(1, 10)), *trimmed(x, F(1, 4))]
        print(row["dataset"], *(mp.nstr(c, 25) for c in cells), sep=",", file=out)
