#!/usr/bin/env bash
# install.sh: ports/natmod/install.py, and mpremote's mip from a web server on this machine, on an emulated RPI_PICO with upstream's
# firmware.
set -uo pipefail
python=$(tests/device/venv.sh) || exit 1
PYTHONPATH=tests/device PYTHONDONTWRITEBYTECODE=1 exec "$python" -m runner.on RPI_PICO:build/stock/RPI_PICO/firmware.uf2 \
    env PYTHONDONTWRITEBYTECODE=1 "$python" tests/check/install.py DEVICE
