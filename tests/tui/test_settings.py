"""The settings file: what it may hold, what is said about what it may not, and what the screens then show."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from actionplan.services import settings as settings_file
from actionplan.services.session import session_of
from actionplan.services.settings import Setting, read_settings, settings_in
from actionplan.tui.app import PlanApp
from actionplan.tui.chosen import Chosen, chosen_in
from actionplan.tui.commands.offered import (
    COMMAND_BY_ID,
    OFFERED_AT_CHASERS,
    OFFERED_AT_MEETING,
    OFFERED_AT_PAPERS,
    OFFERED_IN_PREVIEW,
    OFFERED_IN_VIEWS,
    OFFERED_ON_ITEM,
)
from actionplan.tui.days import DateStyle
from actionplan.tui.loading import load_first
from actionplan.tui.own_colours import OWN, OwnColours
from actionplan.tui.own_keys import own_keys
from actionplan.tui.remembered import Remembered, recall_theme, remember
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.reading import ReadingScreen
from actionplan.tui.themes import DARK, LIGHT
from tests.factories import BY, new_ledger
from tests.tui.app_driver import AppDriver
from tests.tui.views_driver import line

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings file is; not there yet."""
    path = tmp_path / "settings.toml"
    monkeypatch.setattr(settings_file, "settings_path", lambda: path)
    return path


def chosen_of(path: Path, text: str) -> Chosen:
    """What is chosen by a settings file with this text."""
    path.write_text(text, encoding="utf-8")
    return chosen_in(read_settings())


def test_the_example_of_the_page_is_all_in_force(written: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    chosen = chosen_of(written, "\ufeff" + example[1])  # as an editor that marks its files writes it
    assert chosen == Chosen(
        {"update": "w", "check": "f5", "assign": "d", "deadline": "a"},
        DateStyle.SHORT,
        OWN,
        OwnColours(LIGHT, {"red": "#a01c1c", "amber": "#7a4f00", "green": "#1d6b4f"}),
    )
    assert session_of({}).by == "Business Manager, Safeguarding Partnership"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('thme = "dark"', "settings.toml, line 1: there is no setting thme. Did you mean theme?"),
        ("# mine\ntheme = 3", 'settings.toml, line 2: theme takes words in quotes, such as theme = "…".'),
        ('theme = "drak"', 'settings.toml, line 1: there is no theme "drak". Did you mean dark?'),
        ('theme = "own"', "there are no colours of your own. Write them below [colours]."),
        ('dates = "MM/DD/YYYY"', 'line 1: dates are not shown as "MM/DD/YYYY". There are: D MMMM YYYY, '),
        ('keys = "w"', "settings.toml, line 1: what belongs to keys stands below a line [keys]."),
        ("[keys]\nupdate = 7", 'settings.toml, line 2: update takes words in quotes, such as update = "…".'),
        ('[keys]\nupdaet = "w"', "settings.toml, line 2: there is no command updaet. Did you mean update?"),
        ('[keys]\nupdate = "escape"', 'settings.toml, line 2: "escape" is no key that update can have. Give one'),
        (
            '[keys]\n\nupdate = "d"',
            'settings.toml, line 3: "d" is Deadline in the list, so update keeps u. Give deadline another key too, or ',
        ),
        ('[keys]\nat-close = "3"', 'settings.toml, line 2: "3" gives an answer on the page of meetings. Free every'),
        ('[keys]\nupdate = "w"\nplan = "w"', 'line 3: "w" is Update in the list, so plan keeps l. Free everywhere: '),
        ('[colours]\nred = "red"', 'line 2: red "red" is no colour. Write # and six figures, such as "#c03217".'),
        ('[colours]\nrde = "#ff0000"', "line 2: there is no rating rde. Did you mean red?"),
        ('[colours]\non = "night"\nred = "#ff8888"', 'line 2: there is no theme "night". '),
        (
            '[colours]\non = "light"\namber = "#efb12a"',
            "amber #efb12a cannot be read on the theme light: its contrast is 1.7 to 1, and 4.5 is the least. Choose",
        ),
        (
            '[colours]\non = "high-contrast"\nred = "#e06d60"',
            "red #e06d60 cannot be read on the theme high-contrast: its contrast is 5.3 to 1, and 7 is the least.",
        ),
        ('[colours]\nred = "#ff8888"\namber = "#FF8888"', "line 3: amber is the same as red: nobody could tell one"),
        ("by = = 1", "settings.toml cannot be read at line 1. It holds lines such as: by = "),
        ("\nby = 3", "settings.toml cannot be read at line 2. It holds lines such as: by = "),
        ("[" * 5000, "settings.toml cannot be read"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_sentence_with_its_line(written: Path, text: str, told: str) -> None:
    (problem,) = chosen_of(written, text).problems
    assert told in problem


def test_one_mistake_does_not_take_the_rest_away(written: Path) -> None:
    chosen = chosen_of(written, 'theme = "light"\ndates = "?"\n[keys]\nupdate = "w"\nplan = "d"\n[colours]\nred = "x"')
    assert (chosen.theme, chosen.keys, chosen.dates, len(chosen.problems)) == (
        LIGHT,
        {"update": "w"},
        DateStyle.WORDS,
        3,
    )


SCREENS = (
    OFFERED_ON_ITEM,
    OFFERED_AT_MEETING,
    OFFERED_IN_VIEWS,
    OFFERED_AT_PAPERS,
    OFFERED_AT_CHASERS,
    OFFERED_IN_PREVIEW,
)


def test_each_command_is_of_a_screen_whose_keys_are_compared() -> None:
    assert {each.id for screen in SCREENS for each in screen} == set(COMMAND_BY_ID)


@given(st.dictionaries(st.sampled_from(sorted(COMMAND_BY_ID)), st.sampled_from([*"acdmuwbWB3", "f5"]), max_size=8))
def test_whatever_is_asked_for_no_key_does_two_things_on_a_screen(wanted: dict[str, str]) -> None:
    """And each command either has what was asked for, or a sentence says why not."""
    found = own_keys({name: Setting(key) for name, key in wanted.items()})
    refused = [name for name, key in wanted.items() if found.keys.get(name, COMMAND_BY_ID[name].usual) != key]
    assert len(refused) == len(found.problems)
    for screen in SCREENS:
        keys = [found.keys.get(each.id, each.usual) for each in screen]
        own = {found.keys[each.id] for each in screen if each.id in found.keys}
        assert all(keys.count(key) == 1 for key in own)


@given(st.text(max_size=200))
def test_any_text_is_read_as_settings_or_told(text: str) -> None:
    found = settings_in(text, Path("settings.toml"))
    assert isinstance(chosen_in(found).problems, tuple)


def test_a_theme_that_was_chosen_stays_until_the_settings_name_another() -> None:
    before = Remembered(usual_theme="plan-light")
    assert recall_theme("plan-light") == "plan-light"
    assert remember("sqlite:///x", Remembered(theme=DARK, usual_theme="plan-light"), before)
    assert [recall_theme(usual) for usual in ("plan-light", "", "plan-high-contrast")] == [
        DARK,
        DARK,
        "plan-high-contrast",
    ]


def test_a_broken_file_stops_commands_and_not_the_tracker(written: Path) -> None:
    """A command would write under the wrong name; the tracker asks for one."""
    written.write_text("by = = 1", encoding="utf-8")
    with pytest.raises(Exception, match="cannot be read at line 1"):
        session_of({})
    assert not session_of({}, settings=read_settings()).is_named


async def test_the_screens_show_and_take_ones_own_keys_colours_and_dates(tmp_path: Path) -> None:
    own = OwnColours(DARK, {"red": "#ff9c9c"})
    chosen = Chosen({"deadline": "w", "check": "f5", "today": "J", "as-at": "T"}, DateStyle.ISO, OWN, own)
    ledger = new_ledger(tmp_path)
    left = Remembered(theme=OWN, usual_theme=OWN)
    app = PlanApp(ledger, BY, load_first(ledger), left=left, chosen=chosen)
    try:
        async with app.run_test(size=(160, 40), notifications=True) as pilot:
            desk = AppDriver(app, pilot)
            await desk.settle()
            assert Color.parse(app.theme_variables["red-ink"]) == Color.parse("#ff9c9c")
            assert "w Deadline" in desk.words("#keys")
            assert "J Today" in desk.words("#next")
            await desk.press("d")
            assert desk.in_front is desk.main  # the usual key does nothing any more
            await desk.press("w")
            await desk.type("31 March 2027")
            assert "Wednesday 2027-03-31, in " in desk.note("on")
            await desk.press("ctrl+s")
            assert "(2027-03-31)" in desk.row("SAM-R01")
            await desk.press("v", "2")
            assert "2027-03-31" in line(desk, "R01")
            await desk.press("q")
            await desk.press("f5")
            assert desk.shows(ReadingScreen)
            await desk.press("escape", "question_mark")
            assert desk.shows(HelpScreen)
            await desk.press("slash")
            await desk.type("deadline")
            assert "Deadline (w)" in desk.words("#page")
    finally:
        Chosen().use()
        ledger.close()
