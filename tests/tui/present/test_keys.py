"""The keys: to and fro, blank, names, go to, help, leave; and another process's writes while the page stays."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.command import CommandPalette

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.extensions import GrantExtension
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.ledger import Ledger
from actionplan.tui.present.cover import Blank, PresentHelp
from actionplan.tui.present.keys import KEYS
from actionplan.tui.present.model import Shown
from tests.factories import new_ledger, on_day
from tests.stories.two_sittings import (
    NAME,
    ROLE,
    SECOND,
    SECOND_DAY,
    SECRETS,
    UPDATE,
    at_second,
    before_second,
    issue,
    planned,
    record,
    ref,
)
from tests.tui.present.present_driver import MIDDLE, present_on

NEVER = tuple(words for words in SECRETS if words != UPDATE)
"""What no page shows; the last update that is not restricted is heard."""


async def test_n_and_p_and_the_arrows_turn_the_pages_and_stop_at_the_ends(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        last = len(driver.pages.pages)
        await driver.press("p")
        assert driver.pages.progress == f"1 of {last}"
        await driver.press("n", "right", "space", "pagedown")
        assert driver.pages.progress == f"5 of {last}"
        await driver.press("p", "left", "pageup")
        assert driver.pages.progress == f"2 of {last}"
        await driver.press("end", "n")
        assert driver.pages.progress == f"{last} of {last}"
        assert f"{last} of {last}" in driver.lines[-1]
        await driver.press("home")
        assert driver.key == "title"


async def test_a_full_stop_hides_every_word_at_once_and_brings_them_back(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        for keys in (("home",), ("n",), ("4", "enter"), ("i",), ("g",), ("question_mark",)):
            await driver.press("escape", *keys)
            before = driver.seen
            await driver.pilot.press("full_stop")
            assert isinstance(driver.in_front, Blank)
            assert not driver.seen.strip()
            await driver.press("full_stop")
            assert driver.seen == before


async def test_behind_a_blank_screen_no_key_shows_a_word_or_turns_a_page(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    async with present_on(ledger) as driver:
        await driver.press("4", "enter", "full_stop")
        await driver.press("n", "p", "i", "g", "q", "question_mark", "ctrl+p", "4", "enter", "right", "f1", "ctrl+c")
        record(ledger, GrantExtension(refs=(ref(4),), meeting=SECOND))
        await driver.follow()
        assert isinstance(driver.in_front, Blank)
        assert not driver.seen.strip()
        await driver.press("escape")
        assert driver.key == ref(4)
        assert not driver.pages.names
        assert "≠ since papers of 4 Mar: ▲ AMBER, due 30 Jun 27" in driver.lines[0]


class OutOfReach:
    """A plan on a folder that has gone."""

    def tell_of_news(self, _told: Callable[[], object]) -> None:
        """A folder tells of nothing."""

    def has_news(self, _shown: Shown) -> bool:
        """It cannot be read."""
        raise BadInput("The plan [/cannot] be read just now.")

    def read(self) -> Shown:
        """Nor can this."""
        raise BadInput("The plan [/cannot] be read just now.")


async def test_a_plan_out_of_reach_is_said_once_and_never_on_a_blank_screen(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        driver.pages._source = OutOfReach()
        await driver.press("full_stop")
        await driver.follow()
        assert not driver.seen.strip()
        await driver.press("full_stop")
        await driver.follow()
        await driver.follow()
        assert len(driver.app._notifications) == 1
        assert "[/cannot]" in driver.seen
        await driver.press("full_stop")
        assert not driver.seen.strip(), "what was said goes too"


async def test_names_stand_beside_roles_only_after_i(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        for seen in await driver.every_page():
            assert NAME not in seen
        assert ROLE in await driver.all_of("1")
        await driver.press("i")
        assert "Hide names" in driver.seen
        assert f"{NAME}, Detective Superintendent" in await driver.all_of("1")
        assert NAME in await driver.all_of("2")
        await driver.press("i")
        assert NAME not in await driver.all_of("2")


async def test_a_vacant_post_says_so(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    later = on_day(ledger, SECOND_DAY)
    record(later, AssignOwner(refs=(ref(3),), name=""))
    issue(later, SECOND)
    async with present_on(later, SECOND) as driver:
        await driver.press("i")
        seen = await driver.all_of("3")
        assert "· vacant" in seen
        assert f"· {NAME}" not in seen


async def test_restricted_words_and_those_of_evidence_never_appear(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    record(ledger, RecordUpdate(refs=(ref(2),), words=SECRETS[0], on=SECOND_DAY, restricted=True))
    async with present_on(ledger) as driver:
        for keys in ((), ("i",)):
            await driver.press(*keys)
            for seen in await driver.every_page():
                assert not [words for words in NEVER if words in seen]
        texts = driver.pages.shown.view.texts.values()
        assert not [words for words in NEVER if words in texts], "they never get as far as the screen"
        await driver.press("1", "enter")
        assert "Evidence: 2 of output" in driver.seen, "counted, not named"


async def test_go_to_takes_a_number_a_ref_and_says_what_it_cannot_find(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        for typed, found in (("7", ref(7)), ("R10", ref(10)), ("sam-r02", ref(2))):
            await driver.press("g", *typed, "enter")
            assert driver.key == found
            assert not driver.in_front.query_one("#go-to").display
        await driver.press("g", "9", "9", "enter")
        assert driver.key == ref(2)
        assert "99" in driver.words("#go-to-note")
        await driver.press("escape")
        assert driver.key == ref(2)
        await driver.press("n")
        assert driver.key == f"{ref(2)}/2", "the keys turn pages again"
        await driver.press("g", "enter", "p")
        assert driver.key == ref(2)


async def test_a_digit_starts_the_number_to_go_to(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        await driver.press("1", "1", "enter")
        assert driver.key == ref(11)


async def test_help_and_palette_offer_the_table_of_keys_and_nothing_that_writes(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path), size=MIDDLE) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.in_front, PresentHelp)
        for key in KEYS:
            assert key.words in driver.seen
        await driver.press("escape")
        await driver.press("ctrl+p")
        assert isinstance(driver.in_front, CommandPalette)
        await driver.press(*"goto")
        await driver.press("escape")
        await driver.press("escape")
        await driver.press("n")
        assert driver.key == "since-1"


async def test_d_changes_between_dark_and_light(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        assert driver.app.current_theme.dark
        await driver.press("d")
        assert not driver.app.current_theme.dark
        await driver.press("d")
        assert driver.app.current_theme.dark


async def test_a_click_on_a_key_does_what_the_key_does(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        await driver.pilot.click("#present-foot", offset=(2, 0))
        await driver.settle()
        assert driver.key == "since-1"


async def test_q_leaves(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        await driver.press("q")
        assert driver.app._exit


async def test_another_process_writes_and_the_page_stays_with_the_mark_of_what_changed(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    async with present_on(ledger) as driver:
        await driver.press("4", "enter", "i")
        shown = driver.pages.shown
        await driver.follow()
        assert driver.pages.shown is shown, "where nothing was written nothing is read anew"
        record(ledger, GrantExtension(refs=(ref(4),), meeting=SECOND), AdoptDates(refs=(ref(8),), meeting=SECOND))
        await driver.follow()
        assert driver.key == ref(4)
        assert driver.pages.names
        assert "≠ since papers of 4 Mar: ▲ AMBER, due 30 Jun 27" in driver.lines[0]
        assert "■ RED" in driver.seen, "the papers are what is shown"


async def test_papers_that_are_issued_meanwhile_are_shown_from_then_on(tmp_path: Path) -> None:
    ledger = on_day(planned(tmp_path), date(2027, 3, 4))
    async with present_on(ledger, SECOND) as driver:
        await driver.press("4", "enter")
        assert "no papers issued" in driver.lines[0]
        issue(ledger, SECOND)
        await driver.follow()
        assert "papers as at 4 March 2027" in driver.lines[0]
        assert driver.key == ref(4)


async def test_a_page_that_is_gone_gives_way_to_the_one_that_took_its_place(tmp_path: Path) -> None:
    ledger = on_day(planned(tmp_path), date(2027, 3, 4))
    async with present_on(ledger, SECOND) as driver:
        while driver.key != "exceptions-2":
            await driver.press("n")
        owners = tuple(ref(number) for number in (9, 10, 11))
        record(ledger, AssignOwner(refs=owners, agency="camhs", role=ROLE))
        await driver.follow()
        assert driver.key in {"exceptions-2", "decisions-1"}


async def test_after_midnight_the_plan_is_shown_as_at_the_new_day(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 22, 23, 50, tzinfo=UTC)]
    made = new_ledger(tmp_path)
    async with present_on(Ledger.open(made.location, Clock(now=lambda: now[0]))) as driver:
        now[0] += timedelta(minutes=20)
        await driver.follow()
        assert "as it stands on 23 November 2026" in driver.lines[0]


async def test_what_was_undone_before_the_papers_counts_for_nothing(tmp_path: Path) -> None:
    ledger = before_second(tmp_path)
    record(ledger, RecordUpdate(refs=(ref(3),), words="Slip", on=ledger.clock.today()))
    step = ledger.last_undoable_step()
    assert step is not None
    record(ledger, Undo(step=step))
    issue(ledger, SECOND)
    async with present_on(ledger, SECOND) as driver:
        seen = await driver.all_of("3")
        assert "1 update" in seen
        assert "2 updates" not in seen
