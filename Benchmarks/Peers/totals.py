# Count of action verdicts and sum of squares of one score in a file of scores.
# python3 totals.py FILE KEY
import sys

path, key = sys.argv[1:]
try:
    import duckdb
    count, total = duckdb.sql(f"""select count(*) filter ("{key}Verdict" = 'action'), sum("{key}" ** 2)
                                  from read_csv('{path}', header = true)""").fetchall()[0]
except ImportError:
    import csv
    count = total = 0
    with open(path) as file:
        for row in csv.DictReader(file):
            count += row[key + "Verdict"] == "action"
            total += float(row[key] or 0) ** 2
print(count, repr(float(total or 0)))
