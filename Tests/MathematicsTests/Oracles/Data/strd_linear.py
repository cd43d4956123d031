"""Exact least squares solutions of strd_linear.csv, from the doubles that are read.

Normal equations in exact fractions; square roots with 50 digits. Run in this folder: python3 strd_linear.py
"""

import csv
from decimal import Decimal, getcontext
from fractions import Fraction as F

getcontext().prec = 60


def inverse(a):
    n = len(a)
    a = [row[:] + [F(int(i == j)) for j in range(n)] for i, row in enumerate(a)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if a[i][k] != 0)
        a[k], a[pivot] = a[pivot], a[k]
        a[k] = [v / a[k][k] for v in a[k]]
        for i in range(n):
            if i != k and a[i][k] != 0:
                factor = a[i][k]
                a[i] = [v - factor * w for v, w in zip(a[i], a[k])]
    return [row[n:] for row in a]


def printed(q):
    return f"{Decimal(q.numerator) / Decimal(q.denominator):.25g}"


def root(q):
    return f"{(Decimal(q.numerator) / Decimal(q.denominator)).sqrt():.25g}"


data = {}
with open("strd_linear.csv") as file:
    for row in csv.DictReader(file):
        data.setdefault(row["dataset"], []).append((F(float(row["y"])), F(float(row["x"]))))

with open("strd_linear_certified.csv") as file, open("strd_linear_exact.csv", "w") as out:
    print("dataset,coefficients,standard_errors,residual_sd,residual_sum_of_squares", file=out)
    for row in csv.DictReader(file):
        points = data[row["dataset"]]
        powers = range(1 - int(row["intercept"]), int(row["degree"]) + 1)
        design = [[x**k for k in powers] for _, x in points]
        normal = [[sum(r[i] * r[j] for r in design) for j in range(len(powers))] for i in range(len(powers))]
        right = [sum(r[i] * y for r, (y, _) in zip(design, points)) for i in range(len(powers))]
        covariance = inverse(normal)
        beta = [sum(c * v for c, v in zip(line, right)) for line in covariance]
        rss = sum((y - sum(b * v for b, v in zip(beta, r))) ** 2 for r, (y, _) in zip(design, points))
        variance = rss / (len(points) - len(powers))
        errors = [root(variance * covariance[i][i]) for i in range(len(powers))]
        cells = [" ".join(map(printed, beta)), " ".join(errors), root(variance), printed(rss)]
        print(row["dataset"], *cells, sep=",", file=out)
