"""A snapshot with its texts: what both front ends and every paper read from. A value that reads nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from actionplan.domain.errors import BadInput, UnknownName
from actionplan.domain.names import folded, is_national_body, spellings
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.travel import NOT_COMPARED, Travel
from actionplan.domain.state.entities import Agency, Review, TextKey, item_text
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.text import quoted
from actionplan.domain.typed.refs import (
    Named,
    is_measure_ref,
    match_named,
    parse_finding_ref,
    parse_measure_ref,
    parse_ref,
)
from actionplan.domain.vocabulary import Response, Status

UNREAD: Final = "…"
"""Shown in place of a text that has not been read yet."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan as at a day, and the texts that its items and reviews point to.

    ``travel`` is where its ratings have gone since the last papers; a ledger reads views without, and
    ``compare.with_travel`` adds it. ``whole``: False for the first page alone, whose counts are not the plan's.
    ``worded``: False where the words of a long plan's items are read for what is shown only. ``named``: papers made of
    it say who holds a post, for an inspection that is shown names.
    """

    snapshot: Snapshot
    texts: Mapping[TextKey, str]
    travel: Travel = NOT_COMPARED
    whole: bool = True
    worded: bool = True
    named: bool = False
    _reviews: dict[str, Review] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def as_at(self) -> date:
        """The day that the plan is shown as at."""
        return self.snapshot.as_at

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in published order."""
        return self.snapshot.rows

    def meeting_title(self, meeting: str) -> str:
        """The title of a meeting within a sentence, by its id; the id itself where none is on record by then."""
        found = next((each for each in self.snapshot.meetings if each.id == meeting), None)
        return meeting if found is None else found.title_mid_sentence

    def words(self, pointer: int | None, field: str) -> str:
        """A text as it was typed; empty where there is none."""
        return "" if pointer is None else self.texts.get((pointer, field), "")

    def text_of(self, item: Item, field: str) -> str:
        """One of an item's texts, by its field: ``view.text_of(item, "will_do")``."""
        return self.words(item_text(item, field), field)

    def title(self, item: Item) -> str:
        """The short title, or else the wording (an action's title); "…" until it has been read."""
        return self.text_of(item, "short_title") or self.text_of(item, "wording") or UNREAD

    def theme(self, item: Item) -> str:
        """The theme; an action without one takes its recommendation's. Empty where neither has one."""
        own = self.text_of(item, "theme")
        above = None if own or item.parent is None else self.snapshot.row(item.parent)
        return own if above is None else self.text_of(above.item, "theme")

    def knows(self, item: Item) -> bool:
        """True where the item's words are at hand: each has its wording."""
        return self.worded or (item.wording, "wording") in self.texts

    def review_title(self, review: Review) -> str:
        """The review's title."""
        return self.words(review.title, "title")

    def review(self, ref: str) -> Review:
        """The review of this ref, which is in the snapshot."""
        if not self._reviews:  # asked for each row of a paper, and a large plan has hundreds of reviews
            self._reviews.update((review.ref, review) for review in self.snapshot.reviews)
        return self._reviews[ref]

    def lead_agency(self, item: Item) -> str:
        """The lead agency's name on the day; empty where there is none."""
        return self.snapshot.agency_name(item.owner.agency)

    def suggested_agency(self, item: Item) -> str:
        """The agency that the review probably means; a suggestion, never an assignment."""
        return self.snapshot.agency_name(item.suggested_agency)

    def response_reason(self, item: Item) -> str:
        """Why the partnership answered so; of a recommendation not accepted, the reason for which it was closed."""
        field = "closing_reason" if item.response.answer is Response.NOT_ACCEPTED else "response_reason"
        return self.text_of(item, field)

    def superseded_words(self, item: Item) -> str:
        """Which meeting put something else in an item's place, what, and why; empty for any other item."""
        closing = item.closing
        if closing is None or item.status is not Status.SUPERSEDED:
            return ""
        met = next((each for each in self.snapshot.meetings if each.id == closing.meeting), None)
        named = "" if met is None else f"by {met.title_mid_sentence}"
        by = f"in its place, {closing.superseded_by}" if closing.superseded_by else ""
        said = "; ".join(part for part in (named, by) if part)
        return ": ".join(part for part in (said, self.text_of(item, "closing_reason")) if part)

    def proposed_others(self, item: Item) -> str:
        """The body whose answer the review's own words ask for, while nobody has decided so; empty where there is none.

        Only a national body that is no agency of the plan: a local one is suggested as the lead.
        """
        settled = item.response.answer is not Response.NOT_RECORDED or item.owner.agency or item.suggested_agency
        addressed = "" if settled or not item.live else self.text_of(item, "addressed_to")
        known = (name for agency in self.agencies for name in spellings(agency))
        local = folded(addressed) in {folded(name) for name in known}
        return addressed if is_national_body(addressed) and not local else ""

    def contributing(self, item: Item) -> tuple[str, ...]:
        """The names of the contributing agencies."""
        return tuple(self.snapshot.agency_name(each) for each in item.contributing)

    def last_update(self, item: Item) -> str:
        """The words of the item's own last progress update."""
        return self.words(item.last_update, "words")

    def last_update_from(self, item: Item) -> str:
        """Who sent that update."""
        return self.words(item.last_update, "sender")

    def measure_title(self, measure: Measure) -> str:
        """What is measured, and its unit: "Plans that name a parent (plans)"."""
        unit = self.measure_unit(measure)
        return f"{self.words(measure.title, 'title')}{f' ({unit})' if unit else ''}"

    def measure_unit(self, measure: Measure) -> str:
        """The unit of a measure; empty where it has none."""
        return self.words(measure.unit, "unit")

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that can be named, sorted by name."""
        named = (a for a in self.snapshot.agencies.values() if a.present and a.merged_into is None)
        return tuple(sorted(named, key=lambda agency: agency.name.casefold()))

    def resolve_agency(self, text: str) -> Agency:
        """The one agency that matches what was typed; raises ``BadInput`` naming the nearest."""
        choices = [Named(a.id, a.name, spellings(a)[1:]) for a in self.agencies]
        return self.snapshot.agencies[match_named(text, choices, "agency").id]

    def office_typed(self, text: str) -> str:
        """A role or an agency as typed, an agency's name in full where its beginning was typed."""
        try:
            return self.resolve_agency(text).name
        except UnknownName:
            return text

    def resolve_ref(self, text: str) -> str:
        """The one item that matches what was typed; raises ``BadInput`` naming the nearest."""
        if is_measure_ref(text) and self.snapshot.measures:
            measure = self.resolve_measure(text)
            raise BadInput(f"{measure.ref} is a measure of {measure.home}: name the item itself.")
        finding = next((each for each in self.snapshot.findings if each.ref.upper() == text.strip().upper()), None)
        if finding is not None:
            raise BadInput(f"{finding.ref} is a finding of {finding.review}: name a recommendation or an action.")
        ref = parse_ref(text, [row.ref for row in self.rows], [review.ref for review in self.snapshot.reviews])
        return self._as_published(text.strip(), ref)

    def _as_published(self, typed: str, ref: str) -> str:
        """The item whose published number was typed, where a review has two that differ in case alone, 4A and 4a."""
        found = self.snapshot.row(ref)
        if found is None or found.item.number is None or ref.casefold() == typed.casefold():
            return ref
        called = [
            row
            for row in self.rows
            if row.item.number is not None
            and row.item.review == found.item.review
            and row.item.number.casefold() == typed.casefold()
        ]
        spelt = [row.ref for row in called if row.item.number == typed]
        if len(called) < 2:
            return ref
        if len(spelt) == 1:
            return spelt[0]
        named = " or ".join(f"{row.ref} ({row.item.number})" for row in called)
        raise BadInput(f"{quoted(typed)} could be {named}: type the number as it was published, or the ref in full.")

    def resolve_measure(self, text: str) -> Measure:
        """The one measure that matches what was typed, "R4-M1"; raises ``BadInput`` naming those of its item."""
        known = {measure.ref: measure for measure in self.snapshot.measures}
        items, reviews = [row.ref for row in self.rows], [review.ref for review in self.snapshot.reviews]
        return known[parse_measure_ref(text, known, items, reviews)]

    def finding_words(self, finding: ReviewFinding) -> str:
        """What a review found; "…" until it has been read."""
        return self.words(finding.wording, "wording") or UNREAD

    def resolve_finding(self, text: str) -> ReviewFinding:
        """The one finding that matches what was typed, "SAM-F03" or "F3"; raises ``BadInput`` naming some."""
        known = {each.ref: each for each in self.snapshot.findings}
        return known[parse_finding_ref(text, known, [review.ref for review in self.snapshot.reviews])]

    def resolve_review(self, text: str) -> Review:
        """The one review that matches what was typed; raises ``BadInput`` naming the nearest."""
        choices = [Named(review.ref, self.review_title(review)) for review in self.snapshot.reviews]
        return self.review(match_named(text, choices, "review").id)
