"""``find``: all that is held about somebody, with its place."""

from tests.cli.conftest import Cli


def test_a_person_is_found_as_lead_sender_author_and_in_words_but_not_where_removed(done: Cli, cli: Cli) -> None:
    done("assign", "R4", "--agency", "pol", "--name", "Alex Zanzibar")
    done("note", "R4", "Rang alex ZANZIBAR", "--by", "Alex Zanzibar, Clerk")
    done("update", "R5", "Drafted", "--from", "Zanzibar, Head")
    done("undo")
    done("update", "R6", "Zanzibar told us")
    number = str(done("history", "R6", "--json").json[-1]["entry"])
    done("amend", number, "The lead told us", "--reason", "no name")
    found = done("find", "--person", "zanzibar", "--json").json
    assert [(each["ref"], each["field"], each["undone_by"] is not None) for each in found] == [
        ("SAM-R04", "lead_name", False),
        ("SAM-R04", "words", False),
        ("SAM-R04", "author", False),
        ("SAM-R05", "sender", True),
        ("SAM-R06", "words", False),
    ]
    assert found[-1]["amended_in"] == int(number) + 1
    done("redact", number, "--reason", "a name")
    assert "SAM-R06" not in done("find", "--person", "Zanzibar").out
    assert "SAM-R04, entry" in done("find", "zanzibar", "rang").out
    assert done("find", "zanz").out == "Nothing is held that says so.\n"
    assert cli("find").code == 2


def test_the_likeliest_place_of_words_comes_first(done: Cli) -> None:
    done("update", "R1", "The mapping panel met, among much else that is of no matter here, and will again")
    done("update", "R2", "Panel of mapping")
    done("update", "R3", "Mapping panel")
    done("undo")
    done("update", "R4", "Mapping panel")
    done("update", "R5", "Máppíng: panel")
    found = done("find", "mapping", "panel", "--json").json
    assert [each["ref"] for each in found] == ["SAM-R05", "SAM-R04", "SAM-R01", "SAM-R02", "SAM-R03"]
