# `make` lists everything. `make up` and `make test` need nothing but Python 3.11 and this folder.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
PYTEST := $(BIN)/pytest -q
# Parallel test processes, each with a database of its own.
JOBS ?= 2

.PHONY: help up setup check test test-external storms bench fuzz lint types lock fmt

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

up: .venv/run.stamp ## Start Luffy on this machine: http://127.0.0.1:8000 (LUFFY_PORT, PAYSIM_PORT, LUFFY_HOME)
	@$(BIN)/luffy up

setup: .venv/dev.stamp ## Make .venv with everything for development, pinned by hash

check: lint types ## Lint, types, import contracts, and the quick tests (migrations among them)
	$(PYTEST) -n $(JOBS) --dist loadfile --ignore=tests/flows --ignore=tests/storms --ignore=tests/browser

test: lint types ## All of `make check`, and the flows, browsers and small storms
	$(PYTEST) -n $(JOBS) --dist loadfile

test-external: .venv/dev.stamp ## The main flow against PostgreSQL 15 and Redis 7 of the system
	@$(BIN)/python -m tests.external

storms: .venv/dev.stamp ## Races in full size (200 at once) against a real server
	LUFFY_STORM=full $(PYTEST) --timeout=3600 tests/storms

fuzz: .venv/dev.stamp ## 20,000 mutated payment notices
	LUFFY_FUZZ_ROUNDS=20000 $(PYTEST) --timeout=3600 tests/payments/test_fuzz_notify.py

bench: .venv/dev.stamp ## Measure, next to the limits of this machine
	$(BIN)/python -m bench

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/dev.stamp
	$(BIN)/mypy

fmt: .venv/dev.stamp ## Format, and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/dev.stamp ## Pin the newest versions that pyproject.toml allows, with hashes
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --extra local -o requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --extra dev -o requirements/dev.txt pyproject.toml
	echo uv | $(BIN)/uv pip compile -q --upgrade --universal --generate-hashes -o requirements/uv.txt -

.venv/run.stamp: requirements/run.txt requirements/install.sh pyproject.toml
	@requirements/install.sh run

.venv/dev.stamp: requirements/dev.txt requirements/install.sh pyproject.toml
	@requirements/install.sh dev
