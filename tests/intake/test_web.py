"""Web pages: what is shown is read, with the markers of lists, in the characters that the page says."""

import pytest

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block, Role
from actionplan.intake.readers import blocks_of
from tests.intake.samples import WORDINGS, given_back


def read(page: str, encoding: str = "utf-8") -> tuple[Block, ...]:
    return blocks_of(page.encode(encoding), "review.html")


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """Each block as it is shown."""
    return [f"{block.label} {block.text}".strip() for block in blocks]


def test_a_page_gives_the_eleven_to_the_letter() -> None:
    from html import escape

    items = "".join(f"<li><p>{escape(wording)}</p><p>Why: so.</p></li>" for wording in WORDINGS)
    blocks = read(f"<html><body><nav><ol><li>Home</ol></nav><h2>Recommendations</h2><ol>{items}</ol></body></html>")
    assert given_back(WORDINGS, blocks) == WORDINGS
    assert [block.label for block in blocks if block.label] == [f"{n}." for n in range(1, 12)]
    assert (blocks[0].role, blocks[0].level, blocks[0].text) == (Role.HEADING, 2, "Recommendations")


def test_lists_count_as_they_say() -> None:
    page = """<ol start=4><li>Look<li value=7>Ask<ol type=a><li>who<li>when</ol><li>Say</ol>
    <ol type=I><li>One<li>Two</ol><ol reversed><li>B<li>A</ol><ul><li>Dot<ul style="list-style: none"><li>Bare</ul></ul>
    <ol style="list-style-type:lower-roman"><li>x</ol>"""
    blocks = read(page)
    assert shown(blocks) == [
        *("4. Look", "7. Ask", "a. who", "b. when", "8. Say", "I. One", "II. Two", "2. B", "1. A"),
        *("• Dot", "Bare", "i. x"),
    ]
    assert [block.level for block in blocks] == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    assert {block.role for block in blocks} == {Role.LIST_ITEM}


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ('<meta charset="no-such-set">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
    ],
)
def test_characters_are_those_that_the_page_says_or_else_those_that_fit(head: str, encoding: str) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><p>The Board’s “plan”</p></body></html>"
    assert shown(read(page, encoding)) == ["The Board’s “plan”"]


def test_what_is_not_shown_is_left_out() -> None:
    page = """<body><script>var a = '<p>no</p>';</script><style>p {}</style><p hidden>no</p>
    <p style="display: none">no</p><div aria-hidden="true">no</div><nav>no</nav><template><p>no</p></template>
    <p>Yes<sup><a href="#n1">1</a></sup>, <b>all</b> of&nbsp;it &amp; m&shy;ore.</p><footer>no</footer>
    <div class="footnotes"><p>A note.</p></div><p>m<sup>2</sup></p></body>"""
    blocks = read(page)
    assert shown(blocks) == ["Yes, all of it & more.", "A note.", "m2"]
    assert [block.role for block in blocks] == [Role.TEXT, Role.FOOTNOTE, Role.TEXT]


def test_a_list_made_with_breaks_is_one_block_an_item() -> None:
    assert shown(read("<p>1. Look<br>again.<br>2. Ask.<br><br>Then act.</p>")) == [
        "1. Look again.",
        "2. Ask.",
        "Then act.",
    ]


def test_words_beside_blocks_are_blocks_too() -> None:
    assert shown(read("<div>Before <em>it</em><p>Within</p>after<div>last</div></div>")) == [
        "Before it",
        "Within",
        "after",
        "last",
    ]


def test_cells_have_their_places() -> None:
    page = """<table><caption>Plan</caption><thead><tr><th>No.<th>Recommendation<th>Lead</thead>
    <tr><td rowspan=2>1<td>Look<td>Police<tr><td colspan=2>Ask<tr><td>2<td><ol><li>Say</ol><td></table>
    <table><tr><td>A frame</table><table role=presentation><tr><td>Left<td>Right</table>"""
    blocks = read(page)
    assert blocks[0].role is Role.CAPTION
    placed = [(b.place.row, b.place.column, b.place.header, b.text) if b.place else b.text for b in blocks[1:]]
    assert placed == [
        *((0, 0, True, "No."), (0, 1, True, "Recommendation"), (0, 2, True, "Lead")),
        *((1, 0, False, "1"), (1, 1, False, "Look"), (1, 2, False, "Police"), (2, 1, False, "Ask")),
        *((3, 0, False, "2"), (3, 1, False, "Say"), "A frame", "Left", "Right"),
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><body><script>1</script></body></html>", "has no text in it"),
        ("<!doctype html>", "has no text in it"),
        (f"<html>{'<div>' * 200_000}The Board should look.", "is nested too deeply to be read"),
        (f"<html><p>Start.</p>{'<b><i>' * 90_000}{'The Board should look. ' * 9}", "is nested too deeply to be read"),
    ],
    ids=["script", "nothing", "divs", "marks"],
)
def test_a_page_that_cannot_be_read_is_refused_in_a_sentence(page: str, said: str) -> None:
    with pytest.raises(BadInput, match=rf"^review\.html {said}"):
        read(page)
