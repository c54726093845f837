#!/bin/sh
# Writes requirements/{run,dev,build}.txt from pyproject.toml: exact versions with hashes and no
# registry address, for every platform. Uses uv, in an environment of its own, thrown away after.
set -eu
cd "$(dirname "$0")/.."
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/pip" install --quiet uv
compile() {
	output=$1
	shift
	"$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		pyproject.toml "$@" --output-file "requirements/$output"
}
compile dev.txt --group test --group lint
compile run.txt --constraints requirements/dev.txt
printf '%s\n' 'hatchling>=1.27' 'editables>=0.5' >"$tool/build.in"
"$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	"$tool/build.in" --constraints requirements/dev.txt --output-file requirements/build.txt
