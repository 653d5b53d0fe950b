"""Words are found where their letters stand, whatever marks and signs are between them."""

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.reports.found_words import Wanted

TEXTS = st.text(st.sampled_from("abAB é’'`-\n\t\x00,.ß\u200d"), max_size=24)


@given(TEXTS, TEXTS)
def test_no_text_is_passed_over_that_has_the_words(text: str, typed: str) -> None:
    words = {word.casefold() for word in words_of(folded(text))}
    wanted = {word.casefold() for word in words_of(folded(typed))}
    assert Wanted(typed).stand_in(text) == (bool(wanted) and wanted <= words)
