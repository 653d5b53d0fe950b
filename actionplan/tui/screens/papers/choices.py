"""What can be chosen on the page of papers: an edition, what a document is about, a way to put something right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import Edition
from actionplan.services.asked_papers import About, Subject
from actionplan.services.papers import Paper
from actionplan.tui.papers_draft import ForWhom
from actionplan.tui.styles import line_of

if TYPE_CHECKING:
    from actionplan.services.stops import Stop

Options = Sequence[tuple[str, str]]

EDITIONS: Final = {
    "body": (ForWhom(), "the body that decides"),
    "partners": (ForWhom(Edition.PARTNERS), "the safeguarding partners"),
    "scrutiny": (ForWhom(Edition.SCRUTINY), "scrutiny: it notes, questions and recommends"),
    "public": (ForWhom(Edition.PUBLIC), "the public: published wording and public lines"),
    "inspection": (ForWhom(Edition.INSPECTION), "an inspection"),
    "inspection, names": (ForWhom(Edition.INSPECTION, names=True), "an inspection, with officers' names"),
    "inspection, notes": (ForWhom(Edition.INSPECTION, notes=True), "an inspection, with notes of contacts"),
    "inspection, all": (ForWhom(Edition.INSPECTION, names=True, notes=True), "an inspection, with names and notes"),
}
"""For whom documents can be, by the names under which they are offered."""

GO, AMEND, REDACT, LET_OUT, PUBLIC = "go", "amend", "redact", "let-out", "public-line"


def name_of(reader: ForWhom) -> str:
    """The name under which an edition is offered."""
    return next(name for name, (each, _) in EDITIONS.items() if each == reader)


def edition_options() -> Options:
    """All of them."""
    return [(name, f"{name:<18}  {words}") for name, (_, words) in EDITIONS.items()]


def abouts(paper: Paper, view: PlanView, meeting: Meeting | None) -> dict[str, tuple[About, str]]:
    """What a document can be about, by id, the usual one first; none where it needs a meeting and there is none."""
    found: dict[str, tuple[About, str]] = {}
    if paper.optional or not paper.subjects:
        found[""] = (About(), "the whole plan")
    for subject in paper.subjects:
        match subject:
            case Subject.MEETING if meeting is not None:
                found[meeting.id] = (About(meeting=meeting), line_of(meeting.title_mid_sentence))
            case Subject.ITEM:
                for row in view.rows:
                    found[row.ref] = (About(ref=row.ref), f"{row.ref}  {line_of(view.title(row.item))}")
            case Subject.AGENCY:
                leading = {row.item.owner.agency for row in view.rows}
                agencies = sorted(view.snapshot.agencies.values(), key=lambda each: (each.id not in leading, each.name))
                found |= {each.id: (About(agency=each.id), line_of(each.name)) for each in agencies}
            case _:
                pass
    return found


def ways(stop: "Stop", view: PlanView) -> Options:
    """What can be done about one thing that keeps papers from going out."""
    source, found = stop.source, list[tuple[str, str]]()
    if source is not None and source.amended_as is not None:
        found.append((AMEND, f"Put the words of entry {source.entry} right"))
    if source is not None and source.ref is not None and view.snapshot.row(source.ref) is not None:
        found.append((GO, f"Go to {source.ref}"))
    if stop.may_be_allowed:
        found.append((LET_OUT, "Let it out for good, as for an office's postcode"))
    if source is not None:
        found.append((REDACT, f"Remove the words of entry {source.entry} for good"))
    return found


def public_options(view: PlanView) -> Options:
    """Each recommendation, and what the public is told of it."""
    return [
        (row.ref, f"{row.ref:<10} {shorten(_public(view, row.ref), 60)}")
        for row in view.rows
        if row.item.parent is None
    ]


def _public(view: PlanView, ref: str) -> str:
    row = view.snapshot.row(ref)
    if row is None or row.item.withheld:
        return "not for publication"
    return line_of(view.text_of(row.item, "public_line")) or "no line yet"
