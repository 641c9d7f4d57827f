#!/usr/bin/env bash
# test.sh: the stubs and all examples pass mypy --strict, beside MicroPython's own stubs; a wheel has all of them.
set -uo pipefail
here=tests/stubs
micropython=$(ports/common/venv.sh stubs/micropython $here/micropython.txt) || exit 1
python=$(ports/common/venv.sh stubs/mypy $here/requirements.txt) || exit 1
typings=$("$micropython" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
passed=0 failed=0

# one NAME COMMAND...
one() {
    local name=$1 && shift
    if "$@"; then
        passed=$((passed + 1)) && echo "pass  $name"
    else
        failed=$((failed + 1)) && echo "FAIL  $name"
    fi
}

# The stubs come before MicroPython's, which have the standard library, too.
checked() {
    MYPYPATH=stubs:$typings "$python" -m mypy --config-file $here/mypy.ini --cache-dir build/stubs/cache "$@" --custom-typeshed-dir "$typings"
}

# As `pip install` would make it, from what is there alone.
wheel() {
    rm -rf build/stubs/wheel
    "$python" -m pip wheel -q --no-deps --no-build-isolation --disable-pip-version-check -w build/stubs/wheel ./stubs >/dev/null || return 1
    diff <(cd stubs && find asyncio uasyncio -type f ! -path '*/__pycache__/*' | LC_ALL=C sort) \
        <("$python" -m zipfile -l build/stubs/wheel/*.whl | awk '/^u?asyncio\// { print $1 }' | LC_ALL=C sort) || return 1
    compgen -G "build/stubs/wheel/*-$(ports/common/version.sh)-*.whl" >/dev/null
}

one "mypy: the stubs" checked stubs/asyncio stubs/uasyncio
one "mypy: what programs do with them" checked $here/uses.py
one "mypy: the examples" checked examples/*.py
one "a wheel of this version" wheel
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
