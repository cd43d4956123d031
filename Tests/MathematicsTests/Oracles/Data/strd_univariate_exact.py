"""Exact statistics of strd_univariate.csv, from the doubles that are read.

Mean, sum of squares and variance are exact fractions; the square roots carry 50 digits. Each is written
with 40 digits, beside the value certified by NIST. Run in this folder: python3 strd_univariate_exact.py
"""

import csv
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60

CERTIFIED = {  # mean, standard deviation
    "Lew": ("-177.435000000000", "277.332168044316"),
    "Lottery": ("518.958715596330", "291.699727470969"),
    "Mavro": ("2.00185600000000", "0.000429123454003053"),
    "PiDigits": ("4.53480000000000", "2.86733906028871"),
    "NumAcc1": ("10000002", "1"),
    "NumAcc2": ("1.2", "0.1"),
    "NumAcc4": ("10000000.2", "0.1"),
}


def decimal(q):
    return Decimal(q.numerator) / Decimal(q.denominator)


def printed(x):
    return f"{x:.40g}" if x else "0"


samples = {}
with open("strd_univariate.csv") as file:
    for row in csv.DictReader(file):
        samples.setdefault(row["dataset"], []).append(Fraction(float(row["y"])))

with open("strd_univariate_exact.csv", "w") as file:
    print("dataset,mean,sum_of_squares,variance,sd,standard_error,certified_mean,certified_sd", file=file)
    for name, y in samples.items():
        n = len(y)
        mean = sum(y) / n
        squares = sum((v - mean) ** 2 for v in y)
        variance = squares / (n - 1)
        roots = [decimal(variance).sqrt(), decimal(variance / n).sqrt()]
        row = [decimal(mean), decimal(squares), decimal(variance)] + roots
        print(name, *map(printed, row), *CERTIFIED[name], sep=",", file=file)
