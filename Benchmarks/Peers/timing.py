# How the scripts here time a call: the least processor time over repeated rounds of about 50 ms.
import time

def report(name, f, per=1):
    calls, best, rounds = 1, float("inf"), 0
    spent = time.process_time()
    while rounds < 5 and (rounds == 0 or time.process_time() - spent < 3):
        start = time.process_time()
        for _ in range(calls): result = f()
        seconds = time.process_time() - start
        if seconds < 0.05 and best == float("inf") and calls < 2 ** 20: calls *= 2; continue
        best = min(best, seconds / calls / per); rounds += 1
    print(f"{name}\t{best:.6e}\t{result:.12g}", flush=True)
