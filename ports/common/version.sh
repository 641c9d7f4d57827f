#!/usr/bin/env bash
# version.sh: prints the module's version. It stands in Cargo.toml; a release, which has none, has it in VERSION.
cd "$(dirname "$0")/../.." || exit 1
if [ -e Cargo.toml ]; then exec sed -nE 's/^version = "(.*)"/\1/p' Cargo.toml; fi
exec cat VERSION
