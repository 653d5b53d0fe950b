"""The layout of a page: hyphens at the ends of lines, rows and tables over pages, what recurs on each page."""

from itertools import count

import pytest

from actionplan.intake.pdf.flow import blocks_of_pages
from actionplan.intake.pdf.values import Page, Rule, Tag, Word

LEADING = 14.0


def words(text: str, x: float, y: float, start: int, size: float = 11.0) -> list[Word]:
    """Words of a line, six points a letter; one that ends with "=" is broken there by the typesetter or itself."""
    made = []
    for each in text.split():
        shown = each.removesuffix("=")
        made.append(Word(shown, x, x + 6 * len(shown), y, size, False, start, start + len(each), broken=each != shown))
        start += len(each) + 1
        x += 6 * (len(shown) + 1)
    return made


def page(*lines: tuple[float, float, str], number: int = 1, rules: tuple[Rule, ...] = ()) -> Page:
    """A page of lines, each with its left end and its height."""
    made = Page(number, 600, 800, rules=list(rules))
    starts = count(0, 200)
    for x, y, text in lines:
        made.words += words(text, x, y, next(starts))
    return made


def column(*lines: str, x: float = 70, y: float = 200, number: int = 1) -> Page:
    """A page with one column."""
    return page(*((x, y + LEADING * index, text) for index, text in enumerate(lines)), number=number)


def read(*pages: Page) -> list[str]:
    return [block.text for block in blocks_of_pages(pages)]


WIDE = "so that this is the widest line of them all on the page."


@pytest.mark.parametrize(
    ("known", "broken", "joined", "doubted"),
    [
        ("a multi-agency plan", ("review the whole multi=", "agency plan again and again"), "multi-agency", False),
        ("their safeguarding role", ("review all the safe=", "guarding plan again and again"), "safeguarding", False),
        ("the process itself", ("review of all the pro=", "cesses that are here and there"), "processes", False),
        ("nothing like it", ("review the partner=", "ship again, and again, and again"), "partnership", False),
        ("nothing like it", ("review the frame=", "work again, and again, and again"), "frame-work", True),
        (
            "their plan, safeguarding pro= cess",
            ("look at all the frame=", "work again, and again"),
            "frame-work",
            True,
        ),
    ],
)
def test_the_document_s_own_words_decide_a_hyphen(
    known: str, broken: tuple[str, str], joined: str, *, doubted: bool
) -> None:
    (block,) = blocks_of_pages([column(f"{known}, and the words go on", *broken)])
    assert joined in block.text
    assert bool(block.doubts) is doubted
    if doubted:
        assert block.doubts == ('"frame-work" was parted at a line\'s end: compare its hyphen with the file.',)


def test_where_words_are_hyphenated_one_that_nothing_decides_is_joined_with_a_doubt() -> None:
    (block,) = blocks_of_pages(
        [column("the safeguarding role and the duty to safe=", "guarding is one of the chal=", "lenges of it")]
    )
    assert block.text == "the safeguarding role and the duty to safeguarding is one of the challenges of it"
    assert block.doubts == ('"chal-lenges" was parted at a line\'s end: compare its hyphen with the file.',)


def test_where_words_are_hyphenated_the_plural_of_the_second_half_keeps_a_hyphen_of_its_own() -> None:
    lines = ("safeguarding, with all of the risks, in all the safe=", "guarding boards; look at each of the high=")
    (block,) = blocks_of_pages([column(*lines, "risk families in the county, again and again")])
    assert "the high-risk families" in block.text


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    assert read(column(f"1. Look into it, {WIDE}", "Ask.", f"2. Now say it, {WIDE}", "Then act.")) == [
        f"1. Look into it, {WIDE} Ask.",
        f"2. Now say it, {WIDE} Then act.",
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_marker() -> None:
    wrapped = column("The review looked at the time between the spring of the year", "2014. It went on to say so.")
    assert read(wrapped) == ["The review looked at the time between the spring of the year 2014. It went on to say so."]


def test_columns_are_read_one_after_the_other() -> None:
    left = [(70.0, 100 + LEADING * n, f"left line number {n} goes on") for n in range(6)]
    right = [(320.0, 100 + LEADING * n, f"right line number {n} goes on") for n in range(6)]
    across = (70.0, 60.0, "A title that goes across both of the columns of this page")
    (title, text) = read(page(across, *(line for pair in zip(left, right, strict=True) for line in pair)))
    assert title == across[2]
    assert text == " ".join(line for _, _, line in (*left, *right))


def test_wide_spaces_below_one_another_in_justified_lines_are_no_columns() -> None:
    made = page()
    halves = ("Review the outcomes", "people and whether"), ("practitioners have", "awareness of safeg")
    for number, (left, right) in enumerate((*halves, ("material for the is", "profile of the area"))):
        y = 100 + LEADING * number
        made.words += words(left, 70, y, 200 * number) + words(right, 320, y, 200 * number + len(left) + 1)
    made.words += words("and all is told in one.", 70, 100 + LEADING * 3, 600)
    said = [f"{left} {right}" for left, right in (*halves, ("material for the is", "profile of the area"))]
    assert read(made) == [" ".join((*said, "and all is told in one."))]


def test_what_recurs_at_the_edges_of_pages_is_left_out() -> None:
    pages = [
        page(
            (70, 40, "Learning review: official"),
            (70, 300, f"Text of its own, {'abc'[number - 1]}."),
            (280, 770, f"Page {number} of 3"),
            number=number,
        )
        for number in (1, 2, 3)
    ]
    assert read(*pages) == ["Text of its own, a.", "Text of its own, b.", "Text of its own, c."]


def test_a_paragraph_that_begins_pages_alike_is_kept() -> None:
    opening = "Records show that the meeting was held late, and"
    pages = [column(opening, f"that number {n} was the last.", y=80, number=n) for n in (1, 2, 3)]
    assert read(*pages) == [f"{opening} that number {n} was the last." for n in (1, 2, 3)]


def test_a_paragraph_goes_on_over_a_page() -> None:
    one = column(f"1. Look into it, {WIDE}", f"and then, {WIDE[:-1]}", y=700)
    two = column("and go on.", "2. Say so.", number=2)
    assert read(one, two) == [f"1. Look into it, {WIDE} and then, {WIDE[:-1]} and go on.", "2. Say so."]


def ruled(rows: list[tuple[str, str]], number: int, y: float = 100.0) -> Page:
    """A table with rules of two columns, 40 points a row."""
    bottom = y + 40 * len(rows)
    level = [Rule(60, y + 40 * n, 500, y + 40 * n) for n in range(len(rows) + 1)]
    upright = [Rule(x, y, x, bottom) for x in (60.0, 120.0, 500.0)]
    lines = [
        (x, y + 40 * n + 20, text)
        for n, row in enumerate(rows)
        for x, text in zip((66.0, 126.0), row, strict=True)
        if text
    ]
    return page(*lines, number=number, rules=(*level, *upright))


@pytest.mark.parametrize("opening", ["Safeguarding", "'Safeguarding'", "introducing", "& introducing"])
def test_a_number_drawn_apart_is_parted_from_what_it_touches(opening: str) -> None:
    made = page()
    number, *rest = words(f"11. {opening} boards should review it.", 70, 100, 0)
    glued_on = [word._replace(drawn=1, start=word.start - 1, end=word.end - 1) for word in rest]
    made.words += [number, *glued_on]
    assert read(made) == [f"11. {opening} boards should review it."]


@pytest.mark.parametrize(("number", "rest"), [("3", "rd"), ("5", "%"), ("2014.", '"'), ("6.", "2")])
def test_what_is_drawn_apart_within_a_word_is_not_parted(number: str, rest: str) -> None:
    made = page()
    (before,), (after, *others) = words(number, 70, 100, 0), words(f"{rest} of it.", 70 + 6 * len(number), 100, 0)
    made.words = [before]
    for word in (after, *others):
        made.words.append(word._replace(drawn=1, start=word.start + len(number), end=word.end + len(number)))
    assert read(made) == [f"{number}{rest} of it."]


def test_one_line_at_the_top_of_the_last_column_is_read_after_the_column_before() -> None:
    left = [(70.0, 100 + LEADING * n, f"left line number {n} goes on") for n in range(9)]
    last = (320.0, 100.0, "and ends here.")
    (text,) = read(page(*left, last))
    assert text == " ".join(line for _, _, line in (*left, last))


def test_one_line_beside_a_text_and_drawn_with_its_first_line_is_no_column() -> None:
    left = [(70.0, 100 + LEADING * n, f"left line number {n} goes on") for n in range(9)]
    assert read(page(left[0], (320.0, 100.0, "and on."), *left[1:]))[0].startswith("left line number 0 goes on and on.")


def test_where_a_sentence_ends_with_a_full_page_what_follows_is_a_doubt() -> None:
    before = column(WIDE, WIDE, y=760)
    after = column("Considerable changes to the arrangements", "followed in the spring.", y=100, number=2)
    one, other = blocks_of_pages([before, after])
    assert one.doubts == (
        "It ends with a page or a column whose last line is full: compare what stands at the top of the next one.",
    )
    assert not other.doubts


def test_a_tagged_item_goes_on_over_a_page_where_a_sentence_ended_with_it() -> None:
    pages = []
    for number, lines in enumerate((("Recommendation 7: Review the plan.",), ("Considerable risks remain there.",)), 1):
        made = column(*lines, number=number)
        made.words = [word._replace(content=0) for word in made.words]
        made.tags = [Tag("L", [Tag("LI", [Tag("LBody", [0])])])]
        pages.append(made)
    assert read(*pages) == ["Recommendation 7: Review the plan. Considerable risks remain there."]


def framed(cut: str, rest: str) -> list[Page]:
    """Two pages, each with a tagged frame: one that ends with ``cut``, and one that begins with ``rest``."""
    pages = []
    for number, lines in enumerate(((WIDE, cut), (rest,)), 1):
        made = column(*lines, number=number)
        made.words = [word._replace(content=0) for word in made.words]
        made.tags = [Tag("Table", [Tag("TR", [Tag("TD", [0])])])]
        pages.append(made)
    return pages


@pytest.mark.parametrize(
    ("cut", "rest"),
    [(WIDE.removesuffix("."), "Police and schools follow it."), (WIDE, "the police and schools follow it.")],
)
def test_a_tagged_frame_goes_on_over_a_page(cut: str, rest: str) -> None:
    assert read(*framed(cut, rest)) == [f"{WIDE} {cut} {rest}"]


def test_a_tagged_frame_of_one_line_goes_on_over_a_page_where_the_next_page_shows_its_width() -> None:
    lines = ("so that this is the widest line of", "Police, partners and schools do follow", "it and say so.")
    pages = framed(WIDE, WIDE)
    for made, its in zip(pages, (lines[:1], lines[1:]), strict=True):
        made.words = [word._replace(content=0) for word in column(*its).words]
    assert read(*pages) == [" ".join(lines)]
    pages[0].words = [word._replace(content=0) for word in column("Review the plan").words]
    assert read(*pages) == ["Review the plan", " ".join(lines[1:])]


def test_a_last_word_that_looks_like_a_marker_goes_on_over_a_page() -> None:
    assert read(column(WIDE), column("a.", number=2)) == [f"{WIDE} a."]
    assert read(column(WIDE), column("a. Review the plan.", number=2)) == [WIDE, "a. Review the plan."]


def test_an_item_whose_first_line_ends_with_a_bracket_goes_on_where_it_hangs() -> None:
    first, *rest = "2. Partners (OCG)", "approach the boards, all of them, and say again and again", "what they do."
    lines = [(70.0, 200.0, first), *((85.0, 214.0 + LEADING * index, text) for index, text in enumerate(rest))]
    assert read(page(*lines)) == [" ".join((first, *rest))]


def test_where_a_sentence_ends_with_a_frame_that_is_full_what_follows_is_a_doubt() -> None:
    one, other = blocks_of_pages(framed(WIDE, "The police and schools follow it."))
    assert (len(one.doubts), other.doubts) == (1, ())
    one, other = blocks_of_pages(framed(WIDE, "Recommendation 3: Follow it."))
    assert one.doubts == other.doubts == ()


def test_a_tagged_row_whose_first_cell_is_empty_keeps_its_columns() -> None:
    made = page((200, 100, "The panel recommended"), (400, 100, "Response"))
    made.words += page((70, 120, "1"), (200, 120, "Act"), (400, 120, "Yes")).words
    cells = ("The panel", "recommended"), ("Response",), ("1",), ("Act",), ("Yes",)
    content = iter(each for each, words_of in enumerate(cells) for _ in " ".join(words_of).split())
    made.words = [word._replace(content=next(content)) for word in made.words]
    head, row = Tag("TR", [Tag("TH", [0]), Tag("TH", [1])]), Tag("TR", [Tag("TD", [each]) for each in (2, 3, 4)])
    made.tags = [Tag("Table", [head, row])]
    found = [(block.text, block.place.column) for block in blocks_of_pages([made]) if block.place is not None]
    assert found == [("The panel recommended", 1), ("Response", 2), ("1", 0), ("Act", 1), ("Yes", 2)]


def test_a_table_goes_on_over_a_page_and_so_does_its_row() -> None:
    head = ("No.", "Recommendation")
    blocks = blocks_of_pages(
        [
            ruled([head, ("1", "Look into it."), ("2", "Ask each of the")], 1),
            ruled([head, ("", "partners. Then act."), ("3", "Say so.")], 2),
        ]
    )
    placed = [(b.place.table, b.place.row, b.place.column, b.text) for b in blocks if b.place]
    assert placed == [
        *((0, 0, 0, "No."), (0, 0, 1, "Recommendation"), (0, 1, 0, "1"), (0, 1, 1, "Look into it.")),
        *((0, 2, 0, "2"), (0, 2, 1, "Ask each of the partners. Then act."), (0, 3, 0, "3"), (0, 3, 1, "Say so.")),
    ]
    assert [b.text for b in blocks if b.place and b.place.header] == list(head)


def test_a_rule_across_parts_a_box_from_the_text_below_it() -> None:
    box = (Rule(60, 80, 500, 80), Rule(60, 125, 500, 125), Rule(60, 80, 60, 125), Rule(500, 80, 500, 125))
    lines = ((70.0, 100.0, WIDE), (70.0, 114.0, f"Then act {WIDE}"), (70.0, 130.0, "Below it the text goes on and on."))
    assert len(read(page(*lines, rules=box))) == 2


def test_the_edge_of_a_box_parts_its_words_from_a_line_below_that_goes_past_the_box() -> None:
    inside = "managed levels making the police to the organised crime."
    outside = "Professionals described long caseloads at that very same time,"
    edge = 70 + 6 * len(inside) + 6.0
    box = (Rule(64, 180, edge, 180), Rule(64, 218, edge, 218), Rule(64, 180, 64, 218), Rule(edge, 180, edge, 218))
    lines = ((70, 200, "guidance that people who see these risks are grading for"), (70, 214, inside))
    below = ((70, 228, outside), (70, 242, "and nobody had seen it."))
    parts = read(page(*lines, *below, rules=box))
    assert [part.split()[0] for part in parts] == ["guidance", "Professionals"]
