"""Sign-off sheets, one an item: what a body has before it when it decides whether the item is done."""

from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.governance.sign_off_sheets import Pieces, SignOffSheet
from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.told import Heard, Shown
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import as_sentence, capitalised, mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import EvidenceKind, Wrote
from actionplan.papers.document import (
    Block,
    Composed,
    Document,
    Entry,
    Facts,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Section,
    Title,
)
from actionplan.papers.documents.children import measures_table
from actionplan.papers.documents.front import front_of, marked, reviews_line

_KINDS: Final = {
    EvidenceKind.OUTPUT: "Was it done? Evidence of output",
    EvidenceKind.QUALITY: "How well? Evidence of quality",
    EvidenceKind.IMPACT: "What is different for children? Evidence of impact",
}


def sign_off_sheets(
    sheets: Sequence[SignOffSheet],
    view: PlanView,
    *,
    meeting: Meeting | None = None,
    author: str = "",
    draft: bool = True,
) -> Document:
    """A sheet after another, each on a page of its own."""
    name = "Sign-off sheet" if len(sheets) == 1 else "Sign-off sheets"
    body = f" for the {meeting.body}, {full_day(meeting.on)}" if meeting is not None else ""
    sections = [section for at, each in enumerate(sheets) for section in _sheet(each, new_page=at > 0)]
    nothing = Section((Paragraph("Nothing is reported complete and waiting for a sign-off."),))
    return Document(
        Title(f"{name}{body}"),
        (Paragraph(reviews_line(view)), Paragraph(f"As at {full_day(view.as_at)}.")),
        tuple(sections) or (nothing,),
        front_of(
            view,
            "For decision" if any(each.resolution for each in sheets) else "For information",
            meeting=meeting,
            author=author,
            draft=draft,
        ),
        close=True,
    )


def _sheet(each: SignOffSheet, *, new_page: bool) -> Iterator[Section]:
    ref = each.ref
    heading = Composed(f"{ref} {each.title}", Wrote.HEADING, ref=ref, instead=ref)
    facts = (
        ("Lead", Composed(each.lead, Wrote.ROLE, ref=ref, instead=each.agency or NO_LEAD)),
        ("Date", capitalised(each.date)),
        ("Reported", capitalised(each.completed)),
        ("Intended outcome", Composed(each.intended or "Not written down.", Wrote.WORDS, ref=ref)),
        ("Measure", Composed(each.measured_by or "Not written down.", Wrote.WORDS, ref=ref)),
        ("What was done", Composed(each.done or "No summary is recorded.", Wrote.WORDS, ref=ref)),
    )
    reason = Composed(each.why, Wrote.WORDS, ref=ref, instead="")
    yield Section(
        (*_wording(each), RatingLine(each.colour, reason), Facts(facts)), heading, new_page=new_page, about=ref
    )
    for pieces in each.evidence:
        yield Section((_evidence(pieces, each),), f"{_KINDS[pieces.kind]}: {pieces.number}", 3, about=ref)
    if each.measures:
        yield Section((measures_table(each.measures),), "What is measured", 3, about=ref)
    if each.updates:
        yield Section((Listing(tuple(map(_update, each.updates))),), "Last heard", 3, about=ref)
    if each.scrutiny:
        entries = tuple(
            Entry(
                (Composed(f"{one.role}, ", Wrote.ROLE, instead=""), long_day(one.on)),
                (Composed(one.words, Wrote.WORDS, ref=ref),),
            )
            for one in each.scrutiny
        )
        yield Section((Listing(entries),), "The scrutineer's view", 3, about=ref)
    yield _lines("What is not known", each.unknown, "Nothing that a sheet asks for is missing.", ref)
    yield _lines("What is missing for a sign-off", _sentences(each.missing), "Nothing: it can be signed off.", ref)
    number = f"Decision {each.number} of the report: " if each.number else ""
    resolution = (
        f"{number}{each.resolution}" if each.resolution else "Nothing is asked: it does not wait for a sign-off."
    )
    yield Section((Paragraph(resolution, strong=True),), "The resolution", 3, about=ref)


def _wording(each: SignOffSheet) -> Iterator[Block]:
    """The review's words; an action's are ours, and said where they are more than its title."""
    if each.published:
        yield Quotation(each.wording)
    elif each.wording != each.title:
        yield Quotation(Composed(each.wording, Wrote.HEADING, ref=each.ref))


def _sentences(missing: Sequence[str]) -> list[str]:
    return [as_sentence(each) for each in missing]


def _evidence(pieces: Pieces, each: SignOffSheet) -> Block:
    named = [
        Entry((Composed(one.title.rstrip("."), Wrote.EVIDENCE, ref=each.ref), f" ({long_day(one.on)}{_source(one)})"))
        for one in pieces.named
    ]
    more = pieces.number - len(named)
    if more:
        read = pieces.kind is EvidenceKind.IMPACT and any(one.now is not None for one in each.measures)
        named.append(Entry(f"{more} more: {'readings, below, or ' if read else ''}restricted, and not named here."))
    return Listing(tuple(named)) if named else Paragraph("None is recorded.", inset=True)


def _source(one: Shown) -> str:
    return f", from {one.source.label}" if one.source else ""


def _update(said: Heard) -> Entry:
    role = (Composed(f", {said.role}", Wrote.ROLE, ref=said.ref, instead=""),) if said.role else ()
    words = f"{with_full_stop(said.words)}{mark_of_amendment(said.amended_on)}"
    return Entry((long_day(said.on), *role, ": ", Composed(words, Wrote.UPDATE, ref=said.ref, entry=said.entry)))


def _lines(heading: str, lines: Sequence[str], nothing: str, ref: str) -> Section:
    block: Block = Listing(tuple(Entry(each) for each in marked(lines))) if lines else Paragraph(nothing, inset=True)
    return Section((block,), heading, 3, about=ref)
