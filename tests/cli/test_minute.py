"""``meeting minute``: one question for each ask of the agenda, one key and one confirmation each."""

import io
import sys
from typing import Any

import pytest

from actionplan.cli.main import run_command
from tests.cli.conftest import Cli
from tests.cli.prepared import Once

ID = "executive-2026-12-10"
DAY = "2026-12-11"


class Keyboard(io.StringIO):
    """Standard input, or standard error, of a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def waiting(done: Cli, once: Once) -> Cli:
    """R6's proposed date, R4 and its action reported complete, and R1's extension wait for the Executive.

    Everything else has an owner, an adopted date and a response.
    """

    def work() -> None:
        done(
            "meeting",
            "series",
            "Executive",
            "second Thursday of September, December",
            "--from",
            "2026-09-01",
            "--to",
            "2026-12-31",
        )
        every = [f"R{number}" for number in range(1, 12)]
        others = [ref for ref in every if ref != "R6"]
        done("action", "add", "R4", "Write the procedure", "--for", "pol")
        done("assign", *every, "--agency", "pol", "--name", "Duty Officer")
        done("due", *others, "R4-A1", "31 January 2027")
        done("respond", *every, "accepted")
        late = ("--recorded-late", "--reason", "The plan was begun after it")
        done("adopt", *others, "R4-A1", "--to", "31 January 2027", "--meeting", "executive-2026-09-10", *late)
        done("extend", "ask", "R1", "30 June 2027", "--reason", "Guidance", "--asked-by", "Superintendent")
        for ref in ("R4-A1", "R4"):
            done("evidence", ref, "Procedure", "--kind", "output", "--held-at", "Intranet")
            done("complete", ref, "--on", "2026-11-20", "--summary", "In force")
        done("due", "R6", "28 February 2027")

    once(work)
    return done


@pytest.fixture
def typed(done: Cli, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Runs ``meeting minute`` at a terminal where the given lines are typed; gives exit code, stdout and stderr."""

    def run(*lines: str, options: tuple[str, ...] = (), today: str = DAY, at: str = ID) -> tuple[int, str, str]:
        said = Keyboard()
        monkeypatch.setenv("ACTIONPLAN_TODAY", today)
        monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))
        monkeypatch.setattr(sys, "stderr", said)
        code = run_command(["meeting", "minute", at, *options])
        return code, capsysbinary.readouterr().out.decode(), said.getvalue()

    return run


def item(cli: Cli, ref: str) -> Any:
    return cli("show", ref, "--json", today=DAY).json


def test_a_whole_meeting_is_minuted_by_one_key_and_one_confirmation_each(waiting: Cli, typed: Any) -> None:
    signs = ("s", "Scrutineer, Independent", "", "y", "s", "", "12m", "y")
    code, out, said = typed("a", "y", "g", "y", *signs)
    assert code == 0, said
    assert out.splitlines()[-1] == "Recorded 4, left open 0."
    assert item(waiting, "R1")["approved_date"] == "2027-06-30"
    assert (item(waiting, "R4-A1")["status"], item(waiting, "R4")["status"]) == ("signed-off", "signed-off")
    assert item(waiting, "R4-A1")["impact_review_on"] == "2027-06-10"
    assert item(waiting, "R4")["impact_review_on"] == "2027-12-10"
    assert item(waiting, "R6")["date_state"] == "adopted"
    assert "1 of 4. SAM-R06" in said
    assert "4 of 4. SAM-R04 " in said, "its action was signed off a question before"
    assert "Extension from 31 January 2027 to 30 June 2027, asked for on 22 November 2026 by Superintendent." in said
    assert f"actionplan meeting close {ID}" in said
    steps = [line["step"] for line in waiting("history", "--json", today=DAY).json]
    assert len(set(steps[-4:])) == 4


def test_enter_skips_and_nothing_is_written(waiting: Cli, typed: Any) -> None:
    entries = len(waiting("history", "--json", today=DAY).json)
    code, out, _ = typed("", "", "", "")
    assert (code, out) == (0, "Recorded 0, left open 4.\n")
    assert len(waiting("history", "--json", today=DAY).json) == entries


def test_a_key_without_its_confirmation_writes_nothing_and_asks_again(waiting: Cli, typed: Any) -> None:
    _, out, said = typed("a", "n", "x", "q")
    assert out == "Recorded 0, left open 4.\n"
    assert said.count("a adopt · o adopt another date · w decision in words · Enter skip · q stop") == 3
    assert item(waiting, "R6")["date_state"] == "proposed"


def test_refusals_and_returns_take_their_reason(waiting: Cli, typed: Any) -> None:
    _, out, _ = typed("", "r", "No cause shown", "y", "t", "", "t", "No audit", "y", "")
    assert "Extension refused at the meeting of 10 December 2026: the date stays. Reason: No cause shown." in out
    assert "Sent back at the meeting of 10 December 2026: not yet complete. Reason: No audit." in out
    assert out.endswith("Recorded 2, left open 2.\n"), "R4 is not ready"


def test_what_a_rule_refuses_is_said_and_asked_again(waiting: Cli, typed: Any) -> None:
    _, out, said = typed("", "", "s", "Scrutineer", "", "y", "s", "Duty Officer", "", "y", "q")
    assert "somebody else has to agree" in said
    assert out.endswith("Recorded 1, left open 3.\n")
    assert item(waiting, "R4")["status"] == "reported-complete"


def test_the_end_of_input_ends_the_walk_with_what_was_recorded(waiting: Cli, typed: Any) -> None:
    code, out, _ = typed("a", "y")
    assert code == 0
    assert out.endswith("Recorded 1, left open 3.\n")


def test_somebody_s_newer_change_is_said_and_the_item_left(
    waiting: Cli, typed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from actionplan.cli.input import confirm as asked

    def and_then_somebody_writes(question: str) -> bool | None:
        keyboard, screen = sys.stdin, sys.stderr
        waiting("update", "R6", "Something new", "--by", "Somebody Else", today=DAY)
        sys.stdin, sys.stderr = keyboard, screen
        return asked(question)

    monkeypatch.setattr("actionplan.cli.commands.minute.confirm", and_then_somebody_writes)
    _, out, said = typed("a", "y", "q")
    assert "Somebody Else" in said
    assert out.endswith("Recorded 0, left open 4.\n")


def test_without_a_terminal_it_asks_nothing_and_names_the_commands(cli: Cli, waiting: Cli) -> None:
    entries = len(waiting("history", "--json", today=DAY).json)
    ran = cli("meeting", "minute", ID, today=DAY, stdin=b"g\ny\n")
    assert (ran.code, ran.raw) == (2, b"")
    for command in ("extend grant", "signoff return", "adopt", f"--meeting {ID}"):
        assert command in ran.err
    assert len(waiting("history", "--json", today=DAY).json) == entries


def test_where_nothing_waits_it_says_so(waiting: Cli, typed: Any) -> None:
    typed("a", "y", "g", "y", "s", "Scrutineer", "", "y", "s", "", "", "y")
    code, out, _ = typed()
    assert (code, out) == (0, "Nothing waits for the Executive of 10 December 2026.\n")


def test_what_is_not_ready_is_put_with_what_is_missing_and_can_be_returned(waiting: Cli, typed: Any) -> None:
    _, out, said = typed("", "", "", "t", "The procedure is not in force", "y")
    assert "It cannot be signed off yet: SAM-R04-A1 not closed." in said
    assert out.endswith("Recorded 1, left open 3.\n")
    assert item(waiting, "R4")["status"] == "in-progress"


def test_every_kind_of_ask_can_be_answered(done: Cli, typed: Any) -> None:
    done("meeting", "add", "Executive", "2026-09-10")
    done("meeting", "add", "Executive", "2026-12-10")
    late = ("--meeting", "executive-2026-09-10", "--recorded-late")
    done("pause", "R1", "--until", "2026-11-30", "--reason", "Building works", *late)
    pause = ("p", "2027-03-01", "Still building", "y")
    planning = ("w", "The police are asked to lead", "y", *[""] * 9)
    responses = ("a", "y", "p", "The first half", "y", "n", "", "n", "Not ours", "y", *[""] * 8)
    code, out, said = typed(*responses, *planning, *pause)
    assert code == 0, said
    assert "Not accepting needs its reason." in said
    assert out.endswith("Recorded 5, left open 17.\n")
    assert "paused until 1 March 2027" in item(done, "R1")["rag_reason"]
    assert [item(done, ref)["response"] for ref in ("R1", "R2", "R3")] == [
        "accepted",
        "accepted-in-part",
        "not-accepted",
    ]
    decided = done("meeting", "show", ID, today=DAY).out
    assert "The police are asked to lead" in decided


LONG_AFTER = "2027-01-29"


def test_a_meeting_of_long_ago_is_minuted_with_the_reason_which_is_asked_for_once(waiting: Cli, typed: Any) -> None:
    code, out, said = typed("The minutes came late", "a", "y", "g", "y", "q", today=LONG_AFTER)
    assert (code, said.count("Why is it recorded late?")) == (0, 1), said
    assert "Recorded 2, " in out
    record = waiting("meeting", "show", ID, today=LONG_AFTER).out
    assert " ".join(record.split()).count("late: The minutes came late") == 2


@pytest.mark.parametrize("lines", [(), ("",)])
def test_without_that_reason_nothing_is_recorded(waiting: Cli, typed: Any, lines: tuple[str, ...]) -> None:
    code, _, said = typed(*lines, today=LONG_AFTER)
    assert (code, "needs the reason" in said) == (2, True), said
    assert item(waiting, "R1")["approved_date"] == "2027-01-31"


def test_a_closed_meeting_without_papers_was_asked_what_its_minute_says(waiting: Cli, typed: Any) -> None:
    asked = [ask["refs"] for ask in waiting("agenda", ID, "--json", today=DAY).json["asks"]]
    typed("a", "y", "r", "No cause shown", "y", "", "")
    assert len(waiting("agenda", ID, "--json", today=DAY).json["asks"]) == len(asked) - 2, "as the plan stands"
    waiting("meeting", "close", ID, today=DAY)
    told = waiting("agenda", ID, "--json", today=DAY).json["asks"]
    assert [ask["refs"] for ask in told][: len(asked)] == asked
    assert [ask["answered"] for ask in told][: len(asked)] == [True, True, False, False]
    minute = waiting("paper", "minute", ID, today=DAY).out
    assert minute.count("Not reached, or deferred.") == [ask["answered"] for ask in told].count(False)
    assert all(ask["refs"][0] in minute for ask in told)


def test_a_body_that_advises_notes_asks_and_recommends(waiting: Cli, typed: Any) -> None:
    waiting("meeting", "add", "Quality Group", DAY)
    at = f"quality-group-{DAY}"
    waiting("body", "add", "Quality Group", "--role", "advises")
    answers = ("n", "Heard", "y", "k", "Who pays?", "y", "r", "Grant it", "y", "q")
    code, out, said = typed(*answers, at=at)
    assert code == 0, said
    assert "n note · k question · r recommendation" in said
    assert "Recorded 3, " in out
    meeting = "the Quality Group of 11 December 2026"
    for words in (
        f"Noted by {meeting}: Heard",
        f"Asked by {meeting}: Who pays?",
        f"Recommended by {meeting}: Grant it",
    ):
        assert words in out
