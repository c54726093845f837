# Everything a person runs. Needs Python 3.11+ and make; the rest is installed into .venv.
VENV := .venv
PY := $(VENV)/bin/python
# --no-deps: the locked files are complete, and pip 23 looks past a pin for a name with extras.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help run demo server test check i18n map lock wheel clean
.DEFAULT_GOAL := help

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.run  ## open the app (ARGS="..." are its arguments)
	@$(PYTHON) scripts/system_libs.py qt
	@$(PY) -m mehmiro_desktop $(ARGS)

demo: $(VENV)/.run  ## open the sample class: no account, no server
	@$(PYTHON) scripts/system_libs.py qt
	@$(PY) -m mehmiro_desktop $(ARGS) demo

server: $(VENV)/.dev  ## a school server on this machine, with two teachers and their data
	@$(PY) -m scripts.school_server $(ARGS)

test: check  ## every check, the same as CI

check: $(VENV)/.dev  ## lint, types, contracts, tests, coverage floors
	@$(PYTHON) scripts/system_libs.py qt
	@$(PY) scripts/check.py $(ARGS)

i18n: $(VENV)/.dev  ## collect the window's sentences for translation and compile them
	@$(PY) scripts/i18n.py update

map:  ## write docs/file-map.md again from the modules' docstrings
	@$(PY) scripts/file_map.py

lock:  ## write requirements/*.txt again from pyproject.toml
	@sh scripts/lock.sh

wheel: $(VENV)/.run  ## build dist/*.whl
	@$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist .

clean:  ## remove everything that was made here, and nothing else
	rm -rf $(VENV) dist build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis .local-server supabase/local/node_modules

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found." >&2; exit 1; }
	@$(PYTHON) scripts/system_libs.py venv
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/pip
	$(PIP_INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP_INSTALL) --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
