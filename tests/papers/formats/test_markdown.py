"""Text from people in Markdown is read back as that text, by a reader that knows tables, HTML and links."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from actionplan.domain.text import visible
from actionplan.papers.formats.markdown_text import inline, opening, table
from tests.nasty import NASTY

READER = MarkdownIt("gfm-like", {"html": True})
SHORT = [text for text in NASTY if len(text) < 300]
TEXTS = st.text(st.sampled_from("ab1 .)(-+=#*_`~[]<>!|\\&;:/@$'\"\n\t") | st.characters(codec="utf-8"), max_size=40)


def shown(text: str) -> str:
    return " ".join(visible(text, newlines=False).split())


def read_back(tokens: list[Token]) -> str:
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}, [child.type for child in children]
    return "".join(child.content for child in children)


@given(TEXTS | st.sampled_from(SHORT))
@example("http://example.org www.example.org someone@example.org")
@example("a &amp; b &#64; <b>x</b> ![x](y) $x$ ~~gone~~")
def test_text_within_a_line_is_read_back_as_it_was(text: str) -> None:
    assert read_back(READER.parse(f"x {inline(text)} x")) == f"x {shown(text)} x"


@given(TEXTS | st.sampled_from(SHORT))
@example("1. one")
@example("- one")
@example("=== ")
@example("# one")
def test_text_that_a_line_begins_with_makes_no_list_and_no_heading(text: str) -> None:
    if not shown(text):
        return
    tokens = READER.parse(opening(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert read_back(tokens) == shown(text)


@given(TEXTS | st.sampled_from(SHORT))
def test_a_cell_stays_one_cell(text: str) -> None:
    tokens = READER.parse("\n".join(table(["One", "Two"], [[text, "end"]])))
    cells = [token for before, token in pairwise(tokens) if before.type == "td_open"]
    assert [read_back([cell]) for cell in cells] == [shown(text), "end"]
