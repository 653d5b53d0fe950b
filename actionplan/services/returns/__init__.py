"""Returns: a form out to each agency, and what the agencies changed in it back, recorded as one step.

``forms`` says what a form holds, ``writing`` makes its files, ``reading`` takes returned files apart, ``changes`` says
what would be recorded of them, and ``preview`` shows that.
"""
