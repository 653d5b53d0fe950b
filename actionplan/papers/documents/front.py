"""What stands at the head of a paper that is sent out, and words that several documents share. It counts nothing."""

from collections.abc import Iterable, Sequence
from datetime import date

from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import Composed, Entry, Front, Listing, Paragraph, Section


def front_of(
    view: PlanView,
    purpose: str,
    *,
    meeting: Meeting | None = None,
    item: str = "",
    author: str = "",
    draft: bool = True,
) -> Front:
    """The head of a paper about this plan; without a meeting it is for nobody in particular."""
    texts = (view.words(review.partnership, "partnership") for review in view.snapshot.reviews)
    return Front(
        partnership=view.snapshot.policy.partnership or "; ".join(dict.fromkeys(filter(None, texts))),
        body="" if meeting is None else meeting.body,
        meeting_on=None if meeting is None else meeting.on,
        item=item,
        author=Composed(author, Wrote.ROLE, instead=""),
        purpose=purpose,
        marking=view.snapshot.policy.marking,
        as_at=view.as_at,
        draft=draft,
    )


def reviews_line(view: PlanView) -> str:
    """The reviews that a paper is about, by title."""
    titles = (view.review_title(review) or review.ref for review in view.snapshot.reviews)
    return "; ".join(titles) or "No review is in this plan yet."


def headed(title: str, ref: str) -> str:
    """A title of ours, which somebody composed."""
    return Composed(title, Wrote.HEADING, ref=ref, instead="")


def marked(sentences: Iterable[str]) -> tuple[str, ...]:
    """Sentences that hold somebody's own words."""
    return tuple(Composed(each, Wrote.WORDS) for each in sentences)


def listed(heading: str, sentences: Sequence[str], level: int = 2) -> list[Section]:
    """A section with a sentence an entry, and how many; nothing where there is none."""
    entries = tuple(Entry(each) for each in sentences)
    return [Section((Listing(entries),), f"{heading}: {len(entries)}", level)] if entries else []


def told(heading: str, words: str, level: int = 2) -> list[Section]:
    """A section of one paragraph; nothing where there are no words."""
    return [Section((Paragraph(words),), heading, level)] if words else []


def on_day(words: str, on: date | None) -> str:
    """ "9 of 10 (4 November 2026)"."""
    from actionplan.domain.dates import long_day

    return words if on is None else f"{words} ({long_day(on)})"
