"""What changed since an earlier issue of the same meeting's papers, as sections of its summary. It compares nothing."""

from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.since_issue import ChangedItem, SinceIssue
from actionplan.papers.document import Block, Code, Entry, Listing, Paragraph, Section

_NEW: Final = "Newly asked"
_GONE: Final = "No longer asked"


def since_issue_sections(since: SinceIssue | None, last_papers: int | None) -> Iterator[Section]:
    """The items that stand otherwise and the asks that are new or gone; nothing for a first issue.

    ``last_papers`` is the entry after which ``changes.csv`` begins; None: the first.
    """
    if since is None:
        return
    blocks: list[Block] = [Paragraph(_in_short(since))]
    if since.moved_from is not None:
        blocks.append(
            Paragraph(
                f"The meeting was moved: in issue {since.issue.number} it was to be on {long_day(since.moved_from)}."
            )
        )
    if since.items:
        blocks.append(Listing(tuple(map(_item, since.items))))
    if since.recorded:
        was = "was" if since.recorded == 1 else "were"
        recorded = f"In all, {counted(since.recorded, 'change')} {was} recorded since issue {since.issue.number}"
        in_file = (last_papers or 0) <= since.issue.cut_off
        blocks.append(
            Paragraph((f"{recorded}; ", Code("changes.csv"), " has each in words."))
            if in_file
            else Paragraph(f"{recorded}.")
        )
    yield Section(tuple(blocks), f"What changed since issue {since.issue.number}")
    yield from _asks(_NEW, since.new_asks)
    yield from _asks(_GONE, since.gone_asks)


def _in_short(since: SinceIssue) -> str:
    if not (since.items or since.new_asks or since.gone_asks):
        return f"Every rating, date, status and lead is as in issue {since.issue.number}, and the same is asked."
    counts = (
        ("Items with another rating, date, status or lead", since.items),
        (_NEW, since.new_asks),
        (_GONE, since.gone_asks),
    )
    return " ".join(f"{what}: {len(found)}." for what, found in counts)


def _item(changed: ChangedItem) -> Entry:
    return Entry(f"{changed.ref}, {changed.title}: {'; '.join(changed.what)}", changed.why)


def _asks(heading: str, asks: Sequence[str]) -> Iterator[Section]:
    if asks:
        yield Section((Listing(tuple(map(Entry, asks))),), f"{heading}: {len(asks)}", level=3)
