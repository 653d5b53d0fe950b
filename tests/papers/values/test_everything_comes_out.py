"""Everything that people enter about an item comes out again: each of its texts is in ``show --json``."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from actionplan.domain.rating.travel import Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import ITEM_TEXTS, text_keys
from actionplan.domain.state.item import (
    Closing,
    Completion,
    ExtensionRequest,
    Item,
    Override,
    Pause,
    Raised,
    SignOff,
    WithOthers,
)
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.vocabulary import Colour
from actionplan.papers.values.item import item_json
from actionplan.services.compare import with_travel
from tests.domain.builders import OWNED, a_snapshot, ago, ahead, an_item
from tests.factories import BY, START, new_ledger

PLACED = 100
"""The entry that holds the first text; each has one of its own."""


def pointed(value: Any, path: tuple[str, ...], number: int) -> Any:
    """The value, pointing to a text at this path."""
    if len(path) == 1:
        return replace(value, **{path[0]: number})
    return replace(value, **{path[0]: pointed(getattr(value, path[0]), path[1:], number)})


def with_every_text() -> tuple[Item, dict[tuple[int, str], str]]:
    """An item of which each part is there, and a text of its own for each pointer."""
    item = replace(
        an_item(**OWNED),
        request=ExtensionRequest(ahead(90)),
        completion=Completion(ago(3)),
        sign_off=SignOff(ago(2)),
        pause=Pause(ahead(9)),
        closing=Closing(ago(1)),
        with_others=WithOthers("Department for Education", ago(9), ahead(9), "executive-2026-11-13"),
        raised=Raised("Lead Safeguarding Partners", ago(4)),
        override=Override(Colour.AMBER, Colour.GREEN, "Executive", ago(2)),
    )
    texts = {}
    for number, (name, path) in enumerate(ITEM_TEXTS.items(), PLACED):
        part = item if len(path) == 1 else getattr(item, path[0])
        if part is not None:
            item = pointed(item, path, number)
            texts[number, name] = f"The words of {name}."
    return item, texts


def test_each_text_of_an_item_is_in_its_json() -> None:
    item, texts = with_every_text()
    snapshot = a_snapshot(item)
    row = snapshot.rows[0]
    shown_by_decision = replace(row, rating=row.rating._replace(decided=True))
    view = PlanView(replace(snapshot, rows=(shown_by_decision,)), texts, Travel(None))
    written = item_json(shown_by_decision, view, (), {}, ()).decode()
    missing = {name for _, name in texts if f"The words of {name}." not in written}
    assert missing == set()


def test_the_item_of_this_test_has_every_part_that_an_item_can_have() -> None:
    item, texts = with_every_text()
    absent = {each.name for each in fields(item) if getattr(item, each.name) is None and "None" in str(each.type)}
    parts = {path[0] for path in ITEM_TEXTS.values() if len(path) > 1}
    assert parts & absent <= set(), "give the item this part too"
    assert is_dataclass(item)
    assert len(texts) == len(ITEM_TEXTS)


def test_both_wordings_of_what_was_amended_are_in_it_with_who_and_why(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, seeded=True)
    update = RecordUpdate(refs=("SAM-R04",), words="The first words.", sender="First sender", on=START)
    entry = ledger.record(update, BY).entries[0].number
    ledger.record(Amend(entry=entry, words="The right words.", sender="Right sender", reason="The reason."), BY)
    ledger.record(Amend(entry=entry, words="The last words.", reason="Again."), BY)
    view = with_travel(ledger, ledger.view())
    row = view.snapshot.row("SAM-R04")
    assert row is not None
    history = ledger.history(view.snapshot.head, [row.ref])
    records = ledger.records(row.ref, view.snapshot.head)
    written = item_json(row, view, records, ledger.texts(text_keys(records), records), history).decode()
    ledger.close()
    for words in ("The first words.", "The right words.", "The last words.", "First sender", "Right sender"):
        assert words in written
    for words in ("The reason.", "Again.", BY):
        assert words in written
