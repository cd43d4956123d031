# Scores of a results file in DuckDB: a count and a sum of squares to compare, or a file of the engine's columns.
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
    groups = "median(value) x, 1.482602218505602 * mad(value) s, count(*) n"
    score, limit = "(value - x) / s", 3
    name, warning = "z", "when abs(score) >= 2 then 'warning'"
    u_pt, sigma, u_d = "1.25 * s / sqrt(n)", "s", "sqrt(U * U / (k * k) + 1.5625 * s * s / n)"
else:
    groups = "sum(value * k * k / (U * U)) / sum(k * k / (U * U)) x, 1 / sum(k * k / (U * U)) v"
    score, limit = "(value - x) / sqrt(U * U + 4 * v - 4 * k * v)", 1
    name, warning = "En", ""
    u_pt, sigma, u_d = "sqrt(v)", "null", "sqrt(U * U / (k * k) - v)"
scored = f"""with t as materialized (select {names} from {rows}),
    g as (select {key}, {groups} from t group by all),
    e as (select t.*, g.* exclude ({key}), {score} as score from t join g using ({key}))"""
if output:
    c.execute(f"""copy ({scored} select {key}, lab, value, U / k standardUncertainty, U expandedUncertainty, true included,
            x assignedValue, {u_pt} assignedStandardUncertainty, {sigma} sigmaPt, value - x deviation,
            {u_d} deviationStandardUncertainty, score "{name}",
            case when abs(score) >= {limit} then 'action' {warning} else 'acceptable' end "{name}Verdict" from e)
        to '{output}' (header, delimiter ',')""")
else:
    print(*c.execute(f"""{scored} select count(*) filter (abs(score) >= {limit}), sum(score * score) filter (isfinite(score))
                         from e""").fetchone())
