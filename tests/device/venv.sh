#!/usr/bin/env bash
# venv.sh: prints the Python that has what the emulated boards, mpremote and mpy_ld.py need.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../../ports/common/venv.sh" venv "$here/requirements.txt"
