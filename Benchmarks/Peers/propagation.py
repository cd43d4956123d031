# First-order propagation of a model of ten inputs in uncertainties or GTC: processor time and result.
# python3 propagation.py uncertainties|GTC
import sys
from timing import report

X = [2.0, 3.0, 1.5, 5.0, 1.2, 0.3, 0.7, 4.0, 0.9, 1.1]
U = [0.01 * (i + 1) for i in range(10)]
if sys.argv[1] == "uncertainties":
    from uncertainties import ufloat as number, umath as f
    u = lambda y: y.s
else:
    import GTC as f
    from GTC import ureal as number
    u = lambda y: y.u

def model(x):
    return u((x[0] * x[1] + x[2]) / (x[3] - x[4]) * f.exp(-x[5]) + x[6] * f.sqrt(x[7]) + f.sin(x[8]) * x[9])
report("first-order propagation, 10 inputs", lambda: model([number(a, b) for a, b in zip(X, U)]))
made = [number(a, b) for a, b in zip(X, U)]
report("first order again, 10 inputs", lambda: model(made))
