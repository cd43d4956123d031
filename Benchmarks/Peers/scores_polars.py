# Scores of a results file in Polars, and a count and a sum of squares to compare.
# python3 scores_polars.py FILE robust|en [OUTPUT]      POLARS_MAX_THREADS in the environment
import sys
import polars as pl

file, work, output = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
schema = {k: pl.String for k in ("round", "item", "measurand", "lab")} | {k: pl.Float64 for k in ("value", "U", "k")}
key = ["round", "item", "measurand"]
x, U, k = pl.col("value"), pl.col("U"), pl.col("k")
if work == "robust":
    deviation = x - x.median()
    score, limit = deviation / (1.482602218505602 * deviation.abs().median()), 3
else:
    w = k * k / (U * U)
    reference, v = (w * x).sum() / w.sum(), 1 / w.sum()
    score, limit = (x - reference) / (U * U + 4 * v - 4 * k * v).sqrt(), 1
rows = pl.scan_csv(file, schema=schema)
if output:
    # One list a group, exploded again: one grouping instead of one for each window.
    columns = ["lab", "value", "U", "k"]
    scored = rows.group_by(key, maintain_order=True).agg(*columns, score.alias("score")).explode(*columns, "score")
    verdict = pl.when(pl.col("score").abs() >= limit).then(pl.lit("action")).otherwise(pl.lit("acceptable"))
    scored.with_columns(verdict=verdict).collect().write_csv(output)
else:
    sums = rows.group_by(key).agg((score.abs() >= limit).sum().alias("a"), (score * score).filter(score.is_finite()).sum().alias("s"))
    print(*sums.select(pl.col("a").sum(), pl.col("s").sum()).collect().row(0))
