"""Algorithm A of ISO 13528:2022, C.3, with 60 digits on the doubles that are read from samples.csv.

For each sample: the fixed point with printed and with exact constants, and the iterate at which the printed
rules stop (printed constants). A scale below 1e-40 of its start is a collapse, written as 0. The plain
iteration is used throughout, to a relative change of 1e-45. Run in this folder: python3 algorithm_a.py
"""

import csv
from decimal import ROUND_HALF_EVEN, Decimal, getcontext

from mpmath import erf, erfinv, exp, mp, mpf, pi, sqrt

getcontext().prec = 60
mp.dps = 60

# 1/Phi^-1(3/4), and 1/sqrt of the variance of a standard normal clipped at 1.5.
MAD = 1 / (sqrt(2) * erfinv(mpf(1) / 2))
b = mpf(3) / 2
inside = erf(b / sqrt(2))
variance = inside - 2 * b * exp(-b * b / 2) / sqrt(2 * pi) + b * b * (1 - inside)
EXACT = Decimal(str(MAD)), Decimal(str(1 / sqrt(variance)))
PRINTED = Decimal("1.483"), Decimal("1.134")


def median(sorted_x):
    n = len(sorted_x)
    return (sorted_x[(n - 1) // 2] + sorted_x[n // 2]) / 2


def place(x):
    """The place of the third significant figure."""
    return Decimal(1).scaleb(x.adjusted() - 2)


def third(x):
    return x.quantize(place(x), ROUND_HALF_EVEN) if x else x


def third_digit(x, s, x1, s1):
    return third(x) == third(x1) and third(s) == third(s1)


def third_digit_of_scale(x, s, x1, s1):
    if s1 == 0:
        return False
    q = place(s1)
    return x.quantize(q) == x1.quantize(q) and third(s) == third(s1)


def fixed_point(x, s, x1, s1):
    return abs(x1 - x) <= abs(s1) * Decimal("1e-45") and abs(s1 - s) <= abs(s1) * Decimal("1e-45")


def algorithm_a(values, constants, stop):
    x = median(values)
    s = constants[0] * median(sorted(abs(v - x) for v in values))
    p = len(values)
    if s == 0:
        mean = sum(values) / p
        s = (sum((v - mean) ** 2 for v in values) / (p - 1)).sqrt()
    start = s
    if s == 0:
        return x, s, 0
    for iteration in range(1, 100000):
        delta = Decimal("1.5") * s
        clipped = [min(max(v, x - delta), x + delta) for v in values]
        x1 = sum(clipped) / p
        s1 = constants[1] * (sum((v - x1) ** 2 for v in clipped) / (p - 1)).sqrt()
        if s1 < start * Decimal("1e-40"):
            return x1, Decimal(0), iteration
        done = stop(x, s, x1, s1) and (stop is fixed_point or iteration > 1)
        x, s = x1, s1
        if done:
            return x, s, iteration
    raise SystemExit("no convergence")


def main():
    columns = []
    for run in ("printed", "exact", "third_digit", "third_digit_of_scale"):
        columns += [f"{run}_x", f"{run}_s", f"{run}_iterations"]
    with open("samples.csv") as file, open("algorithm_a.csv", "w") as out:
        print("dataset", *columns, sep=",", file=out)
        for row in csv.DictReader(file):
            values = sorted(Decimal(float(v)) for v in row["values"].split())
            cells = []
            for constants, stop in (
                (PRINTED, fixed_point),
                (EXACT, fixed_point),
                (PRINTED, third_digit),
                (PRINTED, third_digit_of_scale),
            ):
                x, s, iterations = algorithm_a(values, constants, stop)
                cells += [f"{x:.40g}", f"{s:.40g}", iterations]
            print(row["dataset"], *cells, sep=",", file=out)


main()
