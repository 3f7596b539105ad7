# make demo    set up and read the example reports
# make check   set up with the developer's tools and run every check
# make bench   measure speed, memory and agreement with people; paths are variables
# make train   make the reader anew: make train GOLD=folder UD=folder (hours)
# make pins    pin the dependencies again, with hashes
# make clean   remove what the other targets made

PYTHON ?= python3
SHARED ?= ../shared
GOLD ?= $(SHARED)/gold
UD ?= $(SHARED)/data/ud
DATA ?= $(SHARED)/data

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
BUILT := --require-hashes --requirement requirements/build.txt
PACKAGE := --no-deps --no-build-isolation --editable .

.PHONY: demo check bench train pins clean

demo: .venv/runtime.done
	$(BIN)/fairwitness demo

check: .venv/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

# the leading minus: a gate that is missed is printed, and the next benchmark still runs
bench: .venv/dev.done
	-$(BIN)/python benchmarks/speed.py $(DATA)/gva/linked-dev.jsonl.gz
	-$(BIN)/python benchmarks/wikiwars.py $(DATA)/timex/wikiwars.tar.gz
	-$(BIN)/python benchmarks/lgl.py $(DATA)/places/lgl.xml.gz
	-$(BIN)/python benchmarks/evaluate.py $(GOLD)
	-$(BIN)/python -m benchmarks.dev_misses $(GOLD)
	-$(BIN)/python -m training.standoff read benchmarks/annotations/gvat.jsonl $(DATA) runs/held-out gvat
	-$(BIN)/python -m training.standoff read benchmarks/annotations/muct.jsonl $(DATA) runs/held-out muct
	-$(BIN)/python benchmarks/evaluate.py runs/held-out --names gvat,muct --out benchmarks/results/held-out.json
	-$(BIN)/python benchmarks/seed_acts.py $(GOLD)
	-$(BIN)/python benchmarks/muc4.py $(DATA)/muc4/documents.jsonl.gz $(DATA)/muc4/templates.jsonl.gz --leave-out $(GOLD)/train.jsonl training/annotations/*.jsonl
	-$(BIN)/python benchmarks/gva.py $(DATA)/gva/linked-dev.jsonl.gz --leave-out $(GOLD)/train.jsonl training/annotations/*.jsonl
	-$(BIN)/python -m benchmarks.stories --out benchmarks/results/stories.json
	-$(BIN)/python -m benchmarks.stories --by-hand --out benchmarks/results/stories-by-hand.json
	-$(BIN)/python benchmarks/tolls.py
	-$(BIN)/python benchmarks/ledger.py
	-$(BIN)/python benchmarks/runs.py
	-$(BIN)/python -m benchmarks.linking
	-$(BIN)/python benchmarks/kill.py
	-$(BIN)/python benchmarks/series.py $(DATA)/series/gaza_daily.json.gz
	-$(BIN)/python -m benchmarks.incidents $(DATA)/gva/linked-dev.jsonl.gz
	-$(BIN)/python benchmarks/spans.py $(GOLD)/seed.jsonl $(GOLD)/dev.jsonl $(DATA)/muc4/documents.jsonl.gz $(DATA)/gva/linked-dev.jsonl.gz

train: .venv/training.done
	$(BIN)/python -m training $(GOLD) $(UD) --data $(DATA)

pins: .venv/dev.done
	$(BIN)/python requirements/pin.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "fairwitness needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/runtime.done: .venv/bin/python pyproject.toml requirements/build.txt requirements/runtime.txt
	$(INSTALL) $(BUILT)
	$(INSTALL) --require-hashes --requirement requirements/runtime.txt
	$(INSTALL) $(PACKAGE)
	touch $@

.venv/dev.done: .venv/runtime.done requirements/dev.txt
	$(INSTALL) --require-hashes --requirement requirements/dev.txt
	touch $@

.venv/training.done: .venv/dev.done requirements/training.txt
	$(INSTALL) --requirement requirements/training.txt
	touch $@
