"""What the page of papers needs of the plan, and the files that it has made. It blocks: the app calls it in threads."""

from pathlib import Path

from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.domain.governance.agenda import business_of
from actionplan.domain.guard import Found, Guarded
from actionplan.domain.moment import Moment
from actionplan.domain.people.roles import role_in
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import concerning
from actionplan.domain.subjects.guarding import LetThrough
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.pack_preview import PackPart, pack_parts
from actionplan.papers.editions import reader_of
from actionplan.papers.formats.registry import DIARY, FORMATS, Given
from actionplan.services.asked_papers import Asked
from actionplan.services.files import replace_file
from actionplan.services.guard_words import add_word, remove_word, to_allow
from actionplan.services.guarding import LetThroughGuard, allow_for_good
from actionplan.services.issue import draft_pack, issue_pack, issued_summary, pack_stops, remake_pack, wanted_papers
from actionplan.services.papers import PAPERS, drawn_paper, paper_file
from actionplan.services.plan_file import all_findings
from actionplan.services.progress import Step
from actionplan.services.stops import Stop
from actionplan.tui.papers_draft import (
    GUARD,
    LET_OUT,
    IssueChoice,
    IssuedAs,
    PaperChoice,
    PapersDraft,
    ShownPaper,
    WrittenAs,
)


def load_papers(ledger: Ledger, view: PlanView, meeting_id: str) -> PapersDraft:
    """What would go out for a meeting now, and what has gone out before. Raises ``BadInput`` without a meeting."""
    known = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if known is None:
        raise BadInput("The meeting is no longer in the plan.")
    issues = tuple(each for each in ledger.issues() if each.meeting == meeting_id)
    gaps = len(concerning(all_findings(view, ledger.location), business_of(known, view.snapshot), view))
    try:
        found = draft_pack(ledger, meeting_id, late=known.on < ledger.clock.today())
    except ActionplanError as refused:
        return PapersDraft(known, view.as_at, (), issues, gaps, refused=refused.sentence)
    paper = found.drawn.papers.paper
    summary, *tables = pack_parts(paper)
    sent = [PackPart(name, "is sent out", document) for name, document in found.drawn.documents.items()]
    return PapersDraft(paper.meeting, paper.as_at, (summary, *sent, *tables), issues, gaps, found)


def load_stops(draft: PapersDraft) -> tuple[Stop, ...]:
    """What keeps the pack from going out."""
    return () if draft.pack is None else pack_stops(draft.pack)


def load_shown(ledger: Ledger, as_at: Moment | None, choice: PaperChoice | IssueChoice, by: str) -> ShownPaper:
    """A document in its edition, or an issue as it went out; where there is none, why."""
    try:
        if isinstance(choice, IssueChoice):
            return ShownPaper(words=issued_summary(ledger, choice.meeting, choice.number))
        asked = _asked(ledger, as_at, choice, by)
        drawn = drawn_paper(PAPERS[choice.paper], asked)
    except ActionplanError as refused:
        return ShownPaper(refused=refused.sentence)
    return ShownPaper(drawn.document, drawn.stops, asked.reader.statement())


def _asked(
    ledger: Ledger, as_at: Moment | None, choice: PaperChoice, by: str, let_through: LetThroughGuard | None = None
) -> Asked:
    view, reader = ledger.view(as_at), choice.reader
    read_by = reader_of(reader.edition, view, names=reader.names, notes=reader.notes)
    return Asked(ledger, view, as_at, choice.about, role_in(by), read_by, let_through)


def write_paper(
    ledger: Ledger, as_at: Moment | None, choice: PaperChoice, by: str, written: WrittenAs, step: Step
) -> str:
    """Write one document to a file, all of it or nothing; returns where it lies."""
    from actionplan.services.templates import template_of

    paper = PAPERS[choice.paper]
    form = DIARY if written.form == DIARY.name else FORMATS[written.form]
    own = template_of(Path(written.template), form) if written.template else None

    def record(kinds: tuple[Guarded, ...]) -> None:
        ledger.record(LetThrough(kinds=kinds, document=f"the {paper.name}"), by)

    step("reading the plan")
    asked = _asked(ledger, as_at, choice, by, record if written.allowed else None)
    data = paper_file(paper, asked, form, Given(asked.view.as_at, template=own), step)
    step("writing the file")
    replace_file(Path(written.file), data)
    return f"Wrote {written.file}. Nothing is issued: it is a draft."


def issue_papers(ledger: Ledger, meeting: str, by: str, asked: IssuedAs, step: Step) -> str:
    """Issue a meeting's papers, late ones for a reason; returns where they lie."""
    folder, late, wanted = Path(asked.folder), bool(asked.reason), wanted_papers(asked.edition, asked.formats)
    reason, allowed = asked.reason or None, asked.allowed
    issue_pack(ledger, meeting, folder, by, late=late, reason=reason, wanted=wanted, allowed=allowed, step=step)
    return f"The papers are issued, and on record: {folder}"


def make_again(ledger: Ledger, meeting: str, number: str, folder: Path, step: Step) -> str:
    """Make issued papers again, the last issue or the one of that number; returns where they lie."""
    if number and not number.isdecimal():
        raise BadInput("The issue is a number, such as 1; empty means the last.")
    made = remake_pack(ledger, meeting, int(number) if number else None, folder, step=step)
    same = "every byte is as it was issued" if made.identical else made.remark
    return f"Made issue {made.number} again: {made.folder}; {same}."


def let_out(ledger: Ledger, found: Found, by: str) -> str:
    """Let something out for good; returns what was done."""
    allow_for_good(ledger, found, by)
    return f"The guard lets {found.kind.in_words} go out from now on. That is recorded."


def change_guard(ledger: Ledger, what: str, words: str, by: str) -> str:
    """Guard words, one a line, guard them no longer, or let one thing out for good; returns what was done."""
    if what == LET_OUT:
        return let_out(ledger, to_allow(words.strip()), by)
    given = [each for each in words.splitlines() if each.strip()]
    if what == GUARD:
        added = sum([add_word(each) for each in given])
        return f"Guarded: {added}. Guarded already: {len(given) - added}."
    removed = sum([remove_word(each) for each in given])
    return f"Guarded no longer: {removed}. Not guarded: {len(given) - removed}."
