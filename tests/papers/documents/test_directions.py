"""The direction of travel in the plain texts and the exports: beside each rating, and explained."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.rating.travel import ARROWS, directed
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Colour
from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.lines import NARROWEST
from actionplan.papers.values.item import item_json
from actionplan.papers.values.plan import plan_json, write_plan_csv
from actionplan.services.compare import with_travel
from tests.factories import new_ledger
from tests.papers.as_text import groups_text, list_text, show_text, status_text
from tests.papers.compared_view import compared_view
from tests.stories.year_of_papers import MARCH, a_year

KEY = "Since the papers of 10 December 2026, as at 3 December 2026: ↑ better · → same · ↓ worse · + new"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlanView]:
    """A governed year as its papers of March have it."""
    folder = tmp_path_factory.mktemp("year")
    a_year(folder).close()
    ledger = Ledger.open(str(folder / "plan.db"), Clock(fixed_day=date(2027, 6, 20)), read_only=True)
    yield with_travel(ledger, ledger.view(ledger.moment(MARCH)))
    ledger.close()


def csv_rows(view: PlanView) -> dict[str, dict[str, str]]:
    out = io.BytesIO()
    write_plan_csv(view, view.rows, out, bom=False)
    return {row["ref"]: row for row in csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))}


def line_of(text: str, ref: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{ref} "))


def shown(view: PlanView, ref: str, width: int = 100) -> str:
    row = view.snapshot.row(ref)
    assert row is not None
    return show_text(view, row, (), {}, (), width)


def test_a_column_of_the_exports_is_the_direction_in_one_word(view: PlanView) -> None:
    rows = csv_rows(view)
    assert "direction" in next(iter(rows.values()))
    assert rows["SAM-R04"]["direction"] == "worse"
    assert rows["SAM-R01"]["direction"] == "better"
    assert (rows["SAM-R09"]["rag"], rows["SAM-R09"]["direction"]) == ("Closed", "")


def test_json_says_the_same_as_csv_with_null_for_none(view: PlanView) -> None:
    items = json.loads(plan_json(view, view.rows))["items"]
    assert {item["ref"]: item["direction"] or "" for item in items} == {
        ref: row["direction"] for ref, row in csv_rows(view).items()
    }
    row = view.snapshot.row("SAM-R10")
    assert row is not None
    one = json.loads(item_json(row, view, (), {}, ()))
    assert one["direction"] == csv_rows(view)["SAM-R10"]["direction"]
    assert [each["direction"] for each in one["actions"]] == [csv_rows(view)["SAM-R10-A1"]["direction"]]


def test_an_export_of_a_plan_that_was_not_compared_is_no_export(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    plan = ledger.view()
    with pytest.raises(ValueError, match="not compared"):
        plan_json(plan, plan.rows)
    with pytest.raises(ValueError, match="not compared"):
        write_plan_csv(plan, plan.rows, io.BytesIO())
    ledger.close()


@pytest.mark.parametrize("width", [1, 40, 60, 79, 80, 99, 100, 120, 200])
def test_every_rating_has_its_arrow_at_every_width_and_no_line_is_too_wide(view: PlanView, width: int) -> None:
    text = status_text(view, width)
    assert max(cells(line) for line in text.splitlines()) <= max(width, NARROWEST)
    for row in view.rows:
        line = line_of(text, row.ref.removeprefix("SAM-"))
        way = view.travel.direction(row)
        closed = row.rating.colour is Colour.CLOSED
        assert line.endswith("– CLOSED" if closed else (f" {ARROWS[way]}", f"  {directed(way)}")), line


def test_where_there_is_room_the_word_stands_beside_the_arrow(view: PlanView) -> None:
    assert line_of(status_text(view, 100), "R04").endswith("■ RED     ↓ worse")
    assert line_of(status_text(view, 80), "R04").endswith("■ RED   ↓")
    assert line_of(status_text(view, 100), "Ref").endswith("RAG       Since last")
    assert line_of(status_text(view, 80), "Ref").endswith("RAG")


def test_status_and_lists_explain_the_arrows_once(view: PlanView) -> None:
    assert status_text(view, 100).splitlines().count(KEY) == 1
    both = [("One", view.rows[:2]), ("Two", view.rows[2:])]
    told = groups_text(view, both, 100).splitlines()
    assert told.count(KEY) == 1
    assert told[-1] == KEY
    assert told[0] == "One"
    assert KEY not in groups_text(view, [("", [])], 100)


def test_one_item_says_in_words_where_its_rating_has_gone_and_what_it_was(view: PlanView) -> None:
    assert "↓ worse since the papers of 10 December 2026, Grey then: as a date passed.\n" in shown(view, "SAM-R04")
    assert "↑ better since the papers of 10 December 2026, Grey then: by progress.\n" in shown(view, "SAM-R01")
    assert "the papers of" not in shown(view, "SAM-R09")
    assert KEY in shown(view, "SAM-R10"), "its actions are listed with arrows"
    assert KEY not in shown(view, "SAM-R04")


def test_without_papers_no_text_speaks_of_directions(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    plan = compared_view(ledger)
    for text in (status_text(plan, 100), groups_text(plan, [("", plan.rows)], 100), shown(plan, "SAM-R04")):
        assert "papers" not in text
        assert "Since last" not in text
    assert groups_text(plan, [("", plan.rows)], 100) == list_text(plan, plan.rows, 100)
    assert groups_text(plan, [], 100) == list_text(plan, [], 100)
    ledger.close()
