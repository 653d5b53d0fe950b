"""Loading a review from a document: what is found is shown, doubts and all, before anything is written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.intake.test_pdf import locked, pdf

SAMPLES = Path(__file__).parents[1] / "intake" / "reviews"

TEN = "\n".join(f"{n}. Review the policy on thing {n}." for n in range(1, 11))
SAYS_ELEVEN = f"""Learning review: Child Anna

Background
1. Anna was five.

Recommendations

The review makes 11 recommendations:

{TEN}

Next steps
"""


@pytest.fixture
def anna(home: Path) -> Path:
    path = home / "anna.txt"
    path.write_text(SAYS_ELEVEN, encoding="utf-8")
    return path


def test_child_sam_as_text_is_the_plan_s_eleven_and_adds_nothing(cli: Cli) -> None:
    ran = cli("load", str(SAMPLES / "child-sam.txt"), "--yes")
    assert ran.code == 0
    assert ran.out == "Nothing to add: SAM and its 11 recommendations are in the plan already.\n"


def test_a_document_is_loaded_in_one_step_and_undone_in_one(cli: Cli) -> None:
    ran = cli("load", str(SAMPLES / "clogher-safeguarding-review.txt"), "--yes", "--ref", "clo")
    assert ran.code == 0
    assert ran.out == "Loaded 4 recommendations as CLO.\n"
    items = [item for item in cli("list", "--json").json["items"] if item["review_ref"] == "CLO"]
    assert [(item["ref"], item["number"]) for item in items] == [(f"CLO-R0{n}", str(n)) for n in (1, 2, 3, 4)]
    assert items[3]["text"].startswith("The Bishop should see that every post named")
    assert cli("undo").code == 0
    assert len(cli("list", "--json").json["items"]) == 11


def test_the_preview_as_json_has_what_was_found_left_out_and_doubted(cli: Cli, anna: Path, home: Path) -> None:
    found = cli("load", str(anna), "--dry-run", "--json").json
    assert (found["title"], found["stated"]) == ("Learning review: Child Anna", 11)
    assert found["found"][9] == {"number": "10", "text": "Review the policy on thing 10."}
    assert found["warnings"] == ["Take care: the review says that it makes 11 recommendations, and 10 were found."]
    assert found["left_out"] == [
        {
            "line": 4,
            "page": None,
            "text": "1. Anna was five.",
            "why": 'Too little speaks for it, which stands under "Background".',
        }
    ]
    assert list(home.rglob("*.db")) == []


def test_a_count_that_is_not_kept_to_is_said_before_it_writes_everywhere(cli: Cli, anna: Path) -> None:
    warning = "Take care: the review says that it makes 11 recommendations, and 10 were found."
    assert warning in cli("load", str(anna), "--dry-run").out
    refused = cli("load", str(anna))
    assert (refused.code, warning in refused.err) == (2, True)
    loaded = cli("load", str(anna), "--yes")
    assert (loaded.code, warning in loaded.err) == (0, True)
    assert loaded.out == "Loaded 10 recommendations as ANNA.\n"


def test_the_reasons_for_a_list_and_what_was_left_out_are_shown(cli: Cli, anna: Path) -> None:
    shown = cli("load", str(anna), "--dry-run").out
    assert 'Taken as the list of recommendations: it stands under "Recommendations"; it follows "The review' in shown
    assert "  line 4: 1. Anna was five." in shown


def test_a_file_without_a_list_is_refused_and_nothing_is_written(cli: Cli) -> None:
    ran = cli("load", str(SAMPLES / "negative-lgo-surrey-nested.txt"), "--yes")
    assert ran.code == 2
    assert "no list of recommendations was found" in ran.err
    assert "Use: actionplan, where I opens negative-lgo" in ran.err
    assert len(cli("list", "--json").json["items"]) == 11


def test_a_title_that_no_line_gives_is_asked_for(cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / "x.txt"
    file.write_text("Recommendation 1: Review it.\nRecommendation 2: Review that.\n", encoding="utf-8")
    refused = cli("load", str(file), "--yes")
    assert (refused.code, "--title" in refused.err) == (2, True)
    assert "has no title that can be read" in cli("load", str(file), "--dry-run").out
    assert cli("load", str(file), "--yes", "--title", "Child Bea").out == "Loaded 2 recommendations as BEA.\n"
    answers = iter(["The other review"])
    monkeypatch.setattr("actionplan.cli.commands.load.at_terminal", lambda: True)
    monkeypatch.setattr("actionplan.cli.commands.load.prompt", lambda _question: next(answers))
    assert cli("load", str(file), "--yes").code == 0
    assert cli("review", "show", "OTHER", "--json").json["title"] == "The other review"


def test_a_password_is_read_and_kept_nowhere(cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "Verschlüsselt-77"  # noqa: S105 - of a file made here
    file = home / "locked.pdf"
    words = (
        "= Child Anna\n\n= Recommendations\n\nThe Board should:\n\n+ Review the policy.\n+ Ensure that staff know it."
    )
    file.write_bytes(locked(pdf(words), secret))
    needed = cli("load", str(file), "--yes")
    assert (needed.code, needed.err.count("\n")) == (2, 1)
    assert "locked.pdf is protected with a password." in needed.err
    wrong = cli("load", str(file), "--password", "-", "--yes", stdin=b"another\n")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1)
    assert "locked.pdf does not open with that password." in wrong.err
    assert "another" not in wrong.err
    typed = cli("load", str(file), "--password", secret)
    assert (typed.code, secret in typed.err) == (2, False)
    assert "no password on standard input" in cli("load", str(file), "--password", "-").err
    assert cli("load", str(file), "--password", "-", "--yes", stdin=f"{secret}\n".encode()).code == 0
    monkeypatch.setenv("ACTIONPLAN_FILE_PASSWORD", secret)
    assert "Nothing to add" in cli("load", str(file), "--yes").out
    assert not [path for path in home.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def test_a_document_s_words_do_not_steer_the_terminal(cli: Cli, home: Path) -> None:
    file = home / "nasty.txt"
    file.write_text(
        "Review [/x] \x1b[2J\n\nRecommendations\n\n- Review [/keys] \x1b]0;x\x07 it.\n- Ask \u202e[@click=app.bell]x.\n"
        "\nAnnex\n\n- Nobody \x1b[31m.\n",
        encoding="utf-8",
    )
    for argv in (("--dry-run",), ("--yes", "--ref", "NAS", "--title", "Nasty")):
        ran = cli("load", str(file), *argv)
        assert ran.code == 0
        assert "\x1b" not in ran.out + ran.err
        assert "Review [/keys]" in ran.out + ran.err
