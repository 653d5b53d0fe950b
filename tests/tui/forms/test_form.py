"""What every form does: it asks before it loses what was typed, and shows a refusal without losing it."""

from pathlib import Path

import pytest

from actionplan.tui.forms.actions import NewActionForm
from actionplan.tui.forms.deadlines import DeadlineForm
from actionplan.tui.forms.extensions import AskExtensionForm
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.signing_off import SignOffForm
from tests.tui.app_driver import Desk, desk_at, desk_on
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
        (PROPOSED, "x", AskExtensionForm, {"to": "2027-12-01", "reason": "Late", "asked-by": "Head"}, "change it."),
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


async def test_escape_asks_before_it_throws_away_what_was_typed(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Half a")
        await desk.press("escape")
        assert "Throw away" in desk.words("#form-problem")
        await desk.type(" sentence")
        assert not desk.in_front.query_one("#form-problem").display
        assert desk.field("words").typed == "Half a sentence"
        await desk.press("escape", "escape")
        assert desk.in_front is desk.main
        assert desk.item("SAM-R01").last_update is None


async def test_escape_leaves_an_untouched_form_at_once(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("a", "escape")
        assert desk.in_front is desk.main
