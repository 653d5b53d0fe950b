"""The documents that the reading commands print, for a screen, and the files that others make. They block, and ask
nothing: the app calls them in threads.
"""

from collections.abc import Sequence
from pathlib import Path

from actionplan.domain.dates import counted
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document, Entry, Facts, Listing, Paragraph, Title
from actionplan.tui.commands.offered import key_of


def load_report(
    ledger: Ledger, name: str, as_at: Moment | None, since: Moment | None = None, meeting: str = ""
) -> Document:
    """The document of a reading command; ``since`` is where a comparison starts, ``meeting`` whose agenda it is."""
    match name:
        case "check":
            return _check(ledger, as_at)
        case "agenda":
            return _agenda(ledger, as_at, meeting)
        case "alike":
            from actionplan.domain.reports.alike import alike
            from actionplan.papers.documents.alike import look_alikes

            view = ledger.view(as_at)
            return look_alikes(alike(view), view)
        case "findings":
            from actionplan.domain.reports.findings import coverage
            from actionplan.papers.documents.findings import findings

            view = ledger.view(as_at)
            found = coverage(view)
            shown = findings(found, found, view)
            return shown if found else shown._replace(opening=(*shown.opening, Paragraph(_no_findings())))
        case "changes":
            from actionplan.papers.documents.changes import changes
            from actionplan.services.compare import changes_since

            return changes(changes_since(ledger, since, as_at))
        case "movement":
            from actionplan.papers.documents.movement import movement
            from actionplan.services.compare import movement_since

            return movement(movement_since(ledger, since, as_at))
        case "plan-history":
            from actionplan.papers.documents.history import history

            view = ledger.view(as_at)
            return history(ledger.history(view.snapshot.head), view)
        case "verify":
            return _verified(ledger)
        case _:
            raise ValueError(name)


def _no_findings() -> str:
    """The next step where no finding is on record."""
    load, palette = key_of("load-review"), key_of("palette")
    return (
        f"A review's file brings its findings with it ({load}). To record one: {palette}, Add finding; at the shell: "
        "actionplan finding add REVIEW TEXT"
    )


def load_info(ledger: Ledger, by: str) -> Document:
    """Where everything is, as ``info`` prints it."""
    from actionplan.services.plan_info import facts_in_words, plan_info
    from actionplan.services.settings import read_settings
    from actionplan.tui.chosen import chosen_in

    facts = plan_info(ledger.location, ledger.clock, by)
    advice = [*facts["advice"], *chosen_in(read_settings()).problems]
    return Document(Title("Where everything is"), (Facts(facts_in_words(facts)), *(Paragraph(each) for each in advice)))


def _check(ledger: Ledger, as_at: Moment | None) -> Document:
    from actionplan.papers.documents.check import check
    from actionplan.services.agendas import coming_agendas
    from actionplan.services.plan_file import all_findings

    view = ledger.view(as_at)
    found = all_findings(view, None if as_at is not None else ledger.location)
    return check(found, view, coming_agendas(ledger, view.snapshot))


def _agenda(ledger: Ledger, as_at: Moment | None, meeting: str) -> Document:
    from actionplan.domain.meetings.sittings import usual_sitting
    from actionplan.papers.documents.agenda import agenda
    from actionplan.services.agendas import read_agenda

    view = ledger.view(as_at)
    plan = view.snapshot
    known = next((each for each in plan.meetings if each.id == meeting), None)
    chosen = known or usual_sitting(plan.meetings, plan.reviews, view.as_at)
    if chosen is None:
        raise BadInput("No sitting is on record. Add a meeting first.")
    return agenda(read_agenda(ledger, plan, chosen), view)


def _verified(ledger: Ledger) -> Document:
    from actionplan.services.proof import verified_lines

    said, *rest = verified_lines(ledger.verify(), ledger.location)
    lines = tuple(Entry(each) for each in rest)
    return Document(Title("The record"), (Paragraph(said), *((Listing(lines),) if lines else ())))


def as_file(document: Document, file: Path) -> bytes:
    """The document as Markdown where the file's name says so, else as text."""
    from actionplan.papers.formats.markdown import to_markdown
    from actionplan.papers.formats.text import to_text

    return to_markdown(document) if file.suffix.lower() == ".md" else to_text(document, 80).encode()


def export(ledger: Ledger, as_at: Moment | None, form: str, refs: Sequence[str], file: Path) -> str:
    """Write the items with these refs, or without any the whole plan; returns what was written, and where."""
    from actionplan.services.compare import with_travel
    from actionplan.services.exporting import exported
    from actionplan.services.files import replace_file

    view = with_travel(ledger, ledger.view(as_at))
    chosen = set(refs)
    rows = [row for row in view.rows if not refs or row.ref in chosen]
    replace_file(file, exported(form, ledger, view, rows))
    return f"Wrote {len(rows)} {'row' if len(rows) == 1 else 'rows'} to {file}."


def write_returns(ledger: Ledger, meeting_id: str, folder: Path) -> str:
    """Write each agency's form for a meeting; returns how many, and where."""
    from actionplan.services.returns import writing

    view = ledger.view()
    meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        raise BadInput("The meeting is no longer in the plan.")
    forms = writing.write_returns(ledger, view, meeting, folder)
    return f"Wrote {counted(len(forms), 'form')} to {folder}, each as .xlsx and as .csv."


def back_up(ledger: Ledger, file: Path) -> str:
    """Copy the plan to a new file, proved whole; returns where it lies."""
    from actionplan.ledger.backups import backup

    made = backup.back_up(ledger.location, file)
    return f"Backed up to {made.path}, and proved whole: {made.entries:,} entries."


def write_reminders(ledger: Ledger, folder: Path) -> str:
    """Write the drafts of all reminders to a new folder; returns where they lie."""
    from actionplan.services.chasers import read_reminders, write_letters

    drafts = write_letters(ledger, read_reminders(ledger, ledger.view()), folder)
    written = "1 draft, as .eml and .txt" if len(drafts) == 1 else f"{len(drafts)} drafts, each as .eml and .txt"
    return f"Wrote {written}: {folder}. Nothing is recorded: {key_of('chaser-sent')} says that one was sent."


def save(document: Document, file: Path) -> str:
    """Write a document to a file; returns where it lies."""
    from actionplan.services.files import replace_file

    replace_file(file, as_file(document, file))
    return f"Wrote {file}."
