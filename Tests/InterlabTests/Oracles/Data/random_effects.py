"""Writes random_effects.csv: estimates of random effects for the results in
reference_value_results.csv, with 60 digits, by bisection and the textbook formulas.

mpmath 1.3.0: python3 random_effects.py > random_effects.csv

It shares nothing with the engine and takes the results as the doubles that the engine sees.
Likelihoods: the highest of all local maxima, found on a grid of 1200 points in ln(1 + tau2/min u^2) and refined by bisection of the slope.
"""

import csv
from mpmath import mp, mpf, sqrt, log, betainc, gammainc

mp.dps = 60
P = mpf("0.975")


def bisect(f, a, b, steps=190):
    fa = f(a)
    for _ in range(steps):
        m = (a + b) / 2
        fm = f(m)
        if (fm > 0) == (fa > 0):
            a, fa = m, fm
        else:
            b = m
    return (a + b) / 2


def chi2_quantile(q, nu):
    return bisect(lambda x: gammainc(mpf(nu) / 2, 0, x / 2, regularized=True) - q, mpf(0), mpf(50 + 5 * nu), 80)


def t_quantile(q, nu):
    def upper(t):
        return betainc(mpf(nu) / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2

    return bisect(lambda t: (1 - q) - upper(t), mpf(0), mpf(100), 80)


def weights(u, t):
    return [1 / (s * s + t) for s in u]


def mean(x, w):
    return sum(a * b for a, b in zip(x, w)) / sum(w)


def Q(x, u, t):
    w = weights(u, t)
    m = mean(x, w)
    return sum(a * (b - m) ** 2 for a, b in zip(w, x))


def root_of_q(x, u, target):
    if Q(x, u, mpf(0)) <= target:
        return mpf(0)
    high = sum((a - x[0]) ** 2 for a in x) / target + 1
    while Q(x, u, high) > target:
        high *= 2
    return bisect(lambda t: Q(x, u, t) - target, mpf(0), high)


def moments(x, u, t0):
    a = weights(u, t0)
    A = sum(a)
    first = sum(w * s * s for w, s in zip(a, u)) - sum(w * w * s * s for w, s in zip(a, u)) / A
    return max(mpf(0), (Q(x, u, t0) - first) / (A - sum(w * w for w in a) / A))


def likelihood(x, u, restricted):
    def objective(t):
        w = weights(u, t)
        value = -sum(log(a) for a in w) + Q(x, u, t)
        return value + (log(sum(w)) if restricted else 0)

    def slope(t):
        w = weights(u, t)
        m = mean(x, w)
        b = sum(w) - (sum(a * a for a in w) / sum(w) if restricted else 0)
        return sum((a * (v - m)) ** 2 for a, v in zip(w, x)) - b

    floor = min(u) ** 2
    top = sum((a - x[0]) ** 2 for a in x) * 2 + max(u) ** 2
    mp.dps = 25
    n = 1200
    grid = [floor * ((1 + top / floor) ** (mpf(i) / n) - 1) for i in range(n + 1)]
    signs = [slope(t) > 0 for t in grid]
    mp.dps = 60
    found = [] if signs[0] else [mpf(0)]
    for a, b, s, e in zip(grid, grid[1:], signs, signs[1:]):
        if s and not e:
            found.append(bisect(slope, a, b))
    best = min(found, key=objective)
    return best, len(found)


def main():
    rows = {}
    for r in csv.DictReader(open("reference_value_results.csv")):
        if r["include"] != "0":
            rows.setdefault(r["dataset"], []).append((mpf(float(r["x"])), mpf(float(r["u"]))))
    names = ["DL", "DL2", "PM", "PMM", "HE", "HS", "SJ", "ML", "REML"]
    head = ["dataset", "Q", "I2", "H2", "tau2_low", "tau2_high", "ML_maxima", "REML_maxima"]
    for n in names:
        head += [n + s for s in ("_tau2", "_mu", "_u", "_hksj", "_I2tau", "_student")]
    print(",".join(head))
    fmt = lambda v: mp.nstr(v, 20, strip_zeros=False) if isinstance(v, mpf) else str(v)
    for name, data in rows.items():
        x, u = [d[0] for d in data], [d[1] for d in data]
        p = len(x)
        w = weights(u, mpf(0))
        q = Q(x, u, mpf(0))
        W = sum(w)
        typical = (p - 1) / (W - sum(a * a for a in w) / W)
        xbar = sum(x) / p
        S = sum((a - xbar) ** 2 for a in x)
        tau2 = {"DL": moments(x, u, mpf(0)), "PM": root_of_q(x, u, mpf(p - 1))}
        tau2["DL2"] = moments(x, u, tau2["DL"])
        tau2["PMM"] = root_of_q(x, u, chi2_quantile(mpf("0.5"), p - 1))
        tau2["HE"] = max(mpf(0), S / (p - 1) - sum(s * s for s in u) / p)
        tau2["HS"] = max(mpf(0), (q - p) / W)
        t0 = S / p
        tau2["SJ"] = t0 * Q(x, u, t0) / (p - 1) if t0 > mpf(10) ** -50 else mpf(0)
        tau2["ML"], ml = likelihood(x, u, False)
        tau2["REML"], reml = likelihood(x, u, True)
        line = [name, q, max(mpf(0), (q - (p - 1)) / q) if q > mpf(10) ** -50 else mpf(0), q / (p - 1)]
        line += [root_of_q(x, u, chi2_quantile(P, p - 1)), root_of_q(x, u, chi2_quantile(1 - P, p - 1)), ml, reml]
        t1 = t_quantile(P, p - 1)
        t2 = t_quantile(P, p - 2) if p > 2 else None
        for n in names:
            t = tau2[n]
            a = weights(u, t)
            se = 1 / sqrt(sum(a))
            k = sqrt(Q(x, u, t) / (p - 1))
            spread = sqrt(t + se * se)
            line += [t, mean(x, a), se, t1 * se * k, t / (t + typical), t2 * spread if t2 else ""]
        print(",".join(fmt(v) for v in line), flush=True)


main()
