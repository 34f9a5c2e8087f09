# `make` lists everything. `make up` and `make test` need nothing but Python 3.11 and this folder.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
PYTEST := $(BIN)/pytest -q
# Parallel test processes, each with a database of its own.
JOBS ?= 2
# Visits of each page by Lighthouse, whose median is told.
RUNS ?= 3
NODE := web/node.sh
# Some containers set it. Then each of the many processes here would compile everything it imports: ten seconds.
unexport PYTHONDONTWRITEBYTECODE
WEB_SOURCES := $(shell find web/src web/scripts web/*.ts web/tsconfig.json -type f -not -name '*.test.ts')

.PHONY: docs pictures help up setup check test test-external storms bench lighthouse fuzz lint types lock fmt web web-check web-dev api

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

up: .venv/run.stamp web/dist/.stamp ## Start Luffy on this machine: http://127.0.0.1:8000 (LUFFY_PORT, PAYSIM_PORT, LUFFY_HOME)
	@$(BIN)/luffy up

setup: .venv/dev.stamp ## Make .venv with everything for development, pinned by hash

web: web/dist/.stamp ## Build the storefront into web/dist, when something changed

web-dev: web/node_modules/.stamp ## The storefront with hot reload, in front of a running `make up` (WEB_PORT, LUFFY_PORT)
	$(NODE) npm run dev

api: .venv/dev.stamp web/node_modules/.stamp ## Generate the API clients anew: the storefront's, and clients/python
	$(BIN)/python -m scripts.openapi
	$(BIN)/python -m scripts.python_client
	$(NODE) npm run api

check: lint types web-check ## Lint, types, import contracts, and the quick tests (migrations among them)
	$(PYTEST) -n $(JOBS) --dist loadfile --ignore=tests/flows --ignore=tests/storms --ignore=tests/browser

test: lint types web-check web docs ## All of `make check`, and the flows, browsers and small storms
	$(PYTEST) -n $(JOBS) --dist loadfile

test-external: .venv/dev.stamp ## The main flow against PostgreSQL 15 and Redis 7 of the system
	@$(BIN)/python -m tests.external

storms: .venv/dev.stamp ## Races (200 at once), kills, random faults and 10,000 steps through degrees in full; writes docs/evidence/storms.md. Takes hours
	@rm -f .evidence.jsonl
	LUFFY_STORM=full LUFFY_EVIDENCE=$(CURDIR)/.evidence.jsonl $(PYTEST) --timeout=36000 tests/storms tests/faults tests/degrees/test_walk.py -n $(JOBS) --dist loadfile
	$(BIN)/python -m scripts.evidence .evidence.jsonl

fuzz: .venv/dev.stamp ## 50,000 mutated payment notices of each channel
	LUFFY_FUZZ_ROUNDS=50000 $(PYTEST) --timeout=3600 tests/payments/test_fuzz_notify.py tests/payments/test_fuzz_wechat.py

bench: .venv/dev.stamp ## Measure, next to the limits of this machine
	$(BIN)/python -m bench

lighthouse: .venv/dev.stamp web web/lighthouse/node_modules/.stamp ## What Lighthouse says of the pages, on a phone (RUNS, CHROMIUM)
	$(BIN)/python -m bench.lighthouse --runs $(RUNS)

docs: .venv/dev.stamp ## Build the documentation site, strictly, into .docs-site
	$(BIN)/mkdocs build --strict --quiet -f site/mkdocs.yml -d ../.docs-site
	@echo "file://$(CURDIR)/.docs-site/index.html"

pictures: .venv/dev.stamp ## Take the guides' pictures anew, by a real Chromium
	$(PYTEST) tests/browser/test_guide.py
	cp .screenshots/guide-*.png site/pages/images/

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/dev.stamp
	$(BIN)/mypy

web-check: web/node_modules/.stamp
	$(NODE) npm run check

fmt: .venv/dev.stamp web/node_modules/.stamp ## Format, and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(NODE) npm run fix

lock: .venv/dev.stamp ## Pin the newest versions that pyproject.toml allows, with hashes
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --extra local -o requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --extra dev -o requirements/dev.txt pyproject.toml
	echo uv | $(BIN)/uv pip compile -q --upgrade --universal --generate-hashes -o requirements/uv.txt -

.venv/run.stamp: requirements/run.txt requirements/install.sh pyproject.toml
	@requirements/install.sh run

.venv/dev.stamp: requirements/dev.txt requirements/install.sh pyproject.toml
	@requirements/install.sh dev

web/node_modules/.stamp: web/package-lock.json web/package.json web/.npmrc | .venv/run.stamp
	@echo "installing web/package-lock.json into web/node_modules"
	@$(NODE) npm ci --silent
	@touch $@

# Large, and needed by nothing else.
web/lighthouse/node_modules/.stamp: web/lighthouse/package-lock.json web/lighthouse/package.json | .venv/run.stamp
	@echo "installing web/lighthouse/package-lock.json into web/lighthouse/node_modules"
	@$(NODE) npm ci --silent --prefix lighthouse
	@touch $@

web/dist/.stamp: web/node_modules/.stamp $(WEB_SOURCES)
	@echo "building the storefront into web/dist"
	@$(NODE) npm run --silent build
	@touch $@
