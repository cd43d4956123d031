"""Median, median absolute deviation and quartiles of samples.csv, in exact fractions of the doubles
that are read, each then written as the nearest double. Run in this folder: python3 order_statistics.py
"""

import csv
from fractions import Fraction as F
from math import floor

# Hyndman and Fan: rank = n q + a + q (1 - a - b)
TYPES = {5: (F(1, 2), F(1, 2)), 6: (F(0), F(0)), 7: (F(1), F(1)), 8: (F(1, 3), F(1, 3)), 9: (F(3, 8), F(3, 8))}


def median(x):
    x = sorted(x)
    return (x[(len(x) - 1) // 2] + x[len(x) // 2]) / 2


def quantile(x, q, kind):
    x = sorted(x)
    a, b = TYPES[kind]
    h = min(max(a + q * (len(x) + 1 - a - b), F(1)), F(len(x)))
    j = floor(h)
    upper = x[min(j, len(x) - 1)]
    return x[j - 1] + (h - j) * (upper - x[j - 1])


with open("samples.csv") as file, open("order_statistics.csv", "w") as out:
    quartiles = [f"q{q}_type{kind}" for kind in TYPES for q in (1, 3)]
    print("dataset,median,mad_raw", *quartiles, sep=",", file=out)
    for row in csv.DictReader(file):
        x = [F(float(v)) for v in row["values"].split()]
        m = median(x)
        cells = [m, median(abs(v - m) for v in x)]
        cells += [quantile(x, F(q, 4), kind) for kind in TYPES for q in (1, 3)]
        print(row["dataset"], *(repr(float(c)) for c in cells), sep=",", file=out)
