"""What a row of a tracker leads to for one item: commands, the same in words, and what the plan keeps instead.

Only what the plan has not is filled in. What a meeting decides is never taken from a spreadsheet: "signed off" is
reported complete, "not taken forward" is kept in words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry
from actionplan.domain.names import folded
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.bringing import RecordSource
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.priorities import SetPriority
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import DateState, Declared, Response
from actionplan.intake.tracker.row import TrackerRow
from actionplan.intake.tracker.values import HowFar
from actionplan.services.bringing.model import NextCommand

RefOf = Callable[[tuple[Entry, ...]], str]
AgencyOf = Callable[[tuple[Entry, ...], str], str]


@dataclass(slots=True)
class ItemPlan:
    """What is to be done for one item: commands in order, the fields in words, what stays, what is kept in words."""

    commands: list[Command | NextCommand] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """The item that a row is about: its ref once it is known, and its state where the plan has it already."""

    ref: RefOf
    item: Item | None
    view: PlanView

    def text(self, name: str) -> str:
        """One of the item's texts; empty for a new one."""
        return "" if self.item is None else self.view.text_of(self.item, name)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for all rows: today, the day that the tracker tells, and the meeting that adopted its dates."""

    today: date
    told_on: date
    agency_of: AgencyOf
    adopted_at: str | None


def plan_row(target: Target, row: TrackerRow, source: str, at: Circumstances, *, will_do: str = "") -> ItemPlan:
    """What one row leads to for the item that it is about."""
    plan = ItemPlan(kept=list(row.kept))
    steps = (_plan_words, _priority, _owner, _dates, _progress, _evidence, _completion)
    if will_do:
        _fill(plan, target, "will_do", "Will do", will_do, lambda ref, text: SetPlan(refs=(ref,), will_do=text))
    for step in steps:
        step(plan, target, row, at)
    kept = "; ".join(plan.kept)
    brought = _for(target, lambda ref: RecordSource(refs=(ref,), source=source, kept=kept or None))
    plan.commands.insert(0, brought)
    return plan


def plan_recommendation(target: Target, rows: Sequence[TrackerRow], source: str, at: Circumstances) -> ItemPlan:
    """What several rows say together of their recommendation: what all agree on, and what the first of them says."""
    plan = ItemPlan()
    first = rows[0]
    together = TrackerRow(
        row=first.row,
        outcome=next((each.outcome for each in rows if each.outcome), ""),
        measure=next((each.measure for each in rows if each.measure), ""),
        agency=first.agency if len({each.agency for each in rows}) == 1 else "",
        priority=first.priority if len({each.priority for each in rows}) == 1 else None,
    )
    for step in (_plan_words, _priority, _owner):
        step(plan, target, together, at)
    plan.commands.insert(0, _for(target, lambda ref: RecordSource(refs=(ref,), source=source)))
    return plan


def plan_review_words(target: Target, rows: Sequence[TrackerRow]) -> ItemPlan:
    """The theme and the response, which belong to a recommendation, whichever row has them."""
    plan = ItemPlan()
    theme = next((each.theme for each in rows if each.theme), "")
    if theme:
        _fill(plan, target, "theme", "Theme", theme, lambda ref, text: SetTheme(refs=(ref,), theme=text))
    response = next((each.response for each in rows if each.response), None)
    if response is not None:
        answered = None if target.item is None else target.item.response.answer
        if answered in {None, Response.NOT_RECORDED}:
            plan.commands.append(_for(target, lambda ref: Respond(refs=(ref,), response=response)))
            plan.fields.append(("Response", response.label))
        elif answered is not response:
            plan.stays.append(f"its response, {answered.label}")
    return plan


def _for(target: Target, make: Callable[[str], Command]) -> NextCommand:
    return lambda entries: make(target.ref(entries))


def _fill(
    plan: ItemPlan, target: Target, name: str, label: str, text: str, make: Callable[[str, str], Command]
) -> None:
    """Set a text where the item has none; another one stays."""
    has = target.text(name)
    if not has:
        plan.commands.append(_for(target, lambda ref: make(ref, text)))
        plan.fields.append((label, text))
    elif has != text:
        plan.stays.append(f"what it says under “{label}”")


def _plan_words(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    del at
    if row.outcome:
        _fill(
            plan, target, "intended_outcome", "Intended outcome", row.outcome,
            lambda ref, text: SetPlan(refs=(ref,), intended_outcome=text),
        )  # fmt: skip
    if row.measure:
        _fill(plan, target, "measure", "Measure", row.measure, lambda ref, text: SetPlan(refs=(ref,), measure=text))


def _priority(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    del at
    priority = row.priority
    if priority is None:
        return
    if target.item is None or target.item.priority.value == "none":
        plan.commands.append(_for(target, lambda ref: SetPriority(refs=(ref,), priority=priority)))
        plan.fields.append(("Priority", priority.label))
    elif target.item.priority is not priority:
        plan.stays.append(f"its priority, {target.item.priority.label}")


def _owner(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    if not row.agency:
        if row.role or row.officer:
            plan.kept.append(f"Lead: {', '.join(each for each in (row.officer, row.role) if each)} (no agency named)")
        if row.contributing:
            plan.kept.append(f"Contributing: {', '.join(row.contributing)}")
        return
    if target.item is not None and target.item.owner.agency is not None:
        plan.stays.append(f"its lead, {target.view.lead_agency(target.item)}")
        return
    others = tuple(each for each in row.contributing if each != row.agency)

    def assign(entries: tuple[Entry, ...]) -> Command:
        lead = at.agency_of(entries, row.agency)
        contributing = tuple(dict.fromkeys(at.agency_of(entries, each) for each in others))
        return AssignOwner(
            refs=(target.ref(entries),),
            agency=lead,
            role=row.role or None,
            name=row.officer or None,
            contributing=tuple(each for each in contributing if each != lead) or None,
        )

    plan.commands.append(assign)
    plan.fields.append(("Lead", ", ".join(each for each in (row.officer, row.role, row.agency) if each)))
    if others:
        plan.fields.append(("Contributing", ", ".join(others)))


def _dates(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    due = row.due_on or row.first_on
    if due is None:
        return
    if target.item is not None and target.item.deadline.state is not DateState.NONE:
        has = target.item.deadline.due_on
        if has is not None and has != due:
            plan.stays.append(f"its date, {long_day(has)}")
        return
    first = row.first_on if row.first_on != due else None
    if first is not None:
        plan.commands.append(_for(target, lambda ref: ProposeDate(refs=(ref,), on=first)))
        plan.fields.append(("First date", long_day(first)))
    meeting = at.adopted_at
    if meeting is None:
        plan.commands.append(_for(target, lambda ref: ProposeDate(refs=(ref,), on=due)))
        plan.fields.append(("Date", f"{long_day(due)}, proposed"))
    else:
        plan.commands.append(_for(target, lambda ref: AdoptDates(refs=(ref,), meeting=meeting, to=due)))
        plan.fields.append(("Date", f"{long_day(due)}, adopted"))


def _progress(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    """What was heard, in the order of its days; the colour goes with the last of it."""
    heard = sorted(
        ((min(each.on or at.told_on, at.today), each.words) for each in row.updates), key=lambda each: each[0]
    )
    if not heard and (row.declared is not None or row.far is HowFar.UNDER_WAY):
        said = f": {row.status}" if row.status else ""
        heard = [(at.told_on, f"As in the tracker of {long_day(at.told_on)}{said}.")]
    elif row.far is HowFar.UNDER_WAY and heard:
        plan.kept.append(f"Status: {row.status}")
    for number, (on, words) in enumerate(heard, start=1):
        declared = row.declared if number == len(heard) and row.far is not HowFar.COMPLETE else None
        plan.commands.append(_update(target, words, on, declared))
        plan.fields.append((f"Update of {long_day(on)}", words))
        if declared is not None:
            plan.fields.append(("Lead's own view", declared.label))
    if row.declared is not None and row.far is HowFar.COMPLETE:
        plan.kept.append(f"Colour: {row.declared.label}")


def _update(target: Target, words: str, on: date, declared: Declared | None) -> NextCommand:
    return _for(target, lambda ref: RecordUpdate(refs=(ref,), words=words, on=on, declared=declared))


def _evidence(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    for each in row.evidence:
        plan.commands.append(
            _for(
                target,
                lambda ref, each=each: RecordEvidence(  # type: ignore[misc]
                    refs=(ref,), title=each.title, evidence_kind=each.kind, on=at.told_on
                ),
            )
        )
        plan.fields.append((f"Evidence ({each.kind.label})", each.title))


def _completion(plan: ItemPlan, target: Target, row: TrackerRow, at: Circumstances) -> None:
    if row.far is HowFar.NOT_TAKEN_FORWARD:
        plan.kept.append(f"Status: {row.status} (a meeting decides that)")
        return
    if row.far is not HowFar.COMPLETE:
        if row.completed_on is not None:
            plan.kept.append(f"Completed on: {long_day(row.completed_on)}")
        return
    if target.item is not None and not (target.item.live and not target.item.reported_complete):
        plan.stays.append("what became of it")
        return
    done = min(row.completed_on or at.told_on, at.today)
    words = f"As in the tracker of {long_day(at.told_on)}: {row.status}."
    plan.commands.append(_for(target, lambda ref: ReportComplete(refs=(ref,), on=done, summary=words)))
    plan.fields.append(("Reported complete", f"{long_day(done)} (in the tracker: {row.status})"))


def agencies_named(rows: Sequence[TrackerRow], known: Mapping[str, str]) -> Iterator[str]:
    """The agencies that rows name and the plan does not know, each once; ``known`` has the folded names it knows."""
    seen: set[str] = set()
    for row in rows:
        for name in (row.agency, *row.contributing):
            key = folded(name)
            if name and key not in known and key not in seen:
                seen.add(key)
                yield name
