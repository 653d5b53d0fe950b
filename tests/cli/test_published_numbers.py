"""Published numbers that differ in case alone, as somebody types them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def lettered(done: Cli, home: Path) -> Cli:
    """A review with 4A, 4a, iv and IV."""
    numbers = ("4A", "4a", "iv", "IV")
    review = {
        "format": "actionplan-review/1",
        "review": {"ref": "ASH", "title": "Child Ash", "kind": "review", "partnership": "Example", "stated_count": 4},
        "agencies": [],
        "recommendations": [{"number": each, "wording": f"Recommendation {each}."} for each in numbers],
    }
    file = home / "ash.json"
    file.write_text(json.dumps(review), encoding="utf-8")
    done("init", "--empty")
    done("load", str(file), "--yes")
    return done


@pytest.mark.parametrize("number", ["4A", "4a", "iv", "IV"])
def test_the_exact_case_finds_its_own(lettered: Cli, number: str) -> None:
    assert lettered("show", number, "--json").json["number"] == number


def test_another_case_could_be_either_and_a_full_ref_is_one(lettered: Cli, cli: Cli) -> None:
    refs = {each["number"]: each["ref"] for each in lettered("list", "--json").json["items"]}
    ran = cli("show", "Iv")
    assert ran.code == 2
    assert f"could be {refs['iv']} (iv) or {refs['IV']} (IV): type the number as it was published" in ran.err
    for number, ref in refs.items():
        assert lettered("show", ref, "--json").json["number"] == number
