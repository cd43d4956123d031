# One-sided critical values of Dixon's ratios of a normal sample, mpmath, 25 digits. With x = x_(n),
# y = x_(i), m = n-i-1 results between them, of which those above x - r(x-y) are at most j-1:
#   P(R > r) = n!/((i-1)! m!) int int phi(x) phi(y) Phi(y)^(i-1) T dy dx
#   T = A^m (j = 1), A^m + m A^(m-1) B (j = 2), A = Phi(x-rv) - Phi(y), B = Phi(x) - Phi(x-rv), v = x - y
# by the trapezoidal rule in x and tanh-sinh in v.
import sys
from mpmath import mp, mpf, factorial, erfc, sqrt, exp, pi, sinh, cosh, tanh, findroot
mp.dps = 25
def ij(n):
    return (1,1) if n<=7 else (2,1) if n<=10 else (2,2) if n<=13 else (3,2)
def Phi(x): return erfc(-x/sqrt(mpf(2)))/2
def phi(x): return exp(-x*x/2)/sqrt(2*pi)
h = mpf(1)/6
xs = [h*k for k in range(-60, 61)]
hv = mpf(1)/60
vs = []
for k in range(-210, 211):
    t = hv*k
    e = exp(2*(pi/2)*sinh(t)); 
    v = 20*e/(1+e); w = hv*20*(pi/2)*cosh(t)*2*e/(1+e)**2/1
    if w > mpf(10)**-26: vs.append((v, w))
def tail(n, r):
    i, j = ij(n); m = n-i-1
    s = mpf(0)
    for x in xs:
        fx = phi(x)
        if fx < mpf(10)**-24: continue
        Fx = Phi(x)
        for v, w in vs:
            y = x-v
            if y < -11: continue
            fy = phi(y); Fy = Phi(y)
            z = Phi(x-r*v); A = z-Fy; B = Fx-z
            T = A**m if j == 1 else A**m + m*A**(m-1)*B
            s += fx*fy*Fy**(i-1)*T*w*h
    return s*factorial(n)/(factorial(i-1)*factorial(m))
if __name__ == '__main__':
    g0 = {3:(.941,.988),5:(.642,.78),7:(.507,.637),10:(.477,.597),13:(.521,.615),14:(.546,.641),20:(.45,.535),30:(.376,.457)}
    print('# total', [mp.nstr(tail(n, mpf(0)), 20) for n in (3,)])
    for n in map(int, sys.argv[1:]):
        for a, g in zip(('0.05','0.01'), g0[n]):
            r = findroot(lambda r: tail(n, r)-mpf(a), (mpf(g), mpf(g)*mpf('1.002')), solver='secant', tol=1e-30, maxsteps=9, verify=False)
            print(n, a, mp.nstr(r, 17), flush=True)
