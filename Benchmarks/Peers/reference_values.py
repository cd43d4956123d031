# The two closed or Newton estimators in plain NumPy: seconds of processor time a call, and the result.
# python3 reference_values.py FOLDER
import sys, time
import numpy as np

def dl(x, v):
    w = 1 / v; s = w.sum(); m = (w * x).sum() / s; q = (w * (x - m) ** 2).sum()
    return max(0.0, (q - (len(x) - 1)) / (s - (w * w).sum() / s))

def pm(x, v):
    t = 0.0
    for _ in range(100):
        w = 1 / (v + t); m = (w * x).sum() / w.sum(); r = w * (x - m) ** 2
        excess = r.sum() - (len(x) - 1)
        if excess <= 0 and t == 0: break
        step = excess / (w * r).sum(); t = max(0.0, t + step)
        if abs(step) < 1e-12 * t: break
    return t

def report(name, f, per=1):
    calls, best, rounds = 1, float("inf"), 0
    while rounds < 5:
        start = time.process_time()
        for _ in range(calls): result = f()
        seconds = time.process_time() - start
        if seconds < 0.05 and best == float("inf") and calls < 2 ** 20: calls *= 2; continue
        best = min(best, seconds / calls / per); rounds += 1
    print(f"{name}\t{best:.6e}\t{result:.10g}")

for k in ("10", "30"):
    d = np.loadtxt(f"{sys.argv[1]}/effects_{k}.csv", delimiter=",", skiprows=1)
    x, v = d[:, 0].copy(), d[:, 1] ** 2
    report(f"DL {k}", lambda: dl(x, v)); report(f"PM {k}", lambda: pm(x, v))

draw = np.random.Generator(np.random.PCG64(1))

def mass_calibration(n=1_000_000):
    reference = 100000 + 0.05 * draw.standard_normal(n); difference = 1.234 + 0.02 * draw.standard_normal(n)
    air, weight = draw.uniform(1.1, 1.3, n), draw.uniform(7000, 9000, n); standard = draw.uniform(7950, 8050, n)
    dm = (reference + difference) * (1 + (air - 1.2) * (1 / weight - 1 / standard)) - 100000
    np.quantile(dm, [0.025, 0.975])
    return dm.std(ddof=1)

report("mass calibration 1e6", mass_calibration)

def curvilinear(a, b, d, n):
    start = draw.uniform(a - d, a + d, n)
    return start + (a + b - 2 * start) * draw.random(n)

def gauge_block(n=1_000_000):
    standard = 50000623 + 25 * draw.standard_t(18, n)
    difference = 215 + 6 * draw.standard_t(24, n) + 4 * draw.standard_t(5, n) + 7 * draw.standard_t(8, n)
    theta = -0.1 + 0.2 * draw.standard_normal(n) + 0.5 * np.sin(2 * np.pi * draw.random(n))
    expansion, da = draw.uniform(9.5e-6, 13.5e-6, n), curvilinear(-1e-6, 1e-6, 1e-7, n)
    dl = standard + difference - standard * (da * theta + expansion * curvilinear(-0.05, 0.05, 0.025, n)) - 50000000
    np.quantile(dl, [0.025, 0.975])
    return dl.std(ddof=1)

report("gauge block 1e6", gauge_block)

def normal_numbers():
    for _ in range(500):
        numbers = draw.standard_normal(2000)
    return (numbers * numbers).mean()

report("normal number of a million", normal_numbers, 1_000_000)
