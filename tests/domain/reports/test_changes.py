"""What changed, in words: each entry once, under its recommendation; what was taken back without its text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.entry import Entry, Fact, HistoryLine, free_text_fields
from actionplan.domain.kinds import FACTS
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import THE_PLAN, ChangeGroup, ChangeLine, changes_between, recommendation_of
from actionplan.domain.state.entities import Agency, Record
from actionplan.domain.subjects.actions import ActionAdded
from actionplan.domain.subjects.agencies import AgencyAdded
from actionplan.domain.subjects.deadlines import DateAdopted, DateProposed
from actionplan.domain.subjects.plan import PolicySet
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import EvidenceKind, RecordKind
from tests.domain.builders import REF, TODAY, a_plan, an_action, an_item

FIVE = "SAM-R05"
UPDATE = ProgressRecorded(on=date(2026, 11, 20), words="A name that slipped in.", sender="Head of Service")


def a_line(
    number: int, fact: Fact, ref: str | None = REF, *, step: int | None = None, undone_by: int | None = None
) -> HistoryLine:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return HistoryLine(
        Entry(number, number if step is None else step, at, TODAY, "Business Manager", ref, fact), undone_by
    )


def a_view() -> PlanView:
    texts = {(3, "wording"): "Review the unit.", (7, "wording"): "Train the unit."}
    items = (an_item(), an_action(wording=7), an_item(ref=FIVE, number="5", position=5))
    return PlanView(snapshot(a_plan(*items), TODAY, 100), texts)


def groups_of(
    *lines: HistoryLine, earlier: tuple[HistoryLine, ...] = (), restricted: bool = False
) -> tuple[ChangeGroup, ...]:
    return changes_between(lines, a_view(), earlier, show_restricted=restricted)


def only(*lines: HistoryLine, earlier: tuple[HistoryLine, ...] = (), restricted: bool = False) -> ChangeLine:
    (group,) = groups_of(*lines, earlier=earlier, restricted=restricted)
    return group.changes[0]


def test_changes_stand_under_their_recommendation_and_the_plans_own_come_last() -> None:
    groups = groups_of(
        a_line(20, AgencyAdded("school", "School"), None),
        a_line(21, DateProposed(on=date(2027, 3, 1)), FIVE),
        a_line(22, UPDATE),
        a_line(23, ActionAdded(parent=REF, position=1, wording="Train the unit."), f"{REF}-A1"),
        a_line(24, PolicySet("stale_days", 30, "Agreed"), None),
    )
    assert [(group.ref, [change.entry for change in group.changes]) for group in groups] == [
        (REF, [22, 23]),
        (FIVE, [21]),
        (None, [20, 24]),
    ]
    assert [group.title for group in groups] == ["Review the unit.", "Review the unit.", THE_PLAN]


def test_an_update_entered_and_undone_is_told_without_its_text() -> None:
    change = only(a_line(20, UPDATE, undone_by=21))
    assert change.words == "Entered and withdrawn: A progress update, 20 November 2026."
    assert change.withdrawn


def test_a_proposed_date_entered_and_undone_still_says_which_date() -> None:
    fact = DateProposed(on=date(2027, 3, 1), reason="A name that slipped in.")
    assert only(a_line(20, fact, undone_by=21)).words == "Entered and withdrawn: Proposed date set to 1 March 2027."


def test_undoing_something_from_before_says_what_it_had_said_without_its_text() -> None:
    kept = Record(12, 12, REF, RecordKind.UPDATE, TODAY, "Business Manager", present=False)
    undo = a_line(20, StepReversed(9, ("present",), record=kept))
    earlier = a_line(12, UPDATE, step=9, undone_by=20)
    words = only(undo, earlier=(earlier,)).words
    assert words == (
        "Undid step 9: the update of entry 12 was withdrawn. "
        "The step, of 22 November 2026, had recorded: A progress update, 20 November 2026."
    )
    assert not only(undo, earlier=(earlier,)).withdrawn


def test_undoing_a_date_from_before_says_which_date() -> None:
    undo = a_line(20, StepReversed(9, ("due_on",), item=an_item()))
    words = only(undo, earlier=(a_line(12, DateProposed(on=date(2027, 3, 1)), step=9),)).words
    assert "Proposed date set to 1 March 2027." in words


def test_an_undo_that_was_undone_again_says_so() -> None:
    undo = a_line(20, StepReversed(9, ("due_on",), item=an_item()), undone_by=21)
    assert only(undo).words.endswith("(Undone by step 21.)")


def test_restricted_words_are_shown_only_where_asked_for() -> None:
    fact = EvidenceAdded(EvidenceKind.OUTPUT, date(2026, 11, 20), restricted=True, title="A name that slipped in.")
    assert only(a_line(20, fact)).words == "A piece of evidence, 20 November 2026, restricted: not shown."
    assert "A name" in only(a_line(20, fact), restricted=True).words


def test_a_redaction_shows_up() -> None:
    change = only(a_line(20, TextRedacted(entry=12, reason="personal data")))
    assert change.words == "Text of entry 12 removed for good. Reason: personal data."


def test_a_change_of_an_item_that_is_gone_has_its_group_after_the_others() -> None:
    groups = groups_of(a_line(20, UPDATE, "SAM-R99-A2"), a_line(21, UPDATE))
    assert [group.ref for group in groups] == [REF, "SAM-R99"]
    assert groups[1].title == "no longer in the plan"


def test_a_ref_belongs_to_its_recommendation() -> None:
    assert recommendation_of("SAM-R04-A12") == "SAM-R04"
    assert recommendation_of("SAM-R6.1") == "SAM-R6.1"
    assert recommendation_of("S-A1-U02") == "S-A1-U02"
    assert recommendation_of("SAM") is None
    assert recommendation_of("executive-2027-03-11") is None
    assert recommendation_of(None) is None


REFS = st.sampled_from([None, "SAM", REF, f"{REF}-A1", FIVE, "SAM-R99", "executive-2027-03-11"])
SAID = st.sampled_from(
    [UPDATE, DateProposed(on=None), DateAdopted(TODAY, "m", TODAY), PolicySet("stale_days", 1), TextRedacted(entry=2)]
)


@given(st.lists(st.tuples(REFS, SAID, st.none() | st.just(99)), max_size=20))
def test_every_entry_appears_in_exactly_one_group(drawn: list[tuple[str | None, Fact, int | None]]) -> None:
    lines = [a_line(number, fact, ref, undone_by=by) for number, (ref, fact, by) in enumerate(drawn, start=20)]
    listed = [change.entry for group in groups_of(*lines) for change in group.changes]
    assert sorted(listed) == [line.entry.number for line in lines]
    assert len({group.ref for group in groups_of(*lines)}) == len(groups_of(*lines))


@pytest.mark.parametrize("kind", [kind for kind in FACTS.values() if kind is not StepReversed])
def test_every_kind_of_entry_is_told_as_withdrawn_without_its_texts(kind: type[Fact]) -> None:
    @settings(max_examples=5)
    @given(st.builds(kind, **{name: st.just("SECRET") for name in free_text_fields(kind)}))
    def check(fact: Fact) -> None:
        lines = [a_line(20, fact, undone_by=21)]
        ((change,),) = [group.changes for group in changes_between(lines, a_view_that_knows_any_agency())]
        assert change.words.startswith("Entered and withdrawn: ")
        assert "SECRET" not in change.words

    check()


def a_view_that_knows_any_agency() -> PlanView:
    class Agencies(dict[str, Agency]):
        def __missing__(self, agency: str) -> Agency:
            return Agency(agency, 1, agency)

    view = a_view()
    return replace(view, snapshot=replace(view.snapshot, agencies=Agencies()))
