"""Every kind of ask has its answers in ``meeting minute`` and on the page of meetings, each of which is recorded."""

import io
import re
import sys
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from actionplan.cli.commands.minute_answers import CHOICES
from actionplan.cli.main import run_command
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.ledger.ledger import Ledger
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import Question
from actionplan.tui.screens.meetings.answers import ANSWERS
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from tests.factories import on_day
from tests.stories.every_ask import AT_JUNE, TODAY, plan_that_asks_everything
from tests.tui.app_driver import AppDriver, open_app


class Screen(io.StringIO):
    """Standard error of a terminal."""

    def isatty(self) -> bool:
        return True


class Answering(Screen):
    """A keyboard at which each question of ``meeting minute`` is answered, each key of a kind on an item of its own."""

    def __init__(self, screen: Screen, of: dict[AskKind, tuple[str, ...]]) -> None:
        super().__init__()
        self._screen = screen
        self._left = {(kind, key) for kind in AskKind for key in CHOICES[kind]}
        self._of = of
        self.used: dict[tuple[AskKind, str], str] = {}

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO itself declares it
        said = self._screen.getvalue()
        typed = self._key(said) if said.endswith(" stop: ") else self._words(said.rsplit(" stop: ", 1)[-1][-90:])
        return f"{typed}\n"

    def _key(self, said: str) -> str:
        ref = re.findall(r"\n\d+ of \d+\. (\S+?),? ", said)[-1].rstrip(":")
        shown = said[: said.rindex(" · Enter skip")]
        for kind, choices in CHOICES.items():
            keys = " · ".join(f"{key} {choice.label}" for key, choice in choices.items())
            if not shown.endswith(keys) or ref not in self._of[kind]:
                continue
            mine = [key for key in choices if (kind, key) in self._left]
            place = self._of[kind].index(ref)
            if kind is AskKind.PLANNING:  # only the first has a proposed owner
                mine = sorted(mine, key=lambda key: (key == "c") != (place == 0))
            if mine:
                self._left.discard((kind, mine[0]))
                self.used[kind, mine[0]] = ref
                return mine[0]
        return ""

    @staticmethod
    def _words(asked: str) -> str:
        if asked.endswith("[y/N] "):
            return "y"
        for words, typed in WORDS:
            if re.search(words, asked):
                return typed
        return "In words, Chair"


WORDS = (
    (r"too early to tell: $", "p"),
    (r"Its date, if agreed: $", "31 March 2028"),
    (r"officer.s role", "Superintendent"),
    (r"Lead agency", "merseyside"),
    (r"Next review|Impact review", "12m"),
    (r"Granted to|Now due|The date that|Paused until|answer is due: $", "31 March 2028"),
    (r"each sitting", "y"),
)


def test_minute_answers_every_kind_of_ask_in_each_of_its_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ledger, of = plan_that_asks_everything(tmp_path)
    asked = {(ask.kind, ask.ref) for ask in asks_of(ledger)}
    assert {(kind, ref) for kind, refs in of.items() for ref in refs} <= asked
    assert set(CHOICES) == set(AskKind)
    head = ledger.view().snapshot.head
    ledger.close()
    screen = Screen()
    keyboard = Answering(screen, of)
    monkeypatch.setenv("ACTIONPLAN_DB", ledger.location)
    monkeypatch.setenv("ACTIONPLAN_TODAY", TODAY.isoformat())
    monkeypatch.setattr(sys, "stdin", keyboard)
    monkeypatch.setattr(sys, "stderr", screen)
    code = run_command(["meeting", "minute", AT_JUNE])
    out = capsysbinary.readouterr().out.decode()
    assert code == 0, screen.getvalue()[-800:]
    assert set(keyboard.used) == {(kind, key) for kind in AskKind for key in CHOICES[kind]}
    after = on_day(ledger, TODAY)
    recorded = {line.entry.ref for line in after.history(after.view().snapshot.head) if line.entry.number > head}
    items = {ref for (kind, _), ref in keyboard.used.items() if kind is not AskKind.MATTER}
    assert items <= recorded, screen.getvalue()
    assert f"Recorded {len(keyboard.used)}, " in out, screen.getvalue()
    assert after.verify().problems == ()
    after.close()


def asks_of(ledger: Ledger) -> tuple[Ask, ...]:
    """What the sitting of June is asked."""
    view = ledger.view()
    meeting = next(each for each in view.snapshot.meetings if each.id == AT_JUNE)
    return agenda(view.snapshot, meeting)


async def fill(desk: AppDriver) -> None:
    """Fill what the form in front requires, and save it."""
    form = desk.in_front
    assert isinstance(form, Form), desk.toasts[-1:]
    assert form.context.meeting is not None
    assert form.context.meeting.title in desk.words("#form-heading")
    for field in form.visible_fields:
        is_day = isinstance(field, DateField) and field.field_name != "on"
        if field.field_name == "agency":
            words = "merseyside"
        elif is_day and (field.required or not field.typed):
            words = "2028-03-31"
        elif field.required and not field.typed:
            words = "Words"
        else:
            continue
        for control in field.query(Input):
            control.value = words
        for area in field.query(TextArea):
            area.text = words
    await desk.settle()
    await desk.press("ctrl+s")
    if isinstance(desk.in_front, Question):
        await desk.press("y")


FIRST_OF_A_FORM = {
    command: (kind, place) for kind in reversed(AskKind) for place, (_, command) in enumerate(ANSWERS[kind])
}
"""An ask for each form: each kind has one of them, and the same form is not filled twice."""


async def test_the_page_of_meetings_answers_every_kind_of_ask_by_each_form_that_it_opens(tmp_path: Path) -> None:
    ledger, of = plan_that_asks_everything(tmp_path)
    assert set(ANSWERS) == set(AskKind)
    assert all(command in COMMAND_BY_ID for answers in ANSWERS.values() for _, command in answers)
    left = {kind: list(refs) for kind, refs in of.items()}
    async with open_app(ledger) as desk:
        await desk.press("m")
        meetings = desk.in_front.query_one("#meetings", OptionList)
        meetings.highlighted = meetings.get_option_index(AT_JUNE)
        await desk.press("enter")
        for kind, place in sorted(FIRST_OF_A_FORM.values(), key=lambda each: list(AskKind).index(each[0])):
            ref = left[kind].pop() if ANSWERS[kind][place][1] != "confirm-owner" else left[kind].pop(0)
            running = desk.in_front.query_one("#running", OptionList)
            ids = [running.get_option_at_index(at).id or "" for at in range(running.option_count)]
            found = [at for at, each in enumerate(ids) if each.startswith(f"{kind}:{ref}:")]
            assert found, f"{kind} of {ref} is not asked"
            running.focus()
            running.highlighted = found[0]
            before = ledger.view().snapshot.head
            await desk.press("enter", *["down"] * place, "enter")
            if isinstance(desk.in_front, Question):
                await desk.press("y")
            else:
                await desk.settle()
                await fill(desk)
            await desk.settle()
            assert isinstance(desk.in_front, MeetingsScreen), f"{kind} {place}: {desk.words('#form-problem')}"
            assert ledger.view().snapshot.head > before, f"{kind} {place}: {desk.toasts[-1:]}"
