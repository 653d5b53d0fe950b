"""An update that is held back counts, and its words are in no paper until they are released."""

from datetime import date

from actionplan.domain.governance.without_names import named_places, names_on_record
from actionplan.domain.reports.changes import changes_between
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.holding import ReleaseUpdate, held_back
from actionplan.domain.subjects.progress import RecordNote, RecordUpdate
from actionplan.domain.vocabulary import Status
from tests.domain.memory_plan import MemoryPlan

DAY = date(2026, 12, 1)
R4 = "SAM-R04"
WORDS = "The court has not decided."
HELD = RecordUpdate(refs=(R4,), words=WORDS, on=DAY, hold=True)


def plan_with_held() -> tuple[MemoryPlan, int]:
    plan = MemoryPlan.seeded(DAY)
    plan.does(HELD)
    return plan, plan.last_number()


def told(plan: MemoryPlan) -> str:
    groups = changes_between(plan.history(), plan.view())
    return " ".join(line.words for group in groups for line in group.changes)


def test_it_starts_the_item_and_its_words_are_not_told() -> None:
    plan, entry = plan_with_held()
    assert plan.item(R4).status is Status.IN_PROGRESS
    assert "A progress update, 1 December 2026, held back: not shown." in told(plan)
    assert WORDS not in told(plan)
    assert [each.entry for each in plan.view().snapshot.kept_back] == [entry]


def test_an_amendment_of_it_is_not_told_either() -> None:
    plan, entry = plan_with_held()
    plan.does(Amend(entry=entry, words="The court has not sat.", reason="A slip."))
    assert "court" not in told(plan)
    assert held_back(plan.history()) == {entry, entry + 1}


def test_once_released_it_is_told_and_an_undo_of_that_holds_it_back_again() -> None:
    plan, entry = plan_with_held()
    step = plan.does(ReleaseUpdate(entry=entry))
    assert WORDS in told(plan)
    assert not plan.view().snapshot.kept_back
    assert not held_back(plan.history())
    plan.undoes(step)
    assert WORDS not in told(plan)
    assert held_back(plan.history()) == {entry}
    assert plan.replays()


def test_only_an_update_that_is_held_back_is_released() -> None:
    plan, entry = plan_with_held()
    assert "not held back" in plan.refuses(ReleaseUpdate(entry=plan_released(plan, entry)))
    plan.does(RecordNote(refs=(R4,), words="Rang.", on=DAY))
    assert "is no update" in plan.refuses(ReleaseUpdate(entry=plan.last_number()))
    step = plan.does(HELD)
    held = plan.last_number()
    plan.undoes(step)
    assert "was undone" in plan.refuses(ReleaseUpdate(entry=held))
    assert "no entry 999" in plan.refuses(ReleaseUpdate(entry=999))


def plan_released(plan: MemoryPlan, entry: int) -> int:
    plan.does(ReleaseUpdate(entry=entry))
    return entry


def test_a_name_in_words_that_are_held_back_stops_no_paper() -> None:
    plan = MemoryPlan.seeded(DAY)
    plan.does(RecordUpdate(refs=(R4,), words="Begun.", on=DAY, sender="Jo Finch, Head of Service"))
    plan.does(RecordUpdate(refs=(R4,), words="Jo Finch has left.", on=DAY, hold=True))
    names = names_on_record(plan.history(), (), ())
    assert not list(named_places(plan.history(), names))
    plan.does(ReleaseUpdate(entry=plan.last_number()))
    assert [each.field for each in named_places(plan.history(), names)] == ["words"]
