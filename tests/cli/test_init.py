"""``init``: a new plan, seeded or empty, and never over one that exists."""

from tests.cli.conftest import Cli


def test_init_says_where_the_plan_is_and_never_touches_one_that_is_there(cli: Cli) -> None:
    assert cli("init").out.startswith("A new plan with 11 recommendations: ")
    again = cli("init")
    assert again.code == 2
    assert "There is a plan at" in again.err


def test_an_empty_plan_has_no_recommendation(cli: Cli) -> None:
    cli("init", "--empty")
    assert cli("list", "--json").json["items"] == []
    assert "actionplan load" in cli("review", "list").out
    assert "actionplan agency add" in cli("agency", "list").out
