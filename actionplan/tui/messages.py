"""What screens and widgets ask of the app, which owns the ledger, the workers and the stack of screens."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from actionplan.domain.reports.charts import ChartPoint
from actionplan.tui.commands import ScreenCommand
from actionplan.tui.listing import Listing

if TYPE_CHECKING:
    from actionplan.domain.reports.found_words import FoundWords


class CommandRequested(Message):
    """Change the plan, or show another day.

    ``meeting`` is the id of the meeting that decided, and ``about`` of what the form is about, where they are known.
    """

    def __init__(self, command: ScreenCommand, refs: tuple[str, ...] = (), meeting: str = "", about: str = "") -> None:
        super().__init__()
        self.command = command
        self.refs = refs
        self.meeting = meeting
        self.about = about


class DossierRequested(Message):
    """Read the updates and evidence of the item that a screen shows."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


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
        self, heading: str, options: Sequence[tuple[str, str]], current: str, on_choice: Callable[[str | None], None]
    ) -> None:
        super().__init__()
        self.heading = heading
        self.options = options
        self.current = current
        self.on_choice = on_choice


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
    """Read what the papers of a meeting ask, and what of it still waits."""

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self.meeting = meeting


class MeetingRecordRequested(Message):
    """Open the record of a meeting."""

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self.meeting = meeting


class MeetingsRequested(Message):
    """Open the meetings page."""


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
    """Show the plan to a meeting."""


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
