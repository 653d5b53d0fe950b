"""What the plan refuses, a form says in the words of its fields; what was typed stays, and no option is named."""

from pathlib import Path

import pytest

from actionplan.tui.forms.actions import NewActionForm
from actionplan.tui.forms.deadlines import DeadlineForm
from actionplan.tui.forms.extensions import AskExtensionForm
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.planning import PlanForm
from actionplan.tui.forms.signing_off import SignOffForm
from tests.tui.app_driver import Desk, desk_on
from tests.tui.quarter import ADOPTED, COMPLETE, PROPOSED, a_quarter

Fields = dict[str, str]


async def save(desk: Desk, ref: str, key: str, form: type[Form], typed: Fields) -> str:
    """Fill in a form on an item, save, and give what it says then; it is open again with all that was typed."""
    await desk.go_to(ref)
    await desk.press(key)
    assert desk.shows(form)
    for name, words in typed.items():
        form.focus_field(desk.field(name))
        for _ in desk.field(name).typed:
            await desk.press("backspace")
        await desk.type(words)
    await desk.press("ctrl+s")
    assert desk.shows(form)
    assert {name: desk.field(name).typed for name in typed} == typed
    return desk.words("#form-problem")


@pytest.mark.parametrize(
    ("ref", "key", "form", "typed", "said"),
    [
        (ADOPTED, "d", DeadlineForm, {"on": "2027-12-01"}, "Ask for an extension."),
        (PROPOSED, "x", AskExtensionForm, {"to": "2027-12-01", "reason": "Late", "asked-by": "Head"}, "set it anew."),
        (PROPOSED, "n", NewActionForm, {"title": "Audit", "role": "Head"}, "name the agency, or leave the role out."),
        (COMPLETE, "s", SignOffForm, {"agreed-by": "Chair", "impact-review": ""}, "the day of its impact review"),
    ],
    ids=["adopted date", "proposed date", "role without agency", "no impact"],
)
async def test_a_refusal_speaks_of_the_field_and_not_of_an_option(
    tmp_path: Path, ref: str, key: str, form: type[Form], typed: Fields, said: str
) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        number = desk.app.ledger.last_number()
        sentence = await save(desk, ref, key, form, typed)
        assert said in sentence
        assert "--" not in sentence
        assert "actionplan" not in sentence
        assert desk.app.ledger.last_number() == number


async def test_a_plan_for_several_of_which_nothing_is_typed_is_refused(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.press("space", "space", "l", "ctrl+s")
        assert desk.shows(PlanForm)
        assert "say what will be done, its outcome or how it is measured" in desk.words("#form-problem")


async def test_a_role_goes_with_an_agency_that_is_added_in_the_same_form(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await desk.press("n")
        await desk.type("Audit")
        await desk.press("tab")
        await desk.type("Housing Trust")
        await desk.press("enter")
        await desk.type("Head")
        await desk.press("ctrl+s")
        row = desk.app.view.snapshot.row(f"{PROPOSED}-A1")
        assert row is not None
        assert desk.app.view.lead_agency(row.item) == "Housing Trust"
