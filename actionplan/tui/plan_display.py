"""Reads what the open screens need, and shows it on them. Opens and closes no screen, and writes nothing."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ParamSpec, TypeVar

from actionplan.domain.errors import ActionplanError
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.ledger.ledger import Ledger
from actionplan.tui import loading
from actionplan.tui.background import Background
from actionplan.tui.item_records import Dossier
from actionplan.tui.listing import Listing
from actionplan.tui.plan_reader import PlanReader
from actionplan.tui.screens.plan_screen import PlanScreen

_READING = "Reading the plan …"

P = ParamSpec("P")
T = TypeVar("T")


class PlanDisplay:
    """The plan on the open screens. ``screens`` gives those that are open, ``warn`` shows a sentence on any of them."""

    def __init__(
        self,
        ledger: Ledger,
        loaded: loading.Loaded,
        background: Background,
        screens: Callable[[], Sequence[PlanScreen]],
        warn: Callable[[str], None],
    ) -> None:
        self._ledger = ledger
        self._reader = PlanReader(ledger, loaded, background)
        self._background = background
        self._screens = screens
        self._warn = warn
        self._last_fault = ""

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""
        return self._reader.view

    @property
    def as_at(self) -> Moment | None:
        """The past moment that is shown; None: today."""
        return self._reader.as_at

    @property
    def past(self) -> bool:
        """True where a past day is shown, which can only be read."""
        return self.as_at is not None

    def say(self, sentence: str) -> None:
        """Put a sentence into the status line of every screen."""
        for screen in self._screens():
            screen.say(sentence)

    async def reload(self, as_at: Moment | None = None, *, quiet: bool = False) -> str:
        """Show the plan as at a moment (None: today). Returns why it could not be read; empty where it is shown."""
        said = {screen: screen.said for screen in self._screens()}
        if as_at != self._reader.as_at:
            self.say(_READING)
        try:
            loaded = await self._reader.load(as_at)
        except ActionplanError as fault:
            if not quiet:
                self._warn(fault.sentence)
            return fault.sentence
        else:
            for screen in self._screens():
                if not loaded.follows:
                    screen.forget_points()
                screen.show_view(loaded.view, past=self.past)
            return ""
        finally:
            for screen, before in said.items():
                if screen.said == _READING:
                    screen.say(before)

    async def refresh(self) -> None:
        """Read the plan again, as at the day that is shown."""
        self._warn_once(await self.reload(self.as_at, quiet=True))

    async def needs_refresh(self) -> bool:
        """True where there is something new to show, and it is not being read already."""
        try:
            behind = await self._reader.is_behind()
        except ActionplanError as fault:
            self._warn_once(fault.sentence)
            return False
        if behind is False:
            self._warn_once("")
        return bool(behind) and not self._reader.is_loading

    def _warn_once(self, sentence: str) -> None:
        """Warn, but not at every poll; an empty sentence means that nothing is wrong any more."""
        if sentence and sentence != self._last_fault:
            self._warn(sentence)
        self._last_fault = sentence

    async def search(self, listing: Listing) -> None:
        """Show the lines of a listing on the screens that asked for it, the first ones as soon as they are found."""
        from actionplan.tui.search import UnreadFilter, find

        view = self.view
        finding = find(listing, view, partial(self._ledger.texts, amendments=view.snapshot.amendments))
        try:
            while (found := await self._background.run(next, finding, None)) is not None:
                for screen in self._screens_with(view):
                    screen.show_found(found)
        except UnreadFilter as unread:
            for screen in self._screens():
                screen.show_unread(unread.sentence)
        except ActionplanError as fault:
            self._warn(fault.sentence)
            for screen in self._screens():
                screen.end_search()

    async def show_texts(self, refs: Iterable[str]) -> None:
        """Have the texts of these items in the view, and on the screens that show them."""
        try:
            changed = await self._reader.load_texts(refs)
        except ActionplanError as fault:
            self._warn(fault.sentence)
            return
        for screen in self._screens() if changed else ():
            screen.show_texts(self.view)

    async def show_dossier(self, ref: str, *, whole: bool = False) -> None:
        """Show the updates and evidence of an item, and the texts that its page lacks; ``whole``: and its history."""
        snapshot = self.view.snapshot
        await self.show_texts([ref, *(row.ref for row in snapshot.actions_of(ref))])
        dossier = await self._dossier(ref, whole=whole)
        if dossier is not None:
            for screen in self._screens():
                screen.show_dossier(dossier, whole=whole)

    async def keep_dossiers(self, refs: Sequence[str], *, whole: bool) -> None:
        """Give the screens the dossiers of items that may be shown next."""
        view = self.view
        for ref in refs:
            dossier = await self._dossier(ref, whole=whole)
            if dossier is None:
                return
            for screen in self._screens_with(view):
                screen.keep_dossier(dossier, whole=whole)

    async def _dossier(self, ref: str, *, whole: bool) -> Dossier | None:
        if whole:
            return await self.read(loading.load_whole_dossier, self._ledger, ref, self.view)
        return await self.read(loading.load_dossier, self._ledger, ref, self.view.snapshot.head)

    async def show_points(self, known: Sequence[ChartPoint]) -> None:
        """Show the plan as it was known at each month end; ``known`` are the points that were read before."""
        from actionplan.services.charts import chart_points

        view = self.view
        points = await self.read(chart_points, self._ledger, view, known=known)
        if points is not None:
            for screen in self._screens_with(view):
                screen.show_points(points)

    async def show_agenda(self, meeting_id: str) -> None:
        """Show what a meeting is asked and how it answered, where the ledger has to be read for that."""
        from actionplan.services.agendas import read_running

        view = self.view
        meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
        if meeting is None:
            return
        agenda = await self.read(read_running, self._ledger, view, meeting)
        if agenda is not None:
            for screen in self._screens_with(view):
                screen.show_agenda(agenda)

    async def show_reminders(self) -> None:
        """Show who is to be reminded now, and of what."""
        view = self.view
        found = await self.read(loading.load_reminders, self._ledger, view, self.as_at)
        for screen in self._screens_with(view):
            screen.show_reminders(found)

    async def show_heard(self, refs: Sequence[str]) -> None:
        """Show the last words heard about these recommendations."""
        from actionplan.tui.present.heard import heard_about

        view = self.view
        heard = await self.read(heard_about, self._ledger, view, refs)
        if heard is not None:
            for screen in self._screens_with(view):
                screen.show_heard(refs, heard)

    async def show_tasks(self, *, changes: bool) -> None:
        """Show what needs the manager now; with ``changes``, also what changed since somebody last looked at that."""
        view = self.view
        if not view.whole:
            return
        found = await self.read(loading.load_tasks, self._ledger, view, self.as_at, changes=changes)
        if found is not None:
            for screen in self._screens_with(view):
                screen.show_tasks(found)

    async def remember_look(self) -> None:
        """Remember that what changed has been looked at, up to what is shown; a past day is no look at the present."""
        from actionplan.services.last_look import looked

        if not self.past:
            view = self.view
            await self.read(looked, self._ledger.location, Moment(view.as_at, view.snapshot.head))

    async def history(self, ref: str) -> tuple[str, list[tuple[int, str, str]]] | None:
        """The title of an item and its entries in words; None, after a warning, where they cannot be read."""
        await self.show_texts([ref])
        view = self.view
        lines = await self.read(loading.load_history, self._ledger, ref, view)
        row = view.snapshot.row(ref)
        return None if lines is None else (f"{ref}  {view.title(row.item) if row else ''}", lines)

    def _screens_with(self, view: PlanView) -> Sequence[PlanScreen]:
        """The screens, where they still show the plan for which something was read."""
        return self._screens() if view.snapshot is self.view.snapshot else ()

    async def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What ``work`` returns; None, after a warning, where the ledger cannot answer."""
        try:
            return await self._background.run(work, *args, **kwargs)
        except ActionplanError as fault:
            self._warn(fault.sentence)
            return None
