"""The comparison itself: what it finds, what it ignores, and what its two lists let through."""

import json

import pytest

from tests.reference import comparing
from tests.reference.comparing import Difference, differences
from tests.reference.rewordings import CHANGED, REWORDINGS, Changed, Rewording
from tests.reference.stored import Output, reading, readings


def said(*argv: str, out: str = "", code: int = 0, files: dict[str, str] | None = None) -> Output:
    return Output(argv, code, out, "", files or {})


def found(was: Output, now: Output, *listed: Changed) -> list[tuple[str, str, str]]:
    return [(each.place, each.was, each.now) for each in differences("plan", was, now, listed)]


def as_json(value: object) -> Output:
    return said("status", "--json", out=json.dumps(value))


def as_csv(*rows: str) -> Output:
    return said("export", "csv", out="".join(f"{row}\r\n" for row in rows))


def test_keys_and_columns_that_came_later_are_ignored() -> None:
    assert found(as_json({"a": [{"b": 1}]}), as_json({"new": 0, "a": [{"b": 1, "c": 2}]})) == []
    assert found(as_csv("ref,rag", "R1,Red"), as_csv("new,rag,ref", "0,Red,R1")) == []


def test_a_key_a_column_a_row_or_an_element_that_went_is_found() -> None:
    assert found(as_json({"a": {"b": 1}}), as_json({"a": {}})) == [("a.b", "1", "nothing")]
    assert found(as_json([1, 2]), as_json([1])) == [("length", "2", "1")]
    assert found(as_csv("ref,rag", "R1,Red"), as_csv("ref", "R1")) == [
        ("row 1, rag", "Red", "nothing"),
        ("header", "rag", "nothing"),
    ]
    assert found(as_csv("ref", "R1", "R2"), as_csv("ref", "R1")) == [("row 2", "there", "nothing")]


@pytest.mark.parametrize(("was", "now"), [(1, 2), (1, True), (0, None), (1, 1.0), ("1", 1), ([1, 2], [2, 1])])
def test_another_value_kind_or_order_is_found(was: object, now: object) -> None:
    assert found(as_json({"a": was}), as_json({"a": now}))


def test_text_is_compared_line_by_line_with_the_exit_code_and_the_blanks() -> None:
    assert found(said("list", out="a\nb  c\n"), said("list", out="a\nb c\n")) == [("stdout line 2", "b  c", "b c")]
    assert found(said("check", out="a", code=1), said("check", out="a")) == [("exit code", "1", "0 ")]


def test_a_pack_has_the_same_files_and_its_manifest_their_digests() -> None:
    manifest = json.dumps({"issue": 1, "versions": {"python": "3.11"}, "files": {}})
    was, later = {"summary.md": "a", "manifest.json": manifest}, manifest.replace("3.11", "3.12")
    assert found(said("pack", files=was), said("pack", files=was)) == [
        (
            "manifest.json files.summary.md",
            '"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"',
            "nothing",
        )
    ]
    places = [
        place for place, *_ in found(said("pack", files=was), said("pack", code=1, files={"manifest.json": later}))
    ]
    assert places == ["summary.md"]


def test_a_rewording_is_applied_wherever_it_stands_and_lines_may_break_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "REWORDINGS", (Rewording("stands as at", "is as of", "Plainer."),))
    comparing.reworded.cache_clear()
    comparing.patterns.cache_clear()
    was = said("list", out="The plan stands\nas at 3 May.\n")
    assert found(was, said("list", out="The plan is as of 3\nMay.\n")) == []
    assert found(was, said("list", out="The plan is as of 4\nMay.\n")) == [("stdout word 6", "3", "4")]
    assert found(as_json({"a": "stands as at"}), as_json({"a": "is as of"})) == []
    assert found(as_json({"a": "stands as at"}), as_json({"a": "stands as at"}))
    monkeypatch.undo()
    comparing.reworded.cache_clear()
    comparing.patterns.cache_clear()


def test_a_listed_change_lets_one_place_through_with_its_two_values() -> None:
    was, now = as_json({"red": 3, "amber": 4}), as_json({"red": 5, "amber": 5})
    listed = Changed("plan", "status*", "red", "One board sees one number.", "3", "5")
    assert found(was, now, listed) == [("amber", "4", "5")]
    assert len(found(was, as_json({"red": 6, "amber": 4}), listed)) == 1


def test_a_failure_is_told_briefly() -> None:
    assert len(str(Difference("list", "stdout line 1", "a" * 10_000, "b" * 10_000))) < 500


def test_what_is_listed_still_has_a_place_in_the_reference() -> None:
    if not (CHANGED or REWORDINGS):
        return
    kept = [(plan, each) for plan, name in readings() for each in reading(plan, name).outputs]
    texts = "\n".join("\n".join((each.out, each.err, *each.files.values())) for _, each in kept)
    unused = [each.old for each, pattern in comparing.patterns() if not pattern.search(texts)]
    unused += [each.command for each in CHANGED if not any(comparing.is_of(each, *asked) for asked in kept)]
    assert unused == []


def test_what_came_since_is_left_out_of_texts() -> None:
    was = "Red 3\nKey\nworse since the papers of 3 May 2026, Green then.\n"
    now = (
        "Red 3\nSince the papers of 3 May 2026: 1 worse: 1 as a date\npassed.\nKey\n"
        "worse since the papers of 3 May 2026, Green then: by the lead officer's own view.\n"
    )
    assert found(said("status", out=was), said("status", out=now)) == []
    assert found(said("status", out=was), said("status", out=now.replace("Red 3", "Red 4")))
