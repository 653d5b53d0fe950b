"""Filters saved under names: kept for each plan apart, and robust against a damaged file."""

import json
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.ledger.addresses import location_id
from actionplan.services.faults import state_folder
from actionplan.services.saved_filters import FILE, SavedFilter, forget_filter, save_filter, saved_filters


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a plan is; the state folder is empty."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return str(tmp_path / "plan.db")


def test_a_filter_is_saved_replaced_and_forgotten_and_another_plan_has_its_own(plan: str) -> None:
    assert saved_filters(plan) == {}
    assert save_filter(plan, "  Late   at\tPolice ", SavedFilter("is:overdue agency:police")) == "Late   at Police"
    save_filter(plan, "a board", SavedFilter("rag:red"))
    save_filter(plan, "A Board", SavedFilter("rag:red,amber"))
    save_filter(plan + "2", "Other", SavedFilter("is:stale"))
    assert list(saved_filters(plan).items()) == [
        ("A Board", SavedFilter("rag:red,amber")),
        ("Late   at Police", SavedFilter("is:overdue agency:police")),
    ]
    forget_filter(plan, "A Board")
    assert list(saved_filters(plan)) == ["Late   at Police"]
    assert list(saved_filters(plan + "2")) == ["Other"]


@pytest.mark.parametrize(("name", "text"), [("", "is:stale"), ("x" * 61, "is:stale"), ("x", " "), ("x", "y" * 600)])
def test_what_cannot_be_kept_is_refused_and_nothing_is_changed(plan: str, name: str, text: str) -> None:
    save_filter(plan, "Quiet", SavedFilter("is:stale"))
    with pytest.raises(BadInput):
        save_filter(plan, name, SavedFilter(text))
    assert saved_filters(plan) == {"Quiet": SavedFilter("is:stale")}


def test_of_a_damaged_file_what_is_sound_is_read_and_saving_goes_on(plan: str) -> None:
    save_filter(plan, "Quiet", SavedFilter("is:stale"))
    file = state_folder() / FILE
    mine = location_id(plan)
    odd = {"filter": 3, "sort": "due", "group": "none"}
    damaged = {mine: {"Quiet": "is:stale", "odd": odd, "": "x", "n": 3, "e\x1b": "x", "l": "y" * 999}, "other": [1]}
    for content in (json.dumps(damaged).encode(), b"\xff\x00{", b"[]", b"", b"[" * 100_000):
        file.write_bytes(content)
        assert saved_filters(plan) in ({"Quiet": SavedFilter("is:stale")}, {})
        save_filter(plan, "New", SavedFilter("rag:red"))
        assert saved_filters(plan)["New"] == SavedFilter("rag:red")


def test_the_order_and_the_headings_are_kept_with_a_filter_and_what_is_unknown_of_them_is_left_out(plan: str) -> None:
    kept = SavedFilter("is:stale", SortOrder.DUE, Grouping.LEAD)
    save_filter(plan, "Quiet", kept)
    assert saved_filters(plan) == {"Quiet": kept}
    file = state_folder() / FILE
    file.write_text(file.read_text().replace(f'"{Grouping.LEAD.value}"', '"by-moon"'))
    assert saved_filters(plan) == {"Quiet": SavedFilter("is:stale", SortOrder.DUE)}
