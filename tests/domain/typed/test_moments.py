"""Which point of the ledger a day or a meeting names: its papers, its day, its closing; and which meeting is meant."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Closure, Meeting
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.meetings import CloseMeeting
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.typed.moments import moment_of, resolve_meeting, typed_sittings
from actionplan.domain.vocabulary import MeetingKind
from tests.domain.plan_with_sittings import AT_JUNE, AT_MARCH, JUNE, MARCH, R4, PlanWithSittings

TODAY = date(2027, 4, 1)


def meeting(body: str, on: date, **given: object) -> Meeting:
    name = f"{body.casefold().replace(' ', '-')}-{on.isoformat()}"
    values: dict[str, object] = {"kind": MeetingKind.SITTING, **given}
    return Meeting(id=name, version=1, body=body, on=on, **values)  # type: ignore[arg-type]


PAST = meeting(
    "Executive",
    MARCH,
    closed=True,
    closed_by=90,
    closed_on=date(2027, 3, 20),
    packs_issued=1,
    papers_cut_off=70,
    papers_as_at=date(2027, 3, 4),
)
AGAIN = replace(PAST, earlier_closings=(Closure(80, date(2027, 3, 15)),))
NEXT = meeting("Executive", JUNE)
CANCELLED = meeting("Executive", date(2027, 4, 20), cancelled=True)
CHAIRS = meeting("Executive", date(2027, 3, 25), kind=MeetingKind.CHAIRS_ACTION)
BOARD = meeting("Knowsley Executive Board", date(2027, 5, 5))
ALL = (PAST, CHAIRS, CANCELLED, BOARD, NEXT)
ONE_BODY = (PAST, CHAIRS, CANCELLED, NEXT)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("executive-2027-03-11", Moment(date(2027, 3, 4), 70)),
        ("EXECUTIVE-2027-03-11", Moment(date(2027, 3, 4), 70)),
        ("executive-2027-03-11:papers", Moment(date(2027, 3, 4), 70)),
        (" executive-2027-03-11 : Papers ", Moment(date(2027, 3, 4), 70)),
        ("executive-2027-03-11:day", Moment(MARCH)),
        ("executive-2027-03-11:minuted", Moment(date(2027, 3, 20), 90)),
        ("last executive", Moment(date(2027, 3, 4), 70)),
        ("last executive:day", Moment(MARCH)),
        ("executive-2027-03-1", Moment(date(2027, 3, 4), 70)),
        ("executive-2027-03-25:day", Moment(date(2027, 3, 25))),
        ("2027-03-11", Moment(MARCH)),
        (" 2027-03-11", Moment(MARCH)),
        ("11/3/27", Moment(MARCH)),
        ("yesterday", Moment(date(2027, 3, 31))),
        ("next friday", Moment(date(2027, 4, 2))),
        ("next executive:day", Moment(JUNE)),
    ],
)
def test_a_text_names_one_point(text: str, found: Moment) -> None:
    assert moment_of(text, ONE_BODY, TODAY) == found


def test_a_meeting_that_was_reopened_has_several_closings_and_the_first_stays_what_it_was() -> None:
    for text, found in (
        (f"{AT_MARCH}:minuted", Moment(date(2027, 3, 15), 80)),
        (f"{AT_MARCH}:minuted:1", Moment(date(2027, 3, 15), 80)),
        (f"{AT_MARCH} : Minuted:2", Moment(date(2027, 3, 20), 90)),
    ):
        assert moment_of(text, (AGAIN,), TODAY) == found
    open_again = replace(AGAIN, closed=False, closed_by=None, closed_on=None)
    assert moment_of(f"{AT_MARCH}:minuted", (open_again,), TODAY) == Moment(date(2027, 3, 15), 80)
    with pytest.raises(BadInput, match="was closed once"):
        moment_of(f"{AT_MARCH}:minuted:2", (open_again,), TODAY)
    with pytest.raises(BadInput, match="was closed 2 times"):
        moment_of(f"{AT_MARCH}:minuted:0", (AGAIN,), TODAY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("next executive", f"No papers were issued for {AT_JUNE}. For the end of its day, write {AT_JUNE}:day"),
        ("executive-2027-06-10:minuted", "The Executive of 10 June 2027 has not been closed yet."),
        ("executive-2027-03-11:noon", "After a meeting's name comes :day, :papers or :minuted, not :noon."),
        ("executive-2027-03-11:", "After a meeting's name comes :day, :papers or :minuted, not :."),
        ("executive-2027-03", "could be"),
        ("executive", "could be"),
        ("executive-2028-01-01", "is not a date that can be read"),
        ("last board", 'No meeting body "board" in this plan.'),
        ("board-2027-03-11:day", 'No meeting "board-2027-03-11" in this plan.'),
    ],
)
def test_what_names_no_point_says_why(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        moment_of(text, ONE_BODY, TODAY)
    assert sentence in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("next knowsley executive board", BOARD),
        ("NEXT  knowsley", BOARD),
        ("next executive board", BOARD),
        ("next board", BOARD),
        ("next executive", NEXT),
        ("last executive", PAST),
        ("knowsley", BOARD),
        ("executive-2027-04", CANCELLED),
    ],
)
def test_the_next_or_last_sitting_of_a_body_is_meant(text: str, found: Meeting) -> None:
    assert resolve_meeting(text, ALL, TODAY) == found


def test_a_sitting_today_is_the_last_one_and_not_the_next() -> None:
    assert resolve_meeting("last executive", ONE_BODY, JUNE) == NEXT
    with pytest.raises(BadInput, match="has no sitting of Executive after 10 June 2027"):
        resolve_meeting("next executive", ONE_BODY, JUNE)


def test_cancelled_sittings_and_chairs_actions_are_no_sittings() -> None:
    assert [sitting.on for sitting in typed_sittings(ALL)] == [MARCH, date(2027, 5, 5), JUNE]


def test_without_a_meeting_a_name_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadInput):
        moment_of("next executive", (), TODAY)
    with pytest.raises(BadInput):
        resolve_meeting("last executive", (), TODAY)


def test_the_papers_the_day_and_the_minutes_are_three_points_of_the_ledger(plan: PlanWithSittings) -> None:
    plan.does(ProposeDate(refs=(R4,), on=JUNE))
    plan.issues(AT_MARCH)
    plan.does(SetTheme(refs=(R4,), theme="After the papers"))
    plan.on(MARCH).does(AdoptDates(refs=(R4,), meeting=AT_MARCH))
    closing = MARCH + timedelta(days=9)
    plan.on(closing).does(SetTheme(refs=(R4,), theme="After the meeting"))
    plan.does(CloseMeeting(meeting=AT_MARCH))
    plan.on(JUNE).does(SetTheme(refs=(R4,), theme="After the minutes"))

    def at(text: str) -> tuple[date, str, bool]:
        view = plan.view(as_at=moment_of(text, plan.meetings(), plan.today))
        row = view.snapshot.row(R4)
        assert row is not None
        return view.as_at, view.text_of(row.item, "theme"), row.item.deadline.adopted_on is not None

    issued = date(2027, 1, 4)
    papers = at(AT_MARCH)
    assert (papers[0], papers[2]) == (issued, False)
    assert papers[1] != "After the papers"
    assert at(f"{AT_MARCH}:day") == (MARCH, "After the papers", True)
    assert at(f"{AT_MARCH}:minuted") == (closing, "After the meeting", True)
    assert at(JUNE.isoformat()) == (JUNE, "After the minutes", True)
