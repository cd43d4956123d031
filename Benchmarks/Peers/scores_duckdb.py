# Scores of a results file in DuckDB, and a count and a sum of squares to compare.
# python3 scores_duckdb.py FILE robust|en [OUTPUT]      THREADS in the environment, 2 by default
import os, sys
import duckdb

file, work, output = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
c = duckdb.connect(config={"threads": int(os.environ.get("THREADS", "2"))})
types = {k: "VARCHAR" for k in ("round", "item", "measurand", "lab")} | {k: "DOUBLE" for k in ("value", "U", "k")}
rows = f"read_csv('{file}', header=true, columns={types})"
key = "round, item, measurand"
names = key + (", lab, value, U, k" if output else ", value" if work == "robust" else ", value, U, k")
if work == "robust":
    groups = "median(value) x, 1.482602218505602 * mad(value) s"
    score, signal = "(value - x) / s", "abs(score) >= 3"
else:
    groups = "sum(value * k * k / (U * U)) / sum(k * k / (U * U)) x, 1 / sum(k * k / (U * U)) v"
    score, signal = "(value - x) / sqrt(U * U + 4 * v - 4 * k * v)", "abs(score) >= 1"
scored = f"""with t as materialized (select {names} from {rows}),
    g as (select {key}, {groups} from t group by all),
    e as (select t.*, x, {score} as score from t join g using ({key}))"""
if output:
    c.execute(f"copy ({scored} select *, case when {signal} then 'action' else 'acceptable' end verdict from e) "
              f"to '{output}' (header, delimiter ',')")
else:
    print(*c.execute(f"{scored} select count(*) filter ({signal}), sum(score * score) filter (isfinite(score)) from e").fetchone())
