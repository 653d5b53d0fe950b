"""Two reviews under two bodies: what each body reads speaks of its own, but for what was raised with it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import Refused
from actionplan.domain.rating.travel import Direction
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.follow_ups import DropFollowUp, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.measures import AddMeasure
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    MinuteDecision,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.raising import RaiseItems
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import EvidenceKind, MeetingPart
from actionplan.intake.seed import read_seed
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.agenda import agenda as agenda_document
from actionplan.papers.documents.status import status
from actionplan.papers.formats.text import to_text
from actionplan.services.agendas import read_agenda
from actionplan.services.compare import with_travel
from actionplan.services.issue import issue_pack
from actionplan.tui.present.pages import ListPage, pages_of
from actionplan.tui.present.source import Source
from actionplan.tui.present.text import pages_document
from tests.factories import BY, new_ledger, on_day
from tests.folders import files_in, word_of
from tests.stories.two_sittings import record

BEGUN, MARCH, PAPERS, JUNE = date(2027, 1, 4), date(2027, 3, 11), date(2027, 6, 1), date(2027, 6, 10)
DAY = timedelta(days=1)
BODIES = {"SAM": "Executive", "TOM": "Board"}
ONLY = {
    "SAM": re.compile(r"\bSAM\b|Sam\b|\bExecutive\b|executive-"),
    "TOM": re.compile(r"\bTOM\b|Tom\b|\bBoard\b|board-"),
}
"""What stands in nothing that the other body reads."""


def tom() -> LoadReview:
    """The same recommendations about another child, for another body."""
    seed = read_seed()
    published = tuple(
        replace(each, wording=f"Tom {each.number}", short_title=f"For Tom {each.number}", addressed_to=None)
        for each in seed.recommendations
    )
    named = replace(seed, ref="TOM", title="Child Tom", governing_body="Board", recommendations=published)
    return LoadReview(file=named)


def before_march(ref: str, name: str) -> list[Command]:
    """Owners and dates, and words of every kind about one review."""
    refs = tuple(f"{ref}-R{number:02}" for number in range(1, 7))
    return [
        AssignOwner(refs=refs, agency="merseyside-police", role=f"Head for {name}"),
        ProposeDate(refs=refs, on=date(2027, 5, 31)),
        RecordUpdate(refs=refs[:1], words=f"{name} heard.", on=BEGUN, sender=f"Head for {name}"),
        RecordScrutiny(refs=refs[:1], words=f"{name} not seen.", sender="Independent scrutineer", on=BEGUN),
        AddMeasure(refs=refs[:1], title=f"Visits to {name}", baseline="1"),
    ]


def at_march(ref: str, name: str) -> list[Command]:
    """What its body did in March: decisions about items and in words, follow-ups, a challenge, who was there."""
    at, refs = f"{BODIES[ref].lower()}-{MARCH}", tuple(f"{ref}-R{number:02}" for number in range(1, 5))
    return [
        AdoptDates(refs=refs, meeting=at),
        MinuteDecision(meeting=at, words=f"{name} was heard."),
        SetFollowUp(meeting=at, words=f"Write about {name}."),
        SetFollowUp(refs=refs[:1], meeting=at, words=f"Ask about {name}."),
        RecordAttendance(meeting=at, present=(f"Head for {name}, Merseyside Police",)),
        RecordChallenge(meeting=at, words=f"Who sees {name}?", asked_by=f"Head for {name}", answer="We do."),
        WordMeeting(meeting=at, part=MeetingPart.ITEM, words=f"7. {name}"),
    ]


def since_march(ref: str, name: str) -> list[Command]:
    """One reported complete and signed off, one with a request, one granted, the others overdue."""
    at, refs = f"{BODIES[ref].lower()}-{MARCH}", tuple(f"{ref}-R{number:02}" for number in range(1, 5))
    later = date(2027, 8, 31)
    return [
        RecordEvidence(refs=refs[:1], title=f"Audit of {name}", evidence_kind=EvidenceKind.OUTPUT, on=MARCH),
        ReportComplete(refs=refs[:1], on=MARCH, summary=f"{name} is safe."),
        SignOffItems(refs=refs[:1], meeting=at, impact_review_on=JUNE),
        *(AskExtension(refs=(each,), to=later, reason=f"{name} moved.", asked_by="Lead officer") for each in refs[1:3]),
        GrantExtension(refs=refs[1:2], meeting=at),
    ]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Ledger]:
    """A plan of two reviews, whose bodies sat in March with papers, on the day of the papers for June."""
    ledger = new_ledger(tmp_path, BEGUN)
    record(ledger, tom(), *(AddMeetings(body=body, days=(MARCH, JUNE)) for body in BODIES.values()))
    for ref, name in (("SAM", "Sam"), ("TOM", "Tom")):
        record(ledger, *before_march(ref, name))
    ledger = on_day(ledger, MARCH - 7 * DAY)
    for ref, body in BODIES.items():
        issue_pack(ledger, f"{body.lower()}-{MARCH}", tmp_path / f"march-{ref}", BY)
    ledger = on_day(ledger, MARCH)
    for ref, name in (("SAM", "Sam"), ("TOM", "Tom")):
        record(ledger, *at_march(ref, name), *since_march(ref, name))
    ledger = on_day(ledger, PAPERS)
    yield ledger
    ledger.close()


def read_by(ledger: Ledger, ref: str, tmp_path: Path) -> dict[str, str]:
    """All that the body of a review reads of its sitting in June, before and after its papers, by what it is."""
    meeting_id = f"{BODIES[ref].lower()}-{JUNE}"
    read = {"view before": to_text(pages_document(Source(ledger, meeting_id).read()), 100)}
    folder = issue_pack(ledger, meeting_id, tmp_path / f"june-{ref}", BY)
    read |= {name: data.decode() for name, data in files_in(folder).items() if not name.endswith(".docx")}
    read |= {name: word_of(data) for name, data in files_in(folder).items() if name.endswith(".docx")}
    view = ledger.view()
    meeting = next(each for each in view.snapshot.meetings if each.id == meeting_id)
    read["agenda"] = to_text(agenda_document(read_agenda(ledger, view.snapshot, meeting), view), 100)
    read["view"] = to_text(pages_document(Source(ledger, meeting_id).read()), 100)
    return read


@pytest.mark.parametrize(("own", "other"), [("SAM", "TOM"), ("TOM", "SAM")])
def test_each_body_reads_of_its_own_review_alone(both: Ledger, tmp_path: Path, own: str, other: str) -> None:
    read = read_by(both, own, tmp_path)
    for name, words in read.items():
        found = [line for line in words.splitlines() if ONLY[other].search(line)]
        assert not found, (name, found[:3])
    assert re.search(r"^All,11,", read["movement.csv"], re.MULTILINE), read["movement.csv"]
    for name in ("summary.md", "changes.csv", "agenda", "view", "view before"):
        assert ONLY[own].search(read[name]), name


def test_the_plan_as_a_whole_compares_each_item_with_its_own_bodys_last_papers(both: Ledger, tmp_path: Path) -> None:
    issue_pack(both, f"executive-{JUNE}", tmp_path / "june", BY)
    view = with_travel(both, both.view())
    ways = {row.ref: view.travel.direction(row) for row in view.rows}
    assert (ways["SAM-R05"], ways["TOM-R05"]) == (Direction.SAME, Direction.WORSE)
    own = "each body's last papers (Executive 10 June 2027, Board 11 March 2027)"
    assert f"Since {own}: " in " ".join(to_text(status(view), 200).split())
    tom_5 = next(row for row in view.rows if row.ref == "TOM-R05")
    assert "since the papers of 11 March 2027" in view.travel.words(tom_5)


def test_what_only_one_body_had_papers_about_moves_alone(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, BEGUN)
    record(ledger, tom(), *(AddMeetings(body=body, days=(MARCH,)) for body in BODIES.values()))
    ledger = on_day(ledger, MARCH - 7 * DAY)
    issue_pack(ledger, f"executive-{MARCH}", tmp_path / "march", BY)
    view = with_travel(ledger, ledger.view())
    ways = {view.travel.direction(row) for row in view.rows if row.item.review == "TOM"}
    assert ways == {Direction.NONE}, "no papers were about it: it is not new since them"
    assert "the papers of 11 March 2027 (Executive)" in view.travel.key()
    ledger.close()


def test_what_was_raised_with_another_reviews_body_is_asked_of_it_everywhere(both: Ledger, tmp_path: Path) -> None:
    record(both, RaiseItems(refs=("SAM-R04",), raised_with="Board", reason="No staff."))
    read = read_by(both, "TOM", tmp_path)
    for name in ("summary.md", "agenda", "view", "view before"):
        assert "SAM-R04" in read[name], name
    view = both.view()
    meeting = next(each for each in view.snapshot.meetings if each.id == f"board-{JUNE}")
    number = read_agenda(both, view.snapshot, meeting).number
    pages = pages_of(Source(both, meeting.id).read())
    asked = [line for each in pages if isinstance(each, ListPage) and each.name == "decisions" for line in each.lines]
    assert len(asked) == number


def test_what_one_body_asked_about_an_item_of_its_own_is_not_the_others_to_drop_or_to_date(both: Ledger) -> None:
    about = next(each for each in both.snapshot().follow_ups if each.ref == "SAM-R01")
    at = f"board-{MARCH}"
    for command in (
        DropFollowUp(number=about.number, meeting=at, reason="Overtaken."),
        RedateFollowUp(number=about.number, meeting=at, due=JUNE + 30 * DAY),
    ):
        with pytest.raises(Refused, match="cannot decide this: the Board governs, and not SAM"):
            both.record(command, BY)
