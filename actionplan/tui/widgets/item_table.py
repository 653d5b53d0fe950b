"""The list: one row an item, its ref the key. Redrawn by difference, so that cursor and scroll stay where they are."""

from collections.abc import Iterator, Sequence

from rich.text import Text
from textual import events
from textual.widgets import DataTable
from textual.widgets.data_table import ColumnKey, RowKey

from actionplan.domain.view import PlanView
from actionplan.tui.listing import Heading, Line
from actionplan.tui.painting import COLUMNS, MARK_WIDTH, SINCE, Cells, Painter

HEADING = "heading:"
_FIXED = {"due": 10, "late": 8, "rating": 10}
_SCROLLBAR = 1
_CRAMPED = 30
"""Cells for title and lead under which the column of days late makes room for them."""
_RATING_AND_ARROW = 12
_RATING_AND_WORD = MARK_WIDTH + len(SINCE)
_ROOMY = 45
"""Cells for title and lead from which on the direction's arrow has its word beside it."""


class ItemTable(DataTable[object]):
    """Items and the headings between them; the cursor steps over headings."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(
            id=id, cursor_type="row", zebra_stripes=False, cell_padding=0, cursor_foreground_priority="renderable"
        )
        self._cells: dict[str, Cells] = {}
        self._waiting: dict[str, Cells] | None = None
        self._ref_width = 7
        self._travelled = False

    def on_mount(self) -> None:
        """Make the columns, which only change their widths afterwards."""
        for name, label in COLUMNS:
            self.add_column(label, key=name, width=_FIXED.get(name, 4))

    @property
    def refs(self) -> list[str]:
        """The refs shown, in order."""
        return [key for key in self._cells if not key.startswith(HEADING)]

    @property
    def cursor_ref(self) -> str | None:
        """The ref under the cursor; None in an empty list."""
        key = self._key_at(self.cursor_row)
        return None if key is None or key.startswith(HEADING) else key

    def show(
        self, lines: Sequence[Line], view: PlanView, marks: frozenset[str], painter: Painter, *, in_full: bool
    ) -> None:
        """Put these lines in place; the cursor stays on its ref, or goes to the nearest place."""
        wanted: dict[str, Cells] = {}
        for line in lines:
            if isinstance(line, Heading):
                wanted[f"{HEADING}{line.words}"] = painter.heading(line)
            else:
                wanted[line.ref] = painter.row(line, view, marked=line.ref in marks, in_full=in_full)
        longest = max((len(cells[0].plain) for cells in wanted.values()), default=4)
        self._ref_width = min(max(longest, 5), 18) + 2
        self._travelled = view.travel.papers is not None
        if not self.size.width:
            self._waiting = wanted  # drawn once there is a width to share out
            return
        self._put(wanted)

    def _put(self, wanted: dict[str, Cells]) -> None:
        self.fit()
        if list(wanted) == list(self._cells):
            self._change_cells(wanted)
        else:
            self._replace_rows(wanted)

    def _change_cells(self, wanted: dict[str, Cells]) -> None:
        for key, cells in wanted.items():
            for (column, _), before, after in zip(COLUMNS, self._cells[key], cells, strict=True):
                if before != after or before.style != after.style:
                    self.update_cell(key, column, after)
        self._cells = wanted

    def _replace_rows(self, wanted: dict[str, Cells]) -> None:
        kept, place, scroll = self.cursor_ref, self.cursor_row, self.scroll_y
        with self.prevent(DataTable.RowHighlighted):
            self.clear()
            self._cells = wanted
            for key, cells in wanted.items():
                self.add_row(*cells, key=key)
            self.move_cursor(row=self._row_of(kept, place), scroll=False)
        self.scroll_to(y=scroll, animate=False, immediate=True)
        self.call_after_refresh(self._scroll_cursor_into_view)
        self.post_message(DataTable.RowHighlighted(self, self.cursor_row, RowKey(self._key_at(self.cursor_row))))

    def _row_of(self, ref: str | None, place: int) -> int:
        keys = list(self._cells)
        if ref in self._cells:
            return keys.index(str(ref))
        place = max(0, min(place, len(keys) - 1))
        following = [row for row in range(place, len(keys)) if not keys[row].startswith(HEADING)]
        return following[0] if following else place

    def go_to(self, ref: str) -> None:
        """Put the cursor on an item, where it is shown."""
        if ref in self._cells:
            self.move_cursor(row=self.get_row_index(ref))

    def _key_at(self, row: int) -> str | None:
        keys = list(self._cells)
        return keys[row] if 0 <= row < len(keys) else None

    def on_resize(self, _event: events.Resize) -> None:
        """Share the width out anew."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self.fit()
        else:
            self._put(waiting)

    def _widths(self) -> dict[str, int]:
        widths = {**_FIXED, "ref": self._ref_width}
        if self._travelled:
            widths["rating"] = _RATING_AND_ARROW
        room = self.size.width - sum(widths.values()) - _SCROLLBAR
        if room < _CRAMPED:  # the reason says by how many days
            room += widths["late"]
            widths["late"] = 0
        word = _RATING_AND_WORD - _RATING_AND_ARROW
        if self._travelled and room >= _ROOMY + word:
            room -= word
            widths["rating"] = _RATING_AND_WORD
        room = max(20, room)
        lead = min(30, max(14, room * 3 // 8))
        return widths | {"lead": lead, "title": room - lead}

    def fit(self) -> None:
        """The title takes what the fixed columns leave, with the lead at a third of it."""
        if not self.size.width or not self.columns:
            return
        widths = self._widths()
        changed = False
        for key, column in self.columns.items():
            width = widths[str(key.value)]
            changed |= column.width != width
            column.width = width
        if changed:
            heading = dict(COLUMNS)["rating"]
            since = SINCE if widths["rating"] == _RATING_AND_WORD else ""
            self.columns[ColumnKey("rating")].label = Text(f"{heading:<{MARK_WIDTH}}{since}")
            self._require_update_dimensions = True
            self._clear_caches()
            self.refresh(layout=True)

    def _steps(self, by: int) -> Iterator[int]:
        row = self.cursor_row + by
        while 0 <= row < self.row_count:
            yield row
            row += by

    def _step(self, by: int) -> None:
        for row in self._steps(by):
            if not (self._key_at(row) or HEADING).startswith(HEADING):
                self.move_cursor(row=row)
                return
        if by < 0:
            self.scroll_to(y=0, animate=False)  # so that the first heading can be seen again

    def action_cursor_down(self) -> None:
        """One item on."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """One item back."""
        self._step(-1)
