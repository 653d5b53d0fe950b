"""What was told about an item and found: updates, evidence, measures, scrutiny, and its line of time. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.entities import Record, TextKey
from actionplan.domain.text import shorten, visible
from actionplan.domain.vocabulary import RecordKind
from actionplan.tui.commands.offered import key_of
from actionplan.tui.days import short_day
from actionplan.tui.item_blocks import hanging, section
from actionplan.tui.styles import line_of

LATEST = 3
"""How many updates the pane shows; the page of its own shows all."""

_RULE: Final = "│"


@dataclass(frozen=True, slots=True)
class Dossier:
    """An item's updates, notes and evidence, with their words.

    ``story`` is what happened to it, day by day, oldest first and without words that people wrote, and ``likes`` says
    what it is like in other reviews; only its own page asks for these.
    """

    ref: str
    records: Sequence[Record] = ()
    texts: Mapping[TextKey, str] | None = None
    story: Sequence[tuple[date, str]] = ()
    likes: Sequence[str] = ()

    def words(self, record: Record, field: str) -> str:
        """One of a record's texts; empty where there is none."""
        return (self.texts or {}).get((record.entry, field), "")

    def amended(self, record: Record) -> str:
        """On which day its words were put right, as a part of a line; empty where they were not."""
        on = amended_on(self.records).get(record.entry)
        return "" if on is None else f" · amended {short_day(on)}"


def told(row: Row, view: PlanView, dossier: Dossier | None, width: int, *, everything: bool) -> list[Content]:
    """Each section of what was told and found; ``everything`` leaves no update out."""
    if dossier is None:
        return [*_measures(row, view, width)]
    return [
        *_records(dossier, everything=everything),
        *_measures(row, view, width),
        *_scrutiny(dossier, everything=everything),
    ]


def _records(dossier: Dossier, *, everything: bool) -> Iterator[Content]:
    told = [record for record in dossier.records if record.kind in {RecordKind.UPDATE, RecordKind.NOTE}]
    told.sort(key=lambda record: (record.on, record.entry), reverse=True)
    shown = told if everything else told[:LATEST]
    if shown:
        more = f" ({len(shown)} of {len(told)}, enter shows all)" if len(shown) < len(told) else ""
        yield section(f"Latest updates{more}", *(_told(record, dossier) for record in shown))
    evidence = [record for record in dossier.records if record.kind is RecordKind.EVIDENCE]
    if evidence:
        yield section(f"Evidence ({len(evidence)})", *(_piece(record, dossier) for record in evidence))


def _measures(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    """Each measure in use: what it measures, its readings in a line, and the words of the latest one."""
    lines: list[Content | str] = []
    for each in view.snapshot.measured(row.ref):
        measure = each.measure
        if measure.withdrawn:
            continue
        name = measure.ref.rsplit("-", 1)[1]
        head = (Content.styled(f"{name} ", "$accent"), line_of(view.measure_title(measure)))
        lines.append(Content.assemble(*head))
        line = Content(line_of(each.line(view.measure_unit(measure))))
        lines.append(Content.assemble("   ", hanging(line, 3, width)))
        latest = each.latest
        words = "" if latest is None else line_of(view.words(latest.entry, "words"))
        if latest is not None and (words or latest.source):
            about = ": ".join(part for part in (latest.source.label if latest.source else "", words) if part)
            on = amended_on(view.snapshot.amendments).get(latest.entry)
            about += "" if on is None else f" · amended {short_day(on)}"
            lines.append(Content.assemble("   ", hanging(Content.styled(about, "$quiet"), 3, width)))
    if lines:
        yield section("Measures", *lines)


def _scrutiny(dossier: Dossier, *, everything: bool) -> Iterator[Content]:
    views = [record for record in dossier.records if record.kind is RecordKind.SCRUTINY]
    views.sort(key=lambda record: (record.on, record.entry), reverse=True)
    if views:
        yield section("Scrutineer's view", *(_told(record, dossier) for record in views[: None if everything else 1]))


def _told(record: Record, dossier: Dossier) -> Content:
    sender = dossier.words(record, "sender") or record.by
    via = f" by {record.via}" if record.via else ""
    kind = "note · " if record.kind is RecordKind.NOTE else ""
    declared = f" · says {record.declared}" if record.declared else ""
    restricted = f"{' · restricted' if record.restricted else ''}{' · held back' if record.held else ''}"
    head = f"{short_day(record.on)} · {kind}{line_of(sender)}{via}{declared}{restricted}{dossier.amended(record)}"
    return Content.assemble(Content.styled(head, "$quiet"), "\n", visible(dossier.words(record, "words")))


def _piece(record: Record, dossier: Dossier) -> Content:
    held = dossier.words(record, "held_at")
    about = [str(record.evidence_kind), short_day(record.on)]
    if record.source:
        about.append(f"source: {record.source}")
    if held:
        about.append(f"held at {line_of(held)}")
    if record.sha256:
        about.append(f"SHA-256 {record.sha256[:12]}…")
    if record.restricted:
        about.append("restricted")
    return Content.assemble(
        line_of(dossier.words(record, "title")),
        "\n",
        Content.styled(f"{' · '.join(about)}{dossier.amended(record)}", "$quiet"),
    )


def story(dossier: Dossier, width: int) -> Iterator[Content]:
    """A line of time, oldest first: each day once, and what happened on it beside the line."""
    if not dossier.story:
        return
    lines, last = [], None
    for on, words in dossier.story:
        day = short_day(on) if on != last else ""
        last = on
        mark_ = "●" if day else _RULE
        head = Content.styled(f"{day:>9} {mark_} ", "$quiet")
        told = line_of(words).rstrip(".")
        lines.append(Content.assemble(head, shorten(told, max(12, width - 12))))
    yield section(f"History ({key_of('history')} has it in full words)", *lines)
