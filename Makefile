# make demo    prepares the program and shows what it does
# make test    prepares the program and its tests, a browser and Tesseract too, and runs all of them
# make check   style, types and the fast tests
# make score   how well the documents are read, and each rule's hits; DEV=DIR scores DIR/text against DIR/gold as well,
#              MISSES=1 lists the misses
# make bench   how long `nq57 who` takes, in units of `python -c pass`, and reading, in units of one Aho-Corasick scan
#
# The set-up stands in .venv and is repeated only when pyproject.toml or constraints.txt has changed.

VENV := .venv
BIN := $(VENV)/bin
PROGRAM := $(VENV)/.program-ready
TESTS := $(VENV)/.tests-ready
BENCH := $(VENV)/.bench-ready
FAST := not browser and not ocr and not slow

.PHONY: demo test check score bench clean

demo: $(PROGRAM)
	@$(BIN)/nq57 demo
	@echo "The program is $(BIN)/nq57. Ask it something of your own: $(BIN)/nq57 who so tai chinh khanh hoa"

test: $(TESTS)
	@scripts/run_tests $(BIN)/python

check: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -m "$(FAST)"

score: $(TESTS)
	@$(BIN)/python tools/score.py --rules $(if $(DEV),--dev "$(DEV)") $(if $(MISSES),--misses)

bench: $(BENCH)
	@$(BIN)/python benchmarks/who.py
	@$(BIN)/python benchmarks/reading.py

clean:
	rm -rf $(VENV) build dist data/.nq57

$(PROGRAM): pyproject.toml constraints.txt
	@scripts/prepare $(VENV)
	@touch $@

$(BENCH): pyproject.toml constraints.txt
	@scripts/prepare $(VENV) bench
	@touch $(PROGRAM) $@

$(TESTS): pyproject.toml constraints.txt
	@scripts/prepare $(VENV) ocr,test
	@touch $(PROGRAM) $@
