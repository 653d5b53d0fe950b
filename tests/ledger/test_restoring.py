"""Restoring a backup: verified, compared, atomic, and the replaced plan is kept."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.ledger.backups import restore as restoring
from actionplan.ledger.backups.backup import back_up
from actionplan.ledger.backups.restore import prepare_restore, replace_plan
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day

R4 = "SAM-R04"
LATER = START + timedelta(days=10)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path / "plans")


@pytest.fixture
def plan(ledger: Ledger) -> Path:
    return Path(ledger.location)


@pytest.fixture
def backup(ledger: Ledger, tmp_path: Path) -> Path:
    """A backup at entry 22, after which the plan has gone on by two entries."""
    back_up(ledger.location, tmp_path / "copy.db")
    ledger.record(due(9), BY)
    later = on_day(ledger, LATER)
    later.record(due(20), BY)
    for each in (ledger, later):
        each.close()
    return tmp_path / "copy.db"


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def names(plan: Path) -> list[str]:
    return sorted(each.name for each in plan.parent.iterdir())


def number_of_entries(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])


def restored(backup: Path, plan: Path, today: date = LATER) -> Path | None:
    with prepare_restore(backup, plan) as prepared:
        return replace_plan(prepared, today)


def test_the_plan_is_as_the_backup_was_and_what_stood_there_is_kept(ledger: Ledger, plan: Path, backup: Path) -> None:
    kept = restored(backup, plan)
    assert kept == plan.with_name("plan.db.replaced-2026-12-02")
    assert (number_of_entries(plan), number_of_entries(kept)) == (22, 24)
    assert names(plan) == ["plan.db", "plan.db.replaced-2026-12-02"]
    for each in (plan, kept):
        assert Ledger.open(str(each), ledger.clock, read_only=True).verify().ok
    assert Ledger.open(str(plan), ledger.clock).record(due(5), BY).entries[0].number == 23
    assert number_of_entries(backup) == 22, "the backup itself is left as it is"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
def test_plan_and_kept_copy_are_their_owner_s_alone(plan: Path, backup: Path) -> None:
    backup.chmod(0o644)
    plan.chmod(0o644)
    kept = restored(backup, plan)
    assert kept is not None
    assert {each.stat().st_mode & 0o777 for each in (plan, kept)} == {0o600}


def test_a_second_restore_of_a_day_keeps_both(plan: Path, backup: Path) -> None:
    restored(backup, plan)
    assert restored(backup, plan) == plan.with_name("plan.db.replaced-2026-12-02-2")


def test_it_is_said_what_the_backup_lacks(plan: Path, backup: Path) -> None:
    with prepare_restore(backup, plan) as prepared:
        comparison = prepared.comparison
    assert comparison is not None
    assert (comparison.common, comparison.missing, comparison.added, comparison.missing_until) == (22, 2, 0, LATER)
    assert (prepared.head.entries, prepared.last_on) == (22, START)


def test_only_looking_changes_nothing_and_leaves_nothing(plan: Path, backup: Path) -> None:
    before = plan.read_bytes()
    with prepare_restore(backup, plan):
        pass
    assert plan.read_bytes() == before
    assert [name for name in names(plan) if not name.endswith(("-wal", "-shm"))] == ["plan.db"]


def test_a_backup_that_is_ahead_of_the_plan_is_told_from_one_behind(
    ledger: Ledger, plan: Path, backup: Path, tmp_path: Path
) -> None:
    ahead = tmp_path / "ahead.db"
    back_up(str(plan), ahead)
    restored(backup, plan)
    with prepare_restore(ahead, plan) as prepared:
        comparison = prepared.comparison
    assert comparison is not None
    assert (comparison.common, comparison.missing, comparison.added, comparison.missing_until) == (22, 0, 2, None)
    ledger.record(due(3), BY)
    ledger.close()
    with prepare_restore(ahead, plan) as prepared:
        comparison = prepared.comparison
    assert comparison is not None
    assert (comparison.common, comparison.missing, comparison.added, comparison.missing_until) == (22, 1, 2, START)


def test_a_backup_of_another_plan_is_recognised(plan: Path, tmp_path: Path) -> None:
    other = new_ledger(tmp_path / "other", START + timedelta(days=1))
    with prepare_restore(Path(other.location), plan) as prepared:
        comparison = prepared.comparison
    assert comparison is not None
    assert (comparison.common, comparison.missing, comparison.added) == (0, 22, 22)


def test_removals_that_the_backup_does_not_know_of_are_counted(ledger: Ledger, plan: Path, tmp_path: Path) -> None:
    words = RecordUpdate(refs=(R4,), words="Quillfeather", on=START)
    number = ledger.record(words, BY).entries[0].number
    back_up(ledger.location, tmp_path / "copy.db")
    ledger.record(Redact(entry=number, reason="personal data"), BY)
    ledger.close()
    with prepare_restore(tmp_path / "copy.db", plan) as prepared:
        assert prepared.comparison is not None
        assert prepared.comparison.missing_redactions == 1


def test_where_no_plan_stands_the_backup_becomes_it(ledger: Ledger, backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "plan.db"
    assert restored(backup, place) is None
    assert names(place) == ["plan.db"]
    assert Ledger.open(str(place), ledger.clock).verify().ok
    if os.name != "nt":
        assert place.parent.stat().st_mode & 0o777 == 0o700


# What is no backup


def refused(file: Path, plan: Path) -> str:
    before = plan.read_bytes()
    with pytest.raises((BadInput, Refused)) as error, prepare_restore(file, plan):
        pytest.fail("it was taken for a backup")
    assert plan.read_bytes() == before
    assert [name for name in names(plan) if not name.endswith(("-wal", "-shm"))] == ["plan.db"]
    return error.value.sentence


def test_what_is_no_database_or_no_plan_is_refused(plan: Path, tmp_path: Path) -> None:
    letter, empty, songs = tmp_path / "letter.db", tmp_path / "empty.db", tmp_path / "songs.db"
    letter.write_bytes(b"This is no database, but a letter about one.\n" * 40)
    empty.touch()
    with closing(sqlite3.connect(songs)) as database, database:
        database.execute("CREATE TABLE song (title TEXT)")
    for file in (letter, empty, songs):
        assert refused(file, plan) == f"{file} is no backup of a plan. Nothing was changed; name another file."
    with closing(sqlite3.connect(songs)) as database, database:
        database.execute("CREATE TABLE entry (number INTEGER, hash TEXT)")
        database.execute("INSERT INTO entry VALUES (1, 'x')")
    assert "is no backup of a plan" in refused(songs, plan)


def test_what_is_not_there_or_is_the_plan_itself_is_refused(plan: Path, tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "none.db", plan)
    assert "There is no file" in refused(tmp_path, plan)
    assert "is the plan itself" in refused(plan.parent / ".." / "plans" / "plan.db", plan)


def test_a_newer_program_s_backup_is_refused(plan: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "was written by a newer actionplan (schema 9999" in refused(backup, plan)


@pytest.mark.parametrize("cut", [0.4, 0.8])
def test_a_truncated_backup_is_refused(plan: Path, backup: Path, cut: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * cut)])
    assert "Nothing was changed" in refused(backup, plan) or "was not restored" in refused(backup, plan)


def test_a_backup_that_somebody_altered_is_refused(plan: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as database, database:
        database.execute("DROP TRIGGER entry_no_update")
        database.execute("UPDATE entry SET by = 'Somebody else' WHERE number = 5")
    sentence = refused(backup, plan)
    assert "is not whole, and was not restored: " in sentence
    assert sentence.endswith("Try an earlier backup.")


def test_an_older_program_s_backup_is_proved_by_its_chain_and_brought_up_when_it_is_opened(
    ledger: Ledger, plan: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(backup)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0000'")
        database.execute("DROP TABLE review_state")
    monkeypatch.setattr(restoring, "OLDER_REVISIONS", frozenset({"0000"}))
    with prepare_restore(backup, plan) as prepared:
        assert prepared.head.entries == 22
    with closing(sqlite3.connect(backup)) as database, database:
        database.execute("DROP TRIGGER entry_no_update")
        database.execute("UPDATE entry SET by = 'Somebody else' WHERE number = 5")
    assert "An entry was changed after it was written" in refused(backup, plan)


# What stands in the plan's place


@contextmanager
def held_open(plan: Path, statement: str) -> Iterator[None]:
    """Another process that has the plan open, and has carried out a statement."""
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute(sys.argv[2]); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(plan), statement]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as another:
        assert another.stdout is not None
        assert another.stdout.readline() == "open\n"
        yield
        another.communicate("")


@pytest.mark.parametrize("statement", ["SELECT count(*) FROM entry", "BEGIN IMMEDIATE"])
def test_while_another_program_has_the_plan_open_nothing_is_restored(plan: Path, backup: Path, statement: str) -> None:
    with held_open(plan, statement), pytest.raises(Refused, match=r"is open in another program"):
        restored(backup, plan)
    assert number_of_entries(plan) == 24
    assert "plan.db.replaced-2026-12-02" not in names(plan)
    assert restored(backup, plan) is not None


def test_a_plan_that_goes_on_while_somebody_is_asked_is_not_replaced(ledger: Ledger, plan: Path, backup: Path) -> None:
    with prepare_restore(backup, plan) as prepared:
        with closing(on_day(ledger, LATER)) as somebody:
            somebody.record(due(30), BY)
        with pytest.raises(Refused, match="Another program has changed the plan meanwhile"):
            replace_plan(prepared, LATER)
    assert number_of_entries(plan) == 25


def test_a_plan_that_goes_away_while_somebody_is_asked_is_not_made_anew(plan: Path, backup: Path) -> None:
    with prepare_restore(backup, plan) as prepared:
        plan.unlink()
        with pytest.raises(Refused, match="meanwhile"):
            replace_plan(prepared, LATER)


def test_a_plan_that_appears_while_somebody_is_asked_is_not_replaced(
    ledger: Ledger, backup: Path, tmp_path: Path
) -> None:
    place = tmp_path / "new" / "plan.db"
    with prepare_restore(backup, place) as prepared:
        new_ledger(place.parent).close()
        with pytest.raises(Refused, match="meanwhile"):
            replace_plan(prepared, LATER)
    assert number_of_entries(place) == 22
    assert names(place) == ["plan.db"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_a_program_with_a_replaced_plan_open_writes_to_the_one_in_its_place(tmp_path: Path) -> None:
    """With a rollback journal, who has the plan open and does nothing holds no lock that would show it."""
    ledger = new_ledger(tmp_path / "OneDrive")
    back_up(ledger.location, tmp_path / "copy.db")
    assert ledger.record(due(9), BY).step is not None
    plan = Path(ledger.location)
    assert restored(tmp_path / "copy.db", plan) is not None
    assert ledger.record(due(20), BY).entries[0].number == 23
    with closing(Ledger.open(str(plan), ledger.clock)) as opened_again:
        assert opened_again.last_number() == 23
        assert opened_again.verify().ok


def test_two_restores_at_once_are_one(plan: Path, backup: Path) -> None:
    with prepare_restore(backup, plan), pytest.raises(Refused, match="Another program is restoring"):
        restored(backup, plan)


def test_a_damaged_plan_is_replaced_and_kept_to_the_byte_with_its_log(ledger: Ledger, plan: Path, backup: Path) -> None:
    ledger.close()
    damaged = b"\0" * 3000
    plan.write_bytes(damaged)
    log = plan.with_name("plan.db-wal")
    log.write_bytes(b"its last entries")
    with prepare_restore(backup, plan) as prepared:
        assert (prepared.comparison, prepared.unreadable) == (None, True)
        kept = replace_plan(prepared, LATER)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"its last entries"
    assert not log.exists(), "SQLite would take it for the new plan's"
    assert Ledger.open(str(plan), ledger.clock).verify().ok


def test_another_program_s_database_in_the_plan_s_place_is_kept(plan: Path, backup: Path, tmp_path: Path) -> None:
    songs = tmp_path / "songs" / "plan.db"
    songs.parent.mkdir()
    with closing(sqlite3.connect(songs)) as database, database:
        database.execute("CREATE TABLE song (title TEXT)")
    before = songs.read_bytes()
    kept = restored(backup, songs)
    assert kept is not None
    assert kept.read_bytes() == before
    assert number_of_entries(songs) == 22


def test_a_plan_that_cannot_be_replaced_stays_and_no_copy_of_it_is_left(
    plan: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_made: Path, _path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(restoring, "replace_atomically", cannot)
    with pytest.raises(BadInput, match=r"cannot be restored: Permission denied\. The plan there is unchanged"):
        restored(backup, plan)
    assert number_of_entries(plan) == 24
    assert names(plan) == ["plan.db"]


def leave_a_log(ledger: Ledger, plan: Path) -> None:
    """One entry more, as a killed writer leaves it: in the write-ahead log alone."""
    with closing(on_day(ledger, LATER)) as writer:
        writer.record(due(40), BY)
        log = plan.with_name("plan.db-wal")
        left = {path: path.read_bytes() for path in (plan, log)}
    for path, content in left.items():
        path.write_bytes(content)
    assert log.stat().st_size > 0


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_restore_that_is_cut_short_leaves_the_plan_as_it_was(ledger: Ledger, plan: Path, backup: Path) -> None:
    program = (
        "import os, signal, sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from actionplan.ledger.backups import restore as restoring\n"
        "restoring.replace_atomically = lambda made, path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with restoring.prepare_restore(Path(sys.argv[1]), Path(sys.argv[2])) as prepared:\n"
        "    restoring.replace_plan(prepared, date(2026, 12, 2))\n"
    )
    leave_a_log(ledger, plan)
    done = subprocess.run([sys.executable, "-c", program, str(backup), str(plan)], check=False)
    assert done.returncode == -9
    opened = Ledger.open(str(plan), ledger.clock)
    assert (opened.last_number(), opened.verify().ok) == (25, True)
    opened.close()
    assert number_of_entries(plan.with_name("plan.db.replaced-2026-12-02")) == 25
    assert restored(backup, plan) == plan.with_name("plan.db.replaced-2026-12-02-2")
    assert number_of_entries(plan) == 22
    assert names(plan) == ["plan.db", "plan.db.replaced-2026-12-02", "plan.db.replaced-2026-12-02-2"]


def test_a_restored_plan_gets_the_journal_of_its_place_when_it_is_next_opened(
    ledger: Ledger, plan: Path, backup: Path
) -> None:
    restored(backup, plan)
    Ledger.open(str(plan), ledger.clock).close()
    with closing(sqlite3.connect(plan)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_backup_with_a_log_of_its_own_is_restored_with_it(ledger: Ledger, plan: Path, tmp_path: Path) -> None:
    """Somebody names another plan that is in use."""
    other = new_ledger(tmp_path / "other")
    other.record(due(9), BY)
    assert Path(f"{other.location}-wal").stat().st_size > 0
    with prepare_restore(Path(other.location), plan) as prepared:
        assert prepared.head.entries == 23


@pytest.mark.skipif(os.name == "nt", reason="whoever makes a link there needs a right that few have")
def test_a_plan_that_is_named_by_a_link_is_restored_where_it_stands(plan: Path, backup: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(plan)
    kept = restored(backup, link)
    assert kept == plan.with_name(f"plan.db.replaced-{LATER}")
    assert link.is_symlink()
    assert number_of_entries(plan) == number_of_entries(link) == 22
    assert names(link) == ["link.db"]


@pytest.mark.skipif(os.name == "nt", reason="whoever makes a link there needs a right that few have")
def test_a_link_to_a_drive_that_is_not_there_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "drive" / "plan.db")
    with pytest.raises(BadInput, match=r"is a link to .* which is not there"):
        restored(backup, link)
    assert link.is_symlink()
    assert not (tmp_path / "drive").exists()
