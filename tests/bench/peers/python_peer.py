"""What the Python peers share: requests as lines of JSON on the standard input, answers likewise."""
import json
import sys
import time


def blas():
    """The library that multiplies matrices, as it is mapped into this process."""
    with open("/proc/self/maps", encoding="ascii") as file:
        names = {line.split("/")[-1].strip() for line in file if "blas" in line and "/" in line}
    found = sorted(name for name in names if name.startswith("lib") and ".so" in name)
    return ", ".join([name for name in found if "openblas" in name] or found)


def serve(prepare, note=None):
    """prepare(row) answers with a function of a number of steps, or raises with the reason."""
    rows = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "prepare":
                rows[request["row"]["id"]] = prepare(request["row"])
                answer = {"note": note}
            elif request["do"] == "accuracy":
                answer = {"accuracy": rows[request["id"]].accuracy()}
            else:
                run = rows[request["id"]]
                start = time.perf_counter()
                run(request["steps"])
                answer = {"seconds": time.perf_counter() - start}
        except Exception as error:  # the benchmark tells it in its table
            answer = {"problem": str(error) or type(error).__name__}
        print(json.dumps(answer), flush=True)
