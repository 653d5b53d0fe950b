"""A review is loaded on screen, in one step, after what was found is shown and put right; info is a page."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import FoundReview
from actionplan.tui.forms.files import LoadForm
from actionplan.tui.forms.question import Question
from actionplan.tui.forms.waiting import Waiting
from actionplan.tui.kept import keep_words
from actionplan.tui.screens.preview.screen import PreviewScreen
from actionplan.tui.screens.reading import DocumentScreen
from actionplan.tui.widgets.typing import ReadArea
from tests.intake.test_pdf import locked, pdf
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app_on_new_plan

_FILE = Path(__file__).parents[2] / "data" / "seed_recommendations.json"


async def test_a_review_is_shown_then_loaded_in_one_step(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, WIDE, seeded=False) as desk:
        assert "Press I to load a review" in desk.words("#empty")
        before = desk.app.ledger.last_number()
        desk.app.post_message(events.Paste("The Board should look at all of this."))
        await desk.settle()
        assert not desk.shows(LoadForm), "what is no path is not taken for one"
        desk.app.post_message(events.Paste(f"'{_FILE}'\n"))
        await desk.settle()
        assert desk.in_front.query_one("#input-file", Input).value == f"'{_FILE}'"
        await desk.press("escape", "escape", "I")
        assert desk.shows(LoadForm)
        await desk.type("nowhere.json")
        await desk.press("ctrl+s")
        assert "cannot be read" in desk.words("#form-problem")
        await desk.press("end", "ctrl+u")
        desk.in_front.query_one("#input-file", Input).value = str(_FILE)
        await desk.press("ctrl+s")
        assert desk.shows(Question)
        assert "Found 11 recommendations." in desk.words("#question-words")
        assert desk.app.ledger.last_number() == before, "nothing is loaded before the yes"
        await desk.press("y")
        assert len(desk.table.refs) == 11
        await desk.press("z", "y")
        assert desk.table.refs == []

        await desk.run_command("info")
        assert desk.shows(DocumentScreen)
        assert str(tmp_path) in desk.words("#page").replace("\n", "").replace(" ", "")
        await desk.press("escape")
        await desk.run_command("restore")
        assert any("actionplan restore FILE" in each for each in desk.toasts)


async def test_a_password_is_asked_for_hidden_and_kept_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, file = "Geheim-77", tmp_path / "locked.pdf"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file.write_bytes(locked(pdf("= Child Anna\n\n= Recommendations\n\n+ Review the policy.\n+ Train staff."), secret))
    async with open_app_on_new_plan(tmp_path, WIDE, seeded=False) as desk:
        await desk.press("I")
        desk.in_front.query_one("#input-file", Input).value = str(file)
        await desk.press("ctrl+s")
        assert "locked.pdf is protected with a password. " in desk.words("#form-problem")
        await desk.press("tab", "tab", "tab")
        await desk.type("another")
        await desk.press("ctrl+s")
        assert "locked.pdf does not open with that password" in desk.words("#form-problem")
        typed = desk.in_front.query_one("#input-password", Input)
        assert typed.password, "what is typed shows as dots"
        typed.value = secret
        form = desk.in_front
        assert isinstance(form, LoadForm)
        assert form.typed["password"] == secret
        keep_words(desk.app.ledger.location, [form], None)
        await desk.press("ctrl+s")
        assert desk.shows(PreviewScreen)
        await desk.press("ctrl+s", "y")
        assert len(desk.table.refs) == 2
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != file]
    assert written
    assert not [path for path in written if secret.encode() in path.read_bytes()]


TEXT = """Learning review: Child Anna

Background
1. Anna was five.

Recommendations

The review makes 4 recommendations:

1. Review the policy on bruising:
(a) with the hospital;
(b) with schools.

3. Ensure that staff are trained. 4. Ask children what they think.

Response: Accepted.

Other matters

The Board should also look at missed calls.
"""


async def test_a_document_is_put_right_before_it_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "anna.txt"
    file.write_text(TEXT, encoding="utf-8")
    async with open_app_on_new_plan(tmp_path, NARROW, seeded=False) as desk:
        desk.app.post_message(events.Paste(str(file)))
        await desk.settle()
        await desk.press("ctrl+s")
        assert desk.shows(PreviewScreen)
        assert "2 chosen, and the review says 4: 2 missing." in desk.words("#preview-counts")
        lines = desk.in_front.query_one("#found-lines", OptionList)
        words = desk.in_front.query_one("#found-words", ReadArea)
        # The bar is on the first doubt, with its place and reason, and the text of its recommendation.
        assert desk.words("#status") == "Recommendation 3, line 14: The number before it is missing."
        assert words.text.startswith("Ensure that staff")
        assert "line 14" in str(lines.get_option("DOUBT-0").prompt)

        await desk.press("s")
        assert words.has_focus
        words.move_cursor((0, words.text.index("4.")))
        await desk.press("s", "shift+tab")
        assert [(each.number, each.text) for each in desk_found(desk).items][1:] == [
            ("3", "Ensure that staff are trained."),
            ("4", "Ask children what they think."),
        ]
        await desk.press("j")
        assert len(desk_found(desk).items) == 2
        await desk.press("z")
        assert len(desk_found(desk).items) == 3
        lines.highlighted = lines.get_option_index("ITEM-0")
        await desk.press("tab", "down", "a", "shift+tab")
        assert "+1 action" in str(lines.get_option("ITEM-0").prompt)
        lines.highlighted = lines.get_option_index("ITEM-1")
        await desk.press("l")
        await desk.type("2")
        await desk.press("enter", "d", "c")
        assert any("has no table" in each for each in desk.toasts)
        out = next(line for line in range(4) if "Ensure" in str(lines.get_option(f"OUT-{line}").prompt))
        lines.highlighted = lines.get_option_index(f"OUT-{out}")
        await desk.settle()
        assert desk.words("#status") == "You dropped it."
        await desk.press("t", "tab", "tab", "end", "t")
        assert desk_found(desk).items[-1].text == "The Board should also look at missed calls."
        assert "4 chosen, as many as the review says." in desk.words("#preview-counts")
        assert desk.app.ledger.last_number() == 1, "nothing is loaded yet"

        await desk.press("escape")
        assert "throw away what you changed" in desk.words("#status")
        await desk.press("n", "ctrl+s")
        assert desk.shows(Question)
        assert desk.words("#question-words").startswith("4 chosen, as many as the review says."), "in sight at once"
        await desk.press("n")
        assert desk.shows(PreviewScreen), "a no leads back, with what was changed"
        await desk.press("ctrl+s", "y")
        assert desk.table.refs[:3] == ["ANNA-R01", "ANNA-R01-A1", "ANNA-R02"]
        assert desk.item("ANNA-R02").worded_by_us
        await desk.press("z", "y")
        assert desk.table.refs == []


async def test_columns_are_chosen_where_a_table_is_read(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}<td>Finding {n}: it was late.<td>Review policy {n}." for n in (1, 2))
    file = tmp_path / "a.html"
    head = "<tr><th>No.<th>Recommendation<th>What we ask"
    file.write_text(f"<html><h1>Review of Child Anna</h1><table>{head}{rows}</table></html>", encoding="utf-8")
    async with open_app_on_new_plan(tmp_path, WIDE, seeded=False) as desk:
        await desk.press("I")
        desk.in_front.query_one("#input-file", Input).value = str(file)
        await desk.press("ctrl+s")
        await desk.press("c", "down", "down", "enter", "enter")
        assert [(each.number, each.text) for each in desk_found(desk).items] == [
            ("1", "Review policy 1."),
            ("2", "Review policy 2."),
        ]
        await desk.press("z")
        assert desk_found(desk).items[0].text == "Finding 1: it was late."
        await desk.press("escape")
        assert desk.table.refs == []


FINDINGS = """Review of Child Ash

Key findings

Finding 1: Nobody asked Ash what home was like (see Recommendation 2).

Finding 2: Records were held apart.

Recommendations

1. Partners should carry out a multi-agency audit of how information is shared between agencies.
2. Partners should ask children what home is like.

Other matters

The school kept Ash in lessons.
"""


async def test_findings_stand_apart_and_are_dropped_taken_in_and_turned(tmp_path: Path) -> None:
    file = tmp_path / "ash.txt"
    file.write_text(FINDINGS, encoding="utf-8")
    async with open_app_on_new_plan(tmp_path, NARROW) as desk:
        desk.app.post_message(events.Paste(str(file)))
        await desk.settle()
        await desk.press("ctrl+s")
        lines = desk.in_front.query_one("#found-lines", OptionList)
        assert "2 findings" in desk.words("#preview-counts")
        # What another review of the plan recommended is said beside what repeats it.
        lines.highlighted = lines.get_option_index("ITEM-0")
        await desk.settle()
        assert desk.words("#status").startswith("Repeats SAM-R02, not started. Words in common: ")
        lines.highlighted = lines.get_option_index("FINDING-0")
        await desk.settle()
        assert desk.words("#status") == "Answered by Recommendation 2, as the document says."

        await desk.press("d")
        assert [each.number for each in desk_found(desk).findings] == ["2"]
        lines.highlighted = lines.get_option_index("OUT-0")
        await desk.press("t")
        assert [each.number for each in desk_found(desk).findings] == ["1", "2"], "it comes back as it was"
        await desk.press("f")
        assert [item.number for item in desk_found(desk).items] == ["1", "1", "2"], "a recommendation now"
        await desk.press("f", "F")
        assert desk_found(desk).findings == ()
        await desk.press("F")
        assert "There are no findings to drop." in desk.toasts
        await desk.press("z", "tab", "tab", "end", "f")
        assert [each.text for each in desk_found(desk).findings][2:] == ["The school kept Ash in lessons."]
        await desk.press("shift+tab", "shift+tab", "a")
        assert "A finding has no actions." in desk.toasts

        await desk.press("ctrl+s")
        assert desk.words("#question-heading").startswith("Load 2 recommendations and 3 findings as ASH?")
        await desk.press("y")
        assert [each.answered_by for each in desk.app.ledger.view().snapshot.findings] == [("ASH-R02",), (), ()]
        await desk.press("z", "y")
        assert desk.app.ledger.view().snapshot.findings == ()


NO_LIST = """Learning review: Child Wren

Wren was six. The school rang three times.

Schools ought to hear back within one working day.

This includes calls left as a message. Families might be told too.
"""


async def test_a_document_without_a_list_is_put_together_by_hand_and_loaded_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "wren.txt"
    file.write_text(NO_LIST, encoding="utf-8")
    async with open_app_on_new_plan(tmp_path, NARROW, seeded=False) as desk:
        desk.app.post_message(events.Paste(str(file)))
        await desk.settle()
        await desk.press("ctrl+s")
        lines = desk.in_front.query_one("#found-lines", OptionList)
        source = desk.in_front.query_one("#source", OptionList)
        shown = [str(lines.get_option_at_index(at).prompt) for at in range(lines.option_count)]
        assert "t takes in the passage under the bar" in " ".join(shown)
        assert source.has_focus, "the keys go to the document at once"
        assert desk.words("#keys").split()[:4] == ["t", "Take", "in", "j"]
        await desk.press("ctrl+s")
        assert any("Nothing is chosen yet" in each for each in desk.toasts)
        await desk.press("home", "down", "down", "t", "down", "j")
        assert source.highlighted == 3, "the bar stays on the passage that was added"
        whole = (
            "Schools ought to hear back within one working day.\nThis includes calls left as a message. Families might"
        )
        assert [each.text.partition(" be told")[0] for each in desk_found(desk).items] == [whole]
        await desk.press("shift+tab")
        words = desk.in_front.query_one("#found-words", ReadArea)
        words.move_cursor((1, words.text.split("\n")[1].index("Families")))
        await desk.press("s", "shift+tab", "l")
        await desk.type("2")
        await desk.press("enter")
        assert [each.number for each in desk_found(desk).items] == [None, "2"]
        await desk.press("ctrl+s", "y")
        assert desk.table.refs == ["WREN-U01", "WREN-R02"]
        assert all(desk.item(ref).worded_by_us for ref in desk.table.refs)
        await desk.press("z", "y")
        assert desk.table.refs == []


def desk_found(desk: AppDriver) -> FoundReview:
    """What the preview in front holds."""
    screen = desk.in_front
    assert isinstance(screen, PreviewScreen)
    return screen.found


def test_a_reading_that_is_stopped_ends() -> None:
    waiting = Waiting("Reading …")
    waiting.told(1, 300)
    waiting.left = True
    with pytest.raises(BadInput, match="nothing was loaded"):
        waiting.told(2, 300)
