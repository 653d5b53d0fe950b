"""Words are found where their letters stand, whatever marks and signs are between them."""

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.reports.found_words import Wanted

TEXTS = st.text(st.sampled_from("abAB é’'`-_\n\t\x00\x7f,.ßİ\u200d"), max_size=24)


@given(TEXTS, TEXTS)
def test_no_text_is_passed_over_that_has_the_words(text: str, typed: str) -> None:
    words = {word.casefold() for word in words_of(folded(text))}
    wanted = {word.casefold() for word in words_of(folded(typed))}
    asked = Wanted(typed)
    assert (asked.fit(text) is not None) == (bool(wanted) and wanted <= words)
    assert asked.may_stand_in(text) or asked.fit(text) is None, "the quick look passes over no text that has them"


def test_a_tab_parts_words_as_a_line_break_does() -> None:
    pasted = "Lead officer\tSuperintendent\nDue\tMarch"
    assert all(Wanted(each).fit(pasted) for each in ("officer", "superintendent", "due march"))
