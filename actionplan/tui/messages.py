"""What screens ask of the app, which owns the ledger and every worker."""

from collections.abc import Sequence

from textual.message import Message

from actionplan.domain.reports.charts import ChartPoint
from actionplan.tui.commands import Act
from actionplan.tui.listing import Listing


class ActWanted(Message):
    """Somebody wants to change the plan, or to see another day of it; ``meeting`` is the one that decided, if known."""

    def __init__(self, act: Act, refs: tuple[str, ...] = (), meeting: str = "") -> None:
        super().__init__()
        self.act = act
        self.refs = refs
        self.meeting = meeting


class DossierWanted(Message):
    """A screen shows this item, and needs its updates and evidence."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class WordsWanted(Message):
    """Lines of these items are in sight, and their words have not been read."""

    def __init__(self, refs: Sequence[str]) -> None:
        super().__init__()
        self.refs = refs


class LinesWanted(Message):
    """The lines of a long plan are to be narrowed or arranged so, for a ``place`` that asks for one at a time."""

    def __init__(self, listing: Listing, place: str) -> None:
        super().__init__()
        self.listing = listing
        self.place = place


class HistoryWanted(Message):
    """Somebody wants every entry about this item."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class TodayWanted(Message):
    """Back from a past day."""


class MeetingViewWanted(Message):
    """The plan before a meeting."""


class ChartsWanted(Message):
    """A screen shows the plan over time; ``known`` are the points that it has, the last one the as-at day's."""

    def __init__(self, known: Sequence[ChartPoint]) -> None:
        super().__init__()
        self.known = known
