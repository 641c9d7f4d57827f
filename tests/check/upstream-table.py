#!/usr/bin/env python3
"""upstream-table.py TREE...: upstream's tests of asyncio, a line each, and what each came to where it was last run; with what
stands in for those that are excluded. Exits with an error where one failed."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "ports"))

import boards

PLACES = {"unix": "unix", "mp126": "unix, newest"} | {row.name: row.name for row in boards.boards(tried=["device"])}
PATTERNS = ("extmod/asyncio_*.py", "micropython/*_async.py", "net_hosted/asyncio_*.py", "multi_net/asyncio_*.py")
WIDTH = 57


def results(place):
    """Name and outcome of each test, from the last run there."""
    path = pathlib.Path(f"build/test/upstream-{place}/results")
    return dict(reversed(line.split()) for line in path.read_text().splitlines()) if path.exists() else None


def excluded():
    lines = pathlib.Path("tests/upstream/excluded.list").read_text().splitlines()
    return {line.split()[0]: line.split(None, 2)[1:] for line in lines if line and not line.startswith("#")}


def main():
    # Those of an older version come first; a newer one may bring more.
    found = {}
    for number, tree in enumerate(sys.argv[1:]):
        tests = pathlib.Path(tree, "tests")
        for pattern in PATTERNS:
            for path in sorted(tests.glob(pattern)):
                found.setdefault(str(path.relative_to(tests).with_suffix("")), number)

    runs = {place: results(place) for place in PLACES}
    instead = excluded()
    print(f"{'':{WIDTH}}" + "".join(f"{title:14}" for title in PLACES.values()))
    failed = 0
    for test, number in sorted(found.items()):
        cells = []
        for place, run in runs.items():
            if run is None:
                cells.append("not run")
            elif test in instead:
                cells.append("lifted")
            elif test in run:
                cells.append(run[test])
                failed += run[test] != "pass"
            elif number > 0 and place != "mp126":
                cells.append("newer")
            elif "net" in test.split("/")[0] and place not in ("unix", "mp126"):
                cells.append("no network")
            else:
                cells.append("MISSING")
                failed += 1
        print(f"{test:{WIDTH}}" + "".join(f"{cell:14}" for cell in cells).rstrip())
    print("\nlifted: it pins a limit that this module lifts on purpose")
    for test, (path, reason) in instead.items():
        print(f"  {test}: {reason}; {path} instead")
    for place in (p for p, run in runs.items() if run is None):
        print(f"not run: {PLACES[place]} (make test)")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
