"""Scores a simulated archive on a local cluster and in one process, and checks that both say the same.

    python3 compare_with_one_process.py LIENPHONG [ROUNDS]      needs pip install pyspark and a Java runtime (17 or later)

The cluster is `local-cluster[2,1,1024]`: a master and two workers with processes of their own.
"""
import json, os, subprocess, sys, tempfile, time
from pyspark.sql import SparkSession
from score_archive import scores

lienphong = os.path.abspath(sys.argv[1])
rounds = sys.argv[2] if len(sys.argv) > 2 else "5000"
with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "archive.csv")
    with open(archive, "wb") as file:
        subprocess.run([lienphong, "simulate", "--rounds", rounds, "--labs", "20", "--seed", "1"], stdout=file, check=True)
    here = os.path.dirname(os.path.abspath(__file__))
    session = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("lienphong")
               .config("spark.submit.pyFiles", os.path.join(here, "score_archive.py"))
               .config("spark.ui.enabled", "false").getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.addPyFile(os.path.join(here, "score_archive.py"))
    same = True
    for options in (["--assigned-value", "weighted-mean", "--score", "En,zeta"],
                    ["--assigned-value", "algorithm-a", "--sigma-pt", "robust", "--score", "z,zPrime"]):
        start = time.monotonic()
        answers = [json.loads(line) for line in
                   scores(session, archive, [lienphong, "score", "--stream", *options]).collect()]
        wall = time.monotonic() - start
        one = subprocess.run([lienphong, "score", archive, "--format", "json", *options], capture_output=True, check=True)
        expected = json.loads(one.stdout)["measurands"]
        same = same and answers == expected
        print(f"{' '.join(options)}: {len(answers)} comparisons of {len(expected)}, "
              f"{'equal' if answers == expected else 'DIFFERENT'}, {wall:.1f} s on the cluster")
    session.stop()
sys.exit(0 if same else 1)
