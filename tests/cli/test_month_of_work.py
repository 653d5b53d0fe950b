"""A month of work by script, and the papers that come of it: the same file twice, and each past day as it was."""

import csv
import io

import pytest

from tests.cli.conftest import Cli

pytestmark = pytest.mark.both_databases

MONTH = [
    ("2026-11-22", "init"),
    ("2026-11-23", "assign R1 R4 R5 --agency pol --role Detective~Superintendent --proposed"),
    ("2026-11-23", "assign R11 --agency CAMHS --name Duty~Clinician"),
    ("2026-11-24", "assign R4 --name Duty~Superintendent"),
    ("2026-11-24", "assign R4 --proposed"),
    ("2026-11-24", "confirm R4 --from Detective~Superintendent"),
    ("2026-11-24", "due R1 R4 R5 31 March 2027"),
    ("2026-11-25", "due R11 4 December 2026"),
    ("2026-11-27", "update R4 Procedure~drafted --from Detective~Superintendent --via email"),
    ("2026-11-30", "action add R2 Audit~ten~records --for CSC,early --due 31/1/27"),
    ("2026-12-01", "update R11 Waiting~for~the~trust --declare red"),
    ("2026-12-02", "undo"),
    ("2026-12-03", "respond R1 R4 accepted"),
    ("2026-12-10", "note R11 Rang,~no~answer"),
    ("2026-12-14", "evidence R4 =Procedure --kind output --held-at Force~intranet"),
    ("2026-12-15", "complete R4 --on 2026-12-14 --summary Procedure~in~force"),
    ("2026-12-18", "vacate --name Duty~Clinician"),
    ("2026-12-20", "policy set stale_days 56 --reason Executive"),
]


def month_of_work(cli: Cli) -> None:
    for day, line in MONTH:
        ran = cli(*(word.replace("~", " ") for word in line.split()), today=day)
        assert ran.code == 0, (line, ran.err)


def test_the_month_ends_in_the_papers_that_it_should(cli: Cli) -> None:
    month_of_work(cli)
    rows = {r["ref"]: r for r in _rows(cli("export", "csv", "--no-bom", today="2026-12-22").raw)}
    assert len(rows) == 13
    assert (rows["SAM-R04"]["rag"], rows["SAM-R04"]["rag_rule"]) == ("Green", "awaiting-sign-off")
    assert (rows["SAM-R11"]["rag"], rows["SAM-R11"]["days_overdue"]) == ("Red", "18")
    assert rows["SAM-R11"]["owner_state"] == "vacant"
    assert rows["SAM-R01"]["owner_state"] == "proposed", "a role without a name is no vacant post"
    assert rows["SAM-R02"]["rag"] == "Grey"
    assert rows["SAM-R02-A1"]["parent_ref"] == "SAM-R02"


def test_an_export_is_the_same_file_twice_even_months_later(cli: Cli) -> None:
    month_of_work(cli)
    for form in ("csv", "json"):
        first = cli("export", form, today="2027-04-10").raw
        assert cli("export", form, today="2027-04-10").raw == first
        assert cli("export", form, "--as-at", "2027-04-10", today="2027-06-01").raw == first


def test_every_past_day_stays_as_it_was_after_all_later_work(cli: Cli) -> None:
    seen: dict[str, bytes] = {}
    for position, (day, line) in enumerate(MONTH):
        cli(*(word.replace("~", " ") for word in line.split()), today=day)
        if position + 1 == len(MONTH) or MONTH[position + 1][0] != day:
            seen[day] = cli("export", "csv", today=day).raw + cli("status", today=day).raw
    for day, then in seen.items():
        now = cli("export", "csv", "--as-at", day, today="2027-04-10").raw
        assert now + cli("status", "--as-at", day, today="2027-04-10").raw == then


def test_the_record_of_the_month_is_whole(cli: Cli) -> None:
    month_of_work(cli)
    assert cli("verify", "--json", today="2027-04-10").json["ok"] is True


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
