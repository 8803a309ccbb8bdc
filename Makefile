# What one types here. `make` alone lists it; the stages of `make test` are in .ci/test.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test bench trials fuzz conformance fmt assets hooks

SCRIPTS := $(shell find templates/scripts templates/styles)

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

demo: assets ## builds Wiec and serves an invented town on http://127.0.0.1:8080
	@.ci/need build
	cargo run --profile demo -- demo

test: ## everything CI runs: format, floors, words, lints, both databases, browser, documents, demo
	@.ci/need build test assets
	@.ci/test

bench: assets ## figures of docs/performance.md, measured on this machine
	@.ci/need build database
	cargo bench --workspace --bench '*'

trials: assets ## the long seeded trials whole: kills, races, linkage, random elections (hours)
	@.ci/need build database
	WIEC_TRIALS=full cargo test --release --workspace --no-fail-fast

fuzz: assets ## bent inputs for every parser and for the count, MINUTES=10 each; SEED=n for others
	@.ci/need build
	WIEC_FUZZ_SECONDS=$$(( $(or $(MINUTES),10) * 60 )) $(if $(SEED),WIEC_SEED=$(SEED)) \
		cargo test --release --workspace --no-fail-fast --test fuzz -- --nocapture

conformance: ## reads and counts real election files: make conformance DATA=DIR
	@test -d "$(DATA)" || { echo 'make conformance DATA=DIR: a folder with elections and their answers'; exit 2; }
	@.ci/need build
	WIEC_DATA="$(abspath $(DATA))" cargo run --release -p tally --example conformance

fmt: ## formats the sources
	cargo fmt --all

hooks: ## checks format and floors before each commit
	git config core.hooksPath .githooks

# Scripts and styles, bundled; only when one of them changed.
assets: templates/dist/wiec.css ## bundles scripts and styles

templates/dist/wiec.css: templates/node_modules/.installed templates/build.mjs templates/tsconfig.json $(SCRIPTS)
	@PATH="$$(.ci/node):$$PATH" && cd templates && npm run --silent check && npm run --silent build

templates/node_modules/.installed: templates/package.json templates/package-lock.json
	@.ci/need assets
	@PATH="$$(.ci/node):$$PATH" && cd templates && npm ci --no-audit --no-fund && touch node_modules/.installed

# What the browser tests drive Chromium with.
tests/browser/node_modules/.installed: tests/browser/package.json tests/browser/package-lock.json
	@PATH="$$(.ci/node):$$PATH" && cd tests/browser && npm ci --no-audit --no-fund && touch node_modules/.installed
