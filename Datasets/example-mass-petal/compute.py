"""The worked example of a travelling weight: makes the data (seeded), and computes expected.json.

The computation is independent of the engine: mpmath, 50 digits, V inverted as it stands.
"""
import datetime, json, random
from mpmath import mp, mpf, matrix, inverse, sqrt
mp.dps = 50
rng = random.Random(2027)
day = lambda text: (datetime.datetime.strptime(text, '%d/%m/%Y').date() - datetime.date(1970, 1, 1)).days
comma = lambda x, places: f'{x:.{places}f}'.replace('.', ',')
pilots = ['11/01/2027', '12/01/2027', '15/03/2027', '16/03/2027', '17/05/2027', '18/05/2027', '19/07/2027', '20/07/2027', '20/09/2027', '21/09/2027']
labs = ['25/01/2027', '08/02/2027', '26/02/2027', '29/03/2027', '12/04/2027', '29/04/2027',
        '31/05/2027', '14/06/2027', '30/06/2027', '02/08/2027', '16/08/2027', '03/09/2027']
true = lambda t: 0.412 - 0.00045 * (t - day('11/01/2027'))
common = rng.gauss(0, 0.010)
u_pilot, u_common, u_stab, u_trans = 0.006, 0.010, 0.004, 0.005
rows = [(d, round(true(day(d)) + common + rng.gauss(0, u_pilot), 3)) for d in pilots]
U_lab = [0.05, 0.10, 0.16, 0.06, 0.05, 0.12, 0.08, 0.05, 0.10, 0.02, 0.06, 0.05]
bias = [0, 0, 0, 0, 0.075, 0, 0, -0.02, 0, 0, 0, 0.02]
results = [(f'{i + 1:02d}', d, round(true(day(d)) + b + rng.gauss(0, U * 0.4), 3), U)
           for i, (d, U, b) in enumerate(zip(labs, U_lab, bias))]
with open('pilot.csv', 'w') as f:
    f.write('time;value;u;common\n' + ''.join(f'{d};{comma(y, 3)};{comma(u_pilot, 3)};{comma(u_common, 3)}\n' for d, y in rows))
with open('results.csv', 'w') as f:
    f.write('lab;date;value;U;k\n' + ''.join(f'{l};{d};{comma(x, 3)};{comma(U, 2)};2\n' for l, d, x, U in results))
t = [mpf(day(d)) for d, _ in rows]
y = matrix([mpf(v) for _, v in rows])
n, origin = len(t), sum(t) / len(t)
V = matrix(n, n)
for i in range(n):
    for j in range(n):
        V[i, j] = mpf(u_common) ** 2 + (mpf(u_pilot) ** 2 if i == j else 0)
W = inverse(V)
def fit(degree):
    X = matrix([[(x - origin) ** k for k in range(degree + 1)] for x in t])
    C = inverse(X.T * W * X)
    beta = C * (X.T * W * y)
    r = y - X * beta
    return beta, C, (r.T * W * r)[0]
fits = [fit(k) for k in range(3)]
critical = {8: 5.317655071578714, 7: 5.591447851220738}  # F_0.95(1, nu), SciPy
F = [(fits[k][2] - fits[k + 1][2]) / (fits[k + 1][2] / (n - k - 2)) for k in range(2)]
assert F[0] > critical[8] and F[1] < critical[7], F
beta, C, rss = fits[1]
factor = max(mpf(1), rss / (n - 2))
text = lambda x: mp.nstr(x, 9, strip_zeros=False)
figures = {'d': {}, 'u(d)': {}, 'En': {}, 'zeta': {}}
for lab, d, x, U in results:
    f = matrix([mpf(1), mpf(day(d)) - origin])
    u2 = (f.T * C * f)[0] * factor + mpf(u_stab) ** 2 + mpf(u_trans) ** 2
    deviation = mpf(x) - (f.T * beta)[0]
    u_d = sqrt((mpf(U) / 2) ** 2 + u2)
    for name, value in [('d', deviation), ('u(d)', u_d), ('zeta', deviation / u_d), ('En', deviation / sqrt(mpf(U) ** 2 + 4 * u2))]:
        figures[name][lab] = text(value)
where = 'computed with 50 digits by compute.py'
json.dump({'source': 'synthetic example, computed independently with mpmath (compute.py); not published',
           'figures': [{'figure': 'assignedValue', 'where': where, 'printed': text(beta[0])},
                       {'figure': 'u(assignedValue)', 'where': where, 'printed': text(sqrt(C[0, 0] * factor))}]
           + [{'figure': k, 'where': where, 'printed': v} for k, v in figures.items()]},
          open('expected.json', 'w'), indent=2, ensure_ascii=False)
open('expected.json', 'a').write('\n')
print(F, factor, beta, figures['En'])
