"""Random commands on a real plan, for hypothesis, and what tests compare before and after."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.errors import ActionplanError
from actionplan.domain.rating.view import PlanView
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.state.entities import Entity, key_of
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, EditAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.measures import AddMeasure, RecordReading
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Response
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, on_day

A_REVIEW = ReviewFile(
    ref="SAM",
    title="Child Sam",
    kind="Multi-agency learning review",
    partnership="A partnership",
    stated_count=2,
    published_on=None,
    plan_due_on=None,
    governing_body="Executive",
    agencies=(
        NamedAgency("Merseyside Police", (), None, contributing=True),
        NamedAgency("CAMHS", (), "CAHMS", contributing=True),
    ),
    recommendations=tuple(PublishedRecommendation(n, f"Wording {n}.", None, None, None, None) for n in ("1", "2")),
)
LOAD = LoadReview(file=A_REVIEW)

Move = Callable[[date, int], Command]
"""A command for a day, given the number of the last step."""

_REFS = st.sampled_from(["SAM-R01", "SAM-R01", "SAM-R02", "SAM-R01-A1"])
_AGENCIES = st.sampled_from(["merseyside-police", "camhs", "school"])
_DAYS = st.integers(-40, 0)
_WORDS = st.sampled_from(["One.", "Two.", "[/x] =1+1 \x1b[2J", ""])


def _at(make: Callable[..., Command], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Move]:
    def move(values: dict[str, Any]) -> Move:
        def made(day: date, last: int) -> Command:
            del last
            ready = {
                k: day + timedelta(days=v) if k in {"on", "due_on"} and v is not None else v for k, v in values.items()
            }
            return make(**{k: (v,) if k == "refs" else v for k, v in ready.items()})

        return made

    return st.fixed_dictionaries(given).map(move)


def _undo(back: int) -> Move:
    return lambda _day, last: Undo(step=max(1, last - back))


MOVES: st.SearchStrategy[Move] = st.one_of(
    st.integers(0, 4).map(_undo),
    st.integers(0, 1).map(_undo),
    _at(
        AssignOwner,
        refs=_REFS,
        agency=st.none() | _AGENCIES,
        role=st.none() | _WORDS,
        name=st.none() | _WORDS,
        contributing=st.none() | st.lists(_AGENCIES, max_size=1).map(tuple),
        proposed=st.booleans(),
    ),
    _at(ConfirmOwner, refs=_REFS, confirmed_from=st.just("Chair")),
    _at(ClearOwner, refs=_REFS),
    _at(VacatePost, refs=_REFS),
    _at(ProposeDate, refs=_REFS, on=st.none() | st.integers(-30, 60)),
    _at(
        RecordUpdate,
        refs=_REFS,
        words=_WORDS,
        on=_DAYS,
        declared=st.none() | st.sampled_from(list(Declared)),
    ),
    _at(RecordUpdate, refs=_REFS, words=st.just("News."), on=_DAYS),
    _at(RecordNote, refs=_REFS, words=_WORDS, on=_DAYS),
    _at(
        RecordEvidence,
        refs=_REFS,
        title=st.just("Audit"),
        evidence_kind=st.sampled_from(list(EvidenceKind)),
        on=_DAYS,
    ),
    _at(AddMeasure, refs=_REFS, title=_WORDS, target=st.none() | st.just("9 of 10")),
    _at(
        RecordReading,
        measure=st.sampled_from(["SAM-R01-M1", "SAM-R01-M1", "SAM-R01-M2", "SAM-R02-M1"]),
        value=st.sampled_from(["1 of 10", "9 of 10"]),
        words=st.none() | _WORDS,
        on=_DAYS,
    ),
    _at(RecordScrutiny, refs=_REFS, words=st.just("Seen."), sender=st.just("Scrutineer"), on=_DAYS),
    _at(ReportComplete, refs=_REFS, on=_DAYS, summary=_WORDS, outcome=st.sampled_from(list(Outcome))),
    _at(Reopen, refs=_REFS, reason=st.just("Gaps.")),
    _at(SetPlan, refs=_REFS, will_do=st.none() | _WORDS, measure=st.none() | _WORDS),
    _at(SetTheme, refs=_REFS, theme=_WORDS),
    _at(
        Respond,
        refs=_REFS,
        response=st.sampled_from([Response.ACCEPTED, Response.PART]),
        reason=st.none() | _WORDS,
    ),
    _at(
        AddActions,
        refs=st.just("SAM-R01"),
        title=st.just("Train"),
        agencies=st.lists(_AGENCIES, max_size=2).map(tuple),
        due_on=st.none() | st.integers(0, 60),
    ),
    _at(SetPolicy, key=st.just("stale_days"), value=st.integers(1, 60), reason=st.just("Agreed")),
    _at(AddAgency, name=st.just("School")),
    _at(RenameAgency, agency=_AGENCIES, name=st.sampled_from(["Primary School", "Force", "CAMHS"])),
    _at(
        EditAgency,
        agency=_AGENCIES,
        short=st.sampled_from([None, "Ours", "CAMHS", ""]),
        contact=st.sampled_from([None, "", "contact@example.org"]),
    ),
    _at(MergeAgency, agency=_AGENCIES, into=_AGENCIES),
    _at(EditReview, review=st.just("SAM"), title=st.just("Sam"), governing_body=st.just("Board")),
    st.just(lambda _day, _last: LOAD),
)


def play(ledger: Ledger, moves: list[tuple[int, Move]]) -> tuple[Ledger, list[int]]:
    """Carry out the moves, each some days after the one before; the ledger on its last day, and the steps written.

    The ledger given has two steps: its beginning and a review's loading.
    """
    day, last = ledger.clock.today(), 2
    steps: list[int] = []
    for later, move in moves:
        if later:
            day += timedelta(days=later)
            ledger.close()
            ledger = on_day(ledger, day)
        step = try_to_record(ledger, move(day, last))
        if step is not None:
            last = step
            steps.append(step)
    return ledger, steps


def try_to_record(ledger: Ledger, command: Command) -> int | None:
    """The step that a command wrote; None where it was refused or changed nothing."""
    try:
        return ledger.record(command, BY).step
    except ActionplanError:
        return None


def shown(view: PlanView) -> list[object]:
    """All that a screen shows of a plan: rows, ratings, reasons, words, names, reviews and policy."""
    rows: list[object] = [
        (row.item, row.rating, row.own, row.reason, view.title(row.item), view.lead_agency(row.item))
        for row in view.rows
    ]
    agencies = [(agency.id, agency.name) for agency in view.agencies]
    snapshot = view.snapshot
    measured = [snapshot.measures, snapshot.readings, snapshot.scrutiny]
    return [view.as_at, rows, agencies, measured, snapshot.reviews, snapshot.policy, dict(view.texts)]


def values(ledger: Ledger) -> dict[str, dict[str, object]]:
    """The fields of all that is there, without the versions and what an undo leaves alone."""
    view, skipped = ledger.view(), {"version", "actions_added"}
    snapshot = view.snapshot
    records = [record for row in view.rows for record in ledger.records(row.ref, snapshot.head)]
    agencies = [agency for agency in snapshot.agencies.values() if agency.present]
    there: list[Entity] = [*(row.item for row in view.rows), *records, *agencies, *snapshot.reviews, snapshot.policy]
    there += snapshot.measures
    return {
        str(key_of(each)): {f.name: getattr(each, f.name) for f in fields(each) if f.name not in skipped}
        for each in there
    }
