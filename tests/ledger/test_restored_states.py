"""A ledger reads all that the rules about an undo ask for: it refuses as a plan in memory does, in the same words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.errors import Refused
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.ledger import Ledger
from tests.domain.memory_plan import BY
from tests.domain.plan_with_sittings import BEGUN, JUNE, MARCH, SEPTEMBER, PlanWithSittings
from tests.domain.subjects.undo import test_restored_states as stories
from tests.factories import new_ledger, on_day


class Listening(PlanWithSittings):
    """Remembers what was recorded in it, and when."""

    def __init__(self) -> None:
        self.heard = list[tuple[date, Command]]()
        super().__init__()
        self.heard.clear()

    def record(self, command: Command, by: str = BY) -> tuple[Entry, ...]:
        """As a plan in memory does."""
        self.heard.append((self.today, command))
        return super().record(command, by)


def written(plan: Listening, folder: Path) -> Ledger:
    """What the plan heard, in a ledger, but for the last, which was refused."""
    ledger = new_ledger(folder, BEGUN)
    ledger.record(AddMeetings(body="Executive", days=(MARCH, JUNE, SEPTEMBER)), BY)
    for day, command in plan.heard[:-1]:
        if day != ledger.clock.today():
            ledger.close()
            ledger = on_day(ledger, day)
        ledger.record(command, BY)
    return ledger


@pytest.mark.parametrize(
    "story",
    [
        stories.a_request,
        stories.the_officer_who_agreed,
        stories.the_officer_of_an_action_who_agreed,
        stories.a_sign_off_under_the_officer_who_checked,
        stories.an_action_of_an_agency_merged_meanwhile,
        stories.a_merger_of_an_agency_at_work_since,
        stories.what_took_its_place_is_gone,
        stories.an_item_that_took_a_place,
        stories.minutes_of_a_sitting_postponed,
    ],
    ids=lambda story: story.__name__,
)
def test_a_ledger_refuses_the_same_undo_in_the_same_words(
    story: Callable[[PlanWithSittings], int], tmp_path: Path
) -> None:
    plan = Listening()
    plan.adopts()
    step = story(plan)
    refused = plan.refuses(Undo(step=step))
    ledger = written(plan, tmp_path)
    with pytest.raises(Refused) as caught:
        ledger.record(Undo(step=step), BY)
    assert caught.value.sentence == refused
    assert ledger.verify().remarks == ()
    ledger.close()


def test_a_plan_whose_older_undo_left_somebodys_own_work_signed_off_gets_a_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Listening()
    plan.adopts()
    step = stories.the_officer_of_an_action_who_agreed(plan)
    plan.refuses(Undo(step=step))
    ledger = written(plan, tmp_path)
    with monkeypatch.context() as older:
        older.setattr("actionplan.domain.subjects.undo.limits.broken", lambda *_: ())
        ledger.record(Undo(step=step), BY)
    found = ledger.verify()
    assert found.ok
    assert found.remarks == (
        "SAM-R04 is signed off, and SAM-R04-A1 is led by the officer who agreed it.",
        "SAM-R04-A1 is signed off, and is led by the officer who agreed it.",
    )
    ledger.close()
