"""Assigning, confirming and vacating, in the words that the keyboard gets back."""

import pytest

from tests.cli.conftest import Cli


def lead(cli: Cli, ref: str) -> tuple[str | None, ...]:
    item = cli("show", ref, "--json").json
    return (item["lead_agency"], item["lead_role"], item["lead_name"], item["owner_state"])


def test_assigning_says_what_was_written_and_how_to_take_it_back(cli: Cli) -> None:
    ran = cli("assign", "R4", "--agency", "pol", "--role", "Detective Superintendent")
    assert ran.code == 0
    assert ran.out == "SAM-R04  Lead: Merseyside Police, Detective Superintendent.\n"
    assert ran.err == "Step 3; undo with: actionplan undo 3\n"


def test_several_items_are_counted_and_told_one_by_one(done: Cli) -> None:
    lines = done("assign", "R4", "5", "sam-r01", "R4", "--agency", "MERSEYSIDE").out.splitlines()
    assert lines[0] == "3 items:"
    assert [line[:7] for line in lines[1:]] == ["SAM-R04", "SAM-R05", "SAM-R01"]


def test_assigning_the_same_again_changes_nothing_and_is_no_error(done: Cli) -> None:
    done("assign", "R4", "--agency", "pol")
    again = done("assign", "R4", "--agency", "pol")
    assert again.out == "Nothing changed: SAM-R04 had that owner already.\n"
    assert again.err == ""


def test_an_unknown_agency_is_refused_with_how_to_add_it(cli: Cli) -> None:
    ran = cli("assign", "R4", "--agency", "Mersyside Police")
    assert ran.code == 2
    assert "Merseyside Police" in ran.err
    assert "actionplan agency add" in ran.err


def test_an_owner_is_taken_away_with_none(done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Duty Officer", "--contributing", "CSC", "--proposed")
    assert lead(done, "R4") == ("Merseyside Police", None, "Duty Officer", "proposed")
    done("confirm", "R4", "--from", "Detective Superintendent")
    assert lead(done, "R4")[-1] == "confirmed"
    done("assign", "R4", "--none")
    assert lead(done, "R4") == (None, None, None, "none")
    assert done("assign", "R4", "--none").out == "Nothing changed: SAM-R04 had no owner.\n"


def test_all_that_an_officer_leads_moves_at_once_with_agency_and_role_kept(done: Cli) -> None:
    done("assign", "R4", "R5", "--agency", "pol", "--role", "Superintendent", "--name", "First Officer")
    done("assign", "R1", "--agency", "pol", "--name", "Another Officer")
    moved = done("assign", "--from-name", "first  OFFICER", "--name", "Second Officer")
    assert moved.out.startswith("2 items:\n")
    assert lead(done, "R5") == ("Merseyside Police", "Superintendent", "Second Officer", "confirmed")
    assert lead(done, "R1")[2] == "Another Officer"


def test_two_people_of_one_name_in_two_agencies_are_never_moved_by_a_guess(cli: Cli) -> None:
    cli("assign", "R4", "--agency", "pol", "--name", "Same Name")
    cli("assign", "R5", "--agency", "CSC", "--name", "Same Name")
    ran = cli("assign", "--from-name", "Same Name", "--name", "Other Name")
    assert ran.code == 2
    assert "SAM-R04 (Merseyside Police), SAM-R05 (Children's Social Care)" in ran.err


def test_of_one_name_in_two_agencies_nothing_moves_however_it_is_spelt(cli: Cli, done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Jo Sample")
    done("assign", "R5", "--agency", "CSC", "--name", "Sample, Jo")
    for command in (("assign", "--from-name", "Jo Sample", "--name", "Pat Other"), ("vacate", "--name", "Jo Sample")):
        refused = cli(*command)
        assert refused.code == 2
        assert "SAM-R04 (Merseyside Police), SAM-R05 (Children's Social Care)" in refused.err
        assert lead(done, "R4")[2:] == ("Jo Sample", "confirmed")
        assert lead(done, "R5")[2:] == ("Sample, Jo", "confirmed")


def test_several_agencies_of_one_officer_are_told_apart(cli: Cli, done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Jo Sample")
    done("assign", "R5", "--agency", "CSC", "--name", "Jo Sample")
    move = ("assign", "--from-name", "jo sample", "--agency", "CAMHS", "--name", "Pat Other")
    refused = cli(*move)
    assert (refused.code, "--from-agency" in refused.err) == (2, True)
    assert (lead(done, "R4")[0], lead(done, "R5")[0]) == ("Merseyside Police", "Children's Social Care")
    done(*move, "--from-agency", "pol")
    assert lead(done, "R4")[:3:2] == ("CAMHS", "Pat Other")
    assert lead(done, "R5")[:3:2] == ("Children's Social Care", "Jo Sample")
    done("vacate", "--name", "Jo Sample", "--from-agency", "CSC")
    assert lead(done, "R5")[3] == "vacant"
    assert cli("vacate", "R4", "--from-agency", "CSC").code == 2


def test_a_name_that_fits_two_officers_moves_neither(cli: Cli, done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Jo Sample")
    done("assign", "R5", "--agency", "pol", "--name", "Jack Sample")
    refused = cli("assign", "--from-name", "J Sample", "--name", "Pat Other")
    assert refused.code == 2
    assert "Jo Sample (SAM-R04), Jack Sample (SAM-R05)" in refused.err
    assert lead(done, "R4")[2] == "Jo Sample"


@pytest.mark.parametrize("typed", ["Sample, Jo", "SAMPLE Jo", "Dr Jo Sample", "J Sample"])
def test_a_name_is_known_in_any_order_and_with_a_title(done: Cli, typed: str) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Jo Sample")
    done("assign", "--from-name", typed, "--name", "Pat Other")
    assert lead(done, "R4")[2] == "Pat Other"


def test_a_name_spelt_otherwise_that_may_be_the_same_is_pointed_out_and_left(done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Jo Sample")
    done("assign", "R5", "--agency", "pol", "--name", "J. Sample")
    moved = done("assign", "--from-name", "Jo Sample", "--name", "Pat Other")
    assert 'SAM-R05 is led by "J. Sample", who may be the same person: it is left as it is.' in moved.err
    assert (lead(done, "R4")[2], lead(done, "R5")[2]) == ("Pat Other", "J. Sample")


@pytest.mark.parametrize("option", ["--role", "--name", "--from-name", "--from-agency"])
def test_an_empty_role_or_name_is_refused_and_changes_nothing(cli: Cli, done: Cli, option: str) -> None:
    done("assign", "R4", "--agency", "pol", "--role", "Superintendent", "--name", "Jo Sample")
    ran = cli("assign", "R4", option, "")
    assert (ran.code, f"{option} has an empty value" in ran.err) == (2, True)
    assert lead(done, "R4") == ("Merseyside Police", "Superintendent", "Jo Sample", "confirmed")


def test_somebody_s_newer_change_stops_a_move_by_name(cli: Cli, done: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from actionplan.cli.commands import owners

    done("assign", "R4", "--agency", "pol", "--name", "First Officer")
    led_by = owners._led_by

    def and_then_somebody_writes(plan, officer):  # type: ignore[no-untyped-def]  # stands in for a private function
        found = led_by(plan, officer)
        done("assign", "R4", "--name", "Third Officer", "--by", "Somebody Else")
        return found

    monkeypatch.setattr(owners, "_led_by", and_then_somebody_writes)
    ran = cli("assign", "--from-name", "First Officer", "--name", "Second Officer")
    assert ran.code == 3
    assert "Somebody Else" in ran.err
    assert lead(done, "R4")[2] == "Third Officer"


def test_whoever_is_named_by_the_option_is_the_author(done: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--by", "Deputy, Business Unit")
    done("--by", "Another, Unit", "due", "R4", "+6w")
    assert [line["by"] for line in done("history", "--json").json][-2:] == ["Deputy, Business Unit", "Another, Unit"]


def test_a_post_falls_vacant_by_the_officer_s_name_or_by_ref(done: Cli) -> None:
    done("assign", "R4", "R5", "--agency", "pol", "--role", "Superintendent", "--name", "First Officer")
    done("vacate", "R4")
    done("vacate", "--name", "First Officer")
    assert lead(done, "R4") == lead(done, "R5") == ("Merseyside Police", "Superintendent", None, "vacant")
