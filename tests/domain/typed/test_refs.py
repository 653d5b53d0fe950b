"""How refs are made, and how refs, agencies and bodies are matched: one is taken, several or none are named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.typed.numbers import reading_order
from actionplan.domain.typed.refs import (
    Named,
    action_ref,
    is_measure_ref,
    match_named,
    parse_measure_ref,
    parse_ref,
    rec_ref,
    short_ref,
    slug,
    unnumbered_ref,
)

SAM = ("SAM-R01", "SAM-R04", "SAM-R04a", "SAM-R04-A1", "SAM-R04-A12", "SAM-R06.1", "SAM-R06.10", "SAM-R14", "SAM-U01")
AGENCIES = (
    Named("merseyside-police", "Merseyside Police", ("MerPol",)),
    Named("childrens-social-care", "Children’s Social Care", ("CSC",)),
    Named("pcc", "Police and Crime Commissioner"),
    Named("camhs", "Child Mental Health (CAMHS)"),
    Named("police-college", "College of Policing"),
)
NASTY = [
    "[/keys]",
    "=1+1",
    "\x1b[2J",
    "日本語",
    "e\u0301" * 5_000,
    "x" * 10_000,
    "9" * 10_000,
    "trailing \\",
    "a\0b",
    "\ud800",
]

relaxed = settings(deadline=None)
published = st.from_regex(r"[1-9][0-9]{0,2}(\.[1-9][0-9]?)?[a-z]?", fullmatch=True)


def refused_ref(text: str, known: tuple[str, ...] = SAM, reviews: tuple[str, ...] = ("SAM",)) -> str:
    with pytest.raises(BadInput) as refused:
        parse_ref(text, known, reviews)
    return refused.value.sentence


def refused_name(text: str, choices: tuple[Named, ...] = AGENCIES) -> str:
    with pytest.raises(BadInput) as refused:
        match_named(text, choices, "agency")
    return refused.value.sentence


# -- making refs


@pytest.mark.parametrize(
    ("number", "ref"),
    [
        ("4", "SAM-R04"),
        ("4a", "SAM-R04a"),
        ("6.1", "SAM-R06.1"),
        ("6.10", "SAM-R06.10"),
        ("11", "SAM-R11"),
        ("104", "SAM-R104"),
        ("04", "SAM-R04"),
        (" 4. ", "SAM-R04"),
        ("4(a)", "SAM-R04a"),
        ("4 A", "SAM-R04a"),
        ("4.a", "SAM-R04.a"),
        ("4(1)", "SAM-R04.1"),
        ("Rec. 4", "SAM-R04"),
        ("R4", "SAM-R04"),
        ("Recommendation 4", "SAM-R04"),
        ("iv", "SAM-Riv"),
        ("3.1.2", "SAM-R03.1.2"),
        ("4A", "SAM-R04a"),
        ("A1", "SAM-Ra1"),
        ("LR1", "SAM-Rlr1"),
        ("(i)", "SAM-Ri"),
        ("6.1(a)", "SAM-R06.1a"),
    ],
)
def test_a_ref_is_made_of_the_published_number(number: str, ref: str) -> None:
    assert rec_ref("SAM", number) == ref


@pytest.mark.parametrize("number", ["", "–", "４", "四"])
def test_a_number_without_a_plain_digit_or_letter_makes_no_ref(number: str) -> None:
    with pytest.raises(BadInput) as refused:
        rec_ref("SAM", number)
    assert refused.value.sentence == f'No ref can be made of the number "{number}": it needs a digit or a letter.'


def test_unnumbered_recommendations_and_actions_have_refs_of_their_own() -> None:
    assert unnumbered_ref("SAM", 1) == "SAM-U01"
    assert action_ref("SAM-R04", 1) == "SAM-R04-A1"


@pytest.mark.parametrize(
    ("ref", "short"),
    [
        ("SAM-R04", "R04"),
        ("SAM-R04-A1", "R04-A1"),
        ("SAM-R06.1", "R06.1"),
        ("SAM-U01-A2", "U01-A2"),
        ("LCSPR-2026-R04a", "R04a"),
        ("R1-R04", "R04"),
        ("R04", "R04"),
        ("no ref", "no ref"),
    ],
)
def test_a_short_ref_leaves_out_the_review(ref: str, short: str) -> None:
    assert short_ref(ref) == short


@relaxed
@given(published, st.sampled_from(["SAM", "LCSPR-2026", "R2", "U"]), st.integers(1, 20))
def test_every_ref_that_is_made_is_found_by_itself_its_short_form_and_its_number(
    number: str, review: str, n: int
) -> None:
    ref = rec_ref(review, number)
    action = action_ref(ref, n)
    for text in (ref, ref.lower(), short_ref(ref), number, f"{review}-{number}"):
        assert parse_ref(text, [ref, action], [review]) == ref
    for text in (action, short_ref(action), f"{number}-a{n}"):
        assert parse_ref(text, [ref, action], [review]) == action


# -- matching refs


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("SAM-R04", "SAM-R04"),
        ("sam-r04", "SAM-R04"),
        ("R4", "SAM-R04"),
        ("r004", "SAM-R04"),
        ("4", "SAM-R04"),
        (" 04 ", "SAM-R04"),
        ("4a", "SAM-R04a"),
        ("R4A", "SAM-R04a"),
        ("4-A1", "SAM-R04-A1"),
        ("R4-a1", "SAM-R04-A1"),
        ("r4-a01", "SAM-R04-A1"),
        ("R4 A12", "SAM-R04-A12"),
        ("SAM-4", "SAM-R04"),
        ("sam-r4", "SAM-R04"),
        ("sam 4", "SAM-R04"),
        ("6.1", "SAM-R06.1"),
        ("R6.10", "SAM-R06.10"),
        ("u1", "SAM-U01"),
        ("1", "SAM-R01"),
    ],
)
def test_an_item_is_found_by_its_ref_or_its_number(text: str, ref: str) -> None:
    assert parse_ref(text, SAM, ["SAM"]) == ref


@pytest.mark.parametrize("text", ["R4", "4", "SAM-R04"])
def test_a_number_never_means_a_longer_one_or_an_action_under_it(text: str) -> None:
    assert "No item" in refused_ref(text, ("SAM-R04a", "SAM-R04-A1", "SAM-R04.1", "SAM-R40"))


def test_a_number_of_several_reviews_is_refused_with_the_candidates() -> None:
    known = (*SAM, "LEE-R04", "LEE-R05")
    assert refused_ref("R4", known, ("SAM", "LEE")) == '"R4" could be LEE-R04 or SAM-R04: type the ref in full.'
    assert parse_ref("5", known, ["SAM", "LEE"]) == "LEE-R05"
    assert parse_ref("lee-4", known, ["SAM", "LEE"]) == "LEE-R04"
    assert parse_ref("sam-r04", known, ["SAM", "LEE"]) == "SAM-R04"


def test_a_full_ref_wins_over_one_that_differs_in_a_zero_only() -> None:
    known = ("SAM-R06.1", "SAM-R06.01")
    assert [parse_ref(ref.lower(), known, ["SAM"]) for ref in known] == list(known)
    assert refused_ref("6.1", known) == '"6.1" could be SAM-R06.01 or SAM-R06.1: type the ref in full.'


def test_many_candidates_are_named_shortly() -> None:
    known = tuple(f"{review}-R04" for review in "ABCDEFGH")
    assert refused_ref("4", known, tuple("ABCDEFGH")) == (
        '"4" could be A-R04, B-R04, C-R04, D-R04 or 4 others: type the ref in full.'
    )


def test_a_review_whose_ref_looks_like_an_items_does_not_confuse() -> None:
    known = ("R4-R01", "SAM-R04-A1", "SAM-2-R02", "SAM-R02")
    reviews = ["R4", "SAM", "SAM-2"]
    assert parse_ref("R4-1", known, reviews) == "R4-R01"
    assert parse_ref("R4-A1", known, reviews) == "SAM-R04-A1"
    assert parse_ref("SAM-2-2", known, reviews) == "SAM-2-R02"
    assert parse_ref("SAM-2", known, reviews) == "SAM-R02"


def test_an_item_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert refused_ref("R44", ("SAM-R01", "SAM-R04", "SAM-R14", "SAM-R04-A1")) == (
        'No item "R44" in this plan. Nearest: SAM-R04, SAM-R14.'
    )
    assert refused_ref("sam-r44", ("LEE-R44", "SAM-R14"), ("SAM", "LEE")) == (
        'No item "sam-r44" in this plan. Nearest: SAM-R14, LEE-R44.'
    )
    assert refused_ref("4-A2", ("SAM-R04-A1", "SAM-R11")) == 'No item "4-A2" in this plan. Nearest: SAM-R04-A1.'


def test_where_nothing_is_near_a_ref_is_shown_and_where_nothing_is_there_that_is_said() -> None:
    assert refused_ref("zebra") == 'No item "zebra" in this plan. Refs look like SAM-R01.'
    assert refused_ref("") == 'No item "" in this plan. Refs look like SAM-R01.'
    assert refused_ref("R4", ()) == 'No item "R4" in this plan: it has none yet.'


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_refused_in_a_short_inert_sentence(text: str) -> None:
    for sentence in (refused_ref(text), refused_name(text)):
        assert len(sentence) < 400
        assert sentence.isprintable() or "\u0301" in sentence


# -- matching names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("merseyside-police", "merseyside-police"),
        ("MERSEYSIDE  police ", "merseyside-police"),
        ("merpol", "merseyside-police"),
        ("merp", "merseyside-police"),
        ("m", "camhs merseyside-police"),
        ("csc", "childrens-social-care"),
        ("children's social care", "childrens-social-care"),
        ("children‘s", "childrens-social-care"),
        ("soc", "childrens-social-care"),
        ("social care", "childrens-social-care"),
        ("ocial", ""),
        ("CAMHS", "camhs"),
        ("(cam", "camhs"),
        ("commissioner", "pcc"),
        ("pcc", "pcc"),
        ("coll", "police-college"),
    ],
)
def test_a_name_is_matched_whole_or_by_the_beginning_of_one_of_its_words(text: str, found: str) -> None:
    if len(found.split()) == 1:
        assert match_named(text, AGENCIES, "agency").id == found
    else:
        assert ("could be" if found else "No agency") in refused_name(text)


def test_a_whole_name_wins_over_the_beginning_of_another() -> None:
    choices = (Named("a", "Health"), Named("b", "Health Visiting"), Named("c", "Public Health"))
    assert match_named("health", choices, "agency").id == "a"


def test_an_ambiguous_name_is_refused_with_the_candidates() -> None:
    assert refused_name("police") == (
        '"police" could be Merseyside Police, Police and Crime Commissioner or College of Policing: '
        "type more of the name."
    )


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert refused_name("Mersey side Plice") == (
        'No agency "Mersey side Plice" in this plan. Nearest: Merseyside Police.'
    )
    assert refused_name("chidrens") == (
        'No agency "chidrens" in this plan. Nearest: Children’s Social Care, Child Mental Health (CAMHS).'
    )


def test_where_no_name_is_near_the_known_ones_are_listed() -> None:
    two = (Named("a", "Police"), Named("b", "Health"))
    assert refused_name("zzz", two) == 'No agency "zzz" in this plan. There are: Police, Health.'
    assert refused_name(" ", two) == "No agency was given. There are: Police, Health."
    assert refused_name("zzz", ()) == 'No agency "zzz" in this plan. There is none yet.'
    seven = tuple(Named(str(n), f"Agency {n}") for n in range(7))
    assert refused_name("zzz", seven).endswith(
        "There are: Agency 0, Agency 1, Agency 2, Agency 3, Agency 4 and 2 more."
    )


def test_a_name_in_two_unicode_spellings_is_one_name() -> None:
    assert match_named("Cafe\u0301", (Named("a", "Caf\u00e9"), Named("b", "Other")), "agency").id == "a"


# -- slugs


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Children's Social Care", "childrens-social-care"),
        ("Children’s Social Care", "childrens-social-care"),
        ("Health & Care (North)", "health-and-care-north"),
        ("Gwasanaeth Tân", "gwasanaeth-tan"),
        ("警察", "agency"),
        ("", "agency"),
    ],
)
def test_a_slug_is_plain_ascii(name: str, made: str) -> None:
    assert slug(name, []) == made


def test_a_slug_that_is_taken_gets_the_next_number() -> None:
    assert slug("Police", {"police"}) == "police-2"
    assert slug("Police", {"police", "police-2", "police-3"}) == "police-4"


@relaxed
@given(st.lists(st.text(max_size=80), max_size=12))
def test_slugs_are_never_empty_never_shared_and_always_ascii(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        made = slug(name, taken)
        assert made not in taken
        assert made.replace("-", "").isalnum()
        assert made.isascii()
        taken.add(made)


# -- published numbers

NUMBERS = ["1", "2", "10", "3.1.2", "3.1.10", "4A", "A1", "LR1", "(i)", "iv", "6.1(a)", "6.1(b)", "4-A2", "U1"]
REFS = [rec_ref("SAM", number) for number in NUMBERS]


@pytest.mark.parametrize(("number", "ref"), zip(NUMBERS, REFS, strict=True))
def test_a_recommendation_is_found_by_its_published_number_in_any_spelling(number: str, ref: str) -> None:
    for text in (number, number.upper(), number.lower(), f"R{number}", f"sam-{number}", ref, short_ref(ref).upper()):
        assert parse_ref(text, [*REFS, "SAM-U02"], ["SAM"]) == ref


def test_a_recommendation_numbered_a1_is_no_action_and_has_actions_of_its_own() -> None:
    known = ["SAM-R04", "SAM-R04-A1", "SAM-Ra1", "SAM-Ra1-A1", "SAM-R04a1", "SAM-R06.1a", "SAM-R06.1a-A2"]
    for text, ref in (
        ("A1", "SAM-Ra1"),
        ("RA1", "SAM-Ra1"),
        ("A1-A1", "SAM-Ra1-A1"),
        ("4-A1", "SAM-R04-A1"),
        ("R4 a1", "SAM-R04-A1"),
        ("4A1", "SAM-R04a1"),
        ("6.1(A)-A2", "SAM-R06.1a-A2"),
        ("r6.1a a2", "SAM-R06.1a-A2"),
    ):
        assert parse_ref(text, known, ["SAM"]) == ref
    assert parse_ref("4-A1", ["SAM-R04a1"], ["SAM"]) == "SAM-R04a1"
    assert 'No item "4-A2"' in refused_ref("4-A2", (*known, "SAM-R04a2"))


def test_two_numbers_that_make_one_ref_are_told_apart_by_a_suffix() -> None:
    taken: list[str] = []
    for number in ("(i)", "i", "I", "4a", "4A", "4(a)"):
        taken.append(rec_ref("SAM", number, taken))
    assert taken == ["SAM-Ri", "SAM-Ri.2", "SAM-Ri.3", "SAM-R04a", "SAM-R04a.2", "SAM-R04a.3"]
    for ref in taken:
        assert parse_ref(short_ref(ref), taken, ["SAM"]) == ref


@relaxed
@given(st.text("0123456789AaIiVvRrUu.()-/", min_size=1, max_size=20), st.integers(1, 12))
def test_any_published_number_is_a_ref_that_is_found_by_itself(number: str, n: int) -> None:
    try:
        ref = rec_ref("SAM", number)
    except BadInput:
        assert not any(character.isalnum() for character in number)
        return
    action = action_ref(ref, n)
    assert short_ref(action) == f"{short_ref(ref)}-A{n}"
    for text in (ref, ref.upper(), short_ref(ref).lower()):
        assert parse_ref(text, [ref, action], ["SAM"]) == ref
        assert parse_ref(f"{text}-A{n}", [ref, action], ["SAM"]) == action


# -- the order that a reader expects


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3.1.2", "3.1.10", "3.2", "4", "4A", "4b", "10", "A1", "A2", "A10", "LR1"],
        ["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(ix)", "(x)", "(xi)", "(xl)"],
        ["6(i)", "6(ii)", "6(v)", "6(ix)"],
        ["1", "2(a)", "2(b)(i)", "2(b)(ii)", "2(b)(v)", "2(b)(ix)", "2(c)", "10"],
        ["a", "b", "c", "d", "i", "v", "x"],
        ["C", "D", "L", "V", "X"],
    ],
)
def test_refs_sort_as_a_reader_expects(numbers: list[str]) -> None:
    refs = [rec_ref("SAM", number) for number in numbers]
    shuffled = sorted(refs)
    assert sorted(shuffled, key=reading_order(refs)) == refs
    assert sorted([*reversed(refs), "SAM-U10", "SAM-U02"], key=reading_order(refs)) == [*refs, "SAM-U02", "SAM-U10"]


def test_roman_numerals_count_up_to_399() -> None:
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
    numerals = [f"{'c' * (n // 100)}{tens[n // 10 % 10]}{ones[n % 10]}" for n in range(1, 400)]
    refs = [rec_ref("SAM", numeral) for numeral in numerals]
    shuffled = sorted(refs)
    assert sorted(shuffled, key=reading_order(refs)) == refs


@pytest.mark.parametrize("typed", ["rec 4", "Rec. 4", "REC4", "Recommendation 4", "rec 4-A1", "Recommendation (4) A1"])
def test_the_word_recommendation_may_stand_in_front(typed: str) -> None:
    assert parse_ref(typed, SAM, ["SAM"]) == ("SAM-R04-A1" if "A1" in typed else "SAM-R04")


def test_a_review_that_is_called_rec_keeps_its_refs() -> None:
    assert parse_ref("rec-4", ("REC-R04", "REC-R05"), ["REC"]) == "REC-R04"


MEASURES = ("SAM-R04-M1", "SAM-R04-M2", "SAM-R04-A1-M1")
MEASURED = ("SAM-R04", "SAM-R04-A1", "SAM-R05")


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("SAM-R04-M1", "SAM-R04-M1"),
        ("r4-m1", "SAM-R04-M1"),
        ("4-M02", "SAM-R04-M2"),
        (" R4 M1 ", "SAM-R04-M1"),
        ("4-A1-M1", "SAM-R04-A1-M1"),
    ],
)
def test_a_measure_is_typed_as_its_item_is(typed: str, ref: str) -> None:
    assert is_measure_ref(typed.strip())
    assert parse_measure_ref(typed, MEASURES, MEASURED, ("SAM",)) == ref


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("R4", "name its measure. SAM-R04 has"),
        ("R4-M9", "SAM-R04 has"),
        ("R5-M1", "SAM-R05 has none yet"),
        ("R9-M1", "No item"),
        ("", "No item"),
    ],
)
def test_another_measure_is_refused_with_those_of_the_item(typed: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        parse_measure_ref(typed, MEASURES, MEASURED, ("SAM",))
