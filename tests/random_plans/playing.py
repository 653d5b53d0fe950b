"""A plan on which random commands are played, and what has to hold after each of them, each day and each year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from actionplan.cli.commands.minute_answers import choices_for
from actionplan.domain.command import Command
from actionplan.domain.entry import Entry, HistoryLine
from actionplan.domain.errors import ActionplanError
from actionplan.domain.governance.agenda import agenda, agenda_line, meeting_agenda, title_of
from actionplan.domain.governance.draft_minute import draft_minute
from actionplan.domain.governance.pack import pack_paper
from actionplan.domain.governance.scope import own_lines, own_view
from actionplan.domain.invariants import broken
from actionplan.domain.meetings.sittings import usual_sitting
from actionplan.domain.moment import Moment
from actionplan.domain.rating.causes import MOVED, causes
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.travel import Cause, LastPapers, Travel
from actionplan.domain.rating.travel_totals import travel_totals
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.corrections import corrections_between
from actionplan.domain.reports.movement import COUNTS, before_first_entry, movement_report
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.vocabulary import Kind
from actionplan.papers.values.agenda import asks_value
from actionplan.tui.present.model import Shown, for_the_room
from actionplan.tui.present.pages import ListPage, pages_of
from actionplan.tui.screens.meetings.lines import Waiting
from tests.domain.memory_plan import BY, MemoryPlan
from tests.factories import new_ledger, on_day
from tests.random_plans.commands import BODIES, Chooser, review

BEGUN = date(2027, 1, 4)
COMMANDS_A_YEAR = 130
COMMANDS_A_LOOK = 15
"""How many commands go by between two looks at the agenda of the sitting to come."""
DAYS_BETWEEN = (0, 0, 0, 0, 1, 1, 3, 5, 7, 11)
SITTINGS = tuple(timedelta(days=days) for days in (60, 150, 240, 330))
MOST_DAYS_REMEMBERED = 12


class WrongError(AssertionError):
    """What was found, with the seed and the command that led to it."""


@dataclass
class Tally:
    """How much was played."""

    years: int = 0
    days: int = 0
    recorded: int = 0
    refused: int = 0
    agendas: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    causes: Counter[Cause] = field(default_factory=Counter)
    given_to_others: int = 0
    """Recommendations that movement counted as given to others, over all the days that were compared."""


@dataclass
class Play:
    """One plan over some years, all of it chosen by its seed."""

    seed: int
    tally: Tally

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)  # noqa: S311 - commands to try, not keys
        self.chooser = Chooser(self.rng)
        self.plan = MemoryPlan(BEGUN, BeginPlan())
        self.past: dict[date, tuple[PlanView, list[object]]] = {}
        self.commands: list[tuple[date, Command, str]] = []

    def play(self, years: int) -> None:
        """Play so many years; raises ``WrongError`` at the first thing that does not hold."""
        try:
            self._record(review("SAM", BODIES[0], 4))
            bodies = BODIES[:1] if self.seed % 2 == 0 else BODIES
            if len(bodies) > 1:
                self._record(review("ALEX", BODIES[1], 3))
            for year in range(years):
                starts = BEGUN + timedelta(days=365 * year)
                self._pass_to(max(starts, self.plan.today))
                for body in bodies:
                    self._record(AddMeetings(body=body, days=tuple(starts + each for each in SITTINGS)))
                for number in range(COMMANDS_A_YEAR):
                    self._pass_to(self.plan.today + timedelta(days=self.rng.choice(DAYS_BETWEEN)))
                    self._record(self._choose())
                    if number % COMMANDS_A_LOOK == 0:
                        self._check_the_agenda()
                self._check_the_whole()
                self.tally.years += 1
        except (AssertionError, ActionplanError, LookupError, TypeError, ValueError, AttributeError) as error:
            last = self.commands[-1] if self.commands else None
            raise WrongError(f"seed {self.seed}, command {len(self.commands)}, {last}: {error!r}") from error

    def _choose(self) -> Command:
        plan = self.plan
        return self.chooser.next_command(plan.state, plan.today, plan.last_number(), plan.entries[-1].step)

    def _pass_to(self, day: date) -> None:
        if day == self.plan.today:
            return
        self.tally.days += 1
        if self.rng.random() < 0.12 and len(self.past) < MOST_DAYS_REMEMBERED:
            view = self.plan.view()
            self.past[self.plan.today] = view, shown(view.snapshot)
        self.plan.on(day)

    def _record(self, command: Command) -> None:
        """Carry out a command: refused, it changes nothing, and done, it leads to a state that rules allow."""
        plan = self.plan
        before, entries = dict(plan.state.entities), plan.last_number()
        try:
            written = plan.record(command)
        except ActionplanError as refused:
            self.commands.append((plan.today, command, refused.sentence))
            self.tally.refused += 1
            assert plan.last_number() == entries, "a refused command wrote"
            assert plan.state.entities == before, "a refused command changed the state"
            return
        self.commands.append((plan.today, command, ""))
        self.tally.recorded += bool(written)
        self.tally.kinds[type(command).__name__] += bool(written)
        found = broken(plan.state, plan.texts)
        assert not found, f"no rule allows that {found[0].now}"

    def _check_the_whole(self) -> None:
        """Days past, movement, and the state that follows from the entries."""
        plan = self.plan
        for day, (_, as_it_was) in self.past.items():
            assert shown(plan.view(day).snapshot) == as_it_was, f"{day} is not as it was"
        now = plan.view()
        first = replace(now, snapshot=before_first_entry(now.snapshot))
        for opening in (first, *(view for view, _ in self.past.values())):
            between = plan.history(after=opening.snapshot.head)
            self._check_the_movement(opening, now, between)
            if opening is not first:
                self._check_the_causes(opening, now, between)
        assert plan.replays(), "the entries lead to another state"

    def _check_the_movement(self, opening: PlanView, now: PlanView, between: Sequence[HistoryLine]) -> None:
        """Each line adds up, in the plan and in each of its reviews; the reviews together are the plan."""
        for kind in Kind:
            whole = _moved(opening, now, between, kind)
            parts = Counter[tuple[str, str]]()
            for then, since, lines in by_review(opening, now, between):
                parts.update(_moved(then, since, lines, kind))
            assert parts == whole, f"movement by review since {opening.as_at}"
            if kind is Kind.RECOMMENDATION:
                self.tally.given_to_others += whole["All", "with_others"]

    def _check_the_causes(self, opening: PlanView, now: PlanView, between: Sequence[HistoryLine]) -> None:
        """Every direction that is better or worse has one cause, and no other has one; so in each review by itself."""
        found = _causes(opening, now, between)
        for then, since, lines in by_review(opening, now, between):
            own = {row.ref for row in since.rows}
            assert _causes(then, since, lines) == {ref: why for ref, why in found.items() if ref in own}
        self.tally.causes.update(found.values())

    def _check_the_agenda(self) -> None:
        """One number wherever a meeting's asks are counted.

        Agenda and its JSON, papers, ``check``, the meeting view, the page of meetings, the questions of ``meeting
        minute``, the draft minute.
        """
        plan = self.plan
        view = plan.view()
        meeting = usual_sitting(view.snapshot.meetings, view.snapshot.reviews, plan.today)
        if meeting is None or meeting.on < plan.today:
            return
        self.tally.agendas += 1
        number = len(agenda(view.snapshot, meeting))
        found = meeting_agenda(view.snapshot, meeting, None)
        assert f" has {number} item" in agenda_line(found)
        assert len(asks_value(found, view)) == found.number == number
        lines = plan.history()
        assert len(draft_minute(meeting, found.asks, view, lines).asks) == number
        assert len({Waiting(ask, title_of(ask, view)).id for ask in found.asks}) == number
        assert all(choices_for(ask) for ask in found.waiting)
        paper = pack_paper(meeting.id, view, None, lines)
        assert len(paper.agenda) == number
        assert sum(len(ask.refs) for ask in paper.asks if not ask.to_note) == number
        room = Shown(for_the_room(view), meeting, None, None, None, plan.last_number(), plan.today)
        pages = [page for page in pages_of(room) if isinstance(page, ListPage) and page.name == "decisions"]
        assert sum(len(page.lines) for page in pages) == number

    def again_on_a_ledger(self, folder: Path) -> None:
        """Record the same commands in a real ledger: what it writes, refuses and shows is the same, and it is whole."""
        ledger = new_ledger(folder, BEGUN, seeded=False)
        for day, command, refused in self.commands:
            if ledger.clock.today() != day:
                ledger.close()
                ledger = on_day(ledger, day)
            try:
                ledger.record(command, BY)
                said = ""
            except ActionplanError as error:
                said = error.sentence
            assert said == refused, f"seed {self.seed}, {command}: {said!r} in the ledger, {refused!r} in memory"
        assert [_told(line.entry) for line in ledger.history(ledger.last_number())] == [
            _told(entry) for entry in self._as_read()
        ]
        found = ledger.verify()
        assert (found.problems, found.remarks) == ((), ())
        assert shown(ledger.view().snapshot) == shown(self.plan.on(ledger.clock.today()).view().snapshot)
        ledger.close()

    def _as_read(self) -> Iterator[Entry]:
        yield from (line.entry for line in self.plan.history())


def by_review(
    opening: PlanView, now: PlanView, between: Sequence[HistoryLine]
) -> Iterator[tuple[PlanView, PlanView, Sequence[HistoryLine]]]:
    """What the papers of each review's body compare: both views and the entries, narrowed as the papers narrow them.

    A review whose loading was undone since is one of them.
    """
    for ref in dict.fromkeys(each.ref for view in (opening, now) for each in view.snapshot.reviews):
        own = frozenset({ref})
        yield own_view(opening, own), own_view(now, own), own_lines(between, now.snapshot, own)


def _moved(opening: PlanView, now: PlanView, between: Sequence[HistoryLine], kind: Kind) -> Counter[tuple[str, str]]:
    """Every number of the movement, by the agency's name and the column; its totals are those of the snapshot."""
    report = movement_report(opening.snapshot, now.snapshot, [line.entry for line in between], kind)
    assert all(line.reconciles for _, line in report.lines), f"movement since {opening.as_at}"
    assert report.lines[-1][1].closing == now.snapshot.totals(kind).live
    return Counter({(name, column): getattr(line, column) for name, line in report.lines for column in COUNTS})


def _causes(opening: PlanView, now: PlanView, between: Sequence[HistoryLine]) -> Mapping[str, Cause]:
    """What made each rating better or worse; the causes of each way add up to the total of that way."""
    then, plan = opening.snapshot, now.snapshot
    first_step = min((line.entry.step for line in between), default=0)
    found = causes(then, plan, corrections_between(then, plan, between, first_step))
    papers = LastPapers.of(then.as_at, Moment(then.as_at, then.head), then.rows, then)
    travel = Travel(papers, causes=found)
    assert set(found) == {row.ref for row in now.rows if travel.direction(row) in MOVED}
    for kind in Kind:
        totals = travel_totals(now.rows, travel, kind)
        for way in MOVED:
            assert sum(totals.causes[way].values()) == totals.ways[way], f"causes since {opening.as_at}"
    return found


def _told(entry: Entry) -> tuple[int, int, str | None, str]:
    return entry.number, entry.step, entry.ref, entry.fact.kind


def shown(plan: Snapshot) -> list[object]:
    """All that a screen shows of a day but its free texts, which can be removed: rows, ratings, reasons, names."""
    rows: list[object] = [(row.item, row.rating, row.own, row.reason) for row in plan.rows]
    agencies = {each: agency.name for each, agency in plan.agencies.items()}
    return [plan.as_at, rows, agencies, plan.reviews, plan.policy, plan.meetings]
