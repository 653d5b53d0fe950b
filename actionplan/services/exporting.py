"""The plan as the bytes of a file for other programs and for readers. Chooses no rows and writes no file."""

from collections.abc import Sequence
from io import BytesIO

from actionplan.domain.editions import Reader
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.formats.registry import FORMATS as ALL_FORMATS
from actionplan.papers.formats.registry import Given
from actionplan.services.editions import refuse_unpublished, refuse_words_not_public, view_for
from actionplan.services.guarding import LetThroughGuard, guarded

FORMATS = ("csv", "xlsx", "docx", "pptx", "md", "json", "html", "ics")
BINARY = tuple(name for name in FORMATS if name in ALL_FORMATS and ALL_FORMATS[name].binary)
"""Those that are not text, and go to a file."""
_TEXTS = frozenset({"csv", "json", "ics"})


def exported(
    form: str,
    ledger: Ledger,
    view: PlanView,
    rows: Sequence[Row],
    *,
    bom: bool = True,
    reader: Reader | None = None,
    let_through: LetThroughGuard | None = None,
) -> bytes:
    """The file's content in one of ``FORMATS``; ``view`` has all texts and the direction of travel.

    CSV and JSON are for scripts, and hold the whole plan unless a ``reader`` is given. What is made for readers is the
    body's edition unless another is asked for, and names no officer. What the guard keeps in is refused, or
    ``let_through`` is told of it.
    """
    if form not in _TEXTS:
        document = _for_readers(form, ledger, view, rows, reader or Reader(), let_through)
        return ALL_FORMATS[form].write(document, Given(view.as_at))
    if reader is not None:
        refuse_unpublished(reader, view)
    data = _text(form, ledger, view, rows, bom=bom, reader=reader)
    if reader is not None:
        refuse_words_not_public(("the export", data.decode()), ledger.history(view.snapshot.head), view, reader)
    guarded([("the export", data.decode())], lambda: ledger.history(view.snapshot.head), let_through)
    return data


def _text(form: str, ledger: Ledger, view: PlanView, rows: Sequence[Row], *, bom: bool, reader: Reader | None) -> bytes:
    if reader is not None and form != "ics":
        from actionplan.papers.column_editions import edition_csv, edition_json

        return edition_json(view, rows, reader) if form == "json" else edition_csv(view, rows, reader, bom=bom)
    if form == "json":
        from actionplan.domain.state.entities import text_keys
        from actionplan.papers.values.whole_plan import whole_plan_json

        return whole_plan_json(view, rows, ledger.texts(text_keys(view.snapshot.readings)))
    if form == "csv":
        from actionplan.papers.values.plan import write_plan_csv

        whole = BytesIO()
        write_plan_csv(view, rows, whole, bom=bom)
        return whole.getvalue()
    from actionplan.papers.documents.calendar import days_for
    from actionplan.papers.formats.ics import to_ics
    from actionplan.services.diary import days_without_names

    days = days_without_names(ledger, view, rows)
    return to_ics(days if reader is None else days_for(days, reader), view.as_at)


def _for_readers(
    form: str, ledger: Ledger, view: PlanView, rows: Sequence[Row], reader: Reader, let_through: LetThroughGuard | None
) -> Document:
    """A document: for a workbook every column of each item, else where the plan stands, its list and its items."""
    from actionplan.services.web_page import page_without_names, to_be_sent

    if form != "xlsx":
        page = page_without_names(ledger, view, rows, reader, let_through)
        # No room is shown each item on a slide of its own: those of a meeting are "paper slides".
        kept = tuple(each for each in page.sections if form != "pptx" or not each.about)
        return page._replace(sections=kept)
    from actionplan.papers.column_editions import rows_for
    from actionplan.papers.documents.plan_workbook import plan_workbook
    from actionplan.services.charts import chart_points
    from actionplan.services.web_page import last_words

    refuse_unpublished(reader, view)
    own, shown = view_for(view, reader), rows_for(rows, reader)
    book = plan_workbook(own, shown, chart_points(ledger, view), last_words(ledger, own, shown))
    return to_be_sent("the workbook", book, ledger, view, reader, let_through)
