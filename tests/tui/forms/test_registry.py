"""Where a form is found: in the module that has the name of its subject in the domain."""

import pkgutil

import pytest

from actionplan.domain import subjects
from actionplan.tui.forms.as_at import AsAtForm
from actionplan.tui.forms.registry import FORMS, QUESTIONS


def subjects_of_the_domain() -> set[str]:
    """The names of the subjects."""
    return {module.name for module in pkgutil.iter_modules(subjects.__path__)}


@pytest.mark.parametrize("command", sorted({*FORMS, *QUESTIONS}))
def test_a_form_or_question_is_in_the_module_of_its_subject(command: str) -> None:
    for opened in (FORMS.get(command), QUESTIONS.get(command)):
        if opened is not None and opened is not AsAtForm:  # it changes nothing: the plan is only shown as at a day
            assert opened.__module__.rpartition(".")[2] in subjects_of_the_domain()
