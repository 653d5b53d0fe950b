"""``redact``: a text is gone for good, and the record stays whole."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_a_redacted_text_is_gone_from_the_file_and_the_record_stays_whole(done: Cli, home: Path) -> None:
    db = home / "plan.db"
    done("init", "--db", str(db))
    done("update", "R4", "Spoke about Xanthippe", "--db", str(db))
    number = done("history", "R4", "--json", "--db", str(db)).json[-1]["entry"]
    done("redact", str(number), "--reason", "a name", "--db", str(db))
    kept = b"".join(part.read_bytes() for part in home.glob("plan.db*"))
    assert b"Xanthippe" not in kept
    assert b"Xanthippe" not in done("history", "--db", str(db)).raw
    assert done("verify", "--db", str(db)).out.startswith("The record is whole")


@pytest.mark.parametrize(("answer", "code"), [(True, 0), (False, 1), (None, 0)])
def test_redacting_asks_where_there_is_a_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, *, answer: bool | None, code: int
) -> None:
    monkeypatch.setattr("actionplan.cli.commands.redaction.confirm", lambda _question: answer)
    cli("update", "R4", "Xanthippe")
    number = str(cli("history", "R4", "--json").json[-1]["entry"])
    assert cli("redact", number, "--reason", "a name").code == code
    assert (b"Xanthippe" in cli("show", "R4").raw) is (answer is False)
