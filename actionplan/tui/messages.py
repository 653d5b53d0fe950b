"""What screens and widgets ask of the app, which owns the ledger, the workers and the stack of screens."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from actionplan.domain.reports.charts import ChartPoint
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.listing import Listing

if TYPE_CHECKING:
    from actionplan.domain.found_review import Columns, FoundReview
    from actionplan.domain.reports.found_words import FoundWords
    from actionplan.papers.document import Document
    from actionplan.services.progress import Progress
    from actionplan.services.reading import ReadReview
    from actionplan.services.stops import Stop
    from actionplan.tui.papers_draft import IssueChoice, PaperChoice, PapersDraft, ShownPaper


class CommandRequested(Message):
    """Change the plan, or show another day.

    ``meeting`` is the id of the meeting that decided, and ``about`` of what the form is about, where they are known;
    ``filled`` is what fields of the form begin with.
    """

    def __init__(
        self,
        command: ScreenCommand,
        refs: tuple[str, ...] = (),
        meeting: str = "",
        about: str = "",
        filled: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.command = command
        self.refs = refs
        self.meeting = meeting
        self.about = about
        self.filled = filled or {}


class ReportRequested(Message):
    """Show what a reading command prints, or write its file; ``refs`` are the items that the list shows."""

    def __init__(self, command: ScreenCommand, refs: tuple[str, ...] = (), meeting: str = "") -> None:
        super().__init__()
        self.command = command
        self.refs = refs
        self.meeting = meeting


class SaveRequested(Message):
    """Write a document that is being read to a file; ``stem`` is what to call it."""

    def __init__(self, document: "Document", stem: str) -> None:
        super().__init__()
        self.document = document
        self.stem = stem


class DocumentRequested(Message):
    """Open a document to read; ``stem`` is what its file is called."""

    def __init__(self, heading: str, document: "Document", stem: str) -> None:
        super().__init__()
        self.heading = heading
        self.document = document
        self.stem = stem


class DossierRequested(Message):
    """Read the updates and evidence of the item that a screen shows; ``whole``: and what happened to it.

    ``beside`` are items whose dossiers are to be at hand too. Without a ``ref`` only those are read.
    """

    def __init__(self, ref: str, *, whole: bool = False, beside: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.ref = ref
        self.whole = whole
        self.beside = beside


class CopyRequested(Message):
    """Give a text to the terminal's clipboard; ``keep``: and keep it as a file, for terminals that take none."""

    def __init__(self, text: str, *, keep: bool = False) -> None:
        super().__init__()
        self.text = text
        self.keep = keep


class PlaceRequested(Message):
    """Open where something is held, where this system can; else copy the words."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place


class TextsRequested(Message):
    """Read the texts of these items, which are in sight and have not been read."""

    def __init__(self, refs: Sequence[str]) -> None:
        super().__init__()
        self.refs = refs


class LinesRequested(Message):
    """Find the lines that a listing shows. A new search by the same ``requester`` ends the one before."""

    def __init__(self, listing: Listing, requester: str) -> None:
        super().__init__()
        self.listing = listing
        self.requester = requester


class ChartsRequested(Message):
    """Read the plan at each month end; ``known`` are the points that were read before, the last one the as-at day's."""

    def __init__(self, known: Sequence[ChartPoint]) -> None:
        super().__init__()
        self.known = known


class TasksRequested(Message):
    """Read what needs the manager now; ``changes``: and what changed since one last looked."""

    def __init__(self, *, changes: bool = False) -> None:
        super().__init__()
        self.changes = changes


class TasksSeen(Message):
    """What needs the manager now, and what changed, has been looked at as at this entry."""


class TodayRequested(Message):
    """Return from a past day to today."""


class ChoiceRequested(Message):
    """Offer one of a few ``options``, which are ids and labels; ``on_choice`` gets the id, or None for none."""

    def __init__(
        self,
        heading: str,
        options: Sequence[tuple[str, str]],
        current: str,
        on_choice: Callable[[str | None], None],
        *,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self.wide = wide
        self.heading = heading
        self.options = options
        self.current = current
        self.on_choice = on_choice


class LineRequested(Message):
    """Ask for one line, such as a number; ``on_line`` gets it, or None where nothing is to be changed."""

    def __init__(self, heading: str, current: str, on_line: Callable[[str | None], None]) -> None:
        super().__init__()
        self.heading = heading
        self.current = current
        self.on_line = on_line


class ColumnsRequested(Message):
    """Read other columns of a document's table; ``on_found`` gets what stands in them."""

    def __init__(self, read: "ReadReview", columns: "Columns", on_found: "Callable[[FoundReview], None]") -> None:
        super().__init__()
        self.read = read
        self.columns = columns
        self.on_found = on_found


class RefRequested(Message):
    """Ask which item to go to; ``on_ref`` gets its ref, or None for none."""

    def __init__(self, on_ref: Callable[[str | None], None]) -> None:
        super().__init__()
        self.on_ref = on_ref


class SavedFiltersRequested(Message):
    """Save how the list is shown, or have a saved filter chosen, which ``on_chosen`` gets, or forgotten."""

    def __init__(self, command: str, shown: Listing, on_chosen: Callable[[Listing], None]) -> None:
        super().__init__()
        self.command = command
        self.shown = shown
        self.on_chosen = on_chosen


class ItemRequested(Message):
    """Open the page of an item."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class HistoryRequested(Message):
    """Open the history of an item."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class AgendaRequested(Message):
    """Read what a meeting is asked, and how each was answered."""

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self.meeting = meeting


class HeardRequested(Message):
    """Read the last words heard about these recommendations, which are near the bar."""

    def __init__(self, refs: Sequence[str]) -> None:
        super().__init__()
        self.refs = refs


class MeetingRecordRequested(Message):
    """Open the record of a meeting."""

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self.meeting = meeting


class MeetingsRequested(Message):
    """Open the meetings page."""


class PapersRequested(Message):
    """Open the page of papers; ``meeting`` is the id of the meeting, empty: the next sitting."""

    def __init__(self, meeting: str = "") -> None:
        super().__init__()
        self.meeting = meeting


class ChasersRequested(Message):
    """Open the page of reminders."""


class RemindersRequested(Message):
    """Read what there is to remind of now."""


class DraftRequested(Message):
    """Draw up what would go out for a meeting now; ``on_drawn`` gets it, or None where it cannot be."""

    def __init__(self, meeting: str, on_drawn: "Callable[[PapersDraft | None], None]") -> None:
        super().__init__()
        self.meeting = meeting
        self.on_drawn = on_drawn


class StopsRequested(Message):
    """Look for what keeps a pack from going out; ``on_found`` gets that."""

    def __init__(self, draft: "PapersDraft", on_found: "Callable[[Sequence[Stop]], None]") -> None:
        super().__init__()
        self.draft = draft
        self.on_found = on_found


class PaperShownRequested(Message):
    """Draw up one document, or an issue as it went out; ``on_shown`` gets it, whatever becomes of it."""

    def __init__(self, choice: "PaperChoice | IssueChoice", on_shown: "Callable[[ShownPaper], None]") -> None:
        super().__init__()
        self.choice = choice
        self.on_shown = on_shown


class PaperWorkRequested(Message):
    """Write papers, or change what the guard keeps in.

    ``choice`` is the document, ``about`` the number of the issue, ``stops`` what keeps it from going out, ``let_out``
    what is to be let out for good. ``progress`` is told of each part of the work; ``on_done`` gets the path of what was
    written, empty where nothing was.
    """

    def __init__(
        self,
        command: ScreenCommand,
        meeting: str,
        progress: "Progress",
        on_done: Callable[[str], None],
        *,
        choice: "PaperChoice | None" = None,
        about: str = "",
        stops: "Sequence[Stop]" = (),
        let_out: "Stop | None" = None,
    ) -> None:
        super().__init__()
        self.command = command
        self.meeting = meeting
        self.progress = progress
        self.on_done = on_done
        self.choice = choice
        self.about = about
        self.stops = stops
        self.let_out = let_out


class WorkTold(Message):
    """What a long work does next; posted from its thread to the screen that waits for it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Arranged(Message):
    """The list is narrowed or arranged in another way."""

    def __init__(self, listing: Listing) -> None:
        super().__init__()
        self.listing = listing


class KeyFolded(Message):
    """The key of colours was put out of sight, or shown."""

    def __init__(self, *, folded: bool) -> None:
        super().__init__()
        self.folded = folded


class ViewShown(Message):
    """The view with which the next look at the views is to begin; empty: with the first."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class ViewsRequested(Message):
    """Open the timeline, the agencies, the charts and Today; ``today``: that one in front."""

    def __init__(self, *, today: bool = False) -> None:
        super().__init__()
        self.today = today


class ListRequested(Message):
    """Return to the list, narrowed to ``filter_text``; None: as it was left."""

    def __init__(self, filter_text: str | None) -> None:
        super().__init__()
        self.filter_text = filter_text


class MeetingViewRequested(Message):
    """Show the plan to a meeting; ``meeting`` is its id, empty: the next sitting."""

    def __init__(self, meeting: str = "") -> None:
        super().__init__()
        self.meeting = meeting


class FindRequested(Message):
    """Open the page that finds words anywhere on record, or with ``person`` all that is held about somebody."""

    def __init__(self, *, person: bool) -> None:
        super().__init__()
        self.person = person


class WordsRequested(Message):
    """Find words on record; ``on_found`` gets the places. ``person``: who recorded something is looked at too."""

    def __init__(self, text: str, on_found: "Callable[[Sequence[FoundWords]], None]", *, person: bool) -> None:
        super().__init__()
        self.text = text
        self.on_found = on_found
        self.person = person


class PageRequested(Message):
    """Open a page of entries in words: the number of each, its place, and what it says."""

    def __init__(self, title: str, lines: Sequence[tuple[int, str, str]]) -> None:
        super().__init__()
        self.title = title
        self.lines = lines
