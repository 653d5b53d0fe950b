"""Errors on a damaged plan: they end the screens with a sentence instead of a traceback."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.worker import WorkerFailed

from actionplan.domain.errors import BadInput
from actionplan.ledger.verify.damage import find_damage


class DamagedPlan(BadInput):
    """What is damaged, as the terminal shows it after the screens have closed."""

    def __rich__(self) -> Text:
        """The sentence, as text."""
        return Text(self.sentence)


def explain_damage(error: Exception, problems: Callable[[], Sequence[str]]) -> Exception:
    """The error itself; where ``problems`` finds that the plan is damaged, a ``DamagedPlan``."""
    damage = find_damage(error.error if isinstance(error, WorkerFailed) else error, problems)
    return error if damage is None else DamagedPlan(damage.sentence)
