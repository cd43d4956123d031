"""Scores an archive on a Spark cluster: each comparison becomes a line of JSON for `lienphong score --stream`.

    spark-submit score_archive.py archive.csv out LIENPHONG [OPTIONS OF SCORE …]

`out` becomes a folder of text files with one comparison a line, in the order of the archive; LIENPHONG is the path
of the command, the same on every machine. Numbers are handed on with the digits of the file.
"""
import json, shlex, sys
from pyspark.sql import SparkSession

NAMES = ("round", "item", "measurand")
NUMBERS = ("value", "U", "k", "u", "dof")
TEXTS = ("lab", "replicate", "include")


def result(row):
    """One result as a JSON object; an empty cell is left out."""
    cells = [f"{json.dumps(name)}: {row[name]}" for name in NUMBERS if row.get(name)]
    cells += [f"{json.dumps(name)}: {json.dumps(row[name])}" for name in TEXTS if row.get(name)]
    return "{" + ", ".join(cells) + "}"


def comparison(key, rows):
    """One comparison as a line of JSON, its results in the order of the file."""
    names = [f"{json.dumps(name)}: {json.dumps(code)}" for name, code in zip(NAMES, key) if code]
    results = ", ".join(result(row) for _, row in sorted(rows, key=lambda pair: pair[0]))
    return "{" + ", ".join(names + [f'"results": [{results}]']) + "}"


def scores(session, archive, command):
    """The answers, one a comparison, as an RDD of text in the order of the archive."""
    rows = session.read.csv(archive, header=True).rdd.map(lambda row: row.asDict()).zipWithIndex()
    groups = rows.map(lambda pair: (tuple(pair[0].get(name) for name in NAMES), (pair[1], pair[0]))).groupByKey()
    lines = groups.map(lambda group: (min(i for i, _ in group[1]), comparison(*group))).sortByKey().values()
    # Without checkCode a machine without the command would look like an archive without comparisons.
    return lines.pipe(shlex.join(command), checkCode=True)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    archive, out, lienphong, *options = sys.argv[1:]
    session = SparkSession.builder.appName("lienphong").getOrCreate()
    scores(session, archive, [lienphong, "score", "--stream", *options]).saveAsTextFile(out)
    session.stop()
