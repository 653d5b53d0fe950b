"""The meeting view cannot write: the plan's file stays as it is under every key, and its connection refuses."""

import hashlib
import string
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.tui.present import run_present
from tests.factories import BY
from tests.stories.two_sittings import PAPERS_DAY, SECOND, at_second, ref
from tests.tui.present.present_driver import PresentDriver, present_on, read_only

PUNCTUATION = (
    "full_stop", "comma", "slash", "question_mark", "asterisk", "plus", "minus", "equals_sign", "colon", "semicolon",
    "apostrophe", "quotation_mark", "exclamation_mark", "at", "number_sign", "dollar_sign", "percent_sign", "ampersand",
    "left_parenthesis", "right_parenthesis", "left_square_bracket", "right_square_bracket", "underscore", "tilde",
    "less_than_sign", "greater_than_sign", "vertical_line", "backslash", "grave_accent", "circumflex_accent",
)  # fmt: skip
CONTROLS = tuple(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "q")
MOVING = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter", "space",
    "backspace", "delete", "insert", "escape",
)  # fmt: skip
ALL_KEYS = (
    *string.digits,
    *string.ascii_lowercase.replace("q", ""),
    *string.ascii_uppercase,
    *PUNCTUATION,
    *(f"f{number}" for number in range(1, 13)),
    *MOVING,
    *CONTROLS,
)
"""Every key that a terminal sends, but those that leave; they come last."""

PLACES = (("home",), ("n",), ("4", "enter"), ("g",))
"""The title, a list, a recommendation, the line where a number is typed."""


def digest(folder: Path) -> dict[str, str]:
    """Each file of a folder with the digest of its bytes."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(folder.iterdir())}


def locked_away(tmp_path: Path) -> Ledger:
    """A plan whose file and folder are read-only, with nothing left in its write-ahead log."""
    made = at_second(tmp_path)
    made.close()
    folder = tmp_path / "locked"
    folder.mkdir()
    kept = folder / "plan.db"
    kept.write_bytes(Path(made.location).read_bytes())
    kept.chmod(0o400)
    folder.chmod(0o500)
    return Ledger.open(str(kept), made.clock, read_only=True)


async def back_to_the_pages(driver: PresentDriver) -> None:
    """Away from a blank screen, the help or the palette."""
    while driver.in_front is not driver.pages:
        await driver.press("escape")


@pytest.mark.parametrize("place", PLACES, ids=["title", "list", "recommendation", "go-to"])
async def test_no_key_writes_or_crashes_on_a_plan_that_is_read_only(tmp_path: Path, place: tuple[str, ...]) -> None:
    ledger = locked_away(tmp_path)
    folder = Path(ledger.location).parent
    before = digest(folder)
    async with present_on(ledger) as driver:
        await driver.pilot.press(*place, *ALL_KEYS)  # one after the other, from wherever the last one led
        assert driver.app.is_running
        await back_to_the_pages(driver)
        await driver.press("escape", "q")
        assert driver.app.return_code == 0
    assert digest(folder) == before
    folder.chmod(0o700)


async def test_no_key_on_a_recommendation_writes_or_crashes(tmp_path: Path) -> None:
    ledger = locked_away(tmp_path)
    folder = Path(ledger.location).parent
    before = digest(folder)
    async with present_on(ledger) as driver:
        for key in ALL_KEYS:
            await driver.pilot.press("escape", "end", key)
            assert driver.app.is_running, key
    assert digest(folder) == before
    folder.chmod(0o700)


@pytest.mark.both_databases
async def test_the_connection_of_the_pages_refuses_to_write(tmp_path: Path) -> None:
    # Permissions alone prove nothing where tests run as root: so the way in that would write is tried.
    ledger = at_second(tmp_path)
    last = ledger.last_number()
    async with present_on(ledger) as driver:
        behind = driver.pages._source._ledger  # type: ignore[attr-defined]
        with pytest.raises(BadInput, match="read-only"):
            behind.record(RecordUpdate(refs=(ref(1),), words="No", on=PAPERS_DAY), BY)
        await driver.press("n")
    assert ledger.last_number() == last


def test_run_present_opens_the_plan_read_only_and_names_what_hinders_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = at_second(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_TODAY", "2027-03-11")
    assert run_present(str(tmp_path / "nowhere.db"), BY, None) == 2
    assert "There is no plan at" in capsys.readouterr().err
    assert run_present(ledger.location, BY, "executive-2031-01-01") == 2
    assert "executive-2027-03-11" in capsys.readouterr().err
    shown = []

    def run(app: object) -> None:
        shown.append(app)

    monkeypatch.setattr("actionplan.tui.present.app.PresentApp.run", run)
    assert run_present(ledger.location, None, SECOND) == 0
    (app,) = shown
    with pytest.raises(BadInput, match="read-only"):
        app._source._ledger.record(RecordUpdate(refs=(ref(1),), words="No", on=PAPERS_DAY), BY)  # type: ignore[attr-defined]


@pytest.mark.both_databases
def test_reading_through_a_read_only_ledger_sees_what_others_write(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    reader = read_only(ledger)
    number = reader.last_number()
    ledger.record(RecordUpdate(refs=(ref(1),), words="Yes", on=PAPERS_DAY), BY)
    assert reader.last_number() == number + 1
