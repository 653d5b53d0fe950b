"""The partnership's own marking stands on each page of its papers, from the day on which the policy has it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.cli.conftest import Cli


def test_the_marking_stands_in_the_head_of_a_word_file_and_of_the_text(done: Cli, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    assert "OFFICIAL" not in done("paper", "plan-on-a-page").out
    done("policy", "set", "marking", "OFFICIAL", "--reason", "Agreed.")
    assert "OFFICIAL" in done("paper", "plan-on-a-page").out
    done("paper", "plan-on-a-page", "-o", str(file))
    with ZipFile(BytesIO(file.read_bytes())) as archive:
        heads = [archive.read(name) for name in archive.namelist() if name.startswith(("word/header", "word/footer"))]
    assert heads
    assert any(b"OFFICIAL" in head for head in heads)
    for made in (("paper", "status-page"), ("paper", "calendar"), ("export", "md")):
        assert "OFFICIAL" in done(*made).out


def test_papers_are_headed_with_the_partnership_s_own_name_and_the_day_to_review_keeping_is_shown(done: Cli) -> None:
    done("policy", "set", "partnership", "Sefton Partnership", "--reason", "Agreed.")
    assert "Partnership       Sefton Partnership" in done("paper", "plan-on-a-page").out
    done("policy", "set", "keep_until", "31 March 2099", "--reason", "Agreed.")
    assert "31 March 2099" in done("policy", "show").out
    assert '"keep_until": "2099-03-31"' in done("policy", "show", "--json").out
    assert "Whether to keep this plan is to be reviewed on 31 March 2099." in done("paper", "chronology").out
    assert _facts(done("info").out)["keep until"] == "2099-03-31"
    assert done("info", "--json").json["keep_until"] == "2099-03-31"
    done("policy", "set", "keep_until", "none", "--reason", "Agreed.")
    assert "2099" not in done("policy", "show").out
    assert _facts(done("info").out)["keep until"] == "no day is set"
    assert done("info", "--json").json["keep_until"] is None


def _facts(printed: str) -> dict[str, str]:
    rows = (line.partition("  ") for line in printed.splitlines())
    return {name: words.strip() for name, _, words in rows}
