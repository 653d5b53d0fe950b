"""The status page of a plan: reads what it shows, its months and the last words about each item. Lays nothing out."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.editions import Reader
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.timeline import timeline
from actionplan.domain.vocabulary import RecordKind
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.documents.status_page import LastWords, status_page
from actionplan.papers.editions import edition_of
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.formats.text import to_searched_text
from actionplan.services.charts import chart_points
from actionplan.services.editions import refuse_unpublished, refuse_words_not_public, view_for
from actionplan.services.guarding import NOTHING_WRITTEN, LetThroughGuard, guarded
from actionplan.services.no_names import refuse_names

_FOR_THE_BODY: Final = Reader()


def status_page_of(
    ledger: Ledger,
    view: PlanView,
    rows: Sequence[Row] | None = None,
    *,
    draft: bool = False,
    reader: Reader = _FOR_THE_BODY,
) -> Document:
    """The page of a view that is compared with the last papers; ``rows``: of these items alone."""
    listed = view.rows if rows is None else tuple(rows)
    own = view_for(view, reader)
    heard = last_words(ledger, own, listed)
    return status_page(own, listed, chart_points(ledger, view), timeline(own, listed), heard, draft=draft)


def page_without_names(
    ledger: Ledger, view: PlanView, rows: Sequence[Row], reader: Reader, let_through: LetThroughGuard | None = None
) -> Document:
    """The same to be published as it is; one that would name an officer on record is refused."""
    refuse_unpublished(reader, view)
    return to_be_sent("the page", status_page_of(ledger, view, rows, reader=reader), ledger, view, reader, let_through)


def to_be_sent(
    what: str,
    document: Document,
    ledger: Ledger,
    view: PlanView,
    reader: Reader,
    let_through: LetThroughGuard | None = None,
) -> Document:
    """A document as a reader may have it.

    Refused where it would name an officer on record, or hold what the guard keeps in and ``let_through`` is not there
    to be told of.
    """
    sent = edition_of(document, reader)
    lines = ledger.history(view.snapshot.head)
    if not reader.names:
        refuse_names([(what, to_markdown(sent).decode())], lines, view.snapshot, nothing_done=NOTHING_WRITTEN)
    text = (what, to_searched_text(sent))
    refuse_words_not_public(text, lines, view, reader)
    guarded([text], lambda: lines, let_through)
    return sent


def last_words(ledger: Ledger, view: PlanView, rows: Sequence[Row]) -> dict[str, LastWords]:
    """The last update of each item that is neither restricted nor held back, by ref; in the wording in force."""
    latest = {}
    for ref, records in ledger.records_of([row.ref for row in rows], view.snapshot.head).items():
        told = [each for each in records if each.kind is RecordKind.UPDATE and not each.restricted and not each.held]
        if told:
            latest[ref] = max(told, key=lambda record: (record.on, record.entry))
    texts = ledger.texts({(record.entry, "words") for record in latest.values()}, view.snapshot.amendments)
    return {
        ref: LastWords(record.on, words, record.entry)
        for ref, record in latest.items()
        if (words := texts.get((record.entry, "words"), ""))
    }
