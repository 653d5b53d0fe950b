"""Whether a name that was typed is the lead officer's."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.people import Likeness, likeness, same_person

LED_BY = ("Alex Example", "Detective Superintendent, Public Protection")


@pytest.mark.parametrize(
    ("agreed_by", "name", "role"),
    [
        ("Alex Example", *LED_BY),
        ("alex  EXAMPLE , Superintendent", *LED_BY),
        ("Dr Alex Example, Chair", *LED_BY),
        ("Chair; Alex Example", *LED_BY),
        ("Alex Example (Public Protection)", *LED_BY),
        ("Alex Example - Public Protection", *LED_BY),
        ("Alex Example.", *LED_BY),
        ("Detective Superintendent,  public protection", *LED_BY),
        ("Detective Superintendent, Public Protection", "", LED_BY[1]),
        ("Sam Other, Detective Superintendent, Public Protection", "", LED_BY[1]),
        ("HEAD OF SAFEGUARDING", "", "Head of Safeguarding"),
        ("Ｈead of Safeguarding", "", "Head of Safeguarding"),
    ],
)
def test_the_lead_officer_is_known_however_they_are_spelt(agreed_by: str, name: str, role: str) -> None:
    assert same_person(agreed_by, name, role)


@pytest.mark.parametrize(
    ("agreed_by", "name", "role"),
    [
        ("Partnership chair", *LED_BY),
        ("Sam Other, Detective Superintendent, Public Protection", *LED_BY),
        ("Alexa Example, Chair", *LED_BY),
        ("Alex Examples", *LED_BY),
        ("Partnership chair", "", "Chair"),
        ("Sam Other, Chair", "Other", "Headteacher"),
        ("Anybody", "", ""),
    ],
)
def test_somebody_else_is_not_taken_for_the_lead(agreed_by: str, name: str, role: str) -> None:
    assert not same_person(agreed_by, name, role)


# The same person however written, and a namesake

FIRST_NAMES = ("Jo", "Alex", "Mary-Jane", "José", "Siân", "Seán", "Dean", "Jean-Luc")
SURNAMES = ("Smith", "O'Brien", "Smith-Jones", "Müller", "van der Berg", "MacDonald", "Constable", "Nowak", "Kjær")
TITLES = (
    "",
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Prof.",
    "Rev",
    "The Rev.",
    "Cllr",
    "DCI",
    "DI",
    "Det Supt",
    "Det. Insp.",
)
ROLES = (
    "",
    "Head of Service",
    "Independent scrutineer",
    "Designated Nurse",
    "Merseyside Police",
    "Chair of the Executive",
)


def without_accents(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def initials_of(first: str, *, dots: bool) -> str:
    return " ".join(f"{part[0]}." if dots else part[0] for part in first.split("-"))


RESPELT = (
    str,
    str.upper,
    str.lower,
    without_accents,
    lambda name: name.replace("'", "’"),
    lambda name: name.replace("'", ""),
    lambda name: name.replace("-", " "),
    lambda name: name.replace("-", "‑"),
    lambda name: name.replace(" ", "  "),
    lambda name: name.replace(" ", "\u00a0"),
)


@st.composite
def written(draw: st.DrawFn, first: str, surname: str) -> str:
    """A person as somebody may write them: whole or with initials, in either order, with a title and a role."""
    given = draw(
        st.sampled_from(
            [first, initials_of(first, dots=True), initials_of(first, dots=False), f"{first} A.", f"{first[0]} A"]
        )
    )
    ordered = draw(
        st.sampled_from(["{given} {surname}", "{surname}, {given}", "{surname} {given}", "{surname} ({given})"])
    )
    name = draw(st.sampled_from(RESPELT))(ordered.format(given=given, surname=surname))
    named = f"{draw(st.sampled_from(TITLES))} {name}".strip()
    role = draw(st.sampled_from(ROLES))
    if not role:
        return named
    return draw(st.sampled_from(["{named}, {role}", "{role}, {named}", "{named} ({role})", "{role}: {named}"])).format(
        named=named, role=role
    )


@given(st.data(), st.sampled_from(FIRST_NAMES), st.sampled_from(SURNAMES), st.sampled_from(ROLES))
@settings(max_examples=100, deadline=None)
def test_one_person_is_known_in_any_order_with_initials_titles_and_roles(
    data: st.DataObject, first: str, surname: str, role: str
) -> None:
    recorded = data.draw(st.sampled_from([f"{first} {surname}", f"{surname}, {first}", f"Dr {first} {surname}"]))
    assert same_person(data.draw(written(first, surname)), recorded, role)


@given(st.data(), st.permutations([name for name in FIRST_NAMES if name[0] != "A"]), st.sampled_from(SURNAMES))
@settings(max_examples=100, deadline=None)
def test_a_namesake_is_no_lead_officer_and_is_seen_to_be_one(
    data: st.DataObject, firsts: list[str], surname: str
) -> None:
    lead, other = firsts[0], next(each for each in firsts if each[0] != firsts[0][0])
    typed = data.draw(written(other, surname))
    assert likeness(typed, f"{lead} {surname}", "Team Manager") is Likeness.SAME_SURNAME


@given(
    st.data(), st.sampled_from(FIRST_NAMES), st.permutations(["Smith", "O'Brien", "Müller", "Nowak", "van der Berg"])
)
@settings(max_examples=100, deadline=None)
def test_the_same_first_name_with_another_surname_is_somebody_else(
    data: st.DataObject, first: str, surnames: list[str]
) -> None:
    typed = data.draw(written(first, surnames[1]))
    assert likeness(typed, f"{first} {surnames[0]}", "Team Manager") is Likeness.OTHER


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_whatever_was_typed_can_be_compared(typed: str, name: str, role: str) -> None:
    assert likeness(typed, name, role) in Likeness


@pytest.mark.parametrize(
    "typed",
    [
        "Smith, Jo",
        "J Smith",
        "JA Smith",
        "J.A. Smith",
        "SMITH Jo",
        "Jo Smith Head of Service",
        "Head of Service Jo Smith",
        "Pat Jones and Jo Smith",
        "Jo Smith for the Executive",
        "Jo Smith OBE",
        "jo.smith@police.example",
        "Andrea Jo Smith",
        "Jo Smith-Jones",
        "Smith, Head of Service",
        "Jo\u200b Smith",
    ],
)
@pytest.mark.parametrize(
    "recorded", ["Jo Smith", "Smith, Jo", "DCI Jo Smith", "Jo Smith (Head of Service)", "JO SMITH"]
)
def test_other_ways_to_write_the_lead_officer(typed: str, recorded: str) -> None:
    assert same_person(typed, recorded, "Head of Service")


@pytest.mark.parametrize("typed", ["D Smith", "DI Di Smith", "Smith, Di"])
def test_di_is_a_first_name_and_in_capitals_a_rank(typed: str) -> None:
    assert same_person(typed, "Di Smith")
    assert likeness("DI Smith", "Jo Smith") is Likeness.SAME_SURNAME


@pytest.mark.parametrize("typed", ["Smith", "Mr Smith", "DCI Smith", "Smith, Chair", "Pat J Smith", "Joanne Smith"])
def test_a_surname_alone_or_with_another_first_name_is_a_namesake(typed: str) -> None:
    assert likeness(typed, "Jo Smith", "Head of Service") is Likeness.SAME_SURNAME


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("Pat Jones, Head of Children's Services", "Jo Smith, Head of Service"),
        ("Pat Jones, Bolton Council", "Jo Bolton"),
        ("Alex E. Jones", "Alex Example"),
        ("Pat James", "James Taylor"),
        ("Jo Smithson", "Jo Smith"),
        ("Senior Officer", "Duty Officer"),
        ("Independent scrutineer", "Jo Smith"),
    ],
)
def test_somebody_else_is_no_namesake_either(typed: str, recorded: str) -> None:
    assert likeness(typed, recorded, "Head of Service") is Likeness.OTHER
