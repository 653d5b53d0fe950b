"""``--edition`` of ``paper`` and ``export``: what is refused, what is left out, and that totals are the body's."""

import csv
from pathlib import Path

import openpyxl

from tests.cli.conftest import Cli

WORDS = "Ask every school for its list."
LINE = "Schools are asked for their lists."


def begun(cli: Cli) -> None:
    cli("init")
    cli("plan", "R4", "--will-do", WORDS)
    cli("public", "R4", LINE)
    cli("public", "R5", "--withhold")
    cli("action", "add", "R4", "Write to schools")


def test_there_is_no_public_edition_before_the_review_is_published(cli: Cli) -> None:
    begun(cli)
    for asked in (("paper", "plan-on-a-page"), ("paper", "status-page"), ("export", "csv"), ("export", "md")):
        refused = cli(*asked, "--edition", "public")
        assert (refused.code, refused.out) == (3, ""), asked
        assert "SAM is not marked published by then" in refused.err
    cli("review", "edit", "SAM", "--published", "2026-02-12")
    page = cli("paper", "plan-on-a-page", "--edition", "public", "--format", "md")
    assert page.code == 0, page.err
    assert LINE in page.out
    assert WORDS not in page.out
    assert "SAM-R05" not in page.out
    assert "1 item is not for publication, and counted in the totals." in page.out
    assert "= 11 published" in page.out


def test_a_public_export_has_a_row_for_each_recommendation_that_is_for_publication(cli: Cli) -> None:
    begun(cli)
    cli("review", "edit", "SAM", "--published", "2026-02-12")
    rows = list(csv.DictReader(cli("export", "csv", "--no-bom", "--edition", "public").out.splitlines()))
    assert len(rows) == 10
    assert {row["kind"] for row in rows} == {"recommendation"}
    assert [row["public_line"] for row in rows if row["public_line"]] == [LINE]
    assert not [row for row in rows if row["will_do"] or row["short_title"] or row["rag_reason"]]
    public = cli("export", "json", "--edition", "public").json
    body = cli("export", "json", "--edition", "body").json
    assert public["totals"] | {"exceptions": []} == body["totals"] | {"exceptions": []}
    assert (public["edition"], body["edition"]) == ("public", "body")
    assert [item["ref"] for item in body["items"]][3:5] == ["SAM-R04", "SAM-R04-A1"]


def test_what_does_not_go_together_is_refused_in_a_sentence(cli: Cli) -> None:
    begun(cli)
    report = cli("paper", "themes", "--edition", "public")
    assert report.code == 3
    assert "no public edition of themes. There is one of plan-on-a-page, status-page and calendar." in report.err
    for asked, said in (
        (("paper", "plan-on-a-page", "--names"), "go with --edition inspection"),
        (("export", "csv", "--notes"), "go with --edition inspection"),
        (("export", "csv", "--edition", "press"), "press"),
    ):
        refused = cli(*asked)
        assert (refused.code, refused.out) == (2, ""), asked
        assert said in refused.err


def test_an_inspection_s_pages_are_marked_and_hold_what_is_restricted_or_held_back(cli: Cli) -> None:
    begun(cli)
    cli("update", "R4", "The court has not decided.", "--hold")
    body = cli("paper", "plan-on-a-page", "--format", "md")
    assert "court" not in body.out
    page = cli("paper", "plan-on-a-page", "--format", "md", "--edition", "inspection")
    assert page.code == 0, page.err
    assert "OFFICIAL-SENSITIVE" in page.out
    assert "The court has not decided." in page.out
    rows = list(csv.DictReader(cli("export", "csv", "--no-bom", "--edition", "inspection").out.splitlines()))
    assert rows[3]["last_update"] == "The court has not decided."
    rows = list(csv.DictReader(cli("export", "csv", "--no-bom", "--edition", "partners").out.splitlines()))
    assert rows[3]["last_update"] == ""


def test_an_inspection_is_shown_names_and_notes_where_it_asks_for_them(cli: Cli, home: Path) -> None:
    begun(cli)
    cli("assign", "R4", "--agency", "Merseyside Police", "--role", "Detective Inspector", "--name", "Alex Zanzibar")
    cli("update", "R4", "Two schools have answered.", "--from", "Kim Quibble, Head of Service")
    cli("note", "R4", "Rang the school; nobody there.")
    held = {"Zanzibar": "--names", "Quibble": "--names", "nobody there": "--notes"}
    shown = {
        ("chronology", "R4"): {"Zanzibar", "Quibble", "nobody there"},
        ("plan-on-a-page",): {"Zanzibar"},
        ("status-page",): {"Zanzibar"},
    }
    for asked, words in shown.items():
        bare = cli("paper", *asked, "--format", "md", "--edition", "inspection")
        whole = cli("paper", *asked, "--format", "md", "--edition", "inspection", "--names", "--notes")
        assert (bare.code, whole.code) == (0, 0), whole.err
        assert not [each for each in held if each in bare.out], asked
        assert words <= {each for each in held if each in whole.out}, asked
    names = cli("paper", "chronology", "R4", "--format", "md", "--edition", "inspection", "--names").out
    assert "Zanzibar" in names
    assert "nobody there" not in names
    assert "Contacts noted, which are not told here: 1." in names
    book = home / "plan.xlsx"
    for more in ([], ["--names"]):
        cli("export", "xlsx", "--edition", "inspection", *more, "-o", str(book))
        cells = [cell for row in openpyxl.load_workbook(book)["Items"].iter_rows(values_only=True) for cell in row]
        assert ("Alex Zanzibar" in cells) == bool(more)
    assert "Zanzibar" in cli("export", "html", "--edition", "inspection", "--names").out
    assert "Zanzibar" not in cli("export", "html", "--edition", "inspection").out


def test_the_plan_is_exported_in_each_format_for_the_public(cli: Cli, home: Path) -> None:
    begun(cli)
    cli("due", "R4", "31 March 2027")
    cli("due", "R4-A1", "1 March 2027")
    cli("due", "R5", "1 March 2027")
    refused = cli("export", "ics", "--edition", "public")
    assert (refused.code, refused.raw) == (3, b"")
    cli("review", "edit", "SAM", "--published", "2026-02-12")
    dates = cli("export", "ics", "--edition", "public").out
    assert "SUMMARY:Due: SAM-R04\n" in dates.replace("\r", "")
    assert "Write to schools" not in dates
    assert "SAM-R05" not in dates
    assert "Write to schools" in cli("export", "ics", "--edition", "scrutiny").out
    book = home / "public.xlsx"
    made = cli("export", "xlsx", "--edition", "public", "-o", str(book))
    assert made.code == 0, made.err
    items = list(openpyxl.load_workbook(book)["Items"].iter_rows(values_only=True))
    assert len(items) == 11
    assert {LINE, "SAM-R04"} <= {cell for row in items for cell in row}
    assert not {WORDS, "Write to schools", "SAM-R05"} & {cell for row in items for cell in row}
