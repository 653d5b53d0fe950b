"""The text of a document for who looks for words in it."""

from actionplan.papers.document import Column, Document, Fit, Section, Table, Title
from actionplan.papers.formats.text import to_searched_text, to_text

NAME = "Anastasia-Maria Wolstenholme-Featherstonehaugh of the Tower"


def test_words_stand_undivided_and_the_blanks_of_columns_are_closed_up() -> None:
    columns = (Column("Who"), Column("What", fit=Fit.FOLD))
    table = Table(columns, (("x" * 200, NAME), ("", NAME)))
    document = Document(Title("Paper"), (), (Section((table,), "Section"),))
    text = to_searched_text(document)
    assert text.count(NAME) == 2
    assert "   " not in text
    assert text.split() == to_text(document, 10_000).split()
    assert NAME not in to_text(document, 40)
