"""Fails if a run met refusals only: says which operations of the document never succeeded.

Usage: reached.py DOCUMENT REPORT SHARE, where the report is one of Schemathesis in NDJSON, and SHARE is how much of the
operations has to have succeeded at least once, in per cent.
"""

import json
import sys

METHODS = {"get", "post", "put", "patch", "delete"}


def documented(document):
    paths = document["paths"].items()
    return {f"{method.upper()} {path}" for path, item in paths for method in item if method in METHODS}


def succeeded(lines):
    found = set()
    for line in lines:
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
        for case, interaction in recorder.get("interactions", {}).items():
            status = (interaction["response"] or {}).get("status_code", 0)
            if 200 <= status < 300:
                request = recorder["cases"][case]["value"]
                found.add(f"{request['method']} {request['path']}")
    return found


def main(document, report, share):
    with open(document) as file:
        wanted = documented(json.load(file))
    with open(report) as file:
        missed = sorted(wanted - succeeded(file))
    print(f"{len(wanted) - len(missed)} of {len(wanted)} operations succeeded at least once")
    for operation in missed:
        print(f"  never: {operation}")
    return (len(wanted) - len(missed)) * 100 < len(wanted) * int(share)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
