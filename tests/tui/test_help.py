"""The help: by task, a page for each screen, searched as one types; what cannot be done now is dimmed."""

from datetime import date
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from actionplan.domain.moment import Moment
from actionplan.tui.commands.command import Section
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.help_tasks import SECTIONS, TASKS, HelpPage
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.main import MainScreen
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app


def test_each_task_names_commands_there_are_and_each_section_has_its_page() -> None:
    assert {each for task in TASKS for each in task.commands} <= set(COMMAND_BY_ID)
    assert all(task.commands and task.words[0].islower() for task in TASKS)
    assert sorted(section for each in SECTIONS.values() for section in each) == sorted(Section)
    assert {task.page for task in TASKS} <= set(HelpPage)


def _dimmed(desk: AppDriver, selector: str, words: str) -> bool:
    """Whether words of a widget are dimmed."""
    shown = desk.in_front.query_one(selector, Static).content
    assert isinstance(shown, Content)
    at = shown.plain.index(words)
    return any(span.start <= at < span.end and "dim" in str(span.style) for span in shown.spans)


async def test_it_opens_at_the_screen_s_page_narrows_as_one_types_and_dims_what_a_past_day_forbids(
    tmp_path: Path,
) -> None:
    async with open_app(plan_between_meetings(tmp_path), (120, 60)) as desk:
        assert not _dimmed(desk, "#keys", " a Assign ")
        await desk.press("question_mark")
        assert desk.shows(HelpScreen)
        assert "give an item an owner: Assign (a)" in desk.words("#page")
        await desk.type("proj")
        assert "show the plan to a meeting: Meeting view (p)" in desk.words("#page")
        assert "Assign" not in desk.words("#page")
        await desk.type("zz")
        assert desk.words("#page").startswith("Nothing in the help")
        await desk.press("escape")
        assert "Assign" in desk.words("#page")
        await desk.press("right")
        assert desk.words("#page").startswith("Change what is marked")
        await desk.press("escape")
        assert desk.shows(MainScreen)
        for key, begins in (("m", "I want to …"), ("v", "I want to …"), ("enter", "Change what is marked")):
            await desk.press(key, "question_mark")
            page = desk.words("#page").removeprefix("Dimmed: what cannot be done now.\n\n")
            assert page.startswith(begins), key
            assert ("The meeting grants the extension" in page) is (key == "m")
            await desk.press("question_mark", "escape")

        await desk.app.plan_display.reload(Moment(date(2027, 3, 20)))
        await desk.settle()
        assert _dimmed(desk, "#keys", " a Assign ")
        assert not _dimmed(desk, "#keys", " / Filter ")
        await desk.press("question_mark", "right")
        assert desk.words("#page").startswith("Dimmed: what cannot be done now.")
        assert _dimmed(desk, "#page", "Assign: Give an owner")
        assert not _dimmed(desk, "#page", "Sort: Choose")
        await desk.press("escape", "t")
        assert not _dimmed(desk, "#keys", " a Assign ")
