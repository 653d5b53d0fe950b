"""Items, policies and plans built directly, for the rules: no ledger, no files."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, free_text_fields
from actionplan.domain.kinds import decide, evolve
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.rules import Case, case_of
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Review, TextKey
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import (
    Closing,
    Completion,
    Deadline,
    ExtensionRequest,
    GivenResponse,
    Item,
    Override,
    Owner,
    Pause,
    Refusal,
    SignOff,
    WithOthers,
)
from actionplan.domain.subjects.undo.flat_item import PATHS
from actionplan.domain.vocabulary import FollowUpSource, Kind, MeetingKind, Outcome, Status

TODAY = date(2026, 11, 22)
PLAN_DUE = date(2027, 2, 22)
REF = "SAM-R04"
_NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OWNED: dict[str, Any] = {"lead_agency": "police", "due_on": date(2027, 6, 30), "first_dated_on": date(2026, 11, 1)}
_PARTS: dict[str, type] = {
    "response": GivenResponse,
    "owner": Owner,
    "deadline": Deadline,
    "request": ExtensionRequest,
    "refusal": Refusal,
    "completion": Completion,
    "sign_off": SignOff,
    "pause": Pause,
    "closing": Closing,
    "override": Override,
}


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=days)


def an_item(**given: Any) -> Item:
    """A recommendation as loaded, with the values given; one within a part by its short name, ``due_on``."""
    base = Item(
        ref=REF,
        version=3,
        kind=Kind.RECOMMENDATION,
        review="SAM",
        parent=None,
        number="4",
        position=4,
        wording=3,
        added_on=date(2026, 11, 1),
    )
    return with_values(base, **given)


def a_follow_up(number: int, **given: Any) -> FollowUp:
    """An open follow-up that the Executive set, with the values given."""
    values: dict[str, Any] = {
        "version": 3,
        "entry": 3,
        "source": FollowUpSource.MEETING,
        "meeting": "executive",
        "body": "Executive",
        "set_on": ago(9),
        "ref": None,
        "due_on": None,
    }
    return FollowUp(number, **values | given)


def with_values(item: Item, **given: Any) -> Item:
    """The item with other values; None for a part's first value leaves the part out."""
    within: dict[str, dict[str, Any]] = {}
    for name in [name for name in given if name in PATHS and not isinstance(given[name], GivenResponse)]:
        part, _, leaf = PATHS[name].partition(".")
        within.setdefault(part, {})[leaf] = given.pop(name)
    for part, values in within.items():
        now = getattr(item, part)
        first = next(iter(fields(_PARTS[part]))).name
        if now is None and values.get(first) is None:
            continue
        given[part] = _PARTS[part](**values) if now is None else replace(now, **values)
    return replace(item, **given)


def item_with(status: Status) -> Item:
    """The recommendation, owned and dated, with what its status brings."""
    done = {"completed_on": ago(9), "reported_on": ago(9), "outcome": Outcome.DELIVERED, "completion_summary": 40}
    signed = {"signed_off_on": ago(2), "signed_off_at": "executive-2026-11-20"}
    by_status: dict[Status, dict[str, Any]] = {
        Status.NOT_STARTED: {},
        Status.IN_PROGRESS: {"started_on": ago(60)},
        Status.REPORTED_COMPLETE: {**done, "started_on": ago(60)},
        Status.SIGNED_OFF: {**done, **signed},
        Status.SUPERSEDED: {},
        Status.NOT_ACCEPTED: {},
        Status.WITH_OTHERS: {"with_others": WithOthers("Home Office", ago(9), ahead(60), "executive-2026-11-13")},
    }
    return an_item(**OWNED, status=status, lead_name=30, lead_role=30, **by_status[status])


def an_action(position: int = 1, **given: Any) -> Item:
    """An action under that recommendation."""
    ref = f"{REF}-A{position}"
    return an_item(ref=ref, kind=Kind.ACTION, parent=REF, number=None, position=position, **given)


def a_case(
    item: Item,
    *actions: Item,
    as_at: date = TODAY,
    policy: Policy | None = None,
    plan_due: date = PLAN_DUE,
    sittings: tuple[date, ...] = (),
) -> Case:
    """What the rules look at."""
    return case_of(item, actions, as_at, policy or Policy(version=1), plan_due, sittings)


def a_meeting(on: date, body: str = "Executive", **given: Any) -> Meeting:
    """A sitting that was arranged, with the fields given."""
    base = Meeting(f"{body.casefold()}-{on.isoformat()}", 4, body, on, MeetingKind.SITTING)
    return replace(base, **given)


def a_snapshot(*entities: Entity, as_at: date = TODAY) -> Snapshot:
    """That plan with these entities, rated as at a day."""
    return snapshot(a_plan(*entities), as_at, 100)


def a_plan(*items: Entity, texts: dict[TextKey, str] | None = None) -> CommandContext:
    """A plan that has begun, with one review, two agencies and the entities given."""
    state = CommandContext(texts={(3, "wording"): "Undertake a review the OCG.", **(texts or {})})
    review = Review("SAM", 2, 1, 2, 2, 2, "Executive", 11, None, PLAN_DUE, date(2026, 11, 1))
    agencies = [Agency("police", 2, "Merseyside Police", ("Police",)), Agency("camhs", 2, "CAMHS", (), "CAHMS")]
    state.merge([Policy(version=1), review, *agencies, *items])
    return state


class Plan:
    """A plan in memory that carries out commands with the two pure functions, as the ledger would."""

    def __init__(self, *items: Item) -> None:
        self.state = a_plan(*items)
        self.texts = dict(self.state.texts)
        self.last = 100

    def does(self, command: Command, day: date = TODAY) -> tuple[Draft, ...]:
        """Decide and evolve; the drafts."""
        drafts = decide(self.state, command, day)
        for draft in drafts:
            self.last += 1
            entry = Entry(self.last, self.last, _NOON, day, "Business Manager", draft.ref, draft.fact)
            for name in free_text_fields(type(draft.fact)):
                if words := getattr(draft.fact, name):
                    self.texts[self.last, name] = words
            self.state.merge(evolve(self.state, entry))
            self.state.texts = self.texts
        return drafts

    @property
    def item(self) -> Item:
        """The recommendation."""
        found = self.state.item(REF)
        assert found is not None
        return found


def same_but(before: object, after: object, *names: str) -> bool:
    """True where two items differ in these fields only, versions aside."""
    differing = {
        each.name
        for each in fields(Item)
        if each.name != "version" and getattr(before, each.name) != getattr(after, each.name)
    }
    return differing <= set(names)
