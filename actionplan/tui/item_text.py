"""An item as text that can be sent: what its page shows, without contacts and without what is kept back. Pure."""

from dataclasses import replace
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import RecordKind
from actionplan.tui.item_page import page
from actionplan.tui.item_records import Dossier

_WIDTH: Final = 76


def item_text(row: Row, view: PlanView, dossier: Dossier) -> str:
    """The page in one column, lines of a width that mail programs leave alone."""
    kept = [each for each in dossier.records if each.kind is not RecordKind.NOTE and not (each.restricted or each.held)]
    shown = page(row, view, replace(dossier, records=kept, story=()), _WIDTH, everything=True)
    lines = [line.plain.rstrip() for line in shown.wrap(_WIDTH)]
    return "\n".join([*lines, "", f"As at {long_day(view.as_at)}.", ""])


def places_of(dossier: Dossier) -> list[tuple[str, str]]:
    """What each piece of evidence is called, and where it is held, the latest first."""
    pieces = [each for each in dossier.records if each.kind is RecordKind.EVIDENCE]
    pieces.sort(key=lambda each: (each.on, each.entry), reverse=True)
    found = [(dossier.words(each, "title"), dossier.words(each, "held_at")) for each in pieces]
    return [(title, held) for title, held in found if held.strip()]
