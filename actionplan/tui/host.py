"""What a workflow needs of the app, as a protocol: workflows are imported only when something is to be changed."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from textual.screen import Screen

from actionplan.domain.errors import ActionplanError
from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.services.kept_words import KeptWords
from actionplan.tui.background import Background
from actionplan.tui.plan_display import PlanDisplay
from actionplan.tui.writes import PendingStep, PendingWrite

Answered = TypeVar("Answered")


class Host(Protocol):
    """What a workflow needs of the app."""

    ledger: Ledger
    by: str
    is_named: bool
    background: Background
    plan_display: PlanDisplay
    unsaved: KeptWords | None
    """What was typed into the form that is being saved, until it is written."""

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""

    @property
    def today(self) -> date:
        """The clock's day."""

    def warn(self, sentence: str) -> None:
        """Show a sentence that must be seen."""

    def name_author(self, by: str) -> None:
        """Write under this name from now on."""

    async def ask(self, screen: Screen[Answered]) -> Answered:
        """Open a form, and wait for its answer."""

    async def save(self, pending: PendingWrite | PendingStep) -> ActionplanError | None:
        """Write. Returns why the plan refused it; None where it is written."""

    async def run_write(self, work: Callable[[], str]) -> str | ActionplanError:
        """Write papers, or what else takes long. Returns what was done, or why nothing was."""

    def tell(self, sentence: str) -> None:
        """Show a sentence on whatever screen is in front."""
