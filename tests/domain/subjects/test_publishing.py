"""What the public is told of an item: a line, or nothing; and how that is undone and put right."""

from datetime import date

from actionplan.domain.kinds import describe
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.publishing import WithholdFromPublic, WritePublicLine
from tests.domain.memory_plan import MemoryPlan

DAY = date(2026, 12, 1)
R4, R5 = "SAM-R04", "SAM-R05"
LINE = "Cases are managed in another way."


def plan() -> MemoryPlan:
    return MemoryPlan.seeded(DAY)


def line_of(found: MemoryPlan, ref: str) -> str:
    return found.view().text_of(item_of(found, ref), "public_line")


def item_of(found: MemoryPlan, ref: str) -> Item:
    return found.item(ref)


def test_a_line_is_written_once_and_empty_words_take_it_away() -> None:
    it = plan()
    assert it.does(WritePublicLine(refs=(R4, R5), words=f" {LINE}\n"))
    assert not it.record(WritePublicLine(refs=(R4, R5), words=LINE)), "the same words again change nothing"
    assert (line_of(it, R4), line_of(it, R5)) == (LINE, LINE)
    it.does(WritePublicLine(refs=(R4,), words=""))
    assert item_of(it, R4).public_line is None
    assert describe(it.entries[-1], str) == "Public line taken away; it is for publication."


def test_what_is_withheld_has_its_colour_and_a_line_makes_it_one_for_publication_again() -> None:
    it = plan()
    before = it.row(R4).rating
    it.does(WithholdFromPublic(refs=(R4,)))
    assert not it.record(WithholdFromPublic(refs=(R4,)))
    assert it.item(R4).withheld
    assert it.row(R4).rating == before
    it.does(WritePublicLine(refs=(R4,), words=LINE))
    assert not it.item(R4).withheld


def test_an_undo_brings_back_the_earlier_line_and_the_mark() -> None:
    it = plan()
    it.does(WritePublicLine(refs=(R4,), words=LINE))
    it.does(WithholdFromPublic(refs=(R4,)))
    step = it.does(WritePublicLine(refs=(R4,), words="Another."))
    it.undoes(step)
    assert it.item(R4).withheld
    assert line_of(it, R4) == LINE
    assert "mark as not for publication" in describe(it.entries[-1], str)


def test_a_line_is_put_right_and_both_wordings_stay() -> None:
    it = plan()
    it.does(WritePublicLine(refs=(R4,), words=LINE))
    it.does(Amend(entry=it.last_number(), words="Cases are managed well.", reason="Plainer."))
    assert line_of(it, R4) == "Cases are managed well."
