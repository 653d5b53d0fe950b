"""Which documents have been drawn up, and which is drawn up next: one at a time, the one that is looked at first."""

from collections.abc import Callable, Iterator

from actionplan.tui.papers_draft import ForWhom, IssueChoice, PaperChoice, ShownPaper

Choice = PaperChoice | IssueChoice


class Previews:
    """What was drawn up from the plan as it is shown; ``request`` has one drawn up and ``arrived`` is told of it."""

    def __init__(self, request: Callable[[Choice], None]) -> None:
        self._request = request
        self._shown: dict[Choice, ShownPaper] = {}
        self._drawing: Choice | None = None
        self._stale = False
        self._waiting: list[Choice] = []

    def want(self, choice: Choice) -> ShownPaper | None:
        """What was drawn up; None while it is being drawn up, before any other that waits."""
        found = self._shown.get(choice)
        if found is None:
            self._waiting = [choice]  # what one has gone past is not drawn up
            self._next()
        return found

    def arrived(self, choice: Choice, shown: ShownPaper) -> None:
        """One was drawn up: of an earlier state of the plan it counts for nothing."""
        if not self._stale:
            self._shown[choice] = shown
        self._drawing, self._stale = None, False
        self._next()

    def forget(self) -> None:
        """The plan has changed; what was stopped is looked at again."""
        stopped = [choice for choice, shown in self._shown.items() if shown.stops]
        self._shown.clear()
        self._stale = self._drawing is not None
        self._waiting += stopped
        self._next()

    def of(self, reader: ForWhom) -> Iterator[tuple[PaperChoice, ShownPaper]]:
        """The documents for a reader that were drawn up."""
        for choice, shown in self._shown.items():
            if isinstance(choice, PaperChoice) and choice.reader == reader:
                yield choice, shown

    def _next(self) -> None:
        if self._drawing is not None:
            return
        while self._waiting:
            choice = self._waiting.pop(0)
            if choice not in self._shown:
                self._drawing = choice
                self._request(choice)
                return
