# roleplay. `make play` needs Python 3.11 or newer, make and a package index; nothing else.
# Everything lands in .venv beside this file. ARGS adds words to a command: make play ARGS="list".

BIN  := .venv/bin
ARGS :=

# Relative paths only, so that a folder with spaces in its name works. The build backend is held
# to the same versions: older pips read PIP_CONSTRAINT for it, newer ones PIP_BUILD_CONSTRAINT.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help play test lint fix bench shots docs clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1 - /p' Makefile

play: .venv/.play ## set up what is missing, and start
	@$(BIN)/roleplay $(ARGS)

test: lint ## format, lint, types, direction of imports, and every test
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

lint: .venv/.dev ## all that `test` does before the tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --strict --no-error-summary
	@said=$$($(BIN)/lint-imports --no-cache --no-logo) || { echo "$$said"; exit 1; }

fix: .venv/.dev ## format the code, and mend what ruff can mend by itself
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix .

bench: .venv/.dev ## print the table of speeds
	@$(BIN)/python bench $(ARGS)

shots: .venv/.dev ## take the pictures of the screens anew; look at each before you keep it
	@$(BIN)/python -m pytest -n auto tests/app --snapshot-update $(ARGS)

docs: .venv/.dev ## write the schemas and the reference pages anew from the code
	@$(BIN)/python docs $(ARGS)

clean: ## remove .venv and all caches, to start afresh
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist

# The stamps make a second run instant, and a change of the two files installs anew.

.venv/.play: pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Setting up roleplay in .venv, once; this takes about half a minute." >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Setting up roleplay and its tools in .venv, once; this takes about a minute." >&2
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/.play

# The first Python that is new enough and can make environments; PYTHON=… goes before all others.
.venv/bin/pip:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then exec "$$python" -m venv --clear .venv; fi; \
	done; \
	echo "roleplay needs Python 3.11 or newer with its venv module, and found none." >&2; \
	echo "Install it (on Debian and Ubuntu: python3 and python3-venv)," >&2; \
	echo "or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	exit 1
