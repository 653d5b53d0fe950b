"""``undo``: a whole step reversed, and said whose it was."""

from tests.cli.conftest import Cli, item


def test_undo_takes_the_latest_step_back_and_says_whose_it_was(done: Cli) -> None:
    done("assign", "R4", "R5", "--agency", "pol", "--by", "Deputy")
    ran = done("undo")
    assert ran.out.splitlines() == [
        "Undone: step 3, by Deputy.",
        "SAM-R04  Lead: Merseyside Police.",
        "SAM-R05  Lead: Merseyside Police.",
    ]
    assert item(done, "R4")["lead_agency"] is None


def test_an_undo_is_undone_by_its_number(done: Cli) -> None:
    done("assign", "R4", "--agency", "pol")
    done("undo")
    done("undo", "4")
    assert item(done, "R4")["lead_agency"] == "Merseyside Police"


def test_there_is_a_first_step_that_nothing_takes_back(cli: Cli) -> None:
    cli("init", "--empty")
    ran = cli("undo")
    assert ran.code == 3
    assert "nothing to undo" in ran.err
