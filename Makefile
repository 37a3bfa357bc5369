# Every target works alone, first, on a fresh machine: what it needs is set up before it, and only once.

VENV := .venv
READY := $(VENV)/.ready
PYTHON := $(VENV)/bin/python
SEEDS := $(wildcard seeds/*.txt)
CORPUS := ../shared/corpus

# Homebrew's libraries lie where only its own Python looks; the shell would lose an exported DYLD_ variable.
ifeq ($(shell uname),Darwin)
RUN := DYLD_FALLBACK_LIBRARY_PATH=$(shell brew --prefix 2>/dev/null)/lib $(PYTHON)
else
RUN := $(PYTHON)
endif

.PHONY: demo test check figures quality growth gallery tables clean

demo: $(READY)
	@for format in markdown pdf epub html; do \
	    $(RUN) -m converter.cli convert --quiet $(SEEDS) --to $$format -o out/ --overwrite || exit $$?; \
	done

test: $(READY)
	$(RUN) -m pytest -n 2

check: $(READY)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

figures: $(READY)
	$(RUN) benchmarks/quality.py $(CORPUS) --with "as is"
	$(RUN) benchmarks/startup.py
	$(RUN) benchmarks/books.py

quality: $(READY)
	$(RUN) benchmarks/quality.py $(CORPUS)

growth: $(READY)
	$(RUN) benchmarks/growth.py

gallery: $(READY)
	$(RUN) tools/gallery.py

tables: $(READY)
	$(RUN) tools/readme_tables.py

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml tools/setup.sh tests/validators/package.json
	@tools/setup.sh $(VENV)
	@touch $@
