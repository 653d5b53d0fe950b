"""Errors over a damaged plan, which end the screens with a sentence and not with a traceback."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.worker import WorkerFailed

from actionplan.domain.errors import BadInput
from actionplan.ledger.verify.damage import find_damage


class DamagedPlan(BadInput):
    """What is damaged, as the terminal shows it when the screens have gone."""

    def __rich__(self) -> Text:
        """The sentence, as text."""
        return Text(self.sentence)


def told_of_damage(error: Exception, problems: Callable[[], Sequence[str]]) -> Exception:
    """The error itself, or, where ``problems`` finds that the plan is damaged, the one that says so."""
    told = find_damage(error.error if isinstance(error, WorkerFailed) else error, problems)
    return error if told is None else DamagedPlan(told.sentence)
