"""A document as a web page: inert, complete in one file, with headings, captions and scopes for all readers."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from lxml import html as reader

from actionplan.papers.document import Chart, Document, Front, Section, Title
from actionplan.papers.formats.html import to_html
from tests.nasty import NASTY
from tests.papers.formats.test_any_document import DAY, TEXTS, a_document, every_block

MARKED = Front(
    "A partnership", "Executive", DAY, "7", "Business manager", "To decide", 'OFFICIAL " } </style>', DAY, True
)
_OUTSIDE = re.compile(r"""(?:src|action|data)=|href="(?!#)|url\(|@import|https?://""", re.IGNORECASE)


def page(document: Document) -> Any:
    """The page as another library reads it, whose answers to a path carry no types."""
    return reader.document_fromstring(to_html(document).decode())


@settings(deadline=None, max_examples=12)
@given(TEXTS)
@example("</style></script><script>alert(1)</script><img src=x onerror=alert(1)>")
@example("{{ 7 * 7 }}{% raw %}")
@example("\x1b[2J\u202e")
def test_words_stay_words_and_the_page_is_one_file(text: str) -> None:
    written = to_html(a_document(text)._replace(front=MARKED)).decode()
    tree: Any = reader.document_fromstring(written)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //iframe | //link | //object | //form | //@onerror | //@style")
    assert {name for name in tree.xpath("//@href") if not name.startswith("#")} == set()
    assert "\x1b" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize("text", NASTY)
def test_every_nasty_text_is_there_to_read(text: str) -> None:
    shown = "".join(page(Document(Title("T"), (), (Section(every_block(text)),))).xpath("//blockquote")[0].itertext())
    plain = text.replace("\t", " ")
    assert plain.isprintable() is False or plain in shown


def test_the_page_refers_to_nothing_outside_and_lets_only_its_own_script_run() -> None:
    written = to_html(a_document("words")).decode()
    assert _OUTSIDE.findall(written) == []
    (policy,) = page(a_document("words")).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_a_page_has_its_language_its_marking_and_draft_and_headings_in_order() -> None:
    document = a_document("words")._replace(front=MARKED)
    tree = page(document._replace(sections=(Section((), "Deep", 5), Section((), "Deeper", 6), Section((), "Up", 2))))
    assert tree.get("lang") == "en-GB"
    levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels == [1, 2, 3, 2]
    assert [each.text_content() for each in tree.xpath("//p[@class='marking']")] == [MARKED.marking] * 2
    assert [each.text_content() for each in tree.xpath("//p[@class='draft']")] == ["DRAFT, not issued"] * 2


def test_tables_have_captions_and_scopes_and_charts_have_their_figures() -> None:
    document = a_document("words")
    tree = page(document)
    charts = sum(isinstance(block, Chart) for block in every_block("words")) * 2
    assert len(tree.xpath("//table[caption][thead//th[@scope='col']][tbody//th[@scope='row']]")) == (
        len(document.tables()) + charts
    )
    for drawing in tree.xpath("//*[local-name()='svg']"):
        told = [drawing.xpath(f"./*[local-name()='{name}']")[0].text_content() for name in ("title", "desc")]
        assert all(told)
    assert "31 March 2027: Red 3, Green 1" in to_html(document).decode()


def test_a_rating_is_a_shape_a_letter_and_a_word() -> None:
    ratings = page(a_document("words")).xpath("//td//span[contains(@class, 'rating')]")
    assert " ".join(ratings[0].text_content().split()) == "■ R Red"


def test_a_ref_leads_to_the_section_about_its_item() -> None:
    about = Section((), "R01 A title")
    tree = page(a_document("words")._replace(sections=(about,)))
    (anchor,) = tree.xpath("//h2[.='R01 A title']/@id")
    assert f"#{anchor}" in tree.xpath("//tbody//a[.='R01']/@href")
