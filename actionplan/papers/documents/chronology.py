"""A chronology of an item or of the plan: every entry in words, by day. It counts nothing."""

from collections.abc import Iterator

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.chronology import Chronology, Day, Told
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Kind, Wrote
from actionplan.papers.document import (
    Block,
    Code,
    Composed,
    Document,
    Entry,
    Listing,
    ListStyle,
    Paragraph,
    Quotation,
    Section,
    Title,
)
from actionplan.papers.documents.front import front_of, reviews_line


def chronology(found: Chronology, view: PlanView, ref: str = "", *, author: str = "", draft: bool = True) -> Document:
    """Of an item with its actions where ``ref`` names one; else of the whole plan."""
    row = view.snapshot.row(ref) if ref else None
    about = (
        "the plan" if row is None else Composed(f"{ref}, {view.title(row.item)}", Wrote.HEADING, ref=ref, instead=ref)
    )
    opening: list[Block] = [Paragraph(reviews_line(view))]
    if row is not None:
        wording = view.text_of(row.item, "wording")
        published = row.item.kind is Kind.RECOMMENDATION
        opening.append(Quotation(wording if published else Composed(wording, Wrote.HEADING, ref=ref)))
    opening.append(Paragraph(f"Every entry, {found.count} in all, through {full_day(view.as_at)}."))
    title = (
        Composed(f"Chronology of {about}", Wrote.HEADING, ref=ref, instead=f"Chronology of {ref}")
        if ref
        else f"Chronology of {about}"
    )
    return Document(
        Title(title),
        tuple(opening),
        (*(_day(day) for day in found.days), *_ending(found), _check(found, view)),
        front_of(view, "For an inspection", author=author, draft=draft),
    )


def _day(day: Day) -> Section:
    blocks: list[Block] = [Paragraph(day.gap, strong=True)] if day.gap else []
    blocks.append(Listing(tuple(map(_entry, day.entries)), ListStyle.HANGING))
    return Section(tuple(blocks), full_day(day.on), 3)


def _entry(told: Told) -> Entry:
    about = f", {told.ref}" if told.ref else ""
    words = Composed(told.words, Wrote.WORDS, ref=told.ref, entry=told.number, instead="words not held by this edition")
    return Entry((f"Entry {told.number}{about}: ", words), (told.papers,) if told.papers else ())


def _ending(found: Chronology) -> Iterator[Section]:
    if found.until:
        yield Section((Paragraph(found.until, strong=True),))


def _left_out(view: PlanView) -> str:
    restricted = "words that the edition does not hold are named and not told."
    return capitalised(restricted) if view.named else f"Roles stand in the place of officers' names; {restricted}"


def _check(found: Chronology, view: PlanView) -> Section:
    plan = view.snapshot
    entries = [
        Entry(f"The record through entry {plan.head} has the digest {plan.head_hash or 'not known'}."),
        Entry(
            (
                "Each entry's digest covers the one before it, so nothing can be changed or taken out unseen. ",
                Code("actionplan verify"),
                " proves the whole record; ",
                Code("actionplan verify --against manifest.json"),
                " proves it against papers that were issued.",
            )
        ),
        Entry("Told by the day of recording; where something happened on another day, its words say so."),
        Entry(_left_out(view)),
    ]
    if plan.policy.keep_until is not None:
        entries.append(Entry(f"Whether to keep this plan is to be reviewed on {long_day(plan.policy.keep_until)}."))
    if found.contacts:
        entries.append(Entry(f"Contacts noted, which are not told here: {found.contacts}."))
    return Section((Listing(tuple(entries)),), "How to check this")
