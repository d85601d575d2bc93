# `make demo` and `make test` are the two commands; both set everything up first and may be run again.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test lint types imports unit long properties bench fuzz mutation audit sbom release generate clean help

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(STAMP) ## a virtual environment with everything in it

$(STAMP): requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the pinned packages (once)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

demo: setup ## the sample coverage in a fresh store, served on 127.0.0.1
	@PORT=$(PORT) $(BIN)/python -m cinequorum.samples.demo

test: setup lint types imports unit ## all checks

lint: setup ## style, and tables in step with their sources
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python genscripts/tables.py --check

types: setup ## types
	$(BIN)/mypy

imports: setup ## the one-way data flow
	$(BIN)/lint-imports

unit: setup ## the tests
	$(BIN)/pytest

long: setup ## the tests that take minutes: very large pages, growth of time with size
	$(BIN)/pytest -m long

properties: setup ## the property tests, ten times as many examples: some ten minutes
	$(BIN)/pytest -m "hypothesis and not long" --hypothesis-profile=long tests/robust tests/text tests/names tests/extract tests/understand

bench: setup ## the benchmarks, into docs/benchmarks.md; ONLY="speed scores" runs some again
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks $(ONLY)

FUZZ := .fuzz
SECONDS ?= 600

fuzz: setup ## whole pages, then each parser and reader, SECONDS= for either half (atheris, in an environment of its own)
	@test -x $(FUZZ)/venv/bin/python || $(PYTHON) -m venv $(FUZZ)/venv
	@$(FUZZ)/venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	@$(FUZZ)/venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@$(FUZZ)/venv/bin/python fuzz/run.py $(FUZZ) $(SECONDS)

mutation: setup ## which changes of scoring and fusion the tests notice: a sample, an hour or less
	$(BIN)/python -m benchmarks.mutation

AUDIT := .audit

ifdef ADVISORIES
audit: setup ## known weaknesses of the pinned packages, asked of the index (needs the network); ADVISORIES=folder asks a copy
	$(BIN)/python genscripts/advisories.py $(ADVISORIES)
else
audit:
	@test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@for pins in base web postgres scale build; do echo "$$pins"; $(AUDIT)/bin/pip-audit --strict --progress-spinner off \
	  --disable-pip --require-hashes -r requirements/$$pins.txt || exit 1; done
endif

sbom: setup ## dist/sbom.cdx.json: what runs with the program, with versions, digests and licences
	@mkdir -p dist
	$(BIN)/python genscripts/sbom.py dist/sbom.cdx.json

release: setup ## dist/: source archive and wheel, built twice and compared, materials, sums; KEY=file signs them
	$(BIN)/python genscripts/release.py dist $(if $(KEY),--key $(KEY))

generate: setup ## code tables from resources/, the schema of the interface, the words of each language, licences
	$(BIN)/python genscripts/tables.py
	$(BIN)/python genscripts/openapi.py
	$(BIN)/python genscripts/words.py
	$(BIN)/python genscripts/licences.py

clean: ## what was built
	rm -rf $(VENV) $(FUZZ) $(AUDIT) dist build .demo .bench .pytest_cache .mypy_cache .ruff_cache .hypothesis
