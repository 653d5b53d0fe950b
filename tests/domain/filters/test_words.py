"""Which filter a word was meant as, and what the word at the end of a filter line may become."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.filters.completion import completions
from actionplan.domain.filters.filter import meant_by_line, meant_by_words, parse_filter_line
from actionplan.domain.filters.words import WORDS, meant_by
from actionplan.domain.rating.view import PlanView
from tests.domain.memory_plan import MemoryPlan


@pytest.fixture(scope="module")
def view() -> PlanView:
    return MemoryPlan.seeded(date(2026, 11, 22)).view()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("is:overdu", "is:overdue"),
        ("is:late", "is:overdue"),
        ("is:no evidence", "is:no-evidence"),
        ("not:is:stail", "is:stale"),
        ("status:overdue", "is:overdue"),
        ("is:red", "rag:red"),
        ("rag:gren", "rag:green"),
        ("colour:red", "rag:red"),
        ("agncy:police", "agency:"),
        ("overdue:", "is:overdue"),
    ],
)
def test_a_filter_that_is_not_there_is_refused_with_the_one_that_was_meant(
    view: PlanView, typed: str, meant: str
) -> None:
    with pytest.raises(BadInput) as refused:
        parse_filter_line(typed.replace("no evidence", '"no evidnce"'), view)
    assert f"Did you mean {meant}?" in refused.value.sentence


@pytest.mark.parametrize("typed", ["rag:purple", "is:nonsense", "10:30", "https://example.org", "kind:x"])
def test_where_nothing_is_near_nothing_is_suggested(view: PlanView, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_filter_line(typed, view)
    assert "Did you mean" not in refused.value.sentence


def test_a_plain_word_that_is_a_filter_s_is_told_and_what_is_quoted_or_plain_is_not() -> None:
    assert meant_by_line("police overdue") == "is:overdue"
    assert meant_by_words(["Overdu"]) == "is:overdue"
    assert meant_by_line("overdu", nearly=False) == ""
    for plain in ('"overdue"', "~overdue", "is:overdue", "training", "action", "none", ""):
        assert meant_by_line(plain) == "", plain


def test_every_suggestion_can_be_typed(view: PlanView) -> None:
    for words in WORDS.values():
        for word in words:
            if meant := meant_by(word):
                parse_filter_line(meant, view)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ov", "is:overdue"),
        ("is:no", "is:no-evidence"),
        ("not:is:st", "not:is:stale"),
        ("police ag", "police agency:"),
        ("rag:red,am", "rag:red,amber"),
        ("agency:police", 'agency:"Merseyside Police"'),
        ('agency:"merseyside p', 'agency:"Merseyside Police"'),
        ("review:s", "review:SAM"),
        ("due:n", "due:none"),
    ],
)
def test_the_word_at_the_end_is_completed(view: PlanView, line: str, first: str) -> None:
    assert completions(line, view)[0] == first
    if not first.endswith(":"):
        parse_filter_line(first, view)


def test_an_empty_end_offers_the_keys_and_what_begins_with_nothing_known_offers_nothing(view: PlanView) -> None:
    assert completions("", view)[:2] == ["rag:", "agency:"]
    assert completions("rag:red ", view)[0] == "rag:red rag:"
    for line in ("zz", "zz:a", '"ov', "~ov", "is:zz", "x" * 600):
        assert completions(line, view) == [], line


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet='abis:,"“”~<> not\t\x1b', max_size=16))
def test_what_stands_before_the_word_at_the_end_stays(view: PlanView, line: str) -> None:
    for each in completions(line, view):
        assert each != line
        kept = max(line.rfind(mark) for mark in ' :,"“\t')
        assert each.startswith(line[: kept + 1].rstrip('"“<>')), each
