"""What the agencies filled in, row by row: what would be recorded of it, and what is not taken, with the cell.

Nothing is guessed: a value that is not known, a formula and an error are named and left out.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.rating.measured import amount_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.entities import Agency, Record
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.measures import RecordReading
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.typed.amounts import read_amount
from actionplan.domain.vocabulary import DateState, RecordKind
from actionplan.intake.form_cells import form_cells
from actionplan.intake.tracker.values import day_of
from actionplan.ledger.ledger import Ledger
from actionplan.services.returns.filled_row import FilledRow, places_of, plain
from actionplan.services.returns.forms import KINDS, OPEN_TO_ITEMS, OPEN_TO_MEASURES, VIEWS, Field, Forms
from actionplan.services.returns.model import Change, NotTaken, Returned, ReturnedItem

TryOut = Callable[[Command], tuple[Draft, ...]]

_COMPARED = (Field.WORDS, Field.DUE, Field.LAST, Field.VIEW_NOW, Field.ASKED_NOW)


class Changes:
    """Takes files one after another; ``only`` are the refs to take, all that are not stale where it is empty.

    ``try_out`` is what the rules make of a command, as in ``Ledger.trying``.
    """

    def __init__(self, ledger: Ledger, forms: Forms, only: Collection[str], try_out: TryOut) -> None:
        self._ledger, self._forms, self._only, self._try_out = ledger, forms, frozenset(only), try_out
        self._today = ledger.clock.today()
        self._items: list[ReturnedItem] = []
        self._not_taken: list[NotTaken] = []
        self._rows = 0
        self._seen: dict[str, str] = {}

    def read(self, data: bytes, name: str) -> None:
        """Take a file apart. Raises ``BadInput`` where it is no return."""
        grid, top = form_cells(data, name, (Field.REF.heading, Field.STAMP.heading))
        places = places_of(grid, top, name)
        for at in range(top + 1, len(grid.rows)):
            row = FilledRow(name, at, grid.rows[at], places, self._not_taken)
            if row.filled_in or row.text(Field.STAMP):
                self._row(row)

    def result(self) -> Returned:
        """What was found in all files."""
        for ref in self._only:
            if not any(ref in {each.ref, each.item} for each in self._items):
                raise BadInput(f"Nothing is filled in for {ref} that could be taken.")
        return Returned(tuple(self._items), tuple(self._not_taken), self._rows)

    def _row(self, row: FilledRow) -> None:
        ref = row.text(Field.REF).upper()
        self._rows += 1
        known = self._forms.view.snapshot.row(ref)
        of = self._forms.returned_by(row.text(Field.STAMP), ref)
        measure = self._forms.measure(ref)
        if measure is not None and of is not None:
            self._measure(row, measure, *of)
        elif known is None and measure is None:
            follow_up = ref.startswith("F") and ref[1:].isdecimal()
            why = "a follow-up is answered in the row of its item" if follow_up else "the plan has no such item"
            row.refuse(Field.REF, why)
        elif known is None or of is None:
            row.refuse(Field.STAMP, f"it is not the stamp of {ref} in a form of this plan")
        else:
            self._item(row, known, *of)

    def _item(self, row: FilledRow, known: Row, agency: Agency, version: int) -> None:
        stale = self._stale(known, agency, version)
        if not stale:
            self._compared(row, self._forms.cells(known, agency))
        if not row.filled_in:
            return
        if not self._first_time(row, known.ref):
            return
        self._progress(row, known, agency)
        self._evidence(row, known)
        self._date(row, known, agency)
        self._officer(row, known, agency)
        _refuse_others(row, OPEN_TO_MEASURES, "a reading is given in the row of its measure")
        self._keep(row, known, known.ref, self._forms.view.title(known.item), agency, stale)

    def _measure(self, row: FilledRow, measure: Measure, agency: Agency, version: int) -> None:
        """A reading, from the row of its measure."""
        home = self._forms.view.snapshot.row(measure.home)
        stale = "" if measure.version == version else "the measure changed since the form went out"
        if not stale:
            self._compared(row, self._forms.measure_cells(measure, agency))
        if not row.filled_in or home is None:
            return
        _refuse_others(row, OPEN_TO_ITEMS, f"it is filled in in the row of {measure.home}")
        if not self._first_time(row, measure.ref):
            return
        command = self._reading(row, measure)
        if command is None:
            return
        said = ": ".join(each for each in (command.value, command.words) if each)
        sent = self._forms.measure_cells(measure, agency)
        place = Field.READING if command.value else Field.READ_WORDS
        self._add(row, place, command, [Change("Reading", sent[Field.LAST], f"{long_day(command.on)}: {said}")])
        self._keep(row, home, measure.ref, self._forms.view.measure_title(measure), agency, stale)

    def _reading(self, row: FilledRow, measure: Measure) -> RecordReading | None:
        """The reading that a row gives, as a number, in words or both; None where there is none that can be taken."""
        typed, words, cell = row.valued(Field.READING), row.valued(Field.READ_WORDS), row.cell(Field.READ_ON)
        row.valued(Field.READ_ON)
        day = None if cell.error else day_of(cell)
        place = Field.READING if typed else Field.READ_WORDS
        if cell.text and day is None:
            row.refuse(Field.READ_ON, "it is not a day: write it as 2027-03-31")
        elif (typed or words) and day is None and not cell.error:
            row.refuse(place, "a reading needs the day on which it was taken")
        elif day is not None and row.cell(Field.READING).empty and row.cell(Field.READ_WORDS).empty:
            row.refuse(Field.READ_ON, "there is no reading beside it")
        if day is None or not (typed or words) or row.cell(Field.READING).error or row.cell(Field.READ_WORDS).error:
            return None
        if self._read_before(measure, day, typed, words):
            row.refuse(place, "the same reading is on record already")
            return None
        return RecordReading(measure=measure.ref, on=day, value=typed or None, words=words or None)

    def _read_before(self, measure: Measure, day: date, typed: str, words: str) -> bool:
        of_day = [each for each in self._readings(measure) if each.on == day]
        keys = {each.entry: (each.entry, "words") for each in of_day}
        texts = self._ledger.texts(keys.values(), self._forms.view.snapshot.amendments) if of_day else {}
        return any(
            _same_amount(amount_words(each), typed) and plain(texts.get(keys[each.entry], "")) == plain(words)
            for each in of_day
        )

    def _readings(self, measure: Measure) -> Iterator[Record]:
        for each in self._forms.view.snapshot.measured(measure.home):
            if each.measure.ref == measure.ref:
                yield from each.readings

    def _keep(self, row: FilledRow, known: Row, ref: str, title: str, agency: Agency, stale: str) -> None:
        """Keep what a row would record of an item, or of a measure of it."""
        if row.changes:
            taken = bool(self._only & {ref, known.ref}) if self._only else not stale
            self._items.append(
                ReturnedItem(
                    row.file, row.at + 1, ref, title, agency.name, known.ref,
                    known.item.version, tuple(row.changes), stale, taken, tuple(row.commands),
                )
            )  # fmt: skip

    def _first_time(self, row: FilledRow, ref: str) -> bool:
        if ref in self._seen:
            row.refuse(Field.REF, f"it is filled in too in {self._seen[ref]}, which is read first")
            return False
        self._seen[ref] = f"row {row.at + 1} of {row.file}"
        return True

    def _stale(self, known: Row, agency: Agency, version: int) -> str:
        item = known.item
        if item.version == version:
            return ""
        lead = self._forms.view.lead_agency(item)
        other = f"; it is led by {lead or 'nobody'} now" if item.owner.agency != agency.id else ""
        return f"the item changed since the form went out (entry {version} then, entry {item.version} now){other}"

    def _compared(self, row: FilledRow, sent: Mapping[Field, str]) -> None:
        """Name cells that are not the agency's to change, and read otherwise than the form had them."""
        for each in _COMPARED:
            cell = row.cell(each)
            has = cell.day.isoformat() if cell.day else cell.error or cell.text
            before = sent.get(each, "")
            same_day = each in {Field.DUE, Field.ASKED_NOW} and (day := day_of(cell)) and day.isoformat() == before
            if each in row.places and not same_day and plain(has) != plain(before):
                row.refuse(each, f"“{each.heading}” is not changed by a return")

    def _progress(self, row: FilledRow, known: Row, agency: Agency) -> None:
        words, typed = row.valued(Field.UPDATE), row.valued(Field.VIEW)
        view = VIEWS.get(typed.capitalize())
        if typed and view is None:
            row.refuse(Field.VIEW, f"it is none of {', '.join(VIEWS)}")
        if not words:
            if view is not None:
                row.refuse(Field.VIEW, "an own view goes with an update, and there is none that can be taken")
            return
        if self._on_record(known.ref, RecordKind.UPDATE, words):
            row.refuse(Field.UPDATE, "the same update is on record already")
            return
        command = RecordUpdate(refs=(known.ref,), words=words, on=self._today, sender=agency.name, declared=view)
        sent = self._forms.cells(known, agency)
        changes = [Change("Update", sent[Field.LAST], words)]
        if view is not None:
            changes.append(Change("Own view", sent[Field.VIEW_NOW], view.label.capitalize()))
        self._add(row, Field.UPDATE, command, changes)

    def _evidence(self, row: FilledRow, known: Row) -> None:
        title, typed = row.valued(Field.TITLE), row.valued(Field.KIND)
        kind = KINDS.get(typed.capitalize())
        if typed and kind is None:
            row.refuse(Field.KIND, f"it is none of {', '.join(KINDS)}")
        if title and not typed:
            row.refuse(Field.TITLE, f"evidence needs its kind: {', '.join(KINDS)}")
        if kind is not None and not title:
            row.refuse(Field.KIND, "there is no evidence beside it")
        if not title or kind is None:
            return
        if self._on_record(known.ref, RecordKind.EVIDENCE, title):
            row.refuse(Field.TITLE, "the same evidence is on record already")
            return
        count = known.item.evidence_count
        now = "" if not count else f"{count} on record"
        command = RecordEvidence(refs=(known.ref,), title=title, evidence_kind=kind, on=self._today)
        self._add(row, Field.TITLE, command, [Change(f"Evidence ({kind.label})", now, title)])

    def _date(self, row: FilledRow, known: Row, agency: Agency) -> None:
        cell, reason = row.cell(Field.ASK), row.valued(Field.REASON)
        row.valued(Field.ASK)
        day = None if cell.error else day_of(cell)
        if cell.text and day is None:
            row.refuse(Field.ASK, "it is not a day: write it as 2027-03-31")
        if day is None:
            if reason and cell.empty:
                row.refuse(Field.REASON, "there is no date beside it")
            return
        if not reason:
            row.refuse(Field.ASK, "a date that is asked for needs its reason")
            return
        due = known.item.deadline.due_on
        now = "" if due is None else long_day(due)
        command: Command
        if known.item.deadline.state is DateState.ADOPTED:
            command = AskExtension(refs=(known.ref,), to=day, reason=reason, asked_by=agency.name)
            label = "Later date asked for"
        else:
            command = ProposeDate(refs=(known.ref,), on=day, reason=f"{agency.name}: {reason}")
            label = "Date proposed"
        self._add(row, Field.ASK, command, [Change(label, now, f"{long_day(day)}: {reason}")])

    def _officer(self, row: FilledRow, known: Row, agency: Agency) -> None:
        """Who leads the item for the agency now."""
        name = row.valued(Field.OFFICER)
        if not name:
            return
        if known.item.owner.agency != agency.id:
            row.refuse(Field.OFFICER, f"{agency.name} does not lead it now")
            return
        now = self._forms.view.text_of(known.item, "lead_name") or ""
        command = AssignOwner(refs=(known.ref,), name=name)
        self._add(row, Field.OFFICER, command, [Change("Lead officer", now, name)])

    def _add(self, row: FilledRow, of: Field, command: Command, changes: Sequence[Change]) -> None:
        """Keep a command that the rules allow; else name its cell, with their sentence."""
        try:
            drafts = self._try_out(command)
        except (BadInput, Refused) as error:
            row.refuse(of, error.sentence)
            return
        if not drafts:
            row.refuse(of, "the plan says so already")
            return
        row.commands.append(command)
        row.changes += changes

    def _on_record(self, ref: str, kind: RecordKind, words: str) -> bool:
        name = "words" if kind is RecordKind.UPDATE else "title"
        view = self._forms.view
        of_kind = [each for each in self._ledger.records(ref, view.snapshot.head) if each.kind is kind]
        texts = self._ledger.texts({(each.entry, name) for each in of_kind}, view.snapshot.amendments)
        return any(plain(each) == plain(words) for each in texts.values())


def _same_amount(read: str, typed: str) -> bool:
    """Whether a reading on record has the number that was typed: "8 of 10" is typed as 8/10 too."""
    if not typed:
        return not read
    try:
        return read_amount(typed, "The reading").words == read
    except BadInput:
        return False


def _refuse_others(row: FilledRow, fields: Collection[Field], why: str) -> None:
    """Name what was filled in in a row that has no place for it."""
    for each in fields:
        if not row.cell(each).empty:
            row.refuse(each, why)


def read_returns(
    ledger: Ledger, forms: Forms, files: Sequence[tuple[str, Callable[[], bytes]]], only: Collection[str]
) -> Returned:
    """What the files would record; each is its name and what reads it."""
    with ledger.trying() as try_out:
        changes = Changes(ledger, forms, only, try_out)
        for name, data in files:
            changes.read(data(), name)
        return changes.result()
