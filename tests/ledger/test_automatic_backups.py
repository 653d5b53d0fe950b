"""Automatic backups: made daily, rotated, and replaced after a redaction."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.ledger.backups import automatic as automatic_backups
from actionplan.ledger.backups.automatic import back_up_before, back_up_daily, backups_folder, daily_backups
from actionplan.ledger.backups.backup import PARTIAL_SUFFIX, CopyCheck
from actionplan.ledger.backups.comparison import Head
from actionplan.ledger.backups.startup import run_startup_checks
from actionplan.ledger.files.private_files import exclusive_lock
from actionplan.ledger.files.storage import LOCAL_DISK, Storage, StorageKind
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day
from tests.faults.rights import can_give_up_roots_rights, without_roots_rights

R4 = "SAM-R04"
NAME = "Quillfeather-7731"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


@pytest.fixture
def plan(ledger: Ledger) -> Path:
    return Path(ledger.location)


@pytest.fixture
def folder(plan: Path) -> Path:
    return plan.parent / "backups"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def daily(day: date) -> str:
    return f"plan.db.{day.isoformat()}.backup"


def says(words: str) -> RecordUpdate:
    return RecordUpdate(refs=(R4,), words=words, on=START)


def test_the_first_use_of_a_day_leaves_one_backup_that_is_whole(ledger: Ledger, folder: Path) -> None:
    assert run_startup_checks(ledger.location, START) == []
    assert names(folder) == [daily(START)]
    copy = Ledger.open(str(folder / daily(START)), ledger.clock, read_only=True)
    assert copy.verify() == ledger.verify()
    assert copy.view() == ledger.view()


def test_later_uses_of_the_day_leave_it_as_it_is(ledger: Ledger, folder: Path) -> None:
    run_startup_checks(ledger.location, START)
    before = (folder / daily(START)).read_bytes()
    ledger.record(says("More."), BY)
    run_startup_checks(ledger.location, START)
    assert (folder / daily(START)).read_bytes() == before
    run_startup_checks(ledger.location, START + timedelta(days=1))
    assert names(folder) == [daily(START), daily(START + timedelta(days=1))]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
def test_folder_and_files_are_their_owner_s_alone(ledger: Ledger, folder: Path) -> None:
    run_startup_checks(ledger.location, START)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / daily(START)).stat().st_mode & 0o777 == 0o600


def test_backups_of_years_are_rotated_and_no_other_file_is_touched(plan: Path, folder: Path) -> None:
    folder.mkdir()
    others = ["notes.txt", "plan.db", "other.db.2025-01-01.backup", "plan.db.before-0002.backup", "plan.db.2025-01-01"]
    for name in others:
        (folder / name).write_text("mine")
    for day in range(1, 500):
        (folder / daily(START - timedelta(days=day))).touch()
    assert back_up_daily(plan, folder, START) == ""
    left = [name for name in names(folder) if name not in others]
    assert daily(START) in left
    assert daily(START - timedelta(days=6)) in left
    assert daily(START - timedelta(days=7)) in left, "the week's last"
    assert daily(START - timedelta(days=8)) not in left
    assert len(left) == 22
    assert all((folder / name).read_text() == "mine" for name in others)


def test_two_processes_that_start_together_leave_one_backup(plan: Path, folder: Path) -> None:
    program = (
        "import sys\nfrom datetime import date\nfrom actionplan.ledger.backups.startup import run_startup_checks\n"
        "sys.stdin.readline()\n"
        f"print(run_startup_checks(sys.argv[1], date.fromisoformat('{START}')))\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(plan)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for each in started:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.communicate()[0] for each in started] == ["[]\n"] * 4
    assert names(folder) == [daily(START)]


def test_while_another_process_makes_it_nobody_waits(plan: Path, folder: Path) -> None:
    folder.mkdir()
    with exclusive_lock(folder / ".plan.db.lock") as alone:
        assert alone
        assert back_up_daily(plan, folder, START) == ""
    assert not (folder / daily(START)).exists()
    assert back_up_daily(plan, folder, START) == ""
    assert names(folder) == [daily(START)]


def test_what_a_killed_process_left_is_swept(plan: Path, folder: Path) -> None:
    folder.mkdir()
    for name in (
        f".{daily(START)}{PARTIAL_SUFFIX}",
        f".{daily(START - timedelta(days=3))}{PARTIAL_SUFFIX}-journal",
        ".plan.db.lock",
    ):
        (folder / name).write_text("half")
    assert back_up_daily(plan, folder, START) == ""
    assert names(folder) == [daily(START)]


def test_a_plan_that_is_not_whole_keeps_its_earlier_backups_and_says_so(
    ledger: Ledger, plan: Path, folder: Path
) -> None:
    folder.mkdir()
    for day in range(1, 40):
        (folder / daily(START - timedelta(days=day))).touch()
    before = names(folder)
    with closing(sqlite3.connect(plan)) as database, database:
        database.execute("DROP TRIGGER entry_no_update")
        database.execute("UPDATE entry SET by = 'Somebody else' WHERE number = 5")
    (sentence,) = run_startup_checks(ledger.location, START)
    assert sentence.startswith("Today's backup was not made, because the copy is not whole: ")
    assert "actionplan verify" in sentence
    assert names(folder) == before


def test_a_folder_that_cannot_be_made_costs_a_sentence_and_no_more(ledger: Ledger, folder: Path) -> None:
    folder.write_text("a file stands here")
    (sentence,) = run_startup_checks(ledger.location, START)
    assert sentence.startswith(f"Today's backup could not be made in {folder}: ")
    assert ledger.record(says("All the same."), BY).step is not None


def test_a_large_plan_s_copy_is_proved_by_its_pages_and_its_end(
    plan: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic_backups, "MOST_VERIFIED", 5)
    monkeypatch.setattr(
        automatic_backups, "check_copy", lambda _copy: CopyCheck(Head(0, ""), ("every entry was read",))
    )
    assert back_up_daily(plan, folder, START) == ""
    monkeypatch.setattr(automatic_backups, "check_pages", lambda _copy: CopyCheck(Head(3, "other")))
    assert "does not end with the plan" in back_up_daily(plan, folder, START + timedelta(days=1))
    assert names(folder) == [daily(START)]


def test_the_backups_of_a_synced_folder_stand_with_the_user_s_own_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    plans = [new_ledger(tmp_path / folder / "OneDrive") for folder in ("one", "two")]
    for each in plans:
        (warning,) = run_startup_checks(each.location, START)
        assert "OneDrive synchronises" in warning
        assert names(Path(each.location).parent) == ["plan.db"]
    found = sorted((tmp_path / "home").rglob("*.backup"))
    assert [each.name for each in found] == [daily(START), daily(START)]
    assert found[0].parent != found[1].parent


def test_a_network_s_backups_stand_beside_the_plan(plan: Path) -> None:
    network = backups_folder(plan, Storage(StorageKind.NETWORK, "cifs"))
    assert network == backups_folder(plan, LOCAL_DISK) == plan.parent / "backups"


def test_a_day_s_backup_is_found_by_its_day(plan: Path, folder: Path) -> None:
    assert daily_backups(plan, folder) == {}
    back_up_daily(plan, folder, START)
    (folder / "plan.db.before-0003.backup").touch()
    assert daily_backups(plan, folder) == {START: folder / daily(START)}


# Before a migration


def test_the_backup_before_a_migration_serves_again_where_the_update_did_not_end(plan: Path, folder: Path) -> None:
    first = back_up_before(plan, folder, "0099")
    assert first.name == "plan.db.before-0099.backup"
    assert back_up_before(plan, folder, "0099") == first
    assert names(folder) == [first.name]


def test_another_update_of_the_same_kind_leaves_the_first_one_s_backup_alone(
    ledger: Ledger, plan: Path, folder: Path
) -> None:
    first = back_up_before(plan, folder, "0099")
    before = first.read_bytes()
    ledger.record(says("More."), BY)
    assert back_up_before(plan, folder, "0099").name == "plan.db.before-0099-2.backup"
    assert first.read_bytes() == before


def test_without_a_backup_there_is_no_migration(plan: Path, folder: Path) -> None:
    folder.write_text("a file stands here")
    with pytest.raises(BadInput, match="was not brought up to date, because it could not be backed up in"):
        back_up_before(plan, folder, "0099")


# After a removal


def bytes_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_words_that_are_removed_for_good_leave_the_automatic_backups_too(
    ledger: Ledger, tmp_path: Path, folder: Path
) -> None:
    run_startup_checks(ledger.location, START)
    later = on_day(ledger, START + timedelta(days=1))
    number = later.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START + timedelta(days=2))
    back_up_before(Path(ledger.location), folder, "0099")
    last = on_day(ledger, START + timedelta(days=3))
    assert NAME.encode() in bytes_of(folder)
    last.record(Redact(entry=number, reason="personal data"), BY)
    for each in (ledger, later, last):
        each.close()
    assert NAME.encode() not in bytes_of(tmp_path)
    assert names(folder) == [daily(START), daily(START + timedelta(days=3))], "one that never held it stays"
    assert Ledger.open(str(folder / daily(START + timedelta(days=3))), last.clock, read_only=True).verify().ok


def test_a_backup_of_the_same_day_is_replaced(ledger: Ledger, folder: Path) -> None:
    number = ledger.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START)
    ledger.record(Redact(entry=number, reason="personal data"), BY)
    assert NAME.encode() not in bytes_of(folder)
    assert names(folder) == [daily(START)]


def test_a_removal_makes_no_backup_where_none_holds_the_words(ledger: Ledger, folder: Path) -> None:
    number = ledger.record(says(NAME), BY).entries[0].number
    ledger.record(Redact(entry=number, reason="personal data"), BY)
    assert not folder.exists()


def test_backups_that_cannot_be_replaced_are_named_and_stay(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ledger.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START)
    monkeypatch.setattr(automatic_backups, "check_copy", lambda _copy: CopyCheck(Head(0, ""), ("It is spoilt.",)))
    with pytest.raises(BadInput, match=r"removed from the plan, and is still in 1 backup in .* It is spoilt\."):
        ledger.record(Redact(entry=number, reason="personal data"), BY)
    assert names(folder) == [daily(START)]
    assert ledger.texts([(number, "words")]) != {(number, "words"): NAME}


def test_a_plan_of_the_same_name_elsewhere_keeps_its_backups(ledger: Ledger, plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    number = ledger.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START)
    shutil.copytree(plan.parent / "backups", elsewhere / "backups")
    ledger.record(Redact(entry=number, reason="personal data"), BY)
    assert NAME.encode() in bytes_of(elsewhere)


def test_words_leave_the_backups_that_a_service_took_over_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As OneDrive does with a user's documents: the folder gets a name of the service's, and all in it goes along."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    ledger = new_ledger(tmp_path / "Documents")
    number = ledger.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START)
    ledger.close()
    shutil.move(tmp_path / "Documents", tmp_path / "OneDrive - Council")
    moved = Ledger.open(str(tmp_path / "OneDrive - Council" / "plan.db"), ledger.clock)
    assert run_startup_checks(moved.location, START)
    assert bytes_of(tmp_path).count(NAME.encode()) >= 3, "the plan, and a backup in each of the two places"
    moved.record(Redact(entry=number, reason="personal data"), BY)
    moved.close()
    assert NAME.encode() not in bytes_of(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="whoever makes a link there needs a right that few have")
def test_a_plan_that_is_opened_under_two_names_has_one_set_of_backups(
    ledger: Ledger, folder: Path, tmp_path: Path
) -> None:
    other_name = tmp_path / "elsewhere" / "link.db"
    other_name.parent.mkdir()
    other_name.symlink_to(ledger.location)
    number = ledger.record(says(NAME), BY).entries[0].number
    run_startup_checks(ledger.location, START)
    linked = Ledger.open(str(other_name), ledger.clock)
    run_startup_checks(linked.location, START + timedelta(days=1))
    assert names(folder) == [daily(START), daily(START + timedelta(days=1))]
    linked.record(Redact(entry=number, reason="personal data"), BY)
    assert NAME.encode() not in bytes_of(folder)
    assert names(other_name.parent) == ["link.db"]


@pytest.mark.skipif(not can_give_up_roots_rights(), reason="as root, every file can be written")
def test_a_plan_that_cannot_be_written_gets_no_backup_and_that_is_said_instead(ledger: Ledger, tmp_path: Path) -> None:
    path = Path(ledger.location)
    path.chmod(0o444)
    before = names(path.parent)
    with without_roots_rights():
        (sentence,) = run_startup_checks(ledger.location, START)
    path.chmod(0o644)
    assert sentence.startswith(f"Nothing can be recorded in {path}: the file or its folder is read-only.")
    assert names(path.parent) == before
