"""Each command that writes opens a form or a question, in the module that has the name of its subject in the domain."""

import pkgutil

import pytest

from actionplan.domain import subjects
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.as_at import AsAtForm
from actionplan.tui.forms.author import AuthorForm
from actionplan.tui.forms.registry import FORMS, QUESTIONS


def subjects_of_the_domain() -> set[str]:
    """The names of the subjects."""
    return {module.name for module in pkgutil.iter_modules(subjects.__path__)}


@pytest.mark.parametrize("command", sorted({*FORMS, *QUESTIONS}))
def test_a_form_or_question_is_in_the_module_of_its_subject(command: str) -> None:
    for opened in (FORMS.get(command), QUESTIONS.get(command)):
        if opened not in {None, AsAtForm, AuthorForm}:  # those two change nothing in the plan
            assert opened is not None
            module = opened.__module__.removeprefix("actionplan.tui.forms.")
            assert module.partition(".")[0] in subjects_of_the_domain()


def test_each_command_that_writes_opens_a_form_or_a_question_and_none_is_left_over() -> None:
    writing = {command.id for command in COMMAND_BY_ID.values() if command.writes}
    of_their_own = {
        "bring-tracker",
        "issue-papers",
        "papers-guard",
        "papers-public",
        "load-review",
        "read-returns",
        "undo",
        "update-in-editor",
    }
    assert {*FORMS, *QUESTIONS} == (writing - of_their_own) | {"as-at"}
