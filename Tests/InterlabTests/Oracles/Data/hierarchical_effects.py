# Posterior of the hierarchical models with Student and skew-normal differences between laboratories, on
# plain product grids: the trapezoidal rule in ln tau, in arsinh of mu, and in lambda or alpha.
import numpy as np
from scipy.special import gammaln, log_ndtr
x=np.array([34.30,32.90,34.53,32.42,31.90,35.80]); u=np.array([1.03,.69,.83,.29,.40,.38]); g=1.5641429999999994
def summary(loglik, n=1):
    ht=0.1/n; lt=np.arange(-14,16+ht/2,ht); hv=0.02/n
    v=np.arange(-9,9+hv/2,hv); c,sc=33.6,0.7; mu=c+sc*np.sinh(v); jac=sc*np.cosh(v)
    L=np.array([loglik(np.exp(t),mu)+t-np.log1p((np.exp(t)/g)**2) for t in lt])
    P=np.exp(L-L.max())*jac; Z=P.sum()
    m=(P*mu).sum()/Z; sd=np.sqrt((P*(mu-m)**2).sum()/Z); tau=np.exp(lt)[:,None]
    tm=(P*tau).sum()/Z; pt=P.sum(1)/Z; cdf=np.cumsum(pt)-pt/2
    return m,sd,tm,np.exp(np.interp(.5,cdf,lt))
def student(nu):
    hh=0.02; w=np.arange(-7.5,7.5+hh/2,hh); t=np.sinh(w)*1.0
    lw=gammaln((nu+1)/2)-gammaln(nu/2)-.5*np.log(nu*np.pi)-(nu+1)/2*np.log1p(t*t/nu)+np.log(np.cosh(w)*hh)
    W=np.exp(lw); print("t mass",W.sum())
    def ll(tau,mu):
        s=tau*np.sqrt((nu-2)/nu); tot=np.zeros_like(mu)
        for xi,ui in zip(x,u):
            y=xi-mu
            if s<1e-3*ui:
                # normal core times the tail: exact by the trapezoid in eps instead
                z=np.linspace(-9,9,721); f=np.exp(-z*z/2)/np.sqrt(2*np.pi)*(z[1]-z[0])
                a=(y[:,None]-ui*z[None,:])/s
                d=np.exp(gammaln((nu+1)/2)-gammaln(nu/2)-.5*np.log(nu*np.pi)-(nu+1)/2*np.log1p(a*a/nu))/s
                # too narrow for this grid: gaussian with t variance for the core
                tot+=-.5*np.log(2*np.pi*(ui**2+tau**2))-y*y/2/(ui**2+tau**2)
            else:
                a=(y[:,None]-s*t[None,:])/ui
                tot+=np.log(np.maximum((np.exp(-a*a/2)*W).sum(1)/(ui*np.sqrt(2*np.pi)),1e-300))
        return tot
    return ll
def skew(tau,mu):
    z=np.arange(-8.5,8.5+.01,.05); lw=-z*z/2; al=4*z; d=al/np.sqrt(1+al*al); c=np.sqrt(2/np.pi)
    om=tau/np.sqrt(1-c*c*d*d); out=np.zeros((len(al),len(mu)))
    for xi,ui in zip(x,u):
        s=np.sqrt(om**2+ui**2); sl=d*om/np.sqrt(ui**2+om**2/(1+al**2))
        t=(xi-mu[None,:]+(om*c*d)[:,None])/s[:,None]
        out+=-t*t/2-np.log(s)[:,None]+np.log(2)+log_ndtr(sl[:,None]*t)
    out+=lw[:,None]; m=out.max(0); return m+np.log(np.exp(out-m).sum(0))
if __name__=="__main__":
    import sys
    print("skew", summary(skew), summary(skew,2) if len(sys.argv)>1 else "")
    print("student4", summary(student(4)))
