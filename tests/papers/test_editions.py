"""What each edition of a document holds of the words that people composed, wherever in the document they stand."""

from collections.abc import Iterator

import pytest

from actionplan.domain.editions import Reader
from actionplan.domain.vocabulary import Colour, Edition, Wrote
from actionplan.papers.document import (
    CellKind,
    Code,
    Column,
    Composed,
    Document,
    Entry,
    Facts,
    Front,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Request,
    Requests,
    Section,
    Table,
    Title,
    plain,
)
from actionplan.papers.editions import edition_of
from actionplan.papers.formats.text import to_text

PLACES = ("fact", "part", "paragraph", "cell", "list", "under", "entry", "quotation", "sentence", "rating", "heading")


def planted(wrote: Wrote, place: str, **more: str) -> Composed:
    """A word that can be found again: of which kind it is, and where it was put."""
    return Composed(f"{wrote.name}in{place}", wrote, ref="SAM-R04", entry=7, **more)


def document(wrote: Wrote) -> Document:
    """Words of one kind in every place that can hold words."""
    columns = (Column("Ref", CellKind.REF), Column("Rating", CellKind.RATING), Column("Words"), Column("List"))
    row = ("SAM-R04", Colour.RED, planted(wrote, "cell"), ("kept", planted(wrote, "list")))
    blocks = (
        RatingLine(Colour.RED, planted(wrote, "rating")),
        Facts((("Lead agency", "Police"), ("Done", planted(wrote, "fact")))),
        Paragraph(("Why: ", planted(wrote, "part"), Code("show"))),
        Paragraph(planted(wrote, "paragraph")),
        Quotation(planted(wrote, "quotation")),
        Listing((Entry("An entry", (planted(wrote, "under"),)), Entry(("So: ", planted(wrote, "entry"))))),
        Table(columns, (row,)),
        Table(columns, (row,), in_words=(planted(wrote, "sentence"),)),
        Requests((Request("Decide", planted(wrote, "request"), ("SAM-R04",)),)),
    )
    return Document(
        Title(planted(wrote, "title", instead="A paper")),
        (Paragraph("It begins."),),
        (Section(blocks, planted(wrote, "heading")),),
        Front(partnership="Knowsley", marking="OFFICIAL"),
    )


def strings(value: object) -> Iterator[str]:
    """Every string in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


HELD_BY = {
    Edition.BODY: {Wrote.HEADING, Wrote.WORDS, Wrote.UPDATE, Wrote.EVIDENCE, Wrote.READING, Wrote.ROLE},
    Edition.PUBLIC: {Wrote.PUBLIC},
    Edition.INSPECTION: set(Wrote) - {Wrote.NAME, Wrote.NOTE},
}


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("wrote", Wrote)
def test_an_edition_holds_words_of_its_kinds_in_every_place_and_no_others(edition: Edition, wrote: Wrote) -> None:
    made = edition_of(document(wrote), Reader(edition))
    held = HELD_BY.get(edition, HELD_BY[Edition.BODY])
    found = [each for each in strings(made) if wrote.name in each]
    if wrote in held:
        assert {place for place in PLACES if any(each.endswith(f"in{place}") for each in found)} == set(PLACES)
    else:
        assert not found
        assert "A paper" in strings(made) or wrote is Wrote.READING
        assert "Police" in strings(made), "what nobody composed stays"
        assert not any("Why: " in each for each in strings(made)), "no line begins and does not end"


@pytest.mark.parametrize("edition", Edition)
def test_no_format_meets_a_mark(edition: Edition) -> None:
    for wrote in Wrote:
        made = edition_of(document(wrote), Reader(edition))
        assert not [each for each in strings(made) if isinstance(each, Composed)]
        assert to_text(made, 80)


def test_an_inspection_has_names_and_notes_where_they_are_asked_for_and_its_own_marking() -> None:
    for wrote, reader in (
        (Wrote.NAME, Reader(Edition.INSPECTION, names=True)),
        (Wrote.NOTE, Reader(Edition.INSPECTION, notes=True)),
    ):
        made = edition_of(document(wrote), reader)
        assert any(wrote.name in each for each in strings(made))
        assert made.front is not None
        assert made.front.marking == "OFFICIAL-SENSITIVE OFFICIAL"


@pytest.mark.parametrize("edition", Edition)
def test_each_edition_says_what_it_leaves_out_and_whose_totals_it_has(edition: Edition) -> None:
    made = edition_of(document(Wrote.WORDS), Reader(edition))
    said = " ".join(strings(made.sections[-1]))
    assert made.sections[-1].heading == "About this edition"
    assert "It leaves out" in said
    assert ("Its totals are those of the body's edition." in said) is (edition is not Edition.BODY)


def test_a_small_reading_is_fewer_than_five_outside_body_and_inspection() -> None:
    reading = Composed("3 of 40", Wrote.READING, instead="fewer than 5")
    large = Composed("30 of 40", Wrote.READING)
    paper = Document(Title("Paper"), (Paragraph(("So far ", reading)), Paragraph(large)))
    said = {edition: " ".join(strings(edition_of(paper, Reader(edition)))) for edition in Edition}
    for edition in (Edition.BODY, Edition.INSPECTION):
        assert "3 of 40" in said[edition]
    for edition in (Edition.PARTNERS, Edition.SCRUTINY):
        assert "So far  fewer than 5" in said[edition]
        assert " 30 of 40" in said[edition]
    assert "30 of 40" not in said[Edition.PUBLIC]


def test_an_item_that_is_not_for_publication_is_counted_and_nowhere_named_in_public() -> None:
    table = Table(
        (Column("Ref", CellKind.REF), Column("Rating")),
        (("SAM-R04", "Red"), ("SAM-R05", "Green"), ("SAM-R04-A1", "Red")),
        in_words=("R04 is red", "R05 is green", "R04-A1 is red"),
    )
    paper = Document(
        Title("Paper"),
        (Paragraph("R04 fell overdue."), Paragraph("R040 and SAM-R05 did not."), Paragraph("Live 2 of 2.")),
        (Section((table,)), Section((Paragraph("It is late."),), about="SAM-R04")),
    )
    made = edition_of(paper, Reader(Edition.PUBLIC, withheld=frozenset({"SAM-R04"})))
    said = list(strings(made))
    assert not [each for each in said if "R04" in each.replace("R040", "")]
    assert "It is late." not in said
    assert {"SAM-R05", "R05 is green", "R040 and SAM-R05 did not.", "Live 2 of 2."} <= set(said)
    assert any(each.startswith("1 item is not for publication") for each in said)
    assert "SAM-R04" in strings(edition_of(paper, Reader(Edition.PARTNERS, withheld=frozenset({"SAM-R04"}))))


def test_the_public_and_an_inspection_are_asked_nothing_and_scrutiny_notes_questions_and_recommends() -> None:
    asked = Document(
        Title("Paper"), (), (Section((Requests((Request("Adopt", "the date", ("SAM-R04",)),)),), "Asked"),)
    )
    verbs = {
        edition: [
            request.verb
            for section in edition_of(asked, Reader(edition)).sections
            for block in section.blocks
            if isinstance(block, Requests)
            for request in block.requests
        ]
        for edition in Edition
    }
    assert verbs == {
        Edition.BODY: ["Adopt"],
        Edition.PARTNERS: ["Adopt"],
        Edition.SCRUTINY: ["note", "question", "recommend"],
        Edition.PUBLIC: [],
        Edition.INSPECTION: [],
    }


def test_who_is_not_asked_what_a_body_is_asked_can_read_it_all_the_same() -> None:
    front = Front(purpose="For decision: 1 matter")
    requests = Requests((Request("adopt", "the date", ("SAM-R04",)),))
    asked = Document(Title("Paper"), (), (Section((requests,), "Decisions asked: 1"),), front)
    told = {edition: edition_of(asked, Reader(edition)) for edition in Edition}
    sentence = "Decision 1: adopt the date: SAM-R04."
    lists = {
        edition: [
            plain(entry.words)
            for section in document.sections
            for block in section.blocks
            if isinstance(block, Listing)
            for entry in block.entries
        ]
        for edition, document in told.items()
    }
    assert lists == {
        edition: [sentence] if edition in {Edition.SCRUTINY, Edition.INSPECTION} else [] for edition in Edition
    }
    fronts = {edition: document.front.purpose for edition, document in told.items() if document.front is not None}
    assert fronts.pop(Edition.SCRUTINY) == "To note, question and recommend"
    assert set(fronts.values()) == {front.purpose}


def test_scrutiny_is_asked_in_one_sentence_where_a_paper_is_known_by_its_length() -> None:
    requests = Requests((Request("adopt", "the date", ()),))
    asked = Document(Title("Paper"), (), (Section((requests,), "Decisions asked: 1"),), close=True)
    first = edition_of(asked, Reader(Edition.SCRUTINY)).sections[0]
    assert first.heading == ""
    (words,) = (plain(each.words) for each in first.blocks if isinstance(each, Paragraph))
    assert words == (
        "Scrutiny is asked to note what this paper says, question the partners about it and recommend what the "
        "governing body should consider."
    )
