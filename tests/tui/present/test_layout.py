"""How a page is laid out: blocks that stand in the middle, words cut between words, a key in even lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from actionplan.domain.rating.marks import MARKS
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.layout import (
    PageSize,
    cut,
    empty_lines,
    key_lines,
    mark_tile,
    stacked,
    tile,
)
from tests.nasty import NASTY
from tests.stories.two_sittings import FIRST, at_second
from tests.tui.present.present_driver import LARGE, MIDDLE, SMALL, present_on

BLOCKS = ("red-block", "amber-block", "green-block", "blue-block", "grey-block")


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE, (100, 30), (133, 43)], ids=str)
async def test_the_five_blocks_of_the_first_page_are_of_one_even_width(tmp_path: Path, size: tuple[int, int]) -> None:
    async with present_on(at_second(tmp_path), size=size) as driver:
        colours = [driver.app.theme_variables[name].lower() for name in BLOCKS]
        strips = driver.in_front._compositor.render_strips()
        (line,) = (strip for strip in strips[:-6] if "■ RED" in strip.text)
        widths = dict.fromkeys(colours, 0)
        for segment in line:
            ground = segment.style.bgcolor.name if segment.style and segment.style.bgcolor else ""
            if ground in widths:
                widths[ground] += segment.cell_length
        (width,) = set(widths.values())
        assert width > 0
        assert width % 2 == 0, "so that a figure stands in the middle"


@pytest.mark.parametrize("figure", ["0", "1", "4", "11", "25"])
@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_figure_stands_in_the_middle_of_its_block(figure: str, scale: int) -> None:
    rows = [row.plain for row in tile(Colour.RED, figure, 32 * scale, scale)]
    figures = [row for row in rows if "█" in row]
    left = min(len(row) - len(row.lstrip()) for row in figures)
    right = min(len(row) - len(row.rstrip()) for row in figures)
    assert left == right
    assert {len(row) for row in rows} == {32 * scale}


def test_a_low_block_is_a_row_less_with_its_figure_half_a_row_from_words_and_end() -> None:
    rows = [row.plain.strip() for row in tile(Colour.RED, "8", 14, 1, low=True)]
    assert rows == ["■ RED", "▄▄▄▄▄▄", "██▀▀██", "██▄▄██", "██▀▀██", "██▄▄██", "▀▀▀▀▀▀"]
    assert len(rows) == len(tile(Colour.RED, "8", 14, 1)) - 1
    assert len(tile(Colour.RED, "2,345", 20, 1, low=True)) == len(rows), "one that can only be drawn small, or not"


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=12), st.integers(1, 60))
def test_what_is_cut_is_cut_after_a_word_unless_that_would_lose_half(words: list[str], width: int) -> None:
    text = " ".join(words)
    short = cut(text, width)
    assert cells(short) <= width
    if short != text:
        kept = short.removesuffix("…")
        assert short.endswith("…")
        assert text.startswith(kept)
        after_a_word = kept.split() == words[: len(kept.split())]
        assert after_a_word or len(kept.split()) == 0 or max(map(len, words)) > width // 2 - 2


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_cut_too(text: str) -> None:
    for width in (1, 2, 10, 40):
        assert cells(cut(text, width)) <= width


@pytest.mark.parametrize("height", [3, 4, 7])
@pytest.mark.parametrize("colour", Colour)
def test_a_block_beside_a_wording_has_nothing_to_read_as_a_count(colour: Colour, height: int) -> None:
    rows = [row.plain for row in mark_tile(colour, 14, height)]
    assert [row.strip() for row in rows if row.strip()] == [MARKS[colour]]
    assert {len(row) for row in rows} == {14}
    assert len(rows) == height


@pytest.mark.parametrize("width", [60, 78, 100, 118, 172])
@pytest.mark.parametrize("shown", [frozenset(), frozenset({Colour.CLOSED})], ids=["five", "six"])
def test_the_key_has_each_mark_once_in_order_and_no_mark_alone(width: int, shown: frozenset[Colour]) -> None:
    lines = [line.plain for line in key_lines(width, shown)]
    assert all(cells(line) <= width for line in lines)
    said = "  ".join(lines)
    marks = ["■ RED", "▲ AMBER", "● GREEN", "✔ BLUE", "○ GREY", *(["– CLOSED"] if shown else [])]
    assert all(said.count(mark) == 1 for mark in marks)
    if width >= 78:
        assert sorted(marks, key=said.index) == marks
        assert all(sum(mark in line for mark in marks) > 1 for line in lines)


def test_the_one_line_to_spare_is_left_below() -> None:
    size = PageSize(40, 6)
    blocks = [[Content("a")] * 5]
    assert empty_lines(blocks, size) == 1
    assert stacked(blocks, size).plain.split("\n")[0].strip() == "a"


async def test_the_top_line_says_whole_changes_and_the_day_of_the_meeting_in_full(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path), FIRST) as driver:
        for page in driver.pages.pages:
            head = driver.lines[0].rstrip()
            assert head.split("≠")[0].split("  ")[0].strip() in {"Executive, 10 December 2026", "Executive, 10 Dec 26"}
            assert not head.endswith("…") or head.endswith(", …"), page.key
            await driver.press("n")
