"""What an agency's form holds: a row an item that it leads and a measure of one, and its open follow-ups to look at.

Holds no notes, no restricted words and no officer's name. Nothing in it depends on the clock.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.measured import amount_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import open_follow_ups, words_of
from actionplan.domain.state.entities import Agency
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import Declared, EvidenceKind
from actionplan.ledger.ledger import Ledger
from actionplan.services.web_page import last_words

if TYPE_CHECKING:
    from actionplan.papers.documents.status_page import LastWords

VIEWS: Final = {each.label.capitalize(): each for each in (Declared.GREEN, Declared.AMBER, Declared.RED)}
KINDS: Final = {each.label.capitalize(): each for each in EvidenceKind}


class Field(Enum):
    """The columns of a form, in order, by their headings; the widths are in characters."""

    REF = ("Ref", 14)
    WORDS = ("What is to be done", 48)
    DUE = ("Date in force", 13)
    LAST = ("Last update on record", 40)
    VIEW_NOW = ("Own view on record", 12)
    ASKED_NOW = ("Later date asked for", 14)
    UPDATE = ("New update", 48)
    VIEW = ("New own view", 12)
    TITLE = ("New evidence", 32)
    KIND = ("Kind of evidence", 12)
    ASK = ("Date you ask for", 14)
    REASON = ("Reason for that date", 36)
    OFFICER = ("Lead officer's name", 24)
    READING = ("New reading", 14)
    READ_ON = ("Day of that reading", 14)
    READ_WORDS = ("Reading in words", 36)
    STAMP = ("Stamp", 22)

    def __init__(self, heading: str, width: int) -> None:
        self.heading = heading
        self.width = width


ALWAYS_THERE: Final = (Field.UPDATE, Field.VIEW, Field.TITLE, Field.KIND, Field.ASK, Field.REASON)
"""What every form has had; one that went out before the others came in is read all the same."""

OPEN_TO_ITEMS: Final = (*ALWAYS_THERE, Field.OFFICER)
OPEN_TO_MEASURES: Final = (Field.READING, Field.READ_ON, Field.READ_WORDS)
OPEN_TO_THEM: Final = (*OPEN_TO_ITEMS, *OPEN_TO_MEASURES)
"""What an agency may fill in; all of it is empty in a form that goes out."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row as texts, and what of it an agency may fill in."""

    cells: Mapping[Field, str]
    open_to_them: Sequence[Field] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is the row of an item, and not of a measure or a follow-up."""
        return Field.UPDATE in self.open_to_them

    @property
    def is_measure(self) -> bool:
        """Whether it is the row of a measure."""
        return Field.READING in self.open_to_them


@dataclass(frozen=True, slots=True)
class Form:
    """An agency's form; ``head`` is the entry through which the plan was read."""

    agency: Agency
    rows: tuple[FormRow, ...]
    head: int


class Forms:
    """The forms of a plan as at now. Texts of updates are read once, for all items of the agencies asked for."""

    def __init__(self, ledger: Ledger, view: PlanView) -> None:
        self._ledger, self.view = ledger, view
        self._first = ledger.recomputed_hash(1) or ""
        led = [row for row in view.rows if row.item.owner.agency is not None]
        self._measures = {each.ref: each for each in view.snapshot.measures if each.in_use}
        self._last: Mapping[str, LastWords] = last_words(ledger, view, led)

    def every(self) -> tuple[Form, ...]:
        """The forms of all agencies that lead something live, or have a follow-up that is open."""
        forms = (self._form(each) for each in self.view.agencies)
        return tuple(each for each in forms if each.rows)

    def _form(self, agency: Agency) -> Form:
        led = [row for row in self.view.rows if row.item.live and row.item.owner.agency == agency.id]
        rows = []
        for row in led:
            rows.append(FormRow(self.cells(row, agency), OPEN_TO_ITEMS))
            rows += [
                FormRow(self.measure_cells(each, agency), OPEN_TO_MEASURES)
                for each in self._measures.values()
                if each.home == row.ref
            ]
        rows += [FormRow(self._follow_up(each)) for each in open_follow_ups(self.view) if self._is_for(each, agency)]
        return Form(agency, tuple(rows), self.view.snapshot.head)

    def _is_for(self, each: FollowUp, agency: Agency) -> bool:
        if not each.for_lead:
            return each.agency == agency.id
        row = None if each.ref is None else self.view.snapshot.row(each.ref)
        return row is not None and row.item.owner.agency == agency.id

    def cells(self, row: Row, agency: Agency) -> dict[Field, str]:
        """What an item's row says before the agency fills it in."""
        item, last = row.item, self._last.get(row.ref)
        return {
            Field.REF: row.ref,
            Field.WORDS: self.view.text_of(item, "will_do") or self.view.title(item),
            Field.DUE: "" if item.deadline.due_on is None else item.deadline.due_on.isoformat(),
            Field.LAST: "" if last is None else f"{long_day(last.on)}: {last.words}",
            Field.VIEW_NOW: "" if item.declared is Declared.NONE else item.declared.label.capitalize(),
            Field.ASKED_NOW: "" if item.extension_to is None else item.extension_to.isoformat(),
            Field.STAMP: self.stamp(row.ref, item.version, agency),
        }

    def measure(self, ref: str) -> Measure | None:
        """The measure in use that has this ref."""
        return self._measures.get(ref)

    def measure_cells(self, measure: Measure, agency: Agency) -> dict[Field, str]:
        """What a measure's row says before the agency fills it in; of its last reading the number, and no words."""
        last = self.view.snapshot.measured(measure.home)
        latest = next((each.latest for each in last if each.measure.ref == measure.ref), None)
        unit = self.view.measure_unit(measure)
        target = f"; target {measure.target}" if measure.target else ""
        by = f" by {long_day(measure.target_on)}" if measure.target_on else ""
        return {
            Field.REF: measure.ref,
            Field.WORDS: f"Measure: {self.view.measure_title(measure)}{f' ({unit})' if unit else ''}{target}{by}",
            Field.LAST: "" if latest is None else f"{long_day(latest.on)}: {amount_words(latest)}",
            Field.STAMP: self.stamp(measure.ref, measure.version, agency),
        }

    def _follow_up(self, each: FollowUp) -> dict[Field, str]:
        about = f" (about {each.ref}: answer in its row)" if each.ref else ""
        return {
            Field.REF: each.name,
            Field.WORDS: f"Follow-up: {words_of(each, self.view)}{about}",
            Field.DUE: "" if each.due_on is None else each.due_on.isoformat(),
        }

    def stamp(self, ref: str, version: int, agency: Agency) -> str:
        """Which version of which item of which plan went to whom; never a text that looks like a number."""
        of = f"{self._first}\n{ref}\n{version}\n{agency.id}"
        return f"v{version}-{hashlib.sha256(of.encode()).hexdigest()[:12]}"

    def returned_by(self, stamp: str, ref: str) -> tuple[Agency, int] | None:
        """The agency that a stamp was made for, and the version of its item; None where it is not from this plan."""
        version = stamp.partition("-")[0].removeprefix("v")
        if not (version.isascii() and version.isdecimal()):
            return None
        agencies = self.view.snapshot.agencies.values()
        found = next((each for each in agencies if self.stamp(ref, int(version), each) == stamp), None)
        return None if found is None else (found, int(version))
