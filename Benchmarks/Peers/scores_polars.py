# Scores of a results file in Polars: a count and a sum of squares to compare, or a file of the engine's columns.
# python3 scores_polars.py FILE robust|en [OUTPUT]      POLARS_MAX_THREADS in the environment
import sys
import polars as pl

file, work, output = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
schema = {k: pl.String for k in ("round", "item", "measurand", "lab")} | {k: pl.Float64 for k in ("value", "U", "k")}
key = ["round", "item", "measurand"]
x, U, k = pl.col("value"), pl.col("U"), pl.col("k")
if work == "robust":
    reference = x.median()
    sigma = 1.482602218505602 * (x - reference).abs().median()
    u_pt = 1.25 * sigma / pl.len().sqrt()
    u_d = ((U / k) ** 2 + u_pt ** 2).sqrt()
    name, score, limit = "z", (x - reference) / sigma, 3
else:
    w = k * k / (U * U)
    reference, v = (w * x).sum() / w.sum(), 1 / w.sum()
    sigma, u_pt, u_d = pl.lit(None, pl.Float64), v.sqrt(), ((U / k) ** 2 - v).sqrt()
    name, score, limit = "En", (x - reference) / (U * U + 4 * v - 4 * k * v).sqrt(), 1
rows = pl.scan_csv(file, schema=schema)
if output:
    # One list a group, exploded again: one grouping instead of one for each window.
    each = {"lab": pl.col("lab"), "value": x, "standardUncertainty": U / k, "expandedUncertainty": U, "deviation": x - reference,
            "deviationStandardUncertainty": u_d, name: score}
    groups = {"assignedValue": reference, "assignedStandardUncertainty": u_pt, "sigmaPt": sigma}
    scored = rows.group_by(key, maintain_order=True).agg(**each, **groups).explode(*each)
    size = pl.col(name).abs()
    verdict = pl.when(size >= limit).then(pl.lit("action"))
    if name == "z": verdict = verdict.when(size >= 2).then(pl.lit("warning"))
    columns = key + ["lab", "value", "standardUncertainty", "expandedUncertainty", "included", "assignedValue",
                     "assignedStandardUncertainty", "sigmaPt", "deviation", "deviationStandardUncertainty", name, name + "Verdict"]
    scored = scored.with_columns(pl.lit("true").alias("included"), verdict.otherwise(pl.lit("acceptable")).alias(name + "Verdict"))
    scored.select(columns).collect().write_csv(output)
else:
    sums = rows.group_by(key).agg((score.abs() >= limit).sum().alias("a"), (score * score).filter(score.is_finite()).sum().alias("s"))
    print(*sums.select(pl.col("a").sum(), pl.col("s").sum()).collect().row(0))
