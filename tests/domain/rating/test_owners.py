"""Who leads, in words: every list, page and paper takes them from one place."""

from typing import Any

import pytest

from actionplan.domain.rating.owners import lead_in_brief, lead_in_full, standing, standing_in_full
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.papers.documents.item import item_page
from actionplan.papers.documents.item_list import item_list
from actionplan.papers.formats.text import to_text
from actionplan.tui.widgets.cells import lead_words
from tests.domain.builders import OWNED, REF, TODAY, a_plan, ago, an_item

TEXTS = {(3, "wording"): "Undertake a review", (5, "lead_role"): "Head of Service", (5, "lead_name"): "A Name"}
LED: dict[str, Any] = {**OWNED, "lead_role": 5, "lead_name": 5}


def the_view(**given: Any) -> PlanView:
    return PlanView(snapshot(a_plan(an_item(**given)), TODAY, 100), TEXTS)


CASES = [
    ({}, "", "", ""),
    ({**LED, "owner_confirmed": True}, "", "confirmed", "Merseyside Police"),
    (LED, "proposed", "proposed, not confirmed", "Merseyside Police (proposed)"),
    ({**LED, "vacant_since": ago(9)}, "vacant", "post vacant since 13 November 2026", "Merseyside Police (vacant)"),
]


@pytest.mark.parametrize(("given", "word", "in_full", "brief"), CASES)
def test_an_owner_is_proposed_vacant_or_confirmed(given: dict[str, Any], word: str, in_full: str, brief: str) -> None:
    view = the_view(**given)
    (row,) = view.rows
    assert (standing(row), standing_in_full(row), lead_in_brief(row, view)) == (word, in_full, brief)


@pytest.mark.parametrize(("given", "_word", "in_full", "brief"), CASES[1:])
def test_every_place_says_it_alike(given: dict[str, Any], _word: str, in_full: str, brief: str) -> None:
    view = the_view(**given)
    (row,) = view.rows
    assert lead_words(row, view) == brief
    listed = to_text(item_list(view, [("", view.rows)]), 200)
    assert brief in listed
    assert f"Merseyside Police, Head of Service, A Name ({in_full})" in to_text(item_page(view, row, [], {}, []), 200)


@pytest.mark.parametrize("width", [80, 100, 200])
def test_a_narrow_list_cuts_the_agencys_name_before_proposed(width: int) -> None:
    view = the_view(**LED)
    assert "(proposed)" in to_text(item_list(view, [("", view.rows)]), width)


def test_a_name_is_given_only_where_it_may_be() -> None:
    view = the_view(**LED)
    item = view.rows[0].item
    assert lead_in_full(item, view, names=True) == "Merseyside Police, Head of Service, A Name"
    assert lead_in_full(item, view, names=False) == "Merseyside Police, Head of Service"
    assert standing_in_full(the_view(**LED, owner_confirmed=True).rows[0], "the chair") == ("confirmed, from the chair")
    assert item.ref == REF
