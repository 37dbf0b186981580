# `make serve` and `make test` need Python 3.11 or newer and make; they install the rest into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SLOW := browser browsers wordpress hosting pages
PROOF := tests/browser/test_every_answer_set.py
SCRIPTS := site_builder/static/*.js site_builder/serve/*.js site_builder/embed/*.js \
  site_builder/embed/*.ts \
  tests/embed tests/netlify tests/browser/frameworks/*.js tests/shells/shell.ts

export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DENO_NO_UPDATE_CHECK := 1

.PHONY: help serve build test lint format unit widget content browser proof benchmark benchmark-build fuzz edits kills pairs mutants shell package screenshots test-browsers test-wordpress test-pages test-hosting clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

serve: $(READY) ## Build the site and serve it with live reload
	$(BIN)/niveaucheck build --serve

build: $(READY) ## Build the site into build/
	$(BIN)/niveaucheck build

test: lint widget unit content browser proof ## Everything that CI runs

lint: $(READY) ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd widget && deno task check
	deno lint $(SCRIPTS)
	deno fmt --check --line-width 100 $(SCRIPTS)

format: $(READY) ## Put the sources into their form, and write the schemas for editors anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd widget && deno fmt
	deno fmt --line-width 100 $(SCRIPTS)
	$(BIN)/niveaucheck schema --write content/.schema

widget: $(READY) ## The widget's own tests
	cd widget && deno task test

unit: $(READY) ## The tests without a browser
	$(BIN)/pytest -n 2 --dist worksteal $(SLOW:%=--ignore tests/%)

content: $(READY) ## Our own content, every check with its proof
	$(BIN)/niveaucheck build --proof required

browser: $(READY) $(VENV)/.browser ## The tests in a real browser
	$(BIN)/pytest -n 2 --dist worksteal tests/browser --ignore $(PROOF)

proof: $(READY) $(VENV)/.browser ## Both scorers on every answer set, on the shipped script
	$(BIN)/pytest $(PROOF) --durations 1

benchmark-build: $(READY) $(VENV)/.node ## How fast a site is built, beside MkDocs, Pelican, Eleventy and Hugo; half an hour
	$(BIN)/python -m benchmarks.build $(if $(SIZES),--sizes $(SIZES))

benchmark: $(READY) $(VENV)/.browser ## What the widget costs a page, and how fast commands are
	$(BIN)/python -m benchmarks.widget
	$(BIN)/python -m benchmarks.commands

fuzz: $(READY) ## 50,000 mutated rubrics and 20,000 other contents, half an hour
	$(BIN)/python -m tests.fuzz

kills: $(READY) ## 200 builds killed at random moments, some minutes
	$(BIN)/python -m tests.kills

edits: $(READY) ## 500 random sequences of edits, each compared to a clean build, some minutes
	$(BIN)/python -m tests.edits

pairs: $(READY) ## A million random pairs of rubric and answers, both scorers, a quarter of an hour
	$(BIN)/python -m tests.pairs

mutants: $(READY) $(VENV)/.mutmut ## Both scorers broken on purpose, to see whether the vectors notice
	$(BIN)/python -m tests.mutants

test-browsers: $(READY) $(VENV)/.browsers ## The check in Firefox and WebKitGTK (Debian), some minutes, with pictures
	$(BIN)/pytest -s tests/browsers
	$(BIN)/python -m tests.browsers.pictures screenshots/browsers

test-wordpress: $(READY) $(VENV)/.browser $(VENV)/.wordpress ## The check in a real WordPress (Debian), some minutes
	$(BIN)/pytest -s tests/wordpress

test-pages: $(READY) $(VENV)/.browser $(VENV)/.judges ## Every page before the Nu HTML checker and Lighthouse, a quarter of an hour
	$(BIN)/pytest tests/pages

$(VENV)/.judges: $(READY) tests/debian.py
	@command -v node >/dev/null || $(BIN)/python -m tests.debian install nodejs
	@command -v java >/dev/null || $(BIN)/python -m tests.debian install default-jre-headless
	@touch $@

$(VENV)/.node: $(READY) tests/debian.py
	@command -v node >/dev/null || $(BIN)/python -m tests.debian install nodejs || true
	@touch $@

test-hosting: $(READY) $(VENV)/.browser $(VENV)/.hosting ## The site behind nginx (Debian), at a root and below a path
	$(BIN)/pytest tests/hosting

$(VENV)/.browsers: $(READY) $(VENV)/.browser tests/debian.py
	$(BIN)/python -m tests.debian install firefox-esr webkit2gtk-driver xvfb
	@touch $@

$(VENV)/.wordpress: $(READY) tests/debian.py
	$(BIN)/python -m tests.debian install php-cli php-mysql mariadb-server-core mariadb-client-core
	$(BIN)/python -m tests.debian unpack $(VENV)/wordpress wordpress wordpress-theme-twentytwentythree
	@touch $@

$(VENV)/.hosting: $(READY) tests/debian.py
	$(BIN)/python -m tests.debian install nginx-light
	@touch $@

shell: $(READY) ## Keep today's shell, when one that differs from all in tests/shells is released
	$(BIN)/python -m tests.shells

$(VENV)/.mutmut: $(READY) pyproject.toml
	$(BIN)/pip install --quiet --group mutants
	@touch $@

$(READY): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 3; }
	@$(PYTHON) -c 'import ensurepip' || \
	  { echo "This Python cannot make environments: apt install python3-venv"; exit 3; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --editable '.[images]' --group dev
	@touch $@

$(VENV)/.browser: $(READY) tests/install_browser.py
	$(BIN)/python tests/install_browser.py
	@touch $@

screenshots: $(READY) $(VENV)/.browser ## Pictures of every kind of page and every state of the check, into screenshots/
	$(BIN)/python -m tests.screenshots screenshots

clean: ## Remove what was made
	rm -rf $(VENV) build dist site_builder/generated
