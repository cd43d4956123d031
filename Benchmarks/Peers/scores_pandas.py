# Scores of a results file in pandas, and a count and a sum of squares to compare.
# python3 scores_pandas.py FILE robust|en [OUTPUT]
import sys
import numpy as np, pandas as pd

file, work, output = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
types = {k: "category" for k in ("round", "item", "measurand", "lab")} | {k: "f8" for k in ("value", "U", "k")}
d = pd.read_csv(file, dtype=types)
key = [d[k] for k in ("round", "item", "measurand")]

def by_group(column, how):
    return column.groupby(key, sort=False, observed=True).transform(how)

if work == "robust":
    deviation = d["value"] - by_group(d["value"], "median")
    d["score"] = deviation / (1.482602218505602 * by_group(deviation.abs(), "median"))
    limit = 3
else:
    w = d["k"] ** 2 / d["U"] ** 2
    total = by_group(w, "sum")
    d["score"] = (d["value"] - by_group(w * d["value"], "sum") / total) / np.sqrt(d["U"] ** 2 + (4 - 4 * d["k"]) / total)
    limit = 1
if output:
    d["verdict"] = np.where(d["score"].abs() >= limit, "action", "acceptable")
    d.to_csv(output, index=False)
else:
    finite = d["score"][np.isfinite(d["score"])]
    print(int((d["score"].abs() >= limit).sum()), float((finite ** 2).sum()))
