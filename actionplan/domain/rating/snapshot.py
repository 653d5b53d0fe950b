"""The rated plan as at a day, a value from which every screen, count and paper is made.

A row is an item with its rating and holds no words (texts are read for what is shown). ``rate`` builds snapshots.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.domain.rating.measured import Measured
from actionplan.domain.rating.reasons import explain
from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.rating.rules import Case, Rating, no_evidence, overdue, past_its_date, stale
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Agency, Meeting, Policy, Record, Review
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import Colour, Kind, Status


@dataclass(frozen=True, slots=True)
class Row:
    """One item as at the day. ``own`` is its own rating; ``rating`` is the one shown, and ``rated_case`` its case.

    ``undecided`` is the colour that the rules give, where a meeting's decision about the item or one of its actions
    shows another; None where none does.
    """

    item: Item
    case: Case
    own: Rating
    rating: Rating
    rated_case: Case
    undecided: Colour | None = None

    @property
    def colour_by_rule(self) -> Colour:
        """The colour that the rules give, whatever a meeting decided to show."""
        return self.undecided or self.rating.colour

    @property
    def ref(self) -> str:
        """The item's ref, the key of every table."""
        return self.item.ref

    @property
    def rating_of(self) -> str:
        """The ref of the item whose rating it is: its own, or that of one of its actions."""
        return self.rated_case.item.ref

    @property
    def days_overdue(self) -> int | None:
        """Days past the date in force; None where it is closed, reported complete, or not past its date.

        In a pause that a meeting agreed it is not overdue, though under rules 1 its days are counted here.
        """
        late = overdue(self.case) or (rule_set(self.case.policy).pause_counts_days and past_its_date(self.case))
        return self.case.days_overdue if late else None

    @property
    def due_soon_in(self) -> int | None:
        """Days to a date that is near by the plan's policy, where it is still to be met; None where none is."""
        left = self.case.days_left
        near = left is not None and 0 <= left <= self.case.policy.due_near_days
        return left if near and self.item.live and not self.item.reported_complete else None

    @property
    def days_since_update(self) -> int | None:
        """Days from the last progress update of the item or its actions to the as-at day."""
        return self.case.days_since(self.case.last_update_on)

    @property
    def times_carried_forward(self) -> int:
        """Sittings of the governing body since the item first fell due; 0 once it is reported complete."""
        return self.carried_forward_since(None)

    def carried_forward_since(self, day: date | None) -> int:
        """The same, of the sittings after a day."""
        own = self.item.deadline
        through_actions = self.case.due_on if rule_set(self.case.policy).carries_through_actions else None
        first_due = own.adopted_on or own.due_on or through_actions
        if first_due is None or not self.item.live or self.item.reported_complete:
            return 0
        first = first_due if day is None else max(first_due, day)
        return sum(first < sitting < self.case.as_at for sitting in self.case.sittings)

    @property
    def nobody_leads(self) -> bool:
        """Live, without a lead agency, and not planned by its actions either."""
        return self.item.live and self.item.owner.agency is None and not self.case.planned

    @property
    def unassigned(self) -> bool:
        """Nobody leads it; under rules 1 an item without a lead agency of its own counted, whatever its actions."""
        if rule_set(self.case.policy).actions_assign:
            return self.nobody_leads
        return self.item.live and self.item.owner.agency is None

    @property
    def undated(self) -> bool:
        """Live, without a date of its own or from its actions."""
        return self.item.live and self.case.due_on is None

    @property
    def reason(self) -> str:
        """The sentences that explain the colour."""
        return explain(self.case, self.rating, self.rated_case)


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over items of one kind; ``published = live + signed_off + not_taken_forward + with_others``.

    ``by_decision`` counts, by colour shown, the rule's colours of those that a meeting decided to show so.
    """

    published: int
    live: int
    signed_off: int
    not_taken_forward: int
    colours: Mapping[Colour, int]
    on_track: int
    awaiting_sign_off: int
    overdue: int
    unassigned: int
    undated: int
    stale: int
    no_evidence: int
    with_others: int = 0
    by_decision: Mapping[Colour, Mapping[Colour, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The plan as at a day: rows in published order, a recommendation before its actions.

    ``head_hash`` is the hash of entry ``head``, by which a replaced ledger is detected; empty where the snapshot was
    not read from a ledger. ``readings`` are those of the measures and ``scrutiny`` the scrutineer's views, both by day.
    ``amendments`` are those of any record's words, oldest first; ``kept_back`` are the records that are restricted or
    held back.
    Row positions and totals are cached on first use: a screen asks for them at every key, and counting 100,000 rows
    takes longer than drawing the screen.
    """

    as_at: date
    head: int
    policy: Policy
    reviews: tuple[Review, ...]
    agencies: Mapping[str, Agency]
    meetings: tuple[Meeting, ...]
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...] = ()
    readings: tuple[Record, ...] = ()
    scrutiny: tuple[Record, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    head_hash: str = field(default="", compare=False)
    bodies: tuple[Body, ...] = ()
    amendments: tuple[Record, ...] = ()
    kept_back: tuple[Record, ...] = ()
    findings: tuple[ReviewFinding, ...] = ()
    _positions: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _totals: "dict[Kind, Totals]" = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_action: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _measured: dict[str, list[Measured]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def index_of(self, ref: str) -> int | None:
        """The index of an item's row; None where it is not in the plan."""
        if not self._positions:
            self._positions.update((row.ref, index) for index, row in enumerate(self.rows))
        return self._positions.get(ref)

    def row(self, ref: str) -> Row | None:
        """The row of an item, or None where it is not in the plan."""
        index = self.index_of(ref)
        return None if index is None else self.rows[index]

    def actions_of(self, ref: str) -> tuple[Row, ...]:
        """The actions under a recommendation, in order."""
        index = self.index_of(ref)
        if index is None:
            return ()
        end = index + 1
        while end < len(self.rows) and self.rows[end].item.parent == ref:
            end += 1
        return self.rows[index + 1 : end]

    def overdue_actions_of(self, ref: str) -> tuple[Row, ...]:
        """The overdue actions under a recommendation, the longest overdue first."""
        late = (action for action in self.actions_of(ref) if overdue(action.case))
        return tuple(sorted(late, key=lambda action: action.case.due_on or self.as_at))

    @property
    def overdue_by_action(self) -> int:
        """The recommendations that are not overdue themselves, and have an action that is."""
        if not self._by_action:
            late = {row.item.parent for row in self.rows if row.item.parent is not None and overdue(row.case)}
            parents = [row for ref in late if (row := self.row(ref)) is not None]
            self._by_action.append(sum(not overdue(row.case) for row in parents))
        return self._by_action[0]

    def measured(self, ref: str) -> tuple[Measured, ...]:
        """The measures that serve an item, withdrawn ones too, each with its readings."""
        if self.measures and not self._measured:
            of_item: dict[tuple[str, str], list[Record]] = {}
            for reading in self.readings:
                of_item.setdefault((reading.ref, reading.measure or ""), []).append(reading)
            for measure in self.measures:
                for item in measure.items:
                    readings = tuple(of_item.get((item, measure.ref), ()))
                    self._measured.setdefault(item, []).append(Measured(measure, readings))
        return tuple(self._measured.get(ref, ()))

    def agency_name(self, agency_id: str | None) -> str:
        """The name in force on the day; empty where there is no agency."""
        return "" if agency_id is None else self.agencies[agency_id].name

    def agency_in_short(self, agency_id: str | None) -> str:
        """The short name in force on the day, else the name; empty where there is no agency."""
        return "" if agency_id is None else self.agencies[agency_id].in_short

    def totals(self, kind: Kind = Kind.RECOMMENDATION) -> Totals:
        """The headline counts; boards count recommendations."""
        if kind not in self._totals:
            self._totals[kind] = totals_of(row for row in self.rows if row.item.kind is kind)
        return self._totals[kind]


def totals_of(rows: Iterable[Row]) -> Totals:
    """The counts over these rows."""
    rows = list(rows)
    colours = Counter(row.rating.colour for row in rows)
    # By the item's state and not by the rule: a meeting can show an item Green that is reported complete.
    awaiting = sum(row.rating.colour is Colour.GREEN and row.rated_case.item.reported_complete for row in rows)
    with_others = sum(row.item.status is Status.WITH_OTHERS for row in rows)
    return Totals(
        published=len(rows),
        live=sum(row.item.live for row in rows),
        signed_off=colours[Colour.BLUE],
        not_taken_forward=colours[Colour.CLOSED] - with_others,
        colours={colour: colours[colour] for colour in Colour},
        on_track=colours[Colour.GREEN] - awaiting,
        awaiting_sign_off=awaiting,
        overdue=sum(overdue(row.case) for row in rows),
        unassigned=sum(row.unassigned for row in rows),
        undated=sum(row.undated for row in rows),
        stale=sum(stale(row.case) for row in rows),
        no_evidence=sum(no_evidence(row.case) for row in rows),
        with_others=with_others,
        by_decision=_by_decision(rows),
    )


def _by_decision(rows: Iterable[Row]) -> dict[Colour, dict[Colour, int]]:
    found: dict[Colour, dict[Colour, int]] = {}
    for row in rows:
        if row.rating.decided:
            of_rule = found.setdefault(row.rating.colour, {})
            of_rule[row.colour_by_rule] = of_rule.get(row.colour_by_rule, 0) + 1
    return found
