"""Every ``--json`` is as docs/json.schema.json says: over the demonstration, an empty plan and a nasty one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actionplan.ledger.ledger import Ledger
from tests.cli.conftest import Cli
from tests.papers.json_shapes import DOCUMENT, jsonschema, wrong
from tests.papers.make_json_page import PAGE, page
from tests.security.commands import all_commands
from tests.security.inert import TODAY, with_placeholders
from tests.security.test_terminal_escapes import READS

DEMO_DAY = "2026-11-22"
A_REVIEW = {
    "format": "actionplan-review/1",
    "review": {
        "ref": "ASH",
        "title": "Child Ash",
        "kind": "local child safeguarding practice review",
        "partnership": "Example Safeguarding Children Partnership",
        "stated_count": 2,
    },
    "agencies": [],
    "recommendations": [{"number": "1", "wording": "Undertake a review."}],
}
ASKED: dict[str, list[list[str]]] = {
    **READS,
    "load": [["A_REVIEW", "--dry-run"]],
    "followup list": [[], ["--all"]],
}
ON_FILES = {"load", "bring", "returns read", "backup", "restore", "info", "verify"}
"""Commands whose answer depends on files: one plan is enough."""
BY_FORMAT = {"export json --edition", "paper --format json"}
"""Held by tests of each edition of every paper and export."""
ON_ITEMS = {"show", "meeting show", "review show"}


def objects(shape: Any) -> Iterator[dict[str, Any]]:
    """Every object of the schema."""
    if isinstance(shape, dict):
        if shape.get("type") == "object":
            yield shape
        for each in shape.values():
            yield from objects(each)
    elif isinstance(shape, list):
        for each in shape:
            yield from objects(each)


def test_each_command_with_json_has_a_shape_that_lets_no_other_name_in() -> None:
    reading = {name for name, each in all_commands().items() if any("--json" in found.opts for found in each.params)}
    assert {*DOCUMENT["properties"]} == reading | {"export json", *BY_FORMAT}
    jsonschema.Draft202012Validator.check_schema(DOCUMENT)
    assert all("additionalProperties" in each for each in objects(DOCUMENT))


def test_the_page_is_made_from_the_schema() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(DOCUMENT)


def test_a_name_or_a_word_that_is_not_documented_is_found() -> None:
    assert not wrong("check", [{"ref": "R1", "gap": "no-date", "words": "x"}])
    assert wrong("check", [{"ref": "R1", "gap": "no-date", "words": "x", "more": 1}])
    assert wrong("check", [{"ref": "R1", "gap": "none such", "words": "x"}])
    assert wrong("check", [{"ref": "R1", "gap": "no-date"}])


def test_over_a_nasty_plan(cli: Cli, plan: Ledger, tmp_path: Path) -> None:
    review = tmp_path / "ash.json"
    review.write_text(json.dumps(A_REVIEW), encoding="utf-8")
    at = ["--db", plan.location]
    known = {
        (command, tuple(asked)): with_placeholders(asked, plan, tmp_path)
        for command in DOCUMENT["properties"].keys() - BY_FORMAT
        for asked in ASKED.get(command, [[]])
        if "REVIEW" not in asked and "--against" not in asked  # what cannot be read has no JSON
    }
    plan.close()  # a restore needs the file for itself
    for (command, _), argv in known.items():
        words = [str(review) if each == "A_REVIEW" else each for each in argv]
        json_too = [] if command == "export json" else ["--json"]
        ran = cli(*command.split(), *words, *json_too, *at, today=TODAY)
        assert ran.code in {0, 1}, (command, ran.err)
        assert not wrong(command, ran.json), command


def test_over_the_demonstration(done: Cli, cli: Cli, tmp_path: Path) -> None:
    at = ["--db", str(tmp_path / "demo.db")]
    done("demo", "-o", at[1], "--no-open", today=DEMO_DAY)
    items = done("list", "--json", *at, today=DEMO_DAY).json["items"]
    meetings = done("meeting", "list", "--json", *at, today=DEMO_DAY).json
    one: dict[str, list[list[str]]] = {
        "show": [[each["ref"]] for each in items],
        "meeting show": [[each["meeting"]] for each in meetings],
        "review show": [["SAM"]],
        "changes": [["--since", "2026-03-01"]],
        "movement": [["--since", "2026-03-01"]],
        "find": [["police"], ["--person", "superintendent"]],
    }
    for command in DOCUMENT["properties"].keys() - BY_FORMAT - ON_FILES:
        for asked in one.get(command, [[]]):
            json_too = [] if command == "export json" else ["--json"]
            ran = cli(*command.split(), *asked, *json_too, *at, today=DEMO_DAY)
            assert ran.code in {0, 1}, (command, ran.err)
            assert not wrong(command, ran.json), command


def test_over_an_empty_plan(done: Cli, cli: Cli) -> None:
    done("init", "--empty")
    done("meeting", "add", "Executive", "2026-12-10")
    for command in DOCUMENT["properties"].keys() - BY_FORMAT - ON_FILES - (ON_ITEMS - {"meeting show"}):
        asked = {"meeting show": ["next executive"], "find": ["executive"]}.get(command, [])
        since = ["--since", "2026-11-22"] if command in {"changes", "movement"} else []
        json_too = [] if command == "export json" else ["--json"]
        ran = cli(*command.split(), *asked, *since, *json_too)
        assert ran.code in {0, 1}, (command, ran.err)
        assert not wrong(command, ran.json), command


def test_everything_entered_comes_out_of_the_export(cli: Cli, plan: Ledger) -> None:
    told = cli("export", "json", "--db", plan.location, today=TODAY).json
    snapshot = plan.view().snapshot
    assert [each["follow_up"] for each in told["follow_ups"]] == [each.name for each in snapshot.follow_ups]
    assert [each["ref"] for each in told["measures"]] == [each.ref for each in snapshot.measures]
    readings = {each.measure for each in snapshot.readings}
    assert {each["ref"] for each in told["measures"] if each["readings"]} == readings
    assert {each.name for each in snapshot.bodies} <= {each["body"] for each in told["bodies"]}
