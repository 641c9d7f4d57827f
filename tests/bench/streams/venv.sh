#!/usr/bin/env bash
# venv.sh: prints the Python that has uvloop.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../../../ports/common/venv.sh" bench/venv "$here/requirements.txt"
