"""Which recommendation or action each row of a tracker is, and in which order all of it is recorded."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.errors import BadInput
from actionplan.domain.names import folded, spellings
from actionplan.domain.rating.view import PlanView
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import ActionAdded, AddActions
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.reviews import LoadReview, plan_of_load
from actionplan.domain.subjects.reviews.matching import InPlan, compare
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Kind
from actionplan.intake.tracker.items import TrackerItem
from actionplan.intake.tracker.row import LONGEST_LINE, TrackerRow
from actionplan.intake.tracker.rows import LeftOut
from actionplan.intake.tracker.tracker import Tracker
from actionplan.ledger.ledger import Ledger
from actionplan.services.bringing.item_commands import (
    Circumstances,
    ItemPlan,
    RefOf,
    Target,
    agencies_named,
    plan_recommendation,
    plan_review_words,
    plan_row,
)
from actionplan.services.bringing.model import Bringing, Brought, NewReview, NextCommand

_SEVERAL: Final = re.compile(r"\s*(?:[;,/\n+&]|\band\b)\s*")


def bring(
    ledger: Ledger, view: PlanView, tracker: Tracker, into: str | NewReview, *, adopted_at: str | None = None
) -> Bringing:
    """What bringing a tracker would do now: into a review of the plan, by its ref, or as a new review.

    ``adopted_at`` is the id of the meeting that adopted the tracker's dates; without one they are proposed. Raises
    ``BadInput`` where nothing of it can be brought, and ``Refused`` where the new review cannot be made.
    """
    planner = _Planner(ledger, view, tracker, adopted_at)
    items = planner.with_agencies()
    if isinstance(into, NewReview):
        planner.make_review(into, items)
    else:
        planner.match(into, items)
    return planner.result(into)


@dataclass(slots=True)
class _NewActions:
    """The refs of the actions that a step adds, in order. Each entry is looked at once, though every command asks."""

    first: Entry | None = None
    seen: int = 0
    refs: list[str] = field(default_factory=list)

    def nth(self, place: int, entries: tuple[Entry, ...]) -> str:
        """The ref of an action by its place from 0, among those that the entries written so far add."""
        if entries[0] is not self.first:
            # The same commands are recorded again, after a first time that was refused.
            self.first, self.seen, self.refs = entries[0], 0, []
        self.refs += [each.ref or "" for each in entries[self.seen :] if isinstance(each.fact, ActionAdded)]
        self.seen = len(entries)
        return self.refs[place]


@dataclass(slots=True)
class _Planner:
    """Collects what is to be recorded, row by row."""

    ledger: Ledger
    view: PlanView
    tracker: Tracker
    adopted_at: str | None
    commands: list[Command | NextCommand] = field(default_factory=list)
    found: list[Brought] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    rows_brought: set[int] = field(default_factory=set)
    new_actions: int = 0
    refs: _NewActions = field(default_factory=_NewActions)

    def with_agencies(self) -> tuple[TrackerItem, ...]:
        """The items, with agencies told apart where one cell names several that are known; the others are new."""
        for each in self.view.snapshot.agencies.values():
            if each.merged_into is None:
                self.known |= {folded(name): each.id for name in spellings(each)}
        named = {folded(row.agency) for item in self.tracker.items for row in item.rows}
        known = self.known.keys() | named
        return tuple(
            replace(item, rows=tuple(_told_apart(row, self.known, known) for row in item.rows))
            for item in self.tracker.items
        )

    def make_review(self, new: NewReview, items: Sequence[TrackerItem]) -> None:
        """A new review of the tracker's recommendations; where it has actions alone, these are them."""
        items = items if self.tracker.has_wording else tuple(map(_actions_as_recommendations, items))
        if not all(each.wording for each in items):
            raise BadInput(
                f"{self.tracker.file} has no column with recommendations, which a new review is made of. Say which "
                'one it is, by its heading or its letter: such as --map "Recommendation=B".'
            )
        agencies = tuple(agencies_named([row for item in items for row in item.rows], {}))
        file = ReviewFile(
            ref=new.ref,
            title=new.title,
            kind="tracker",
            partnership=new.partnership,
            stated_count=None,
            published_on=None,
            plan_due_on=None,
            governing_body=new.governing_body,
            agencies=tuple(NamedAgency(name, (), None, contributing=False) for name in agencies),
            recommendations=tuple(
                PublishedRecommendation(each.number or None, each.wording, None, None, None, None) for each in items
            ),
        )
        _refuse_numbers_twice(items)
        command = LoadReview(file=file)
        planned = plan_of_load(self.ledger.context(command), file, self.ledger.clock.today())
        if planned.into_existing:
            raise BadInput(f"{new.ref} is in the plan already. To bring the tracker into it: --review {new.ref}")
        self.commands.append(command)
        for ref, item in zip(planned.refs, items, strict=True):
            self._item(item, ref, None)

    def match(self, review: str, items: Sequence[TrackerItem]) -> None:
        """Rows beside the recommendations of a review that is in the plan: by number, then by wording."""
        known = [
            row.item for row in self.view.rows if row.item.review == review and row.item.kind is Kind.RECOMMENDATION
        ]
        agencies = agencies_named([row for item in items for row in item.rows], self.known)
        self.commands += [AddAgency(refs=(), name=name) for name in agencies]
        for item, matched in zip(items, self._matches(items, known), strict=True):
            if matched is None:
                why = f"no recommendation of {review} has this number or is like it"
                self.left_out += [LeftOut(row.row, item.wording or "; ".join(row.actions), why) for row in item.rows]
            else:
                self._item(item, matched.ref, matched)

    def _matches(self, items: Sequence[TrackerItem], known: Sequence[Item]) -> Iterator[Item | None]:
        in_plan = [
            InPlan(each.ref, each.number, each.position, self.view.text_of(each, "wording") or None) for each in known
        ]
        worded = [each for each in items if each.wording]
        published = [
            PublishedRecommendation(each.number or None, each.wording, None, None, None, None) for each in worded
        ]
        by_wording = {id(worded[match.index]): match.known.ref for match in compare(published, in_plan).matches}
        by_number = {(each.number or each.ref).casefold(): each for each in known}
        by_ref = {each.ref: each for each in known}
        for item in items:
            ref = by_wording.get(id(item))
            number = re.sub(r"^(?:recommendation|rec|r)\.?\s*", "", item.number.casefold()).lstrip("0")
            yield by_ref[ref] if ref is not None else None if item.wording else by_number.get(number)

    def _item(self, item: TrackerItem, ref: str, known: Item | None) -> None:
        """Everything that the rows of one recommendation lead to."""
        target = Target(lambda _entries: ref, known, self.view)
        at = self._circumstances()
        if known is not None and self._brought_before(item, known):
            return
        words = plan_review_words(target, item.rows)
        only = item.plain
        if only is not None:
            will_do = only.actions[0] if only.actions and self.tracker.has_wording else ""
            plan = plan_row(target, only, self.tracker.source(only.row), at, will_do=will_do)
            self._add(words, plan, item, only.row, ref, Kind.RECOMMENDATION, item.wording or self._title(known))
            return
        together = plan_recommendation(target, item.rows, self.tracker.source(item.rows[0].row), at)
        self._add(words, together, item, item.rows[0].row, ref, Kind.RECOMMENDATION, item.wording or self._title(known))
        for row in item.rows:
            if not row.actions:
                plan = plan_row(target, row, self.tracker.source(row.row), at)
                self._add(ItemPlan(), plan, item, row.row, ref, Kind.RECOMMENDATION, item.wording)
            for action in row.actions:
                self._action(item, row, action, ref, known)

    def _title(self, known: Item | None) -> str:
        return "" if known is None else self.view.title(known)

    def _brought_before(self, item: TrackerItem, known: Item) -> bool:
        """Whether this file's row was brought: the same rows a second time would double every update."""
        sources = {self.tracker.source(row.row) for row in item.rows}
        of_family = [row.item for row in self.view.rows if known.ref in {row.ref, row.item.parent}]
        if not any(self.view.text_of(each, "source") in sources for each in of_family):
            return False
        why = f"it was brought to {known.ref} before"
        self.left_out += [LeftOut(row.row, item.wording or "; ".join(row.actions), why) for row in item.rows]
        return True

    def _action(self, item: TrackerItem, row: TrackerRow, action: str, parent: str, known: Item | None) -> None:
        title = " ".join(action.split())
        there = None if known is None else self._action_in_plan(known, title)
        if there is None:
            short = title if len(title) <= LONGEST_LINE else f"{title[: LONGEST_LINE - 1].rsplit(' ', 1)[0]}…"
            self.commands.append(AddActions(refs=(parent,), title=short))
            self.new_actions += 1
        target = Target(self._ref_of(there), there, self.view)
        plan = plan_row(
            target, replace(row, theme="", response=None), self.tracker.source(row.row), self._circumstances()
        )
        if there is None and len(title) > LONGEST_LINE:
            plan.commands.append(lambda entries: SetPlan(refs=(target.ref(entries),), will_do=action))
        self._add(ItemPlan(), plan, item, row.row, "" if there is None else there.ref, Kind.ACTION, title)

    def _ref_of(self, there: Item | None) -> RefOf:
        """The ref of an action: the plan's, or that of the action that was last asked for, once it is recorded."""
        if there is not None:
            return lambda _entries: there.ref
        place, refs = self.new_actions - 1, self.refs
        return lambda entries: refs.nth(place, entries)

    def _action_in_plan(self, parent: Item, title: str) -> Item | None:
        actions = (row.item for row in self.view.rows if row.item.parent == parent.ref)
        return next((each for each in actions if folded(self.view.text_of(each, "wording")) == folded(title)), None)

    def _circumstances(self) -> Circumstances:
        today = self.ledger.clock.today()
        told = self.tracker.saved_on
        return Circumstances(today, today if told is None or told > today else told, self._agency, self.adopted_at)

    def _agency(self, entries: tuple[Entry, ...], name: str) -> str:
        """The id of an agency: the plan's, or the one that this step gave it."""
        known = self.known.get(folded(name))
        if known is not None:
            return known
        added = (each.fact for each in entries if isinstance(each.fact, AgencyAdded))
        return next(fact.agency for fact in added if folded(fact.name) == folded(name))

    def _add(
        self, words: ItemPlan, plan: ItemPlan, item: TrackerItem, row: int, ref: str, kind: Kind, text: str
    ) -> None:
        self.commands += [*words.commands, *plan.commands]
        self.rows_brought.add(row)
        fields, stays = (*words.fields, *plan.fields), (*words.stays, *plan.stays)
        self.found.append(Brought(row, ref, kind, item.number, text, fields, tuple(plan.kept), stays))

    def result(self, into: str | NewReview) -> Bringing:
        """All of it. Raises ``BadInput`` where nothing can be brought."""
        if not self.found:
            first = self.left_out[0].why if self.left_out else "it holds no row"
            raise BadInput(f"Nothing of {self.tracker.file} can be brought: {first}.")
        self.warnings += self.tracker.remarks
        if self.tracker.saved_on is None:
            self.warnings.append("The file does not say when it was saved: what has no date is taken as of today.")
        if self.adopted_at is None and any(name == "Date" for each in self.found for name, _ in each.fields):
            self.warnings.append("Dates are proposed: name the meeting that adopted them, or have one adopt them.")
        left_out = tuple(sorted((*self.tracker.left_out, *self.left_out), key=lambda each: each.row))
        return Bringing(
            into=into.ref if isinstance(into, NewReview) else into,
            title=into.title if isinstance(into, NewReview) else self.view.review_title(self.view.review(into)),
            sheet=self.tracker.sheet,
            mapping=self.tracker.uses,
            found=tuple(self.found),
            left_out=left_out,
            warnings=tuple(self.warnings),
            rows=self.tracker.rows,
            rows_brought=len(self.rows_brought),
            commands=tuple(self.commands),
        )


def _told_apart(row: TrackerRow, in_plan: Mapping[str, str], known: Collection[str]) -> TrackerRow:
    """A row whose cell names several agencies, each known by itself: the first leads, the others contribute."""
    if not row.agency or folded(row.agency) in in_plan:
        return row
    parts = [" ".join(part.split()) for part in _SEVERAL.split(row.agency) if part.strip()]
    if len(parts) < 2 or not all(folded(part) in known for part in parts):
        return row
    return replace(row, agency=parts[0], contributing=tuple(dict.fromkeys((*parts[1:], *row.contributing))))


def _actions_as_recommendations(item: TrackerItem) -> TrackerItem:
    """Where a tracker has actions alone: the action is what is published, and its row says the rest."""
    text = "\n".join(action for _, action in item.actions)
    return replace(item, wording=text, rows=tuple(replace(row, actions=()) for row in item.rows))


def _refuse_numbers_twice(items: Sequence[TrackerItem]) -> None:
    seen: dict[str, int] = {}
    for each in items:
        row = each.rows[0].row
        if each.number and each.number in seen:
            raise BadInput(
                f"Rows {seen[each.number]} and {row} both have the number {quoted(each.number)}, and differ. "
                'Give each recommendation its own number, or leave the column out with: --map "Number=-"'
            )
        seen[each.number] = row
