"""Movement between two papers, by lead agency.

Opening + new + reopened + moved in - signed off - not taken forward - with others - moved out = closing.

Counted in two independent ways: net, between two snapshots, and by folding the entries between them. Raises where the
two disagree on any item, so that no paper shows a wrong count. Pure; the caller reads the entries.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from actionplan.domain.entry import Entry, Fact
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import ActionAdded
from actionplan.domain.subjects.closing import ItemSuperseded
from actionplan.domain.subjects.completion import ItemReopened
from actionplan.domain.subjects.others import GivenToOthers, TakenBack
from actionplan.domain.subjects.owners import OwnerAssigned, OwnerCleared
from actionplan.domain.subjects.responses import NotAccepted, TakenForward
from actionplan.domain.subjects.reviews import RecommendationPublished
from actionplan.domain.subjects.signing_off import SignedOff
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import Kind, Status


class Bucket(StrEnum):
    """The part of the totals that an item counts towards."""

    LIVE = "live"
    SIGNED_OFF = "signed-off"
    NOT_TAKEN_FORWARD = "not-taken-forward"
    WITH_OTHERS = "with-others"


@dataclass(frozen=True, slots=True)
class Placement:
    """The bucket that an item is counted in, and the id of its lead agency; None where it is not yet assigned."""

    bucket: Bucket
    agency: str | None


@dataclass(frozen=True, slots=True)
class MovementLine:
    """One line of the table; ``agency`` is an id, None for the items not yet assigned."""

    agency: str | None
    opening: int = 0
    new: int = 0
    reopened: int = 0
    moved_in: int = 0
    signed_off: int = 0
    not_taken_forward: int = 0
    moved_out: int = 0
    closing: int = 0
    with_others: int = 0

    @property
    def reconciles(self) -> bool:
        """Whether the line adds up."""
        added = self.new + self.reopened + self.moved_in
        removed = self.signed_off + self.not_taken_forward + self.with_others + self.moved_out
        return self.opening + added - removed == self.closing


@dataclass(frozen=True, slots=True)
class MovementReport:
    """The table as it is printed: each agency's line with its name, "All" last.

    ``since`` is the opening's day, None where it opens before the first entry. ``withdrawn`` are the refs of items
    that were live at the opening and whose adding was undone later: each counts as one new item fewer.
    """

    kind: Kind
    since: date | None
    until: date
    lines: tuple[tuple[str, MovementLine], ...]
    allocated: int
    withdrawn: tuple[str, ...]


SUM = (
    *("opening", "new", "reopened", "moved_in", "signed_off", "not_taken_forward", "with_others", "moved_out"),
    "closing",
)
"""The numbers of a line, in the order in which they add up."""

COUNTS = (*(name for name in SUM if name != "with_others"), "with_others")
"""The same as columns: a column that came later stands at the end."""

ALL = "All"


def bucket_of(status: Status) -> Bucket:
    """The bucket of an item with this status."""
    if status is Status.SIGNED_OFF:
        return Bucket.SIGNED_OFF
    if status in {Status.SUPERSEDED, Status.NOT_ACCEPTED}:
        return Bucket.NOT_TAKEN_FORWARD
    if status is Status.WITH_OTHERS:
        return Bucket.WITH_OTHERS
    return Bucket.LIVE


def before_first_entry(closing: Snapshot) -> Snapshot:
    """The empty plan, with which movement opens where there is no earlier paper."""
    return replace(closing, head=0, reviews=(), meetings=(), rows=())


def placements(snapshot: Snapshot, kind: Kind = Kind.RECOMMENDATION) -> dict[str, Placement]:
    """The placement of each item of a kind, by ref."""
    items = (row.item for row in snapshot.rows if row.item.kind is kind)
    return {item.ref: Placement(bucket_of(item.status), item.owner.agency) for item in items}


def net_movement(before: Mapping[str, Placement], after: Mapping[str, Placement]) -> dict[str | None, MovementLine]:
    """The net movement of each agency that had or has an item, by its id."""
    counts: dict[str | None, dict[str, int]] = {}

    def count(agency: str | None, what: str, by: int = 1) -> None:
        counts.setdefault(agency, dict.fromkeys(COUNTS, 0))[what] += by

    for ref in dict.fromkeys([*before, *after]):
        was, now = before.get(ref), after.get(ref)
        if was is not None and was.bucket is Bucket.LIVE:
            count(was.agency, "opening")
        if now is not None and now.bucket is Bucket.LIVE:
            count(now.agency, "closing")
        for agency, what, by in _transitions(was, now):
            count(agency, what, by)
    return {agency: MovementLine(agency, **line) for agency, line in counts.items()}


def _transitions(was: Placement | None, now: Placement | None) -> Iterator[tuple[str | None, str, int]]:
    """The counts that take one item from one placement to the other, by the shortest way."""
    if now is None:
        if was is not None and was.bucket is Bucket.LIVE:
            yield was.agency, "new", -1
        return
    if was is None:
        yield now.agency, "new", 1
    elif was.bucket is not Bucket.LIVE:
        if now.bucket is not Bucket.LIVE:
            return
        yield now.agency, "reopened", 1
    elif was.agency != now.agency:
        yield was.agency, "moved_out", 1
        yield now.agency, "moved_in", 1
    if now.bucket is Bucket.SIGNED_OFF:
        yield now.agency, "signed_off", 1
    elif now.bucket is Bucket.NOT_TAKEN_FORWARD:
        yield now.agency, "not_taken_forward", 1
    elif now.bucket is Bucket.WITH_OTHERS:
        yield now.agency, "with_others", 1


def all_agencies(lines: Iterable[MovementLine]) -> MovementLine:
    """The line of the whole plan, in which moves between agencies cancel."""
    lines = list(lines)
    total = {name: sum(getattr(line, name) for line in lines) for name in COUNTS}
    cancelled = {"moved_in": total["moved_in"] - total["moved_out"], "moved_out": 0}
    return MovementLine(None, **total | cancelled)


def fold(before: Mapping[str, Placement], entries: Iterable[Entry], kind: Kind) -> dict[str, Placement]:
    """The placements after the entries, derived from the entries alone."""
    now = dict(before)
    for entry in entries:
        ref = entry.ref or ""
        match entry.fact:
            case RecommendationPublished() if kind is Kind.RECOMMENDATION:
                now[ref] = Placement(Bucket.LIVE, None)
            case ActionAdded() if kind is Kind.ACTION:
                now[ref] = Placement(Bucket.LIVE, None)
            case StepReversed(item=Item() as item, fields=fields) if item.kind is kind:
                _reverse(now, item, fields)
            case fact if ref in now:
                now[ref] = _after_fact(now[ref], fact)
            case _:
                pass
    return now


def _after_fact(placement: Placement, fact: Fact) -> Placement:
    match fact:
        case OwnerAssigned(agency=agency):
            return Placement(placement.bucket, agency)
        case OwnerCleared():
            return Placement(placement.bucket, None)
        case SignedOff():
            return Placement(Bucket.SIGNED_OFF, placement.agency)
        case ItemSuperseded() | NotAccepted():
            return Placement(Bucket.NOT_TAKEN_FORWARD, placement.agency)
        case GivenToOthers():
            return Placement(Bucket.WITH_OTHERS, placement.agency)
        case ItemReopened() | TakenForward() | TakenBack():
            return Placement(Bucket.LIVE, placement.agency)
        case _:
            return placement


def _reverse(now: dict[str, Placement], item: Item, fields: tuple[str, ...]) -> None:
    parts = {field.partition(".")[0] for field in fields}
    if "present" in parts and not item.present:
        now.pop(item.ref, None)
        return
    current = now.get(item.ref, Placement(bucket_of(item.status), item.owner.agency))
    now[item.ref] = Placement(
        bucket_of(item.status) if "status" in parts else current.bucket,
        item.owner.agency if "owner" in parts else current.agency,
    )


def reconciled_lines(
    opening: Snapshot, closing: Snapshot, between: Iterable[Entry], kind: Kind
) -> tuple[MovementLine, ...]:
    """The movement of each agency, by name, then of the unassigned items, then the total.

    ``between`` are the entries after the opening's head, up to and including the closing's. Raises ``Refused``, naming
    the item, where the two ways of counting differ.
    """
    before, after = placements(opening, kind), placements(closing, kind)
    folded = fold(before, between, kind)
    for ref in sorted({*after, *folded}):
        if after.get(ref) != folded.get(ref):
            in_plan, in_entries = _placement_words(after.get(ref)), _placement_words(folded.get(ref))
            raise Refused(
                f"The movement does not reconcile at {ref}: the plan says {in_plan}, and the entries between the two "
                f"papers say {in_entries}. Nothing was made. Verify the ledger.",
                Remedy.VERIFY_LEDGER,
            )
    ordered = sorted(
        net_movement(before, after).values(),
        key=lambda line: (line.agency is None, closing.agency_name(line.agency).casefold(), line.agency or ""),
    )
    return (*ordered, all_agencies(ordered))


def _placement_words(placement: Placement | None) -> str:
    return "that it is not there" if placement is None else f"{placement.bucket} with {placement.agency or 'no agency'}"


def movement_report(opening: Snapshot, closing: Snapshot, between: Iterable[Entry], kind: Kind) -> MovementReport:
    """The table of one kind of item; raises as ``reconciled_lines`` does."""
    *agencies, total = reconciled_lines(opening, closing, between, kind)
    before, after = placements(opening, kind), placements(closing, kind)
    named = [(NO_LEAD if line.agency is None else closing.agency_name(line.agency), line) for line in agencies]
    return MovementReport(
        kind=kind,
        since=opening.as_at if opening.head else None,
        until=closing.as_at,
        lines=(*named, (ALL, total)),
        allocated=sum(line.moved_out for line in agencies if line.agency is None),
        withdrawn=tuple(ref for ref, was in before.items() if was.bucket is Bucket.LIVE and ref not in after),
    )
