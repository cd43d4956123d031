"""Drift of a travelling standard by generalized least squares in 50 digits (mpmath).

Writes drift_series.csv (the measurements and turns) and drift_expected.csv. The measurements are random
(random.Random with the seed below) and rounded: the rounded decimals, read as doubles, are the definition.
V = diag(u^2) + b b^T is inverted as it stands; nothing is shared with the engine.
"""
import random
from mpmath import mp, mpf, matrix, lu_solve, inverse, betainc
mp.dps = 50
rng = random.Random(20270101)
rows, expected = [], []
cases = []
def emit(name, t, y, u, b, degree, step, turns):
    n = len(t)
    T, Y, U, B = ([mpf(float(v)) for v in col] for col in (t, y, u, b))
    origin = sum(T) / n
    def f(x):
        row = [(x - origin) ** k for k in range(degree + 1)]
        return row + ([mpf(1 if x >= step else 0)] if step is not None else [])
    X = matrix([f(x) for x in T])
    V = matrix(n, n)
    for i in range(n):
        for j in range(n):
            V[i, j] = B[i] * B[j] + (U[i] ** 2 if i == j else 0)
    W = inverse(V)
    C = inverse(X.T * W * X)
    beta = C * (X.T * W * matrix(Y))
    r = matrix(Y) - X * beta
    rss = (r.T * W * r)[0]
    nu = n - X.cols
    factor = max(mpf(1), rss / nu) if nu > 0 else mpf(1)
    for i in range(n):
        rows.append((name, 'pilot', t[i], y[i], u[i], b[i]))
    for x in turns:
        rows.append((name, 'turn', x, '', '', ''))
    out = lambda k, v: expected.append((name, k, mp.nstr(v, 20)))
    expected.append((name, 'degree', str(degree)))
    expected.append((name, 'step', '' if step is None else repr(step)))
    for k in range(X.cols):
        out('beta%d' % k, beta[k])
        out('se%d' % k, mp.sqrt(C[k, k] * factor))
    out('rss', rss)
    for i, x in enumerate(turns):
        g = matrix(f(mpf(x)))
        out('value%d' % i, (g.T * beta)[0])
        out('u%d' % i, mp.sqrt((g.T * C * g)[0] * factor))
        h = matrix(f(mpf(turns[0])))
        out('cov0_%d' % i, (h.T * C * g)[0] * factor)
specs = [(5, 0, 'same', None), (4, 1, 'same', None), (6, 2, 'same', None), (7, 1, 'none', None),
         (6, 1, 'vary', None), (9, 2, 'vary', None), (8, 0, 'same', 4), (9, 1, 'vary', 5),
         (12, 2, 'none', 6), (3, 2, 'same', None), (2, 1, 'vary', None), (30, 1, 'vary', None)]
for number, (n, degree, common, step) in enumerate(specs):
    t = sorted(rng.sample(range(20800, 21200), n))
    u = [round(rng.uniform(0.5, 2.0), 2) for _ in t]
    b = [0.0] * n if common == 'none' else [1.5] * n if common == 'same' else [round(rng.uniform(0.2, 3), 2) for _ in t]
    y = [round(1000 + 0.03 * (x - 21000) + (2.5 if step and i >= step else 0) + rng.gauss(0, 1.6), 3) for i, x in enumerate(t)]
    turns = sorted(rng.sample(range(20790, 21210), 4))
    emit('case%02d' % number, t, y, u, b, degree, float(t[step]) if step else None, turns)
# a large value with a small spread
t = [0, 10, 20, 30, 40]
emit('offset', t, [1000000000.001, 1000000000.003, 1000000000.002, 1000000000.006, 1000000000.007],
     [0.001, 0.002, 0.001, 0.001, 0.002], [0.5] * 5, 1, None, [5, 15, 35, 45])
open('drift_series.csv', 'w').write('case,kind,time,value,u,common\n' + ''.join(','.join(map(str, r)) + '\n' for r in rows))
open('drift_expected.csv', 'w').write('case,name,value\n' + ''.join(','.join(r) + '\n' for r in expected))
