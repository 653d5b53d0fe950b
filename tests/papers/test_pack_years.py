"""Random years: whatever happens, each meeting's papers reconcile with those before them, to the item."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.reports.movement import Bucket, bucket_of
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.extensions import GrantExtension, RefuseExtension
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting, MinuteDecision
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, EvidenceKind, ImpactState, Kind, Response
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import changes_since, movement_since
from actionplan.services.issue import issue_pack
from tests.factories import BY, new_ledger, on_day
from tests.ledger.strategies import LOAD, MOVES, Move, try_to_record

SITTINGS = (date(2026, 12, 10), date(2027, 3, 11), date(2027, 6, 10))
IDS = tuple(f"executive-{day.isoformat()}" for day in SITTINGS)

_MEETINGS_ADDED = 3  # the step that these years stand on

Turn = Callable[[str, date, int], Command]
"""A command, given the meeting that sat last, the day, and the number of the last step."""

_REFS = st.sampled_from([("SAM-R01",), ("SAM-R02",), ("SAM-R01-A1",), ("SAM-R01", "SAM-R02")])


def _ruling(make: Callable[..., Command], **given_: st.SearchStrategy[Any]) -> st.SearchStrategy[Turn]:
    def ruling(values: dict[str, Any]) -> Turn:
        return lambda meeting, _day, _last: make(meeting=meeting, **values)

    return st.fixed_dictionaries({"refs": _REFS, **given_}).map(ruling)


def _ready(refs: tuple[str, ...]) -> tuple[Turn, ...]:
    """Reported complete with evidence and signed off: what random moves alone would seldom reach."""
    return (
        lambda _meeting, day, _last: RecordEvidence(
            refs=refs, title="Audit", evidence_kind=EvidenceKind.IMPACT, on=day
        ),
        lambda _meeting, day, _last: ReportComplete(refs=refs, on=day, summary="Done."),
        lambda meeting, _day, _last: SignOffItems(refs=refs, meeting=meeting, agreed_by="Chair"),
    )


RULINGS: st.SearchStrategy[tuple[Turn, ...]] = st.one_of(
    _REFS.map(_ready),
    st.one_of(
        _ruling(AdoptDates),
        _ruling(Supersede, reason=st.just("Merged.")),
        _ruling(Respond, response=st.just(Response.NOT_ACCEPTED), reason=st.just("Out of reach.")),
        _ruling(ReturnSignOff, reason=st.just("More is needed.")),
        _ruling(ReviewImpact, found=st.just(ImpactState.PARTLY), words=st.just("Some.")),
        _ruling(PauseItems, until=st.just(date(2027, 8, 1)), reason=st.just("A move.")),
        _ruling(
            OverrideRating,
            colour=st.sampled_from([Colour.AMBER, Colour.GREEN]),
            reason=st.just("Known."),
            agreed_by=st.just("Chair"),
        ),
        _ruling(Respond, response=st.sampled_from([Response.ACCEPTED, Response.PART])),
        _ruling(MinuteDecision, words=st.just("Noted.")),
        _ruling(GrantExtension, to=st.just(date(2027, 12, 1))),
        _ruling(RefuseExtension),
        st.just(lambda meeting, _day, _last: CloseMeeting(meeting=meeting)),
    ).map(lambda ruling: (ruling,)),
)


def _turn(move: Move) -> tuple[Turn, ...]:
    return (lambda _meeting, day, last: move(day, last),)


QUARTERS = st.lists(
    st.lists(st.one_of(MOVES.map(_turn), RULINGS), min_size=2, max_size=9), min_size=len(IDS), max_size=len(IDS)
)
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@FEW
@given(quarters=QUARTERS)
def test_each_meetings_papers_reconcile_with_those_before(quarters: list[list[tuple[Turn, ...]]]) -> None:
    with TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder), seeded=False)
        ledger.record(LOAD, BY)
        ledger.record(AddMeetings(body="Executive", days=SITTINGS), BY)
        heads = []
        for number, moves in enumerate(quarters):
            ledger = _played(ledger, number, moves)
            heads.append(Moment(ledger.clock.today(), ledger.last_number()))
            issue_pack(ledger, IDS[number], Path(folder) / IDS[number], BY)
        _check(ledger, heads)
        ledger.close()


def _played(ledger: Ledger, number: int, moves: list[tuple[Turn, ...]]) -> Ledger:
    """A quarter's work, day by day, up to a week before its sitting."""
    begins = SITTINGS[number - 1] if number else ledger.clock.today()
    meeting = IDS[max(number - 1, 0)]
    for place, group in enumerate(moves):
        day = min(begins + timedelta(days=2 * place), SITTINGS[number] - timedelta(days=7))
        ledger.close()
        ledger = on_day(ledger, day)
        for turn in group:
            command = turn(meeting, day, ledger.history(ledger.last_number())[-1].entry.step)
            if command != Undo(step=_MEETINGS_ADDED):
                try_to_record(ledger, command)
    ledger.close()
    return on_day(ledger, SITTINGS[number] - timedelta(days=7))


def _check(ledger: Ledger, heads: list[Moment]) -> None:
    papers = [_paper(ledger, number, heads) for number in range(len(heads))]
    for number, paper in enumerate(papers):
        snapshot = ledger.view(heads[number]).snapshot
        for report in (paper.movement, paper.action_movement):
            assert all(line.reconciles for _, line in report.lines)
            assert report.lines[-1][1].closing == sum(line.closing for _, line in report.lines[:-1])
            assert (report.lines[-1][1].moved_in, report.lines[-1][1].moved_out) == (0, 0)
        assert paper.table("A").refs == _in_place(snapshot, Bucket.LIVE)
        assert paper.table("E").refs == _in_place(snapshot, Bucket.NOT_TAKEN_FORWARD)
        live_families = {row.item.parent or row.ref for row in snapshot.rows if row.item.live}
        assert all(set(paper.table(letter).refs) <= live_families for letter in "BCDFHJ")
        if number:
            _follows(papers[number - 1], paper)
            _nothing_is_left_out(ledger, heads[number - 1], heads[number])


def _paper(ledger: Ledger, number: int, heads: list[Moment]) -> PackPaper:
    view = ledger.view(heads[number])
    then = ledger.view(heads[number - 1]) if number else None
    return pack_paper(IDS[number], view, then, ledger.history(view.snapshot.head))


def _in_place(snapshot: Snapshot, place: Bucket) -> tuple[str, ...]:
    rows = (row for row in snapshot.rows if row.item.kind is Kind.RECOMMENDATION)
    return tuple(row.ref for row in rows if bucket_of(row.item.status) is place)


def _follows(before: PackPaper, after: PackPaper) -> None:
    for closed, opened in ((before.movement, after.movement), (before.action_movement, after.action_movement)):
        closings = {line.agency: line.closing for _, line in closed.lines[:-1] if line.closing}
        openings = {line.agency: line.opening for _, line in opened.lines[:-1] if line.opening}
        assert openings == closings
    # To the item: who was live is live still, signed off since, not taken forward since, or had its loading undone.
    gone = set(before.table("A").refs) - set(after.table("A").refs)
    accounted = {*after.table("S").refs, *after.table("E").refs, *after.movement.withdrawn}
    assert gone <= accounted


def _nothing_is_left_out(ledger: Ledger, since: Moment, until: Moment) -> None:
    report = changes_since(ledger, since, until)
    listed = sorted(change.entry for group in report.groups for change in group.changes)
    assert listed == list(range((since.head or 0) + 1, (until.head or 0) + 1))
    assert movement_since(ledger, since, until).since == since.day
