"""``measure``, ``reading`` and ``scrutiny``, several refs at once, and where all of it comes out."""

import csv

import pytest

from tests.cli.conftest import Cli

MEASURE = ("measure", "R4", "5", "Plans that name a parent", "--baseline", "3 of 10", "--target", "90%")


def test_a_measure_with_its_readings_comes_out_whole(cli: Cli) -> None:
    cli("init")
    assert cli(*MEASURE, "--unit", "plans", "--by", "30/6/27", "--by", "Business Manager").code == 0
    cli("reading", "4-m1", "4", "--of", "10", "--source", "data", "--period", "October")
    cli("reading", "SAM-R04-M1", "9/10", "--words", "Ten sampled.", "--source", "audit")
    whole = cli("show", "R5", "--json").json
    (measure,) = whole["measures"]
    assert measure["items"] == ["SAM-R04", "SAM-R05"]
    assert (measure["title"], measure["unit"]) == ("Plans that name a parent", "plans")
    assert (measure["baseline"], measure["target"], measure["target_on"]) == ("3 of 10", "90%", "2027-06-30")
    assert measure["better"] == "higher"
    assert [(each["value"], each["of"], each["source"]) for each in measure["readings"]] == [
        ("4", "10", "data"),
        ("9", "10", "audit"),
    ]
    assert [each["period"] for each in measure["readings"]] == ["October", None]
    assert whole["evidence_impact"] == 2
    shown = " ".join(cli("show", "R4").out.split())
    assert "SAM-R04-M1 Plans that name a parent (plans): _^ 4 of 10 (" in shown
    assert "baseline 3 of 10; target 90% by 30 June 2027, met" in shown
    assert "9 of 10. Ten sampled." in shown
    rows = {row["ref"]: row for row in csv.DictReader(cli("export", "csv", "--no-bom").out.splitlines())}
    assert rows["SAM-R05"]["measures"] == "SAM-R04-M1 Plans that name a parent (plans)"
    assert rows["SAM-R05"]["latest_reading"].startswith("9 of 10 (SAM-R04-M1, ")
    assert rows["SAM-R06"]["measures"] == rows["SAM-R06"]["latest_reading"] == ""


def test_by_is_the_day_of_the_target_and_who_is_at_the_keyboard(cli: Cli) -> None:
    cli("init")
    cli(*MEASURE, "--by", "end of March", "--by", "Business Manager, Partnership")
    assert cli("show", "R4", "--json").json["measures"][0]["target_on"].endswith("-03-31")
    assert cli("history", "R4", "--json").json[-1]["by"] == "Business Manager, Partnership"
    assert cli(*MEASURE, "--by", "31 Febuary 2027").code == 2
    assert cli(*MEASURE, "--by", "30/6/27", "--by", "1/7/27").code == 2


def test_a_measure_is_changed_and_withdrawn_by_its_own_ref_and_undo_brings_it_back(cli: Cli) -> None:
    cli("init")
    cli(*MEASURE)
    assert "Title: Plans seen." in cli("measure", "R4-M1", "Plans seen", "--target", "95%").out
    assert "says that already" in cli("measure", "R4-M1", "--target", "95%").out
    assert cli("measure", "R4-M1", "--withdraw", "--target", "9").code == 2
    assert cli("measure", "R4", "--withdraw").code == 2
    assert cli("measure", "R4-M1", "--reason", "x").code == 2
    assert cli("measure", "R4-M1", "--withdraw", "--reason", "Counted twice").code == 0
    refused = cli("reading", "R4-M1", "8 of 10")
    assert (refused.code, refused.out) == (3, "")
    assert "[withdrawn]" in cli("show", "R4").out
    cli("undo")
    assert cli("reading", "R4-M1", "8 of 10").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("R4-M9", "8"), "SAM-R04 has SAM-R04-M1."),
        (("R6-M1", "8"), "SAM-R06 has none yet."),
        (("R4", "8"), "name its measure. SAM-R04 has SAM-R04-M1."),
        (("R4-M1",), "a number, or words"),
        (("R4-M1", "8"), "in the same way"),
        (("R4-M1", "8", "--of", "0"), "cannot be"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_with_what_to_type(cli: Cli, words: tuple[str, ...], said: str) -> None:
    cli("init")
    cli(*MEASURE)
    refused = cli("reading", *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert cli("show", "R4", "--json").json["measures"][0]["readings"] == []


def test_a_measure_is_no_item(cli: Cli) -> None:
    cli("init")
    cli(*MEASURE)
    assert "SAM-R04-M1 is a measure of SAM-R04" in cli("show", "R4-M1").err
    assert "SAM-R04 has SAM-R04-M1." in cli("update", "R4-M7", "News").err


def test_the_scrutineers_view_stands_apart_from_updates(cli: Cli) -> None:
    cli("init")
    cli("scrutiny", "R4", "Not yet seen by children.", "--from", "Independent scrutineer")
    whole = cli("show", "R4", "--json").json
    assert [(each["from"], each["text"]) for each in whole["scrutiny"]] == [
        ("Independent scrutineer", "Not yet seen by children.")
    ]
    assert (whole["updates"], whole["last_update_on"], whole["status"]) == ([], None, "not-started")
    assert "Scrutineer's view" in cli("show", "R4").out
    assert cli("scrutiny", "R4", "Words").code == 2
    assert "Scrutiny" in cli("present", "--text").out


@pytest.mark.parametrize("words", [("update",), ("evidence", "--kind", "impact", "--source", "child")])
def test_several_items_are_told_of_at_once_as_one_step(cli: Cli, words: tuple[str, ...]) -> None:
    cli("init")
    command, *options = words
    done = cli(command, "R1", "2", "R1", "What was said", *options)
    assert (done.code, done.out.splitlines()[0]) == (0, "2 items:")
    kept = {"update": "updates", "evidence": "evidence"}[command]
    assert [len(cli("show", ref, "--json").json[kept]) for ref in ("R1", "R2")] == [1, 1]
    cli("undo")
    assert [len(cli("show", ref, "--json").json[kept]) for ref in ("R1", "R2")] == [0, 0]
    assert cli(command, "R1", *options).code == 2
    assert cli(command, "R1", "R99", "What was said", *options).code == 2
    assert len(cli("show", "R1", "--json").json[kept]) == 0


def test_evidence_says_its_source(cli: Cli) -> None:
    cli("init")
    cli("evidence", "R1", "What children said", "--kind", "impact", "--source", "child")
    assert cli("show", "R1", "--json").json["evidence"][0]["source"] == "child"
    assert "source: child" in cli("show", "R1").out
