"""A redacted text is gone, not a byte of it is left, and the chain still verifies."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.event import listen

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.ledger.ledger import Ledger
from tests.databases import content, shell
from tests.factories import BY, START, new_ledger, on_day

both_databases = pytest.mark.both_databases

R4 = "SAM-R04"
SHORT = "Quillfeather-7731"
LONG = " ".join(f"Zephyrine{number:05d}" for number in range(1_000))
REMOVED = "[text removed 25 November 2026: personal data]"


def bytes_of(ledger: Ledger) -> bytes:
    """All that stands in the database, its write-ahead log and its index; on a server, in the tables."""
    if "://" in ledger.location:
        return repr(content(ledger.location)).encode()
    found = b"".join(path.read_bytes() for path in Path(ledger.location).parent.iterdir())
    assert len(found) > 4096
    return found


def redact(ledger: Ledger, entry: int, reason: str = "personal data") -> int:
    return ledger.record(Redact(entry=entry, reason=reason), BY).entries[0].number


def says(words: str, **given: str) -> RecordUpdate:
    return RecordUpdate(refs=(R4,), words=words, on=START, sender=given.get("sender"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


@both_databases
@pytest.mark.parametrize(("words", "needle"), [(SHORT, b"Quillfeather"), (LONG, b"Zephyrine")])
def test_not_a_byte_of_the_words_is_left(ledger: Ledger, words: str, needle: bytes) -> None:
    number = ledger.record(says(words, sender=SHORT), BY).entries[0].number
    for other in range(30):
        ledger.record(says(f"Update {other}. " * 20), BY)
    ledger.view()
    ledger.history(ledger.last_number(), [R4])
    assert needle in bytes_of(ledger)
    redact(ledger, number)
    assert needle not in bytes_of(ledger)
    assert b"Quillfeather" not in bytes_of(ledger)
    assert ledger.verify().ok


@both_databases
def test_other_texts_of_other_entries_stay(ledger: Ledger) -> None:
    number = ledger.record(says(SHORT), BY).entries[0].number
    ledger.record(says("Kept-and-known"), BY)
    redact(ledger, number)
    assert b"Kept-and-known" in bytes_of(ledger)


@both_databases
def test_a_name_is_not_copied_when_something_else_about_the_owner_changes(ledger: Ledger) -> None:
    assign = AssignOwner(refs=(R4,), agency="merseyside-police", role="Superintendent", name=SHORT)
    number = ledger.record(assign, BY).entries[0].number
    ledger.record(AssignOwner(refs=(R4,), role="Chief Superintendent"), BY)
    ledger.record(AddAgency(name="Force"), BY)
    ledger.record(MergeAgency(agency="merseyside-police", into="force"), BY)
    step = ledger.last_undoable_step()
    assert step is not None
    ledger.record(Undo(step=step), BY)
    redact(ledger, number)
    assert b"Quillfeather" not in bytes_of(ledger)
    assert ledger.verify().ok


@both_databases
def test_the_removal_is_said_wherever_the_words_stood(ledger: Ledger) -> None:
    number = ledger.record(says(SHORT, sender="Officer"), BY).entries[0].number
    later = on_day(ledger, START + timedelta(days=3))
    redact(later, number)
    for view in (later.view(), later.view(as_at=START)):
        row = view.snapshot.row(R4)
        assert row is not None
        assert (view.last_update(row.item), view.last_update_from(row.item)) == (REMOVED, REMOVED)
    line = next(line for line in later.history(later.last_number()) if line.entry.number == number)
    assert getattr(line.entry.fact, "words", None) == REMOVED
    found = later.verify()
    assert found.ok
    assert found.redactions == (f"Entry {number + 1} removed the text of entry {number}.",)


@both_databases
def test_a_reason_that_is_removed_too_says_so(ledger: Ledger) -> None:
    number = ledger.record(says(SHORT), BY).entries[0].number
    first = redact(ledger, number, reason=f"names {SHORT}")
    redact(ledger, first)
    assert b"Quillfeather" not in bytes_of(ledger)
    view = ledger.view()
    row = view.snapshot.row(R4)
    assert row is not None
    assert view.last_update(row.item) == "[text removed 22 November 2026: reason removed too]"
    assert ledger.verify().ok


@both_databases
def test_what_holds_no_words_cannot_be_redacted(ledger: Ledger) -> None:
    number = ledger.record(says(SHORT), BY).entries[0].number
    dated = ledger.record(ProposeDate(refs=(R4,), on=START), BY).entries[0].number
    redact(ledger, number)
    with pytest.raises(Refused, match="its text was removed before"):
        redact(ledger, number)
    with pytest.raises(Refused, match="it holds no free text"):
        redact(ledger, dated)
    with pytest.raises(BadInput, match="There is no entry 999"):
        redact(ledger, 999)
    with pytest.raises(BadInput, match="The reason is empty"):
        redact(ledger, number - 1, reason=" ")


@both_databases
def test_removed_words_are_not_carried_on_by_later_commands(ledger: Ledger) -> None:
    assign = AssignOwner(refs=(R4,), agency="merseyside-police", role="Superintendent", name=SHORT)
    number = ledger.record(assign, BY).entries[0].number
    redact(ledger, number)
    receipt = ledger.record(AssignOwner(refs=(R4,), role="Chief Superintendent"), BY)
    assert getattr(receipt.entries[0].fact, "lead_name", "") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry_text SET body = 'back', salt = 's' WHERE entry = :n",
        "UPDATE entry_text SET redacted_by = NULL WHERE entry = :n",
        "UPDATE entry_text SET body = 'back', salt = 's', redacted_by = :n + 1 WHERE entry = :n",
        (
            "INSERT INTO entry_text (entry, field, salt, body) VALUES (:n, 'words', 's', 'back') "
            "ON CONFLICT (entry, field) DO UPDATE SET body = 'back'"
        ),
        "INSERT INTO entry_text (entry, field, salt, body) VALUES (:n, 'words', 's', 'back')",
        "DELETE FROM entry_text WHERE entry = :n",
    ],
)
@both_databases
def test_a_removed_text_cannot_be_put_back(ledger: Ledger, statement: str) -> None:
    number = ledger.record(says(SHORT), BY).entries[0].number
    with shell(ledger.location) as owner:
        ((salt, body),) = owner.rows("SELECT salt, body FROM entry_text WHERE entry = :n", n=number)
    redact(ledger, number)
    with shell(ledger.location) as owner:
        with pytest.raises(sa.exc.IntegrityError):
            owner.run(statement, n=number)
        if not owner.on_server and statement.startswith("INSERT"):
            replacing = statement.replace("INSERT", "REPLACE", 1).partition(" ON CONFLICT")[0]
            with pytest.raises(sa.exc.IntegrityError):
                owner.run(replacing, n=number)
        owner.drop_triggers()
        owner.run("UPDATE entry_text SET salt = :salt, body = :body WHERE entry = :n", salt=salt, body=body, n=number)
    problems = [each for each in ledger.verify().problems if not each.startswith("The trigger ")]
    assert problems == [f"The text of entry {number}, words, was redacted, and was changed after that."]


@both_databases
def test_a_removal_is_not_put_down_to_another_redaction(ledger: Ledger) -> None:
    first, second = (ledger.record(says(words), BY).entries[0].number for words in (SHORT, "Other."))
    redact(ledger, first)
    later = redact(ledger, second, reason="another reason")
    with shell(ledger.location) as owner, pytest.raises(sa.exc.IntegrityError):
        owner.run("UPDATE entry_text SET redacted_by = :later WHERE entry = :first", later=later, first=first)


def test_removed_bytes_are_overwritten_whatever_the_library_was_built_with(ledger: Ledger) -> None:
    # Some builds of SQLite do so by default, so that a missing setting would not show in the bytes there.
    with ledger._database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    statements: list[str] = []
    fresh = on_day(ledger, START)
    fresh.close()
    listen(
        fresh._database.engine, "connect", lambda made, _record: made.set_trace_callback(statements.append), insert=True
    )
    fresh.view()
    assert "PRAGMA secure_delete=ON" in statements


@both_databases
def test_evidence_and_wording_are_texts_too(ledger: Ledger) -> None:
    command = RecordEvidence(
        refs=(R4,), title=SHORT, evidence_kind=EvidenceKind.QUALITY, on=START, held_at=f"Folder {SHORT}"
    )
    number = ledger.record(command, BY).entries[0].number
    redact(ledger, number)
    assert b"Quillfeather" not in bytes_of(ledger)
    row = ledger.view().snapshot.row(R4)
    assert row is not None
    assert row.item.evidence_quality == 1


def test_words_in_use_by_another_program_are_reported_as_perhaps_still_in_the_log(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ledger.record(says(SHORT), BY).entries[0].number
    ledger.close()
    monkeypatch.setattr("actionplan.ledger.engine.BUSY_MILLISECONDS", 20)
    again = on_day(ledger, START)
    with closing(sqlite3.connect(ledger.location, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(BadInput, match="another program has the plan open"):
            redact(again, number)
        reader.execute("ROLLBACK")
    assert again.verify().ok
