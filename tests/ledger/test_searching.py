"""Words are found where the rule says that they stand, whichever way the database passes texts over."""

from pathlib import Path
from random import Random

import pytest

from actionplan.domain.entry import HistoryLine, free_text_fields
from actionplan.domain.errors import BadInput
from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.reports.found_words import AUTHOR, Wanted
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.text import is_removed_text
from actionplan.ledger.ledger import Ledger
from tests.databases import shell
from tests.factories import BY, START, new_ledger

both_databases = pytest.mark.both_databases

Place = tuple[object, ...]

R4 = "SAM-R04"
PIECES = [
    *("art", "ART", "ärt", "arté", "s-art-", "--", "Start", "ﬁn", "fin", "Straße", "STRASSE", "İ", "ı", "不", "Ω", "ø"),
    *(
        " ",
        " ",
        "\n",
        "\t",
        "'",
        "’",
        "`",
        "%",
        "_",
        "\\",
        "[",
        "]",
        "^",
        "\x7f",
        "\x1b[2J",
        "\u200d",
        "\u2028",
        "👍",
        "e\u0301",
    ),
]
ASKED = [
    "art",
    "START",
    "arté fin",
    "s-art",
    "strasse",
    "art%",
    "_",
    "\\",
    "i",
    "不",
    "ω",
    "o e",
    "2j",
    "art-" * 60,
    "",
    "👍",
]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def says(words: str) -> RecordUpdate:
    return RecordUpdate(refs=(R4,), words=words, on=START)


def looked_through(lines: list[HistoryLine], asked: str) -> list[Place]:
    """What looking through every text comes to, without any of what makes it quick."""
    wanted = {word.casefold() for word in words_of(folded(asked))}
    places: list[Place] = []
    for line in lines:
        fact = line.entry.fact
        amended = {each.field: each.entry for each in line.amendments}
        texts = [(name, getattr(fact, name) or "") for name in free_text_fields(type(fact))]
        for name, words in [*texts, (AUTHOR, line.entry.by)]:
            has = wanted <= {word.casefold() for word in words_of(folded(words))}
            if wanted and has and not is_removed_text(words):
                places.append((line.entry.number, name, words, line.entry.day, line.undone_by, amended.get(name)))
    return places


def found(ledger: Ledger, head: int, asked: str) -> list[Place]:
    rows = ledger.found_words(head, Wanted(asked), authors=True)
    return [(each.entry, each.field, each.words, each.on, each.undone_by, each.amended_in) for each in rows]


@both_databases
def test_what_is_found_is_what_looking_through_every_text_comes_to(ledger: Ledger) -> None:
    made = Random(14)  # noqa: S311 - not a secret
    texts = ["".join(made.choices(PIECES, k=made.randint(1, 9))).strip() + "." for _ in range(60)]
    first = ledger.record_all([says(each) for each in ("Art", *texts)], "Åsa O'Art-Fin").entries[0].number
    step = ledger.record(says("art that is undone"), BY).step
    assert step is not None
    ledger.record(Undo(step=step), BY)
    ledger.record(Amend(entry=first, words="art, put right", reason="a slip"), BY)
    ledger.record(Redact(entry=first + 1, reason="personal data"), BY)
    asked = [*ASKED, *made.choices(texts, k=8)]
    for head, some in ((ledger.last_number(), asked), (first + 30, asked[:3])):
        lines = ledger.history(head)
        for each in some:
            assert found(ledger, head, each) == looked_through(lines, each), each
    since = found(ledger, ledger.last_number(), "art")
    assert {bool(row[4]) for row in since} == {bool(row[5]) for row in since} == {False, True}


@both_databases
def test_removed_words_are_not_found_from_then_on_whatever_the_day(ledger: Ledger) -> None:
    number = ledger.record(says("Quillfeather rang"), BY).entries[0].number
    assert found(ledger, number, "quillfeather")
    ledger.record(Redact(entry=number, reason="personal data"), BY)
    assert not found(ledger, ledger.last_number(), "quillfeather")
    assert not found(ledger, number, "quillfeather")


def test_a_text_that_is_no_text_is_told_as_damage(ledger: Ledger) -> None:
    number = ledger.record(says("The policy"), BY).entries[0].number
    with shell(ledger.location) as opened:
        opened.drop_triggers()
        opened.run("UPDATE entry_text SET body = x'ff00' WHERE entry = :number", number=number)
    with pytest.raises(BadInput, match="verify"):
        ledger.found_words(number, Wanted("policy"), authors=False)
