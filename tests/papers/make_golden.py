"""The papers of the plan of months. Run as a module, it writes them anew; look at the difference before keeping it."""

import io
import tempfile
from pathlib import Path

from actionplan.domain.filters.filter import parse_filter_line
from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.papers.values.history import history_json
from actionplan.papers.values.item import item_json
from actionplan.papers.values.plan import plan_json, write_plan_csv
from tests.papers.as_text import history_text, list_text, show_text, status_text
from tests.papers.compared_view import compared_view
from tests.stories.months_of_work import months_of_work, texts_of

GOLDEN = Path(__file__).parent / "golden"


def papers(ledger: Ledger) -> dict[str, bytes]:
    """Each paper's bytes by its file name."""
    view = compared_view(ledger)
    head = view.snapshot.head
    history = ledger.history(head)
    made = {
        "plan.csv": _csv(view),
        "plan.json": plan_json(view, view.rows),
        "history.json": history_json(history, view),
        "history.txt": history_text(history, view, 100).encode(),
        "status-80.txt": status_text(view, 80).encode(),
        "status-120.txt": status_text(view, 120).encode(),
        "list-amber.txt": list_text(view, parse_filter_line("rag:amber", view).keep(view.rows, view), 100).encode(),
        "list-none.txt": list_text(view, [], 80).encode(),
    }
    for ref in ("SAM-R04", "SAM-R05", "SAM-R10", "SAM-R10-A1"):
        row = view.snapshot.row(ref)
        assert row is not None
        records, texts, own = ledger.records(ref, head), texts_of(ledger, ref, head), ledger.history(head, [ref])
        made[f"{ref}.json"] = item_json(row, view, records, texts, own)
        made[f"{ref}.txt"] = show_text(view, row, records, texts, own, 80).encode()
    return made


def _csv(view: PlanView) -> bytes:
    out = io.BytesIO()
    write_plan_csv(view, view.rows, out)
    return out.getvalue()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, paper in papers(months_of_work(Path(folder))).items():
            (GOLDEN / name).write_bytes(paper)
