"""``changes``, ``movement`` and ``check``: what a board asks between two papers, by the commands."""

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

THEN, NOW = "2026-12-01", "2026-12-15"


@pytest.fixture
def worked(done: Cli, once: Once) -> Cli:
    """A plan with work before and after 1 December: an owner, an update, and one that was entered and taken back."""

    def work() -> None:
        done("assign", "R4", "R5", "--agency", "pol", "--name", "Duty Officer")
        done("due", "R4", "31 March 2027", today=NOW)
        done("update", "R4", "Procedure drafted", today=NOW)
        done("update", "R5", "A slip of the keyboard", today=NOW)
        done("undo", today=NOW)
        done("assign", "R1", "--agency", "pol", today=NOW)

    once(work)
    return done


def test_changes_are_told_by_recommendation_and_nothing_withdrawn_is_repeated(worked: Cli) -> None:
    told = worked("changes", "--since", THEN, today=NOW).out
    assert "Procedure drafted" in told
    assert "SAM-R05" in told
    assert "A slip of the keyboard" not in told
    assert "Detective" not in told


def test_changes_come_as_json_in_published_order(worked: Cli) -> None:
    groups = worked("changes", "--since", THEN, "--json", today=NOW).json
    assert [group["ref"] for group in groups] == ["SAM-R01", "SAM-R04", "SAM-R05"]
    kinds = {group["ref"]: [change["kind"] for change in group["changes"]] for group in groups}
    assert kinds["SAM-R04"] == ["date-proposed", "progress-recorded"]
    assert groups[2]["changes"][0]["withdrawn"] is True


def test_changes_can_stop_earlier_by_until_or_by_as_at(cli: Cli, worked: Cli) -> None:
    until = worked("changes", "--since", "2026-11-22", "--until", "2026-12-10", "--json", today=NOW).json
    assert until == []
    assert worked("--as-at", "2026-12-10", "changes", "--since", "2026-11-22", "--json", today=NOW).json == until
    both = cli("--as-at", "2026-12-10", "changes", "--since", THEN, "--until", THEN, today=NOW)
    assert both.code == 2


def test_movement_reconciles_by_agency_and_in_all(worked: Cli) -> None:
    lines = worked("movement", "--since", THEN, "--json", today=NOW).json
    for line in lines:
        came = line["new"] + line["reopened"] + line["moved_in"]
        went = line["signed_off"] + line["not_taken_forward"] + line["moved_out"]
        assert line["opening"] + came - went == line["closing"]
    police = next(line for line in lines if line["agency"] == "Merseyside Police")
    assert (police["opening"], police["moved_in"], police["closing"]) == (2, 1, 3)
    assert lines[-1]["agency"] == "All"


def test_movement_in_words_is_the_plan_s_or_each_agency_s(worked: Cli) -> None:
    whole = worked("movement", "--since", THEN, today=NOW).out
    assert "Merseyside Police" not in whole
    assert "All" in whole
    assert "Merseyside Police" in worked("movement", "--since", THEN, "--by", "agency", today=NOW).out


def test_actions_move_by_themselves(worked: Cli) -> None:
    worked("action", "add", "R2", "Audit ten records", "--for", "CSC,pol", today=NOW)
    lines = worked("movement", "--since", THEN, "--actions", "--json", today=NOW).json
    assert lines[-1]["new"] == lines[-1]["closing"] == 2


def test_two_points_the_wrong_way_round_are_refused(cli: Cli, worked: Cli) -> None:
    for command in ("changes", "movement"):
        assert cli(command, "--since", NOW, "--until", THEN, today=NOW).code == 2


def test_check_ends_with_1_while_anything_is_missing(cli: Cli, worked: Cli) -> None:
    ran = cli("check", today=NOW)
    assert ran.code == 1
    assert "SAM-R02" in ran.out
    found = cli("check", "--json", today=NOW)
    assert found.code == 1
    assert {"ref", "gap", "words"} == set(found.json[0])
    assert "no-owner" in {each["gap"] for each in found.json}


def test_check_ends_with_0_where_nothing_is_missing(cli: Cli, home: object) -> None:
    assert cli("init", "--empty").code == 0
    ran = cli("check")
    assert (ran.code, ran.out) == (0, "No gaps were found, as at 22 November 2026.\n")
    assert cli("check", "--json").json == []


def test_what_time_did_to_one_item_ends_its_page_and_its_history(worked: Cli) -> None:
    before, later = "2027-04-01", "2027-04-10"
    heading, told = "What time did, though nobody wrote anything", "  1 April 2027: SAM-R04 fell overdue\n"
    for command in ("show", "history"):
        found = worked(command, "R4", today=later).out
        assert told in found.split(heading)[1], command
        assert heading not in worked(command, "R4", "--as-at", "2026-11-22", today=before).out, command
    assert heading not in worked("history", today=later).out, "the whole ledger is what people wrote"
    (overdue,) = (
        each for each in worked("show", "R4", "--json", today=later).json["time"] if each["what"] == "overdue"
    )
    assert (overdue["on"], overdue["ref"]) == ("2027-04-01", "SAM-R04")
    written = worked("history", "R4", "--json", today=later).json
    assert all(each["entry"] for each in written), "for scripts, history is entries and no more"


def test_what_time_did_is_told_with_its_day_and_breaks_no_script(worked: Cli) -> None:
    later = "2027-04-10"
    worked("update", "R4", "Still under way", today="2027-03-25")
    told = worked("changes", "--since", "2027-03-20", today=later)
    assert "What time did, though nobody wrote anything" in told.out
    assert "  1 April 2027: SAM-R04 fell overdue\n" in told.out
    assert told.out.startswith("1 change after")
    groups = worked("changes", "--since", "2027-03-20", "--json", today=later).json
    found = {group["ref"]: group for group in groups}
    assert [change["kind"] for change in found["SAM-R04"]["changes"]] == ["progress-recorded"]
    assert found["SAM-R04"]["time"] == [
        {
            "on": "2027-04-01",
            "what": "overdue",
            "ref": "SAM-R04",
            "words": "fell overdue on 1 April 2027",
        }
    ]
    nothing_written = worked("changes", "--since", "2027-03-26", "--json", today=later).json
    assert [(group["ref"], group["changes"]) for group in nothing_written] == [("SAM-R04", [])]
