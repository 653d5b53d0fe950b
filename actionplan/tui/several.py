"""A change of several items, item by item: what it would do, which of them refuse it and why, and what it did.

The rules say all of it; here it is only collected and laid out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.dates import counted
from actionplan.domain.entry import Draft, Entry, deciding_meeting
from actionplan.domain.errors import ActionplanError, Refused
from actionplan.domain.kinds import describe
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.writing import Receipt
from actionplan.tui.commands.offered import key_of
from actionplan.tui.forms.context import NAMED_AT_MOST
from actionplan.tui.styles import line_of

_GROUPS: Final = 6
"""Sentences that are told apart once it is done; more would hide the list."""

_REFS: Final = 12
"""Items that a sentence names; the rest are counted."""

TryOut = Callable[[Command], tuple[Draft, ...]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change would do: the command for the items that take it, its entries, and why others refuse it, by ref."""

    command: Command
    drafts: tuple[Draft, ...]
    refused: Mapping[str, str] = field(default_factory=dict)


def look_ahead(try_out: TryOut, command: Command) -> Outlook:
    """Ask the rules about all items together; where they refuse that, about each.

    Raises the first refusal where no item takes the change, or where those that do cannot change together.
    """
    try:
        return Outlook(command, try_out(command))
    except ActionplanError as first:
        refused: dict[str, str] = {}
        for ref in command.refs:
            try:
                try_out(replace(command, refs=(ref,)))
            except Refused as why:
                refused[ref] = why.sentence
        left = tuple(ref for ref in command.refs if ref not in refused)
        if not refused or not left:
            raise first from None
        narrowed = replace(command, refs=left)
        return Outlook(narrowed, try_out(narrowed), refused)


def planned(outlook: Outlook, view: PlanView, today: date) -> str:
    """What a change would do, an item a line; what is the same for all of them stands once, above."""
    said = _by_ref((draft.ref, _sentence(_entry(draft, view, today), view)) for draft in outlook.drafts)
    lines = _named(said, view)
    same = [ref for ref in outlook.command.refs if ref not in said]
    if same:
        lines += ["", "It is like that already:", *(_name(ref, view) for ref in _some(same, lines))]
    if outlook.refused:
        lines += ["", "Not changed:", *(f"{_name(ref, view)}\n    {why}" for ref, why in outlook.refused.items())]
    return "\n".join(lines).strip()


def done(receipt: Receipt, refused: Mapping[str, str], view: PlanView) -> str:
    """What a change has done: each sentence with the items that it is about, and who refused it and why."""
    said = _by_ref((entry.ref, _sentence(entry, view)) for entry in receipt.entries)
    groups: dict[str, list[str]] = {}
    for ref, words in said.items():
        groups.setdefault(shorten(line_of(" ".join(words)), 120), []).append(ref)
    lines = [f"Step {receipt.step} changed {counted(len(said), 'item')}."]
    lines += [f"{_refs(refs)}: {words}" for words, refs in list(groups.items())[:_GROUPS]]
    if len(groups) > _GROUPS:
        more = [ref for refs in list(groups.values())[_GROUPS:] for ref in refs]
        lines.append(f"And {_refs(more)}, each its own: {key_of('history')} shows an item's history.")
    reasons: dict[str, list[str]] = {}
    for ref, why in refused.items():
        reasons.setdefault(why, []).append(ref)
    lines += [f"Not changed: {_refs(refs)}: {why}" for why, refs in reasons.items()]
    return "\n".join(lines)


def _refs(refs: Sequence[str]) -> str:
    more = f" and {len(refs) - _REFS:,} more" if len(refs) > _REFS else ""
    return f"{', '.join(refs[:_REFS])}{more}"


def _by_ref(sentences: Iterable[tuple[str | None, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ref, words in sentences:
        if ref is not None:
            found.setdefault(ref, []).append(words)
    return found


def _named(said: Mapping[str, Sequence[str]], view: PlanView) -> list[str]:
    shown = _some(list(said), ())
    more = [f"and {len(said) - len(shown):,} more"] if len(said) > len(shown) else []
    first = next(iter(said.values()), ())
    if len(said) > 1 and all(words == first for words in said.values()):
        return [*first, "", *(_name(ref, view) for ref in shown), *more]
    lines = []
    for ref in shown:
        lines += [_name(ref, view), *(f"    {line_of(words)}" for words in said[ref])]
    return [*lines, *more]


def _some(refs: Sequence[str], above: Sequence[str]) -> Sequence[str]:
    return refs[: max(0, NAMED_AT_MOST - len(above))]


def _name(ref: str, view: PlanView) -> str:
    row = view.snapshot.row(ref)
    return ref if row is None else f"{ref}  {shorten(line_of(view.title(row.item)), 60)}"


def _entry(draft: Draft, view: PlanView, today: date) -> Entry:
    at = datetime.combine(today, time(), UTC)
    meeting = deciding_meeting(draft.fact)
    kind = next((each.kind for each in view.snapshot.meetings if each.id == meeting), None)
    chair, between = kind is MeetingKind.CHAIRS_ACTION, kind is MeetingKind.BETWEEN_MEETINGS
    return Entry(0, 0, at, today, "", draft.ref, draft.fact, chair, between)


def _sentence(entry: Entry, view: PlanView) -> str:
    return describe(entry, view.snapshot.agency_name, meeting_title=view.meeting_title)
