"""What text is let in, and how it is shown without doing anything."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.text import as_sentence, capitalised, cells, clean, clean_line, quoted, shorten, visible

FAMILY = "👨\u200d👩\u200d👧"
INERT_TEXTS = [
    "[/keys]",
    "[critical]",
    "[@click=app.bell]x",
    "=1+1",
    "back\\",
    FAMILY,
    "❤\ufe0f",
    "日本語",
    "e\u0301",
    "£ ’ –",
]

relaxed = settings(deadline=None)
keepable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


# -- what is let in


def test_line_ends_of_every_system_become_newlines() -> None:
    assert clean("one\r\ntwo\rthree\nfour\r\n", "the update") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize("text", [*INERT_TEXTS, "\x1b[2Jx", "a\x07b", "a\u202eb", "a\tb"])
def test_everything_else_is_kept_to_the_letter(text: str) -> None:
    assert clean(text, "the update") == text


@pytest.mark.parametrize("read", [clean, clean_line])
def test_a_nul_and_half_a_character_are_refused_by_name(read: object) -> None:
    assert callable(read)
    with pytest.raises(BadInput) as refused:
        read("a\0b", "the update")
    assert refused.value.sentence == "The update holds a NUL character, which cannot be kept: type or paste it again."
    with pytest.raises(BadInput) as refused:
        read("a\ud800b", "the lead's name")
    assert refused.value.sentence == (
        "The lead's name holds half a character (a lone surrogate): type or paste it again."
    )


def test_a_text_over_its_limit_is_refused_with_both_lengths() -> None:
    with pytest.raises(BadInput) as refused:
        clean("x" * 20_001, "the update")
    assert refused.value.sentence == "The update is 20,001 characters long, and can have at most 20,000: shorten it."


def test_a_text_of_exactly_its_limit_is_kept_and_blank_ends_do_not_count() -> None:
    assert clean(f"  {'x' * 20_000}\r\n", "the update") == "x" * 20_000
    assert clean_line(f"\n{'x' * 300}\n", "the title") == "x" * 300
    with pytest.raises(BadInput, match="301 characters long, and can have at most 300"):
        clean_line("x" * 301, "the title")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\r\ntwo", "one two"),
        ("one \n\n  two", "one two"),
        ("one\ttwo\rthree", "one two three"),
        ("one\u2028two\x0bthree", "one two three"),
        ("Undertake  a review the", "Undertake  a review the"),
        ("\x1b[2Jx", "\x1b[2Jx"),
        (" \n\t ", ""),
    ],
)
def test_one_line_has_no_line_breaks_or_tabs_and_keeps_its_other_spaces(text: str, line: str) -> None:
    assert clean_line(text, "the title") == line


def test_a_line_of_many_spaces_is_cleaned_at_once() -> None:
    with pytest.raises(BadInput, match="characters long"):
        clean_line("a" + " " * 200_000 + "b", "the title")


@relaxed
@given(keepable)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text, "the update")
    assert clean(once, "the update") == once
    line = clean_line(text, "the title", limit=10_000)
    assert clean_line(line, "the title", limit=10_000) == line
    assert clean(line, "the title") == line
    assert len(line.splitlines()) <= 1


# -- how it is shown


def test_controls_are_shown_by_their_pictures_and_do_nothing() -> None:
    assert visible("\x1b[2J\x07\0\r\x7f\x9b31m") == "␛[2J␇␀␍␡\ufffd31m"


def test_what_turns_or_breaks_a_line_is_shown_by_a_stand_in() -> None:
    assert visible("a\u202eb\u2066c\u2069d\u202ae") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert visible("a\u2028b\u2029c") == "a␤b␤c"
    assert visible("a\udc80b") == "a\ufffdb"


def test_newlines_stay_unless_one_line_is_asked_for_and_tabs_are_spaces() -> None:
    assert visible("a\tb\nc") == "a b\nc"
    assert visible("a\tb\nc", newlines=False) == "a b c"


@pytest.mark.parametrize("text", [*INERT_TEXTS, "\u200eltr", "שלום"])
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@relaxed
@given(st.text(st.characters()))
def test_what_is_visible_holds_no_control_and_shows_each_character_once(text: str) -> None:
    shown = visible(text, newlines=False)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert not any(unicodedata.bidirectional(character) in ("LRO", "RLO", "LRE", "RLE", "PDF") for character in shown)


# -- how it is shortened


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert [cells(text) for text in ("abc", "日本", "e\u0301", "👩", "")] == [3, 4, 1, 2, 0]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Intelligence on young people", 28, "Intelligence on young people"),
        ("Intelligence on young people", 13, "Intelligence…"),
        ("Intelligence on", 14, "Intelligence…"),
        ("two\nlines", 20, "two lines"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        (FAMILY, 4, "👨…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("abc", -1, ""),
        ("", 0, ""),
        ("\x1b[2J", 3, "␛[…"),
    ],
)
def test_a_line_is_cut_to_its_width_with_an_ellipsis(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short


@relaxed
@given(st.text(), st.integers(0, 40))
def test_a_shortened_line_never_exceeds_its_width_and_is_whole_where_it_fits(text: str, width: int) -> None:
    line = visible(text, newlines=False)
    short = shorten(text, width)
    assert cells(short) <= width
    assert (short == line) == (cells(line) <= width)


def test_what_is_quoted_in_a_sentence_is_short_and_inert() -> None:
    assert quoted("R44\x1b") == '"R44␛"'
    assert len(quoted("x" * 10_000)) == 42
    assert len(quoted("e" + "\u0301" * 10_000)) < 200


# -- sentences


def test_a_capital_at_the_beginning_leaves_the_names_behind_it_as_they_are() -> None:
    assert capitalised("asked on 4 March, for DBS checks") == "Asked on 4 March, for DBS checks"
    assert as_sentence("done on 3 June") == "Done on 3 June."
    assert (capitalised(""), as_sentence("is it?")) == ("", "Is it?")
