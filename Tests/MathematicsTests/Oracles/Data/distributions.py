#!/usr/bin/env python3
"""Writes distributions.csv: tails and quantiles with 50 digits, by mpmath.

A tail is the integral of the density in u = ln f, straight from its definition with the normalizing
constant from mpmath's loggamma, by mpmath's quadrature. Where mpmath's own betainc and gammainc are
quick the two are compared, and must agree to 40 digits. A quantile is a double q near it, corrected by
one Newton step with 50 digits; q is first improved until that step is below 1e-15.

distribution,df1,df2,function,argument,value: all arguments are exact doubles (17 digits), df2 is empty
for t and chi2, both for normal.
"""
import sys
from mpmath import mp, mpf

WORK, KEEP = 70, 25
mp.dps = WORK


class Ratio:
    """(X/a)/(Y/b) for gamma variables X and Y; b = None is X/a."""

    def __init__(self, a, b):
        self.a, self.b = mpf(a), None if b is None else mpf(b)
        if b is None:
            self.constant = self.a * mp.log(self.a) - mp.loggamma(self.a)
            self.centre = mpf(0)
        else:
            a, b = self.a, self.b
            self.constant = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
            self.centre = mp.log(b / a)

    def log_density(self, u):
        a, b = self.a, self.b
        if b is None:
            return self.constant + a * (u - mp.exp(u))
        odds = a / b * mp.exp(u)
        return self.constant + a * mp.log(odds) - (a + b) * mp.log(1 + odds)

    def tail(self, u, side):
        """Integral of the density from u outward, until e^-170 of its greatest value, in pieces over
        which the logarithm changes by 8 at most; scaled, because mp.quad stops at an absolute error."""
        log_density = lambda s: self.log_density(u + side * s)
        # Longer pieces, where the density falls slowly, only far from its poles at ±iπ.
        here, step, total = mpf(0), mpf(1) / 2**40, mpf(0)
        top = max(log_density(here), self.log_density(mpf(0)) if u * side < 0 else -mp.inf)
        change = lambda s: abs(log_density(here + s) - log_density(here + s / 2)) + abs(
            log_density(here + s / 2) - log_density(here))
        while log_density(here) - top > -170 or u * side + here < 0:
            longest = max(2, abs(u + side * here - self.centre) / 3)
            while step > longest or change(step) > 8:
                step /= 2
            while 2 * step < longest and change(2 * step) < 8:
                step *= 2
            total += mp.quad(lambda s: mp.exp(log_density(s) - top), [here, here + step],
                             method="gauss-legendre", maxdegree=6)
            here += step
        return total * mp.exp(top)

    def builtin(self, u, side):
        a, b, f = self.a, self.b, mp.exp(u)
        with mp.workdps(120):
            if b is None:
                if side > 0:
                    return mp.gammainc(a, a * f, mp.inf, regularized=True)
                return mp.gammainc(a, 0, a * f, regularized=True)
            x, y = a * f / (a * f + b), b / (a * f + b)
            if side > 0:
                return mp.betainc(b, a, 0, y, regularized=True)
            return mp.betainc(a, b, 0, x, regularized=True)

    def is_quick(self):
        return self.a <= 200 and (self.b is None or self.b <= 200)

    def start(self, p, side):
        """ln of the quantile to about 8 digits: bisection where tails are cheap, from both ends."""
        t = mp.log(mpf(p))
        with mp.workdps(20):
            lo, hi = mpf(-1), mpf(1)  # in units that double
            g = lambda u: mp.log(self.rough(u, side)) - t
            inner, outer = -side * mpf(1) / 2**20, side * mpf(1) / 2**20
            while g(outer) > 0:
                outer *= 2
            while g(inner) < 0:
                inner *= 2
            for _ in range(60):
                middle = (inner + outer) / 2
                if g(middle) > 0:
                    inner = middle
                else:
                    outer = middle
                if abs(outer - inner) < mpf(10) ** -10 * abs(outer):
                    break
            return (inner + outer) / 2

    def rough(self, u, side):
        """The tail by 400 points of the trapezium rule, for a start only."""
        top = max(self.log_density(u), self.log_density(mpf(0)) if u * side < 0 else -mp.inf)
        length = mpf(1) / 2**40
        while self.log_density(u + side * length) - top > -40:
            length *= 2
        n = 200
        h = length / n
        s = mp.exp(self.log_density(u)) / 2
        s += sum(mp.exp(self.log_density(u + side * h * k)) for k in range(1, n))
        return s * h


def rows_for(name, df1, df2, ratio, p, side, value, inverse):
    """The quantile at p and the tail at the double nearest to it.

    `value` makes the reported variable from ln f, `inverse` goes back.
    """
    u = ratio.start(p, side)
    for _ in range(8):
        x = float(value(u))
        if x == 0 or x == float("inf") or abs(x) < 1e-290:
            return []
        u = inverse(mpf(x))
        tail = ratio.tail(u, side)
        weight = mp.exp(ratio.log_density(u))
        L = mp.log(tail / mpf(p))
        step = side * L * tail / weight
        u += step
        if abs(step) < mpf(10) ** -15 * max(1, abs(u)):
            break
    else:
        raise SystemExit(f"no quantile for {name} {df1} {df2} {p} {side}")
    if ratio.is_quick():
        other = ratio.builtin(inverse(mpf(x)), side)
        if abs(other / tail - 1) > mpf(10) ** -40:
            raise SystemExit(f"two oracles differ for {name} {df1} {df2} {p} {side}")
    return [(x, tail), (p, value(u))]


def emit(out, name, df1, df2, function, argument, value):
    text = lambda d: "" if d is None else repr(float(d))
    out.write(f"{name},{text(df1)},{text(df2)},{function},{argument!r},{mp.nstr(value, KEEP)}\n")


def chi2(out, nu, p, side):
    ratio = Ratio(mpf(nu) / 2, None)
    found = rows_for("chi2", nu, None, ratio, p, side,
                     lambda u: nu * mp.exp(u), lambda x: mp.log(x / nu))
    pair(out, "chi2", nu, None, found, side)


def f(out, nu1, nu2, p, side):
    ratio = Ratio(mpf(nu1) / 2, mpf(nu2) / 2)
    found = rows_for("F", nu1, nu2, ratio, p, side, mp.exp, mp.log)
    pair(out, "F", nu1, nu2, found, side)


def pair(out, name, df1, df2, found, side):
    if found:
        emit(out, name, df1, df2, "upperTail" if side > 0 else "cumulative", *found[0])
        emit(out, name, df1, df2, "upperQuantile" if side > 0 else "quantile", *found[1])


def t(out, nu, p):
    """Upper tail p < 1/2 of t is half the upper tail 2p of t squared."""
    ratio = Ratio(mpf(1) / 2, mpf(nu) / 2)
    found = rows_for("t", nu, None, ratio, 2 * p, 1, lambda u: mp.exp(u / 2), lambda x: 2 * mp.log(x))
    if found:
        emit(out, "t", nu, None, "upperTail", found[0][0], found[0][1] / 2)
        emit(out, "t", nu, None, "upperQuantile", p, found[1][1])
        emit(out, "t", nu, None, "density", found[0][0],
             mp.exp(ratio.log_density(2 * mp.log(mpf(found[0][0])))) / mpf(found[0][0]))


def normal(out, p):
    """mpmath's own erfc; the quantile by Newton's method."""
    x = mpf(float(mp.sqrt(-2 * mp.log(mpf(p)))))
    for _ in range(60):
        tail = mp.erfc(x / mp.sqrt(2)) / 2
        step = mp.log(tail / mpf(p)) * tail / mp.npdf(x)
        x += step
        if abs(step) < mpf(10) ** -40:
            break
    emit(out, "normal", None, None, "upperQuantile", p, x)
    q = float(x)
    emit(out, "normal", None, None, "upperTail", q, mp.erfc(mpf(q) / mp.sqrt(2)) / 2)


PAIRS = [(0.1, 0.1), (0.1, 6.25), (0.1, 1e9), (1, 1), (1, 6.25), (2.5, 1e9), (6, 7), (9, 10), (19, 20),
         (19.9, 20.5), (20, 1e9), (50, 1e4), (300, 7), (1e6, 30), (1e9, 0.1), (1e9, 6.25), (1e9, 1e9)]
NUS = [0.1, 0.5, 1, 1.5, 2, 3, 6.25, 19.9, 20.1, 50.5, 100, 1e3, 1e5, 1e9]


def main(out, dense):
    out.write("distribution,df1,df2,function,argument,value\n")
    if dense:
        few = some = many = [1e-300, 1e-150, 1e-30, 1e-16, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.45, 0.4999]
    else:
        few, some = [1e-300, 1e-16, 1e-6, 0.05], [1e-300, 1e-16, 1e-6, 0.025, 0.4]
        many = [1e-300, 1e-100, 1e-16, 1e-6, 0.001, 0.02275, 0.25, 0.4, 0.49, 0.4999999]
    for p in many:
        normal(out, p)
    for nu in NUS:
        for p in some:
            t(out, nu, p)
            for side in (-1, 1):
                chi2(out, nu, p, side)
    for nu1, nu2 in PAIRS:
        for p in few:
            for side in (-1, 1):
                f(out, nu1, nu2, p, side)
        out.flush()


if __name__ == "__main__":
    main(sys.stdout, "--dense" in sys.argv)
