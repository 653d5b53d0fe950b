"""No file of a pack, no minute and no page of the meeting view holds an officer's name, a note or restricted words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.errors import ActionplanError
from actionplan.domain.governance.difference import scrutiny_lines
from actionplan.domain.governance.since_issue import EarlierIssue
from actionplan.domain.moment import Moment
from actionplan.domain.people.on_record import NamesOnRecord
from actionplan.domain.subjects.agencies import EditAgency
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, EvidenceKind, Via
from actionplan.papers.formats.text import to_searched_text, to_text
from actionplan.papers.pack import PackBasis, drawn_up
from actionplan.tui.present.model import Shown, for_the_room
from actionplan.tui.present.text import pages_document
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    BEGUN,
    DUE,
    LATER,
    MARCH,
    POLICE,
    R4,
    R5,
    PlanWithSittings,
)

NAME, NOTE, SECRET, ADDRESS = "Alex Zanzibar", "Quagmire", "Wombat", "Quokka@example.org"
WHO = f"{NAME}, Head of Service"
MARKED = ("Zanzibar", NOTE, SECRET, "Quokka")

JANUARY: tuple[Command, ...] = (
    AssignOwner(refs=(R4, R5), agency=POLICE, role="Head of Service", name=NAME, email=ADDRESS, proposed=True),
    EditAgency(agency=POLICE, contact=ADDRESS, copy_to=ADDRESS),
    ConfirmOwner(refs=(R4,), confirmed_from=WHO),
    RecordUpdate(refs=(R4,), words="Drafted.", sender=WHO, via=Via.PHONE, on=BEGUN),
    RecordUpdate(refs=(R5,), words=f"{SECRET} said so.", sender=WHO, on=BEGUN, restricted=True),
    RecordNote(refs=(R4, R5), words=f"Rang, {NOTE}.", sender=WHO, on=BEGUN),
    RecordNote(refs=(R4,), words=f"Rang, {NOTE}, {NAME}.", on=BEGUN),
    RecordScrutiny(refs=(R4,), words="Not yet seen by children.", sender=WHO, on=BEGUN),
    RecordScrutiny(refs=(R5,), words="Not yet.", sender=NAME, on=BEGUN),
    RecordEvidence(
        refs=(R5,), title=f"{SECRET} file", evidence_kind=EvidenceKind.IMPACT, on=BEGUN, restricted=True, held_at=SECRET
    ),
    ProposeDate(refs=(R4, R5), on=DUE),
    VacatePost(refs=(R5,)),
)
IN_MARCH: tuple[Command, ...] = (
    AdoptDates(refs=(R4, R5), meeting=AT_MARCH),
    RecordChase(refs=(R5,), on=MARCH, copied=True),
    RecordChaseAnswer(refs=(R5,), on=MARCH, replied=False),
    AskExtension(refs=(R5,), to=LATER, reason="The audit is late.", asked_by=WHO),
    OverrideRating(refs=(R5,), colour=Colour.AMBER, reason="Agreed.", meeting=AT_MARCH, agreed_by=WHO),
    RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.IMPACT, on=MARCH),
    ReportComplete(refs=(R4,), on=MARCH, summary="Done."),
    SignOffItems(
        refs=(R4,), meeting=AT_MARCH, agreed_by="Jo Zanzibar, Chair", checked_by="Jo Zanzibar, Auditor", interest=WHO
    ),
)


def tried(plan: PlanWithSittings, command: Command) -> None:
    """Recorded, where the rules allow it."""
    try:
        plan.record(command)
    except ActionplanError:
        return


def files_of(plan: PlanWithSittings) -> dict[str, str]:
    """Every file of the next pack, and every page of the meeting view."""
    view = plan.view()
    begun = Moment(BEGUN, PlanWithSittings().last_number())
    first = EarlierIssue(1, BEGUN, BEGUN, begun.head or 0, "0" * 64)
    history = plan.history()
    basis = PackBasis(AT_JUNE, view, None, history, "0" * 64, {}, 2, before=first, before_view=plan.view(begun))
    drawn = drawn_up(basis)
    files = {name: data.decode() for name, data in drawn.texts.items()}
    files |= {name: to_searched_text(document) for name, document in drawn.documents.items()}
    meeting = next(each for each in plan.meetings() if each.id == AT_JUNE)
    shown = Shown(
        view=for_the_room(view),
        meeting=meeting,
        papers=None,
        before=None,
        since=None,
        last_number=plan.last_number(),
        today=plan.today,
        scrutiny=scrutiny_lines(view),
    )
    return {**files, "the meeting view": to_text(pages_document(shown), 200)}


def held(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, word) for name, text in files.items() for word in MARKED if word.casefold() in text.casefold()]


def test_a_plan_that_holds_all_of_them_sends_none_out() -> None:
    plan = PlanWithSittings()
    for command in JANUARY:
        plan.does(command)
    plan.on(MARCH)
    for command in IN_MARCH:
        tried(plan, command)
    files = files_of(plan)
    assert held(files) == []
    assert "3 contacts noted." in files["summary.md"]
    assert "from Head of Service" in files["changes.csv"]


@settings(max_examples=5, deadline=None)
@given(st.permutations(JANUARY), st.lists(st.integers(4, 40), max_size=4), st.lists(st.integers(4, 16), max_size=4))
def test_nor_does_any_other_order_with_what_was_amended_and_undone(
    january: list[Command], amended: list[int], undone: list[int]
) -> None:
    plan = PlanWithSittings()
    for command in january:
        tried(plan, command)
    for number in amended:
        entry = next((each for each in plan.entries if each.number == number), None)
        restricted = getattr(getattr(entry, "fact", None), "restricted", False)
        words = f"{SECRET}, put right." if restricted else None
        tried(plan, Amend(entry=number, words=words, sender=WHO, reason="A slip."))
    for step in undone:
        tried(plan, Undo(step=step))
    plan.on(MARCH)
    for command in IN_MARCH:
        tried(plan, command)
    assert held(files_of(plan)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Alex Zanzibar agreed.", True),
        ("ALEX  ZANZIBAR agreed.", True),
        ("Zanzibar, Alex", True),
        ("DS Zanzibar will write.", True),
        ("The ship Zanzibar.", False),
        ("Alexander Zanzibarian", False),
        ("The Detective Superintendent wrote to Citizens Advice.", False),
    ],
)
def test_a_name_on_record_is_found_in_words_and_a_role_or_an_agency_is_none(text: str, said: bool) -> None:  # noqa: FBT001
    senders = ("Detective Superintendent", "Citizens Advice")
    names = NamesOnRecord.of([NAME], senders, ["Citizens Advice"])
    assert bool(list(names.in_text(text))) is said


def test_a_plan_without_names_has_none_to_find() -> None:
    assert list(NamesOnRecord.of(["Duty Officer"], [], []).in_text("Duty Officer, anybody")) == []
