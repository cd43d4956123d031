# Median, MAD and Algorithm A in NumPy: processor time of a call and its result.
# python3 kernels_numpy.py FOLDER LARGEST
import sys
import numpy as np
from timing import report

folder, largest = sys.argv[1], int(sys.argv[2])

def values(name): return np.fromfile(f"{folder}/{name}.f64")

def algorithm_a(x):
    m = np.median(x); s = 1.483 * np.median(np.abs(x - m))
    for _ in range(200):
        y = np.clip(x, m - 1.5 * s, m + 1.5 * s)
        n, t = y.mean(), 1.134 * y.std(ddof=1)
        done = abs(n - m) < 1e-9 * s and abs(t - s) < 1e-9 * s
        m, s = n, t
        if done: break
    return m, s

def median_and_mad(x):
    m = np.median(x)
    return m + np.median(np.abs(x - m))

def partition(x):
    n = len(x)
    two = np.partition(x, [(n - 1) // 2, n // 2])
    return (two[(n - 1) // 2] + two[n // 2]) / 2

def partition_and_mad(x):
    m = partition(x)
    return m + partition(np.abs(x - m))

for n in (largest // 10, largest):
    x = values(f"values_{n}")
    report(f"median/{n} (median)", lambda: np.median(x))
    report(f"median/{n} (partition)", lambda: partition(x))
    report(f"median and MAD/{n} (median)", lambda: median_and_mad(x))
    report(f"median and MAD/{n} (partition)", lambda: partition_and_mad(x))
    if n < largest: report(f"Algorithm A/{n}", lambda: sum(algorithm_a(x)))
rounds = values("rounds").reshape(-1, 20)
part = rounds[:2000]
report(f"Algorithm A, round of 20/{len(rounds)}", lambda: sum(sum(algorithm_a(r)) for r in part), per=len(part))
