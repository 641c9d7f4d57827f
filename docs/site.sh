#!/usr/bin/env bash
# site.sh: the documentation as a site, at build/docs: the texts of this repository, and the API out of the type stubs. A link that leads
# nowhere is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=../ports/common/say.sh
. ports/common/say.sh

python=$(ports/common/venv.sh docs-venv docs/requirements.txt)
pages=build/docs-pages
rm -rf "$pages"
mkdir -p "$pages"
cp --parents LICENSE ./*.md docs/*.md docs/*.svg ports/*/README.md "$pages"

# A heading for each file of the stubs: what it is about is its name.
{
    echo "# The API"
    echo
    echo "::: asyncio"
    for stub in stubs/asyncio/_[a-z]*.pyi; do
        module=$(basename "$stub" .pyi)
        title=${module//_/ }
        title=${title# }
        printf '\n## %s\n\n::: asyncio.%s\n' "${title^}" "$module"
    done
} >"$pages/api.md"

watch build/docs.log "$python" -m mkdocs build --strict -f docs/mkdocs.yml || die "the site could not be built" "the reason is above"
echo build/docs/index.html
