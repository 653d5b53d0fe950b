"""Reminders: what waits for whoever is written to, letter by letter. Pure.

Whom to chase, and why, is ``chasing``'s to say, and where a reminder goes ``addressees``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actionplan.domain.dates import counted
from actionplan.domain.errors import Refused
from actionplan.domain.governance.addressees import AddressBook, Key
from actionplan.domain.governance.agenda import MeetingAgenda, agenda_about
from actionplan.domain.governance.chasing import Chase, to_chase
from actionplan.domain.meetings.bodies import papers_close
from actionplan.domain.rating.chases import waits_for_reply
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import due_words, open_follow_ups, words_of
from actionplan.domain.state.entities import Agency
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.text import capitalised, with_full_stop


@dataclass(frozen=True, slots=True)
class Point:
    """A follow-up or an ask: what it is about, and its words."""

    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class Chaser:
    """A reminder. ``who`` is its label, ``officer``: it goes to one officer; without an ``address`` it cannot be sent.

    ``again``: some of it was chased before, without a reply; then ``copy_to`` has a copy, where one is on record.
    """

    who: str
    agency: Agency
    officer: bool
    address: str
    again: bool
    copy_to: str
    chases: tuple[Chase, ...]
    follow_ups: tuple[Point, ...]
    asks: tuple[Point, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The items that it chases."""
        return tuple(each.row.ref for each in self.chases)

    @property
    def about(self) -> str:
        """What it reminds of, counted: "2 items, 1 follow-up"."""
        counts = ((len(self.chases), "item"), (len(self.follow_ups), "follow-up"))
        return ", ".join(counted(number, noun) for number, noun in counts if number)


@dataclass(frozen=True, slots=True)
class Chased:
    """Whom somebody meant, and the items about which a chase or an answer is recorded; ``copied`` had a copy."""

    who: str
    refs: tuple[str, ...]
    copied: tuple[str, ...] = ()


@dataclass
class Reminders:
    """All reminders of a plan.

    ``coming`` are the agendas of the governing bodies' next sittings, soonest first; ``due_within`` as in ``to_chase``.
    """

    view: PlanView
    coming: Sequence[MeetingAgenda]
    due_within: int | None = None

    @cached_property
    def book(self) -> AddressBook:
        """Where they go."""
        return AddressBook(self.view)

    @cached_property
    def chases(self) -> tuple[Chase, ...]:
        """Every item to chase, in published order."""
        found = {each.row.ref: each for each in to_chase(self.view.snapshot, self.due_within)}
        return tuple(found[row.ref] for row in self.view.rows if row.ref in found)

    def agenda_for(self, chaser: Chaser) -> MeetingAgenda | None:
        """What the next sitting of a body whose business its items are is asked; else the soonest sitting."""
        rows = map(self.view.snapshot.row, (*chaser.refs, *(each.ref for each in chaser.asks)))
        return agenda_about(self.coming, {row.item.review for row in rows if row is not None}, self.view.snapshot)

    @property
    def reply_by(self) -> date | None:
        """The day on which the papers of the soonest sitting close, while that is still to come."""
        return self._closing(self.coming[0]) if self.coming else None

    def reply_by_of(self, chaser: Chaser) -> date | None:
        """The day on which papers close that its items are in, while that is still to come."""
        found = self.agenda_for(chaser)
        return None if found is None else self._closing(found)

    def _closing(self, found: MeetingAgenda) -> date | None:
        day = papers_close(found.meeting, self.view.snapshot.bodies)
        return day if day > self.view.as_at else None

    @cached_property
    def all(self) -> tuple[Chaser, ...]:
        """The reminders, by agency; those without an address too."""
        chases, follow_ups, asks = self._chases_by_key(), self._follow_ups_by_key(), self._asks_by_key()
        found = [
            self._chaser(key, chases.get(key, []), follow_ups.get(key, []), asks.get(key, []))
            for key in dict.fromkeys((*chases, *follow_ups))
        ]
        return tuple(sorted(found, key=lambda each: (each.agency.name.casefold(), each.officer, each.who.casefold())))

    @property
    def written(self) -> tuple[Chaser, ...]:
        """Those that can be sent."""
        return tuple(each for each in self.all if each.address)

    @property
    def without_address(self) -> tuple[Chaser, ...]:
        """Those that cannot."""
        return tuple(each for each in self.all if not each.address)

    def waiting_of(self, each: Chaser) -> tuple[str, ...]:
        """The items of whoever a reminder goes to about which they were chased, and have not replied."""
        asked = (row for row in self.book.led if row.item.chased is not None and row.item.chased.replied_on is None)
        return tuple(row.ref for row in asked if self.book.who(self.book.key(row)) == each.who)

    def sent_to(self, typed: str) -> Chased:
        """Whom somebody meant who was written to, and the items that were in it. Raises ``BadInput`` or ``Refused``."""
        who, refs = self.book.meant(typed)
        found = [each for each in self.all if refs.intersection(each.refs)]
        chased = tuple(ref for each in found for ref in each.refs if ref in refs)
        if not chased:
            raise Refused(f"Nothing that {who} leads is to be chased today.")
        return Chased(who, chased, tuple(ref for each in found if each.copy_to for ref in each.refs if ref in refs))

    def answered_by(self, typed: str) -> Chased:
        """Whom somebody meant who was chased, and the items that wait for a reply. Raises as ``sent_to``."""
        who, refs = self.book.meant(typed)
        asked = [row.item for row in self.book.led if row.ref in refs and row.item.chased is not None]
        waiting = [item.ref for item in asked if item.chased is not None and item.chased.replied_on is None]
        if not asked:
            raise Refused(f"{who} was not chased about anything yet.")
        if not waiting:
            raise Refused(f"{who} has answered all that they were chased about.")
        return Chased(who, tuple(waiting))

    def _chases_by_key(self) -> dict[Key, list[Chase]]:
        found: dict[Key, list[Chase]] = {}
        for each in self.chases:
            found.setdefault(self.book.key(each.row), []).append(each)
        return found

    def _follow_ups_by_key(self) -> dict[Key, list[Point]]:
        found: dict[Key, list[Point]] = {}
        for each in open_follow_ups(self.view):
            owner = self.book.owner_of(each) if self._is_near(each) else None
            if owner is not None:
                due = due_words(each, self.view)
                words = f"{with_full_stop(words_of(each, self.view))} {capitalised(due)}."
                found.setdefault(owner, []).append(Point(each.name, words))
        return found

    def _asks_by_key(self) -> dict[Key, list[Point]]:
        found: dict[Key, list[Point]] = {}
        led = {row.ref for row in self.book.led}
        for ask in (ask for each in self.coming for ask in each.waiting):
            if ask.follow_up is None and ask.ref in led:
                words = ask.resolution_on(self.view.title(ask.about_row.item))
                found.setdefault(self.book.key(ask.about_row), []).append(Point(ask.ref, words))
        return found

    def _chaser(self, key: Key, chases: list[Chase], follow_ups: list[Point], asks: list[Point]) -> Chaser:
        agency, address = self.view.snapshot.agencies[key[0]], self.book.address(key)
        again = any(waits_for_reply(each.row) for each in chases)
        return Chaser(
            self.book.who(key),
            agency,
            bool(key[1]),
            address,
            again,
            self.book.copy_to(agency, address) if again and address else "",
            tuple(chases),
            tuple(follow_ups),
            tuple(asks),
        )

    def _is_near(self, each: FollowUp) -> bool:
        days = self.view.snapshot.policy.due_near_days if self.due_within is None else self.due_within
        return each.due_on is None or (each.due_on - self.view.as_at).days <= days
