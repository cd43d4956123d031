# Quantiles of G = S2_{-2}/S2 (two largest left out) by the recursion of the angles, mpmath, 40 digits.
# f_3 = 3/pi on [pi/6, pi/2]; f_r(t) = r c_r cos^(r-3) t F_{r-1}(asin min(1, tan t sqrt(r/(r-2)))).
# Each F_r is a Chebyshev expansion in u on every stretch between its breakpoints, t = R - (R-L)u^2, which
# takes up the half-integer powers at the upper end of a stretch.
import sys
from mpmath import mp, mpf, pi, asin, atan, sin, cos, tan, sqrt, gamma, betainc, quad, findroot
mp.dps = 40
D = 64
nodes = [cos(pi*(2*k+1)/(2*D)) for k in range(D)]
basis = [[cos(j*pi*(2*k+1)/(2*D)) for k in range(D)] for j in range(D)]
def cheb(vals):
    c = [2*sum(v*b for v, b in zip(vals, basis[j]))/D for j in range(D)]
    c[0] /= 2
    return c
def ev(c, x):
    b1 = b2 = mpf(0)
    for a in reversed(c[1:]):
        b1, b2 = 2*x*b1 - b2 + a, b1
    return x*b1 - b2 + c[0]
def integ(c):   # antiderivative vanishing at x = 1
    n = len(c); C = [mpf(0)]*(n+1)
    cc = c + [mpf(0), mpf(0)]
    for k in range(1, n+1):
        C[k] = ((2*cc[0] if k == 1 else cc[k-1]) - cc[k+1])/(2*k)
    C[0] = -sum(C[1:])
    return C
class Fn: pass
def level3():
    F = Fn(); F.breaks = [pi/6, pi/2]
    F.cdf = lambda t: mpf(0) if t <= pi/6 else (mpf(1) if t >= pi/2 else 3/pi*(t-pi/6))
    F.pdf = lambda t: 3/pi if pi/6 <= t <= pi/2 else mpf(0)
    return F
def step(r, G):
    c = gamma(mpf(r-1)/2)/(sqrt(pi)*gamma(mpf(r-2)/2))
    q = sqrt(mpf(r)/(r-2))
    def pdf(t):
        a = tan(t)*q
        return r*c*cos(t)**(r-3)*(G.cdf(asin(a)) if a < 1 else mpf(1))
    brk = sorted(set([atan(sin(b)/q) for b in G.breaks] + [pi/2]))
    # last two: image of pi/2 (theta*), then pi/2
    segs = []; total = mpf(0)
    for L, R in zip(brk, brk[1:]):
        us = [(1+x)/2 for x in nodes]
        vals = [pdf(R-(R-L)*u*u)*2*(R-L)*u/2 for u in us]   # dt = -2(R-L)u du, du = dx/2
        C = integ(cheb(vals))      # int_x^1 = -(C(x)) since C(1)=0
        mass = -ev(C, mpf(-1))
        segs.append((L, R, C, total)); total += mass
    F = Fn(); F.breaks = brk; F.pdf = pdf; F.total = total
    def cdf(t):
        if t <= brk[0]: return mpf(0)
        if t >= pi/2: return mpf(1)
        for L, R, C, below in segs:
            if t <= R:
                u = sqrt((R-t)/(R-L))
                return (below - ev(C, 2*u-1))/total   # int from L(t at u=1) to t
        return mpf(1)
    F.cdf = cdf
    return F
def half_beta(x, p):
    return betainc(mpf(p-2)/2, mpf(1)/2, 0, x, regularized=True)/2
def prob(p, F, g):
    q = mpf(p-2)/p
    cs = g*(1+q)/(1+g*q)
    ts = mp.acos(sqrt(cs))
    def h(t):
        return F.pdf(t)*half_beta(min(g/cos(t)**2, 1/(1+q*sin(t)**2)), p)
    pts = sorted(set([b for b in F.breaks] + [ts]))
    pts = [b for b in pts if b >= F.breaks[0]]
    s = mpf(0)
    for L, R in zip(pts, pts[1:]):
        s += mp.quad(lambda u: h(R-(R-L)*u*u)*2*(R-L)*u, [0, 1])
    return p*s
if __name__ == '__main__':
    want = [int(a) for a in sys.argv[1:]]
    F = level3()
    mp.dps = 40
    start = {40:(.62,.67),60:(.70,.74),4:(7.52e-6,1.893e-4),5:(9e-4,4.5e-3),7:(.0308,.07084),10:(.115,.18645),20:(.35846,.4391)}
    for p in range(4, max(want)+1):
        if p in want:
            for a, g0 in zip(('0.005','0.025'), start[p]):
                mp.dps = 25
                g = findroot(lambda g: prob(p, F, g)-mpf(a), (mpf(g0), mpf(g0)*mpf('1.001')), solver='secant', tol=1e-22)
                print(p, a, mp.nstr(g, 20), flush=True)
                mp.dps = 40
        F = step(p, F)
        if p<8: print('#', p, mp.nstr(F.total, 25), file=sys.stderr, flush=True)
