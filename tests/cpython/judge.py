#!/usr/bin/env python3
"""judge.py FOLDER [--update]: what run.py found in FOLDER, against not-yet.list.

FOLDER has a folder a version of CPython, and beside each VERSION.here, what this module's MicroPython came to, VERSION.cpython, and,
where it was run, VERSION.upstream. A test that passes and is on the list fails the step, and so does one that fails and is not:
--update writes the list anew. Those of contradicted.list must not pass, and are not on the list. A test has to pass on the CPython that
run.py calls so, if that is of its version: else the harness is wrong.
"""

import pathlib
import sys

import extract
import run

HERE = pathlib.Path(__file__).parent
NOT_YET = HERE / "not-yet.list"
HEAD = """\
# Tests of CPython's that do not pass yet, by version: make test-cpython fails where one does, or where another does not.
# `make test-cpython UPDATE=1` writes this list, and keeps the causes.
"""


def outcomes(path):
    """{test: whether it passed}"""
    return {test: outcome == "passed" for test, outcome in (line.split(" ", 1) for line in path.read_text().splitlines())}


def main():
    folder, update = pathlib.Path(sys.argv[1]), "--update" in sys.argv[2:]
    own = run.own_version()
    wrong, here, upstream = [], {}, {}
    counts = {}
    versions = sorted(path.name for path in folder.iterdir() if (path / "counts").exists())
    for version in versions:
        for line in (folder / version / "counts").read_text().splitlines():
            file, total = line.split()
            counts[version, file] = int(total)
        here.update({(version, test): passed for test, passed in outcomes(folder / (version + ".here")).items()})
        if (folder / (version + ".upstream")).exists():
            upstream.update({(version, test): passed for test, passed in outcomes(folder / (version + ".upstream")).items()})
        if version == own:
            wrong += ["%s/%s does not pass on CPython: excluded.list has to say why" % (version, test)
                      for test, passed in outcomes(folder / (version + ".cpython")).items() if not passed]
    contradicted = {key for key in here if run.contradicted(*key)}
    wrong += ["%s/%s passes: take it off contradicted.list" % key for key in sorted(contradicted) if here[key]]
    not_yet = sorted("%s/%s" % key for key, passed in here.items() if not passed and key not in contradicted)
    causes = dict(extract.listed("not-yet.list"))
    if update:
        others = [test for test in causes if test.split("/")[0] not in versions]
        causes = {test: causes.get(test, "?") for test in sorted(others + not_yet)}
        NOT_YET.write_text(HEAD + "".join("%s %s\n" % cause for cause in causes.items()))
    listed = {test for test in causes if test.split("/")[0] in versions}
    wrong += ["%s: not-yet.list has to say why" % test for test in sorted(listed) if causes[test] in ("", "?")]
    wrong += ["%s passes: take it off not-yet.list" % test for test in sorted(listed - set(not_yet))]
    wrong += ["%s does not pass" % test for test in sorted(set(not_yet) - listed)]

    print("%-8s %-18s %6s %9s %12s%s" % ("CPython", "file", "total", "runnable", "passed here", "  passed on upstream" if upstream else ""))

    def row(version, file, total, keys):
        passed = sum(here[key] for key in keys)
        more = "  %18d" % sum(upstream[key] for key in keys) if upstream else ""
        print("%-8s %-18s %6d %9d %12d%s" % (version, file, total, len(keys), passed, more))

    for version in versions:
        files = [file for of, file in counts if of == version]
        for file in files:
            row(version, file, counts[version, file], [key for key in here if key[0] == version and key[1].startswith(file + "/")])
        row(version, "all", sum(counts[version, file] for file in files), [key for key in here if key[0] == version])
    for version in versions:
        if version != own:
            print("those of CPython %s were not run on it: this one is %s" % (version, own))
    print("%d contradict an earlier rule (contradicted.list), and do not pass" % len(contradicted))
    for line in wrong:
        print(line)
    print("%d passed, %d failed" % (sum(here.values()), len(wrong)))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
