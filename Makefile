# `make run` sets up and opens the app on the sample library; `make check` sets up and passes every check.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PYTHON ?= python
else
BIN := $(VENV)/bin
PYTHON ?= python3
endif

# Where nothing compiled may be kept, each process of the tests would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run check types test coverage format benchmark documents clean

run: $(VENV)/installed
	@$(BIN)/newsread --library .sample/library.db

check: $(VENV)/installed-for-development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --jobs=2 types test

types: $(VENV)/installed-for-development
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/installed-for-development
	$(BIN)/pytest -n auto --dist worksteal

coverage: $(VENV)/installed-for-development
	$(BIN)/pytest -n auto --cov --cov-report=term

format: $(VENV)/installed-for-development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmark: $(VENV)/installed-for-development
	$(BIN)/python -m benchmarks

documents: $(VENV)/installed-for-development
	$(BIN)/python docs/screenshots.py
	$(BIN)/python -m tui.commands.reference > docs/keys.md

clean:
	rm -rf $(VENV) .sample

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-for-development: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
