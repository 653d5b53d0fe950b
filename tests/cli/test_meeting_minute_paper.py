"""The record of a meeting, from its commands to ``meeting show`` and ``paper minute``."""

import re
from pathlib import Path

import pytest

from actionplan.services.papers import PAPERS
from tests.cli.conftest import Cli
from tests.cli.prepared import Once

AT, SAT, LATER = "executive-2027-03-11", "2027-03-11", "2027-03-12"


@pytest.fixture
def held(cli: Cli, once: Once) -> Cli:
    """The Executive sat in March: two dates waited, one was adopted; attendance, a challenge, a follow-up."""

    def work() -> None:
        cli("init")
        cli("meeting", "add", "Executive", SAT)
        cli("meeting", "add", "Executive", "2027-06-10")
        cli("assign", "R4", "R5", "--agency", "merseyside", "--role", "Superintendent", "--name", "Jo Smith")
        cli("respond", *(str(number) for number in range(1, 12)), "accepted")
        cli("due", "R4", "R5", "2027-09-30")
        for words in (
            ("adopt", "R4", "--meeting", AT),
            ("policy", "set", "partners_needed", "Health; Merseyside Police", "--reason", "Agreed"),
            (
                "meeting",
                "attend",
                AT,
                "--present",
                "Superintendent, Merseyside Police",
                "--apologies",
                "Designated nurse, Health",
            ),
            ("meeting", "challenge", AT, "Who checks?", "--from", "Independent scrutineer", "--answer", "The auditor."),
            ("meeting", "words", AT, "item", "7. Learning from Child Sam"),
            ("meeting", "decide", AT, "Write to the trust", "--owner", "Business Manager", "--due", "2027-04-30"),
        ):
            done = cli(*words, today=SAT)
            assert done.code == 0, done.err

    once(work)
    return cli


def test_meeting_show_has_who_was_there_what_was_challenged_and_asked_for(held: Cli) -> None:
    told = held("meeting", "show", AT, "--json", today=LATER).json
    assert told["present"] == ["Superintendent, Merseyside Police"]
    assert (told["apologies"], told["without"]) == (["Designated nurse, Health Services"], ["Health"])
    assert told["challenges"] == [
        {"asked_by": "Independent scrutineer", "words": "Who checks?", "answer": "The auditor.", "amended_on": None}
    ]
    assert told["words"] == {"item": "7. Learning from Child Sam"}
    assert [each["follow_up"] for each in told["follow_ups"]] == ["F1"]
    said = " ".join(held("meeting", "show", AT, today=LATER).out.split())
    for words in ("Attendance", "without Health", "Who checks?", "F1: Write to the trust."):
        assert words in said


def test_the_draft_minute_says_what_was_resolved_and_what_was_not_reached(held: Cli, tmp_path: Path) -> None:
    made = held("paper", "minute", AT, today=LATER)
    assert made.code == 0, made.err
    said = " ".join(made.out.split())
    for words in (
        "Draft minute: Executive, Thursday 11 March 2027",
        "7. Learning from Child Sam",
        "without Health: its decisions are to be confirmed.",
        "Adopt 30 September 2027. Resolved: Date adopted",
        "Not reached, or deferred.",
        "Independent scrutineer: Who checks? Answer: The auditor.",
        "F1: Write to the trust. Business Manager; due 30 April 2027.",
    ):
        assert words in said, words
    assert "Jo Smith" not in said
    file = tmp_path / "minute.md"
    assert held("paper", "minute", AT, "-o", str(file), today=LATER).out == ""
    assert file.read_text(encoding="utf-8").startswith("# Draft minute: Executive, Thursday 11 March 2027")


def test_what_the_next_sitting_hears_is_in_its_papers(held: Cli, tmp_path: Path) -> None:
    held("followup", "done", "F1", "They answered", "--on", "2027-04-01", today="2027-04-01")
    held("meeting", "decide", AT, "Find a room", "--owner", "Clerk to the board", today="2027-04-01")
    assert held("pack", "executive-2027-06-10", "-o", str(tmp_path / "pack"), today="2027-06-03").code == 0
    said = " ".join((tmp_path / "pack" / "summary.md").read_text(encoding="utf-8").split())
    for words in (
        "what came of 1 matter arising",
        "Find a room. Clerk to the board; due 3 June 2027.",
        "Write to the trust. Business Manager; done on 1 April 2027: They answered.",
        "The Executive of 11 March 2027 decided without Health: its decisions are to be confirmed.",
    ):
        assert words in said, words


def test_minutes_are_agreed_at_the_next_sitting(held: Cli) -> None:
    done = held("meeting", "agreed-minutes", AT, "--at", "executive-2027-06-10", today="2027-06-10")
    assert (done.code, done.out) == (
        0,
        "Minutes of the Executive of 11 March 2027 agreed at the sitting of 10 June 2027.\n",
    )
    assert "Its minutes were agreed at the Executive of 10 June 2027." in " ".join(
        held("meeting", "show", AT, today="2027-06-10").out.split()
    )


def test_a_decision_between_meetings_needs_who_agreed_and_is_told_to_the_next_sitting(held: Cli) -> None:
    refused = held("meeting", "add", "Executive", "2027-04-01", "--kind", "between-meetings", today="2027-04-02")
    assert refused.code == 2
    assert "--agreed-by" in refused.err
    words = ("meeting", "add", "Executive", "2027-04-01", "--kind", "between-meetings", "--agreed-by", "Merseyside P")
    assert "Agreed by Merseyside Police." in held(*words, today="2027-04-02").out
    decided = held("meeting", "decide", "executive-2027-04-01", "Go on", today="2027-04-02")
    between = "the decision between meetings of the Executive of 1 April 2027"
    assert decided.out == f"Decided by {between}: Go on\n"
    told = held("meeting", "show", "executive-2027-06-10", "--json", today="2027-04-02").json
    assert [each["words"] for each in told["decided_by_chair"]] == [
        "Decided between meetings (executive-2027-04-01): Go on"
    ]
    assert held("meeting", "show", "executive-2027-04-01", "--json", today="2027-04-02").json["agreed_by"] == [
        "Merseyside Police"
    ]


def test_a_draft_minute_names_meetings_by_their_titles(held: Cli) -> None:
    june = "executive-2027-06-10"
    for words in (
        ("meeting", "decide", june, "Go on"),
        ("meeting", "decide", june, "Who pays?", "--kind", "question"),
        ("meeting", "agreed-minutes", AT, "--at", june),
    ):
        assert held(*words, today="2027-06-10").code == 0
    said = " ".join(held("paper", "minute", june, today="2027-06-10").out.split())
    assert "Decided by the Executive of 10 June 2027: Go on" in said
    assert "Asked by the Executive of 10 June 2027: Who pays?" in said
    assert "Minutes of the Executive of 11 March 2027 agreed at the sitting of 10 June 2027." in said
    assert "executive-2027" not in said


def test_a_body_that_advises_notes_asks_and_recommends_in_its_minute_and_its_meeting_view(held: Cli) -> None:
    group = "quality-group-2027-03-12"
    for argv in (
        ("meeting", "add", "Quality Group", LATER),
        ("meeting", "decide", group, "Looks late", "--kind", "note", "--ref", "R5"),
    ):
        assert held(*argv, today=LATER).code == 0
    said = " ".join(held("paper", "minute", group, today=LATER).out.split())
    asked = "ote, ask or recommend: the Executive is asked to"
    for words in (
        "of which 1 minuted.",
        f"N{asked} adopt 30 September 2027.",
        "Noted by the Quality Group of 12 March",
    ):
        assert words in said, words
    assert "Resolved" not in said
    assert "resolved" not in said
    shown = " ".join(held("present", group, "--text", today=LATER).out.split())
    assert re.search(r"To note \d+ note, ask or recommend on what the Executive is asked", shown)
    assert f"Asked: n{asked} adopt 30 September 2027" in shown or f"Asked n{asked} adopt 30 September 2027" in shown
    assert "Decisions" not in shown


def test_a_sitting_that_decided_nothing_reached_nothing(held: Cli) -> None:
    said = held("paper", "minute", "executive-2027-06-10", today="2027-06-10").out
    assert "Resolved:" not in said
    assert "Attendance" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("minutes", AT), 'There is no paper "minutes". There is: '),
        (("minute",), "Name the meeting that it is about"),
        (("minute", AT, "--format", "docz"), '"docz" is not a format that can be written: choose text, md, '),
    ],
)
def test_what_cannot_be_written_is_refused(held: Cli, words: tuple[str, ...], said: str) -> None:
    refused = held("paper", *words, today=LATER)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_paper_alone_lists_the_documents_there_are(cli: Cli) -> None:
    listed = [line.split()[0] for line in cli("paper").out.splitlines()]
    assert listed == list(PAPERS)
