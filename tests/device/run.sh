#!/usr/bin/env bash
# run.sh ARGUMENTS...: the runner (runner/__main__.py tells its arguments), in its environment.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$("$here/venv.sh")
export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
exec "$python" -m runner "$@"
