"""The four pages of papers: their names with counts, their keys, and the lines that each lists. Draws; asks nothing."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.style import Style

from actionplan.domain.dates import counted
from actionplan.domain.text import capitalised
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.days import long_day, short_day
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    from actionplan.ledger.history import Issue
    from actionplan.services.papers import Paper
    from actionplan.services.stops import Stop
    from actionplan.tui.papers_draft import PapersDraft

Lines = Sequence[tuple[str, str]]
"""The id of each line, and what it says."""


class PapersPage(StrEnum):
    """Which page is shown; the values are the acts that lead there."""

    PACK = "papers-pack"
    DOCUMENTS = "papers-documents"
    ISSUED = "papers-issued"
    STOPS = "papers-stops"


KEYS: Final = {
    PapersPage.PACK: (
        *("papers-open", "issue-papers", "check", "papers-guard", "papers-folder", "papers-back"),
        "papers-meeting",
    ),
    PapersPage.DOCUMENTS: (
        *("papers-open", "papers-write", "papers-edition", "papers-about", "papers-folder", "papers-back"),
        *("papers-public", "papers-meeting", "check"),
    ),
    PapersPage.ISSUED: ("papers-again", "papers-folder", "papers-back", "papers-meeting"),
    PapersPage.STOPS: ("papers-right", "papers-guard", "papers-back", "papers-meeting"),
}
"""The keys of each page's footer, the most used first."""

_LATE: Final = ", after the meeting"

NOTHING_ISSUED: Final = "Nothing has gone out for this meeting yet."
NOTHING_STOPS: Final = "Nothing keeps these papers from going out."
LOOKING: Final = "Looking for what must not go out …"


class PageNames(FittedText):
    """The pages by name and with how much is on each, the one that is shown marked; a click goes to it."""

    one_line = True
    shown = PapersPage.PACK
    counts: Mapping[PapersPage, int] = {}

    def content_at(self, width: int) -> Content:
        """Their keys and names, close together where there is little room."""
        airy, close = (Content(air).join(self._said(page, air) for page in PapersPage) for air in (" ", ""))
        return airy if airy.cell_length <= width else close

    def _said(self, page: PapersPage, air: str) -> Content:
        command, count = COMMAND_BY_ID[page], self.counts.get(page, 0)
        label = f"{command.label} ({count})" if count else command.label
        if page is self.shown:
            return Content.styled(f"{air}▸{air}{command.key} {label}{air}", "bold $background on $primary")
        style = "bold $amber-ink" if page is PapersPage.STOPS and count else ""
        words = Content.assemble(
            Content.styled(f"{air} {air}{command.key}", "bold $accent"), Content.styled(f" {label}{air}", style)
        )
        return words.stylize(Style.from_meta({"command": command.id}))


def pack_lines(draft: "PapersDraft", stops: "Sequence[Stop]") -> Lines:
    """Each part, how much is in it, and whether something in it is stopped."""
    stopped = {document for each in stops for document in each.documents}
    widest = max((len(each.file) for each in draft.parts), default=0)
    return [
        (each.file, f"{each.file:<{widest}}  {'STOPPED, ' if each.file in stopped else ''}{each.holds}")
        for each in draft.parts
    ]


def document_lines(papers: "Sequence[Paper]", stopped: Mapping[str, int]) -> Lines:
    """Each document, what it holds and for whom; ``stopped`` counts what keeps those that were looked at."""
    widest = max(len(each.name) for each in papers)
    found = {name: f"STOPPED ({count}): " for name, count in stopped.items() if count}
    return [(each.name, f"{each.name:<{widest}}  {found.get(each.name, '')}{each.holds}") for each in papers]


def issue_lines(issues: "Sequence[Issue]") -> Lines:
    """Each issue, the last one first."""
    return [
        (
            str(each.number),
            f"Issue {each.number}  {short_day(each.issued_on)}, as at {short_day(each.as_at)}{_LATE * each.late}",
        )
        for each in reversed(issues)
    ]


def issue_words(issue: "Issue") -> str:
    """What is on record of an issue."""
    late = " It went out after the meeting." if issue.late else ""
    return (
        f"Issue {issue.number}, of {long_day(issue.issued_on)}, as at {long_day(issue.as_at)}.{late} Format "
        f"{issue.format}; its manifest's SHA-256 begins {issue.manifest_sha256[:12]}. r makes it again, byte for byte."
    )


def stop_lines(stops: "Sequence[Stop]") -> Lines:
    """Each thing that keeps papers from going out: item, entry, what it is, and how many documents hold it."""
    return [
        (
            str(place),
            f"{_item(each):<10} {_entry(each):<11} {line_of(each.what)}, in {counted(len(each.documents), 'document')}",
        )
        for place, each in enumerate(stops)
    ]


def stop_words(stop: "Stop") -> str:
    """The same whole, with the words that it comes from: whoever puts them right has to read them."""
    said = [f"{capitalised(stop.what)}.", f"In: {', '.join(stop.documents)}."]
    if stop.source is None:
        said.append("Where it comes from is not known: look for it with Find words (ctrl+p).")
    else:
        about = f", about {stop.source.ref}" if stop.source.ref else ""
        said += [f"Entry {stop.source.entry}{about}:", stop.source.words]
    return "\n\n".join(said)


def _item(stop: "Stop") -> str:
    return (stop.source.ref if stop.source else None) or "the plan"


def _entry(stop: "Stop") -> str:
    return f"entry {stop.source.entry}" if stop.source else ""
