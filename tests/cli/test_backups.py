"""``backup`` and ``restore`` as people and scripts meet them; what ``info`` and ``check`` say of the plan's file."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

pytestmark = pytest.mark.daily_backups

KEPT = "plan.db.replaced-2026-11-22"


@pytest.fixture
def plan(cli: Cli) -> Path:
    cli("init")
    return Path(cli("info", "--json").json["plan"])


def entries(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])


def lines(text: str) -> list[str]:
    return text.splitlines()


# backup


def test_a_backup_says_on_stderr_what_was_made_and_leaves_stdout_to_scripts(done: Cli, plan: Path, home: Path) -> None:
    ran = done("backup", str(home / "copy.db"))
    head = done("verify", "--json").json["head"]
    assert ran.out == ""
    assert ran.err == f"Backed up to {home / 'copy.db'}, and proved whole: 22 entries, ending in {head}.\n"
    again = done("backup", str(home / "again.db"), "--json")
    size = (home / "again.db").stat().st_size
    assert again.json == {"backup": str(home / "again.db"), "entries": 22, "head": head, "bytes": size}


@pytest.mark.parametrize("already", ["file", "plan"])
def test_a_backup_over_something_is_refused_with_exit_code_2(cli: Cli, plan: Path, home: Path, already: str) -> None:
    (home / "copy.db").write_text("letter")
    ran = cli("backup", str(plan if already == "plan" else home / "copy.db"))
    assert ran.code == 2
    assert ran.out == ""
    assert ("is the plan itself" if already == "plan" else "exists already") in ran.err
    assert (home / "copy.db").read_text() == "letter"


def test_a_backup_makes_no_plan_where_there_is_none(cli: Cli, home: Path) -> None:
    ran = cli("backup", str(home / "copy.db"))
    assert ran.code == 2
    assert ran.err.startswith("There is no plan at ")
    assert cli("info", "--json").json["entries"] is None


@pytest.mark.parametrize(("command", "program"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_a_shared_plan_is_looked_after_on_its_server(cli: Cli, home: Path, command: str, program: str) -> None:
    ran = cli(command, str(home / "copy.db"), "--db", "postgresql+psycopg://nowhere.invalid/plan")
    assert ran.code == 2
    assert program in ran.err
    assert "docs/shared-plan.md" in ran.err


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_past_day_has_no_backup_of_its_own(cli: Cli, home: Path, command: str) -> None:
    ran = cli("--as-at", "2026-11-22", command, str(home / "copy.db"))
    assert ran.code == 2
    assert "Leave --as-at out" in ran.err


def test_a_name_that_steers_terminals_does_nothing(done: Cli, plan: Path, home: Path) -> None:
    ran = done("backup", str(home / "x\x1b[2Jy.db"))
    assert "\x1b" not in ran.err
    assert "␛" in ran.err


# restore


@pytest.fixture
def backup(done: Cli, plan: Path, home: Path) -> Path:
    """A backup, after which the plan has gone on by an entry."""
    done("backup", str(home / "copy.db"))
    done("due", "R4", "2027-03-31")
    return home / "copy.db"


def test_a_restore_shows_what_is_lost_and_without_a_terminal_wants_yes(cli: Cli, plan: Path, backup: Path) -> None:
    ran = cli("restore", str(backup))
    assert ran.code == 2
    assert lines(ran.err) == [
        "The backup is whole: 22 entries, the last one made on 22 November 2026.",
        "The backup is an earlier state of this plan, and lacks what came after it: 1 entry, made on 22 November 2026.",
        "Nothing was restored: there is no terminal to ask at. Add --yes to restore without asking.",
    ]
    assert entries(plan) == 23


@pytest.mark.parametrize(("answer", "code", "left"), [(True, 0, 22), (False, 1, 23)])
def test_a_terminal_is_asked(
    cli: Cli, plan: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, *, answer: bool, code: int, left: int
) -> None:
    monkeypatch.setattr("actionplan.cli.commands.backups.confirm", lambda _question: answer)
    assert cli("restore", str(backup)).code == code
    assert entries(plan) == left
    assert plan.with_name(KEPT).exists() == answer


def test_a_restore_names_what_it_kept(done: Cli, plan: Path, backup: Path) -> None:
    ran = done("restore", str(backup), "--yes", "--json")
    head = done("verify", "--json").json["head"]
    assert ran.json == {
        "plan": str(plan),
        "entries": 22,
        "head": head,
        "kept_as": str(plan.with_name(KEPT)),
        "earlier_state": True,
        "entries_gone": 1,
        "last_day_gone": "2026-11-22",
        "removals_undone": 0,
    }
    assert lines(ran.err)[-1] == f"The plan that it replaced is kept as {plan.with_name(KEPT)}."
    assert entries(plan.with_name(KEPT)) == 23


def test_the_way_back_from_a_restore_is_a_restore(done: Cli, plan: Path, backup: Path) -> None:
    done("restore", str(backup), "--yes")
    ran = done("restore", str(plan.with_name(KEPT)), "--yes")
    assert "The backup continues where the plan ends, with 1 entry more." in ran.err
    assert entries(plan) == 23


def test_a_lost_plan_comes_back_from_its_automatic_backup(done: Cli, cli: Cli, plan: Path) -> None:
    done("due", "R4", "2027-03-31")
    done("due", "R4", "2027-04-30", today="2026-11-23")
    plan.unlink()
    newest = max((plan.parent / "backups").iterdir())
    ran = done("restore", str(newest), "--yes", "--json", today="2026-11-23")
    assert "There is no plan at" in ran.err
    assert ran.json["kept_as"] is None
    assert done("show", "R4", "--json", today="2026-11-23").json["approved_date"] == "2027-03-31"


def test_other_ways_in_which_a_backup_can_differ_are_said(done: Cli, cli: Cli, plan: Path, backup: Path) -> None:
    same = plan.with_name("same.db")
    done("backup", str(same))
    assert "The plan ends with the same entry." in cli("restore", str(same)).err
    done("restore", str(backup), "--yes")
    done("due", "R5", "2027-03-31")
    said = cli("restore", str(same)).err
    assert "not an earlier state of this plan: they have the first 22 entries in common. It lacks 1 entry" in said
    assert "it holds 1 entry that the plan never had" in said
    done("init", "--empty", "--db", str(plan.with_name("other.db")), today="2026-11-21")
    assert "is of another plan, and has none of this one's 23 entries" in cli("restore", f"{plan.parent}/other.db").err


def test_removed_text_that_would_come_back_is_pointed_out(done: Cli, cli: Cli, plan: Path, home: Path) -> None:
    done("update", "R4", "Quillfeather")
    done("backup", str(home / "copy.db"))
    entry = done("history", "R4", "--json").json[-1]["entry"]
    ran = done("redact", str(entry), "--reason", "personal data")
    assert "Copies made before, by actionplan backup" in ran.err
    said = cli("restore", str(home / "copy.db")).err
    assert "text that was removed for good since then comes back (1 removal)" in said


def test_a_plan_that_is_damaged_can_still_be_restored(done: Cli, cli: Cli, plan: Path, backup: Path) -> None:
    plan.write_bytes(b"nothing of it is left " * 500)
    assert cli("status").code == 2
    ran = done("restore", str(backup), "--yes", "--json")
    assert "cannot be read: what the backup lacks of it is unknown" in ran.err
    assert ran.json["entries_gone"] is None
    assert done("verify", "--json").json["entries"] == 22


def test_what_is_no_backup_is_refused_and_nothing_changes(cli: Cli, plan: Path, home: Path) -> None:
    (home / "letter.db").write_text("A letter.")
    ran = cli("restore", str(home / "letter.db"), "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "is no backup of a plan" in ran.err
    assert entries(plan) == 22


# The day's backup, and the place


def test_the_first_write_of_a_day_leaves_a_backup_and_reading_leaves_none(done: Cli, plan: Path) -> None:
    folder = plan.parent / "backups"
    for command in ("status", "list", "verify", "info", "export csv", "history"):
        done(*command.split())
    assert not folder.exists()
    done("due", "R4", "2027-03-31")
    done("due", "R5", "2027-03-31")
    assert [each.name for each in folder.iterdir()] == ["plan.db.2026-11-22.backup"]
    assert entries(folder / "plan.db.2026-11-22.backup") == 22, "as it stood before"


def test_a_backup_that_cannot_be_made_is_said_and_the_command_is_carried_out(done: Cli, plan: Path) -> None:
    (plan.parent / "backups").write_text("a file stands here")
    ran = done("due", "R4", "2027-03-31")
    assert ran.err.startswith("Today's backup could not be made in ")
    assert entries(plan) == 23


def test_info_says_where_the_plan_lies_and_where_its_backups_are(done: Cli, plan: Path) -> None:
    before = done("info", "--json").json
    assert (before["place"], before["daily_backups"], before["newest_backup"]) == ("own disk", 0, None)
    assert before["advice"] == []
    done("due", "R4", "2027-03-31")
    facts = done("info", "--json", today="2026-11-30").json
    assert facts["backups"] == str(plan.parent / "backups")
    assert (facts["daily_backups"], facts["newest_backup"]) == (1, "2026-11-22")
    assert "newest backup       2026-11-22" in done("info").out


def test_in_a_synced_folder_every_writer_is_warned_once_and_no_reader(cli: Cli, home: Path) -> None:
    synced = home / "OneDrive - Some Council" / "plan.db"
    assert "OneDrive" not in cli("init", "--db", str(synced)).err
    warned = cli("due", "R4", "2027-03-31", "--db", str(synced))
    assert warned.code == 0
    assert warned.err.count("Take care: this plan is in a folder that OneDrive synchronises") == 1
    assert "Take care" not in warned.out
    for command in ("list", "status", "verify"):
        assert cli(command, "--db", str(synced)).err == ""
    facts = cli("info", "--db", str(synced), "--json").json
    assert facts["place"] == "synced folder (OneDrive)"
    assert len(facts["advice"]) == 4
    shown = cli("info", "--db", str(synced)).out
    assert all(line in lines(shown) for line in facts["advice"])


def test_a_script_gets_the_same_bytes_from_a_synced_folder(done: Cli, home: Path, plan: Path) -> None:
    synced = home / "Dropbox" / "plan.db"
    synced.parent.mkdir()
    shutil.copy(plan, synced)
    assert done("list", "--json", "--db", str(synced)).raw == done("list", "--json").raw


# Copies that a service left


def conflicts(ran_json: list[dict[str, str]]) -> list[dict[str, str]]:
    return [each for each in ran_json if each["gap"] == "conflicted-copy"]


NAMES = [
    "plan (conflicted copy 2026-11-22).db",
    "plan (PC-7's conflicted copy 2026-11-22).db",
    "plan-LAPTOP-7F3K.db",
    "plan-PCNAME-2.db",
    "plan (1).db",
    "plan 2.db",
    "plan.sync-conflict-20261122-101010-ABCDEFG.db",
    "plan_conflict-20261122-101010.db",
    "plan (Case Conflict).db",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_conflicted_copy_beside_the_plan_is_found(cli: Cli, plan: Path, name: str) -> None:
    shutil.copy(plan, plan.with_name(name))
    ran = cli("check", "--json")
    assert ran.code == 1
    (found,) = conflicts(ran.json)
    assert found["ref"] == ""
    assert name in found["words"]
    assert "holds nothing that the plan lacks: delete it" in found["words"]
    assert any(line.startswith("plan     a copy named") for line in lines(cli("check").out))


def test_a_copy_that_went_its_own_way_is_found_by_any_name_and_its_entries_are_counted(
    cli: Cli, done: Cli, plan: Path
) -> None:
    copy = plan.with_name("plan - Copy.db")
    shutil.copy(plan, copy)
    assert conflicts(cli("check", "--json").json) == []
    done("due", "R4", "2027-03-31", "--db", str(copy))
    done("due", "R5", "2027-03-31", "--db", str(copy))
    done("due", "R4", "2027-06-30")
    (found,) = conflicts(cli("check", "--json").json)
    assert 'a conflicted copy, "plan - Copy.db", holds 2 entries that the plan lacks' in found["words"]


@pytest.mark.parametrize("name", ["plan-2025.db", "planning.db", "plan.db.bak", "other (1).db", "plan (draft).db"])
def test_a_file_of_another_kind_of_name_is_left_alone(cli: Cli, plan: Path, name: str) -> None:
    shutil.copy(plan, plan.with_name(name))
    assert conflicts(cli("check", "--json").json) == []


def test_a_name_that_people_give_too_counts_in_a_synced_folder_alone(cli: Cli, done: Cli, home: Path) -> None:
    for folder, found in (("plans", 0), ("Dropbox", 1)):
        path = home / folder / "plan.db"
        done("init", "--db", str(path))
        path.with_name("plan (1).db").write_text("not a plan at all")
        assert len(conflicts(cli("check", "--json", "--db", str(path)).json)) == found


@pytest.mark.parametrize(
    ("content", "words"), [("other", "is of another plan"), ("letter", "cannot be read"), ("odd", "cannot be read")]
)
def test_a_copy_that_holds_something_else_is_said_to(cli: Cli, done: Cli, plan: Path, content: str, words: str) -> None:
    copy = plan.with_name("plan (conflicted copy).db")
    match content:
        case "other":
            done("init", "--empty", "--db", str(copy), today="2026-11-21")
        case "letter":
            copy.write_text("A letter.")
        case _:
            with closing(sqlite3.connect(copy)) as database, database:
                database.execute("CREATE TABLE entry (number, hash, kind, at)")
                database.execute("INSERT INTO entry VALUES ('one', 1, 2, 3)")
    (found,) = conflicts(cli("check", "--json").json)
    assert words in found["words"]


def test_a_past_day_is_not_told_of_today_s_files(cli: Cli, plan: Path) -> None:
    shutil.copy(plan, plan.with_name(NAMES[0]))
    assert conflicts(cli("check", "--json", "--as-at", "2026-11-22").json) == []


def test_a_copy_s_name_does_nothing_to_a_terminal(cli: Cli, plan: Path) -> None:
    shutil.copy(plan, plan.with_name("plan (\x1b[2J conflicted copy).db"))
    assert "\x1b" not in cli("check").out
    assert len(conflicts(cli("check", "--json").json)) == 1


def test_looking_at_copies_leaves_nothing_beside_them(cli: Cli, plan: Path) -> None:
    shutil.copy(plan, plan.with_name(NAMES[0]))
    cli("check")
    assert sorted(each.name for each in plan.parent.iterdir()) == sorted(["plan.db", NAMES[0]])


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_plan_that_others_can_read_is_pointed_out_with_what_to_run(cli: Cli, plan: Path, mode: int) -> None:
    assert not [each for each in cli("check", "--json").json if each["gap"] == "readable-by-others"]
    plan.chmod(mode)
    (found,) = [each for each in cli("check", "--json").json if each["gap"] == "readable-by-others"]
    assert (found["ref"], f"chmod 600 {plan}" in found["words"]) == ("", True)
    facts = cli("info", "--json").json
    assert facts["readable_by_others"] is True
    assert any(f"chmod 600 {plan}" in line for line in facts["advice"])
