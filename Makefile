# What is run while working on actionplan. CONTRIBUTING.md says when.

# Without a screen, a server or the whole program in a process of its own; a long property test is left out.
QUICK_TESTS = tests/domain tests/papers tests/intake tests/test_architecture.py
NOT_QUICK = tests/papers/test_pack_years.py

PYTHON = python3
TOOLS = .venv-dev/bin
INSTALLED = .venv-dev/installed

.PHONY: check lint quick test constraints gate

check: lint quick

lint: $(INSTALLED)
	.ci/lint $(TOOLS)

quick: $(INSTALLED)
	$(TOOLS)/python -m pytest -q -n auto $(QUICK_TESTS) $(addprefix --ignore=,$(NOT_QUICK))

test: $(INSTALLED)
	$(TOOLS)/python -m pytest -n auto

constraints:
	.ci/constraints

gate:
	.ci/run

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv-dev
	PIP_CONSTRAINT=constraints.txt $(TOOLS)/python -m pip install --quiet -e '.[dev]'
	touch $@
