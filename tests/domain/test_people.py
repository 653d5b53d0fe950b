"""Whether a name that was typed is the lead officer's."""

import pytest

from actionplan.domain.people import same_person

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
        ("Independent Chair", *LED_BY),
        ("Sam Other, Detective Superintendent, Public Protection", *LED_BY),
        ("Alexa Example, Chair", *LED_BY),
        ("Alex Examples", *LED_BY),
        ("Independent Chair", "", "Chair"),
        ("Sam Other, Chair", "Other", "Headteacher"),
        ("Anybody", "", ""),
    ],
)
def test_somebody_else_is_not_taken_for_the_lead(agreed_by: str, name: str, role: str) -> None:
    assert not same_person(agreed_by, name, role)
