"""The dates that people type, and how what cannot be read is refused."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.dates import (
    Sitting,
    full_day,
    long_day,
    short_day,
)
from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible
from actionplan.domain.typed.dates import parse_day

TODAY = date(2026, 11, 22)  # a Sunday
SITTINGS = (
    Sitting("Executive", date(2027, 3, 11)),
    Sitting("Executive", date(2026, 11, 12)),
    Sitting("Executive", date(2026, 12, 10)),
    Sitting("Executive", date(2026, 3, 12)),
    Sitting("Case Review Group", date(2027, 3, 4)),
    Sitting("Case Review Group", date(2027, 3, 25)),
)
FORMS = 'Type it as 2027-03-31, 31/3/27, 31 March 2027, +6w, "3 months", "end of March" or "next executive".'
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
relaxed = settings(deadline=None)


def refusal(text: str, sittings: tuple[Sitting, ...] = SITTINGS) -> str:
    with pytest.raises(BadInput) as refused:
        parse_day(text, TODAY, sittings)
    return refused.value.sentence


@relaxed
@given(days, days)
def test_every_printed_form_of_a_day_reads_back_as_that_day(day: date, today: date) -> None:
    printed = [
        day.isoformat(),
        full_day(day),
        long_day(day),
        short_day(day),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}-{day.month:02d}-{day.year}",
        full_day(day).upper(),
        f"  {long_day(day)}\n",
    ]
    assert {form: parse_day(form, today) for form in printed} == dict.fromkeys(printed, day)


@relaxed
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_two_digit_years_are_of_this_century(day: date) -> None:
    assert parse_day(f"{day.day}/{day.month}/{day.year % 100:02d}", TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["31/3/27", "31.3.27", "31-03-27", "31 mar 27", "31st March 2027", "31st of March 2027", "Wed, 31 March 2027",
     "weds 31 March", "31 March", "31-Mar-27", "31\u00a0March  2027", "31 March, 2027"],
)  # fmt: skip
def test_british_spellings_of_a_day_are_read(text: str) -> None:
    assert parse_day(text, TODAY) == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/2026", date(2026, 4, 3)),  # dateutil would say 4 March
        ("2026-04-03", date(2026, 4, 3)),  # dateutil with dayfirst would say 4 March
        ("22 November", date(2026, 11, 22)),
        ("21 November", date(2027, 11, 21)),
        ("29 February", date(2028, 2, 29)),
        ("today", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("+10d", date(2026, 12, 2)),
        ("+6w", date(2027, 1, 3)),
        ("+3m", date(2027, 2, 22)),
        ("+1y", date(2027, 11, 22)),
        ("1 day", date(2026, 11, 23)),
        ("6 weeks", date(2027, 1, 3)),
        ("in 3 months", date(2027, 2, 22)),
        ("3 months", date(2027, 2, 22)),
        ("end of March", date(2027, 3, 31)),
        ("end of November", date(2026, 11, 30)),
        ("end of October", date(2027, 10, 31)),
        ("end of Feb 2028", date(2028, 2, 29)),
        ("end of feb 27", date(2027, 2, 28)),
        ("end of month", date(2026, 11, 30)),
        ("the end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("next Friday", date(2026, 11, 27)),
        ("next monday", date(2026, 11, 23)),
        ("next sunday", date(2026, 11, 29)),
        ("next executive", date(2026, 12, 10)),
        ("last Executive", date(2026, 11, 12)),
        ("next case", date(2027, 3, 4)),
        ("next exec", date(2026, 12, 10)),
        ("March executive", date(2027, 3, 11)),
        ("executive march", date(2027, 3, 11)),
        ("executive March 2026", date(2026, 3, 12)),
        ("March 2026 executive", date(2026, 3, 12)),
    ],
)
def test_relative_dates_count_from_today(text: str, day: date) -> None:
    assert parse_day(text, TODAY, SITTINGS) == day


def test_months_typed_on_the_31st_end_on_the_last_day_of_a_short_month() -> None:
    assert parse_day("1 month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)


def test_on_the_day_of_a_sitting_it_is_the_last_one_and_not_the_next() -> None:
    day = date(2026, 12, 10)
    assert parse_day("next executive", day, SITTINGS) == date(2027, 3, 11)
    assert parse_day("last executive", day, SITTINGS) == day
    assert parse_day("December executive", day, SITTINGS) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/2/27", '"31/2/27" is not a day that exists: February 2027 has 28 days.'),
        ("2027-02-29", '"2027-02-29" is not a day that exists: February 2027 has 28 days.'),
        ("31 April", '"31 April" is not a day that exists: April has 30 days.'),
        ("30 Feb", '"30 Feb" is not a day that exists: February has 29 days at most.'),
        ("0/3/27", '"0/3/27" is not a day that exists: March 2027 has 31 days.'),
        ("2027-13-01", '"2027-13-01" is not a day that exists: there is no month 13.'),
        (
            "03/13/2027",
            (
                '"03/13/2027" is not a day that exists: dates are day first, and there is no month 13. '
                "For 13 March 2027, type 13/3/2027."
            ),
        ),
        ("31/31/27", '"31/31/27" is not a day that exists: dates are day first, and there is no month 31.'),
        ("Thu 31 March 2027", '"Thu 31 March 2027": 31 March 2027 is a Wednesday. Correct the weekday or the date.'),
        ("Thu 31 March", '"Thu 31 March": 31 March 2027 is a Wednesday. Correct the weekday or the date.'),
        ("1/1/1989", '"1/1/1989" is outside the years 1990 to 2100. Check the year.'),
        ("2101-01-01", '"2101-01-01" is outside the years 1990 to 2100. Check the year.'),
        ("0000-00-00", '"0000-00-00" is outside the years 1990 to 2100. Check the year.'),
        ("+75y", '"+75y" is outside the years 1990 to 2100. Check the year.'),
        ("+99999y", '"+99999y" is outside the years 1990 to 2100. Check the year.'),
        ("+999999999d", '"+999999999d" is outside the years 1990 to 2100. Check the year.'),
        ("2027/03/31", '"2027/03/31" cannot be read: with the year first, only the form 2027-03-31 will do.'),
        ("2027-3-31", '"2027-3-31" cannot be read: with the year first, only the form 2027-03-31 will do.'),
        ("2027-W13-3", '"2027-W13-3" cannot be read: with the year first, only the form 2027-03-31 will do.'),
        ("March 31 2027", '"March 31 2027" cannot be read: dates are day first, such as 31 March 2027.'),
        ("", f"No date was given. {FORMS}"),
        (" \n", f"No date was given. {FORMS}"),
        ("+6", f'"+6" is a number, not a date. {FORMS}'),
        (
            "2027-03-31T00:00",
            '"2027-03-31T00:00" cannot be read: with the year first, only the form 2027-03-31 will do.',
        ),
        ("10", f'"10" is a number, not a date. {FORMS}'),
        ("20261122", f'"20261122" is a number, not a date. {FORMS}'),
        ("31/3", f'"31/3" has no year. {FORMS}'),
        ("last friday", f'"last friday" is not a date that can be read. {FORMS}'),
        ("last March", f'"last March" is not a date that can be read. {FORMS}'),
        ("\x1b[2J", f'"␛[2J" is not a date that can be read. {FORMS}'),
        ("31\x00/3/27", f'"31␀/3/27" is not a date that can be read. {FORMS}'),
        ("٣١/٣/٢٠٢٧", f'"٣١/٣/٢٠٢٧" is not a date that can be read. {FORMS}'),
    ],
)
def test_a_refused_date_says_what_is_wrong_and_what_would_do(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    "text",
    ["next week", "six moons", "31/3-27", "31/3/202", "312/3/27", "31 March 202", "31 3 27", "-6w",
     "6 moons", "31 Marchember 27", "Xyz 31 March 2027", "２０２７-03-31", "31/3/２７", "now", "xyz 31 March", "next",
     "end of", "end of next March", "31 march 2027 executive", "3\n1/3/27", "²/3/27", "=1+1", "[/keys]", "in March"],
)  # fmt: skip
def test_what_is_no_date_is_refused_and_never_guessed(text: str) -> None:
    assert "is not a date that can be read" in refusal(text)


def test_the_end_of_a_long_text_is_not_passed_over() -> None:
    assert "is not a date that can be read" in refusal("31/3/27" + " " * 1_000 + "x")
    assert "is not a date that can be read" in refusal("31" + " " * 193 + "Marchxx")
    assert parse_day(" " * 1_000 + "31/3/27" + "\n" * 1_000, TODAY) == date(2027, 3, 31)


@pytest.mark.parametrize("text", ["x" * 10_000, "9" * 10_000, "+" + "9" * 150 + "w", "1 " * 5_000, "e\u0301" * 5_000])
def test_a_refusal_shortens_what_it_echoes(text: str) -> None:
    assert len(refusal(text)) < 350
    assert "…" in refusal(text)


def test_a_sitting_that_is_not_in_the_plan_is_refused_by_name() -> None:
    assert refusal("next executive", ()) == 'No meeting body "executive" in this plan. There is none yet.'
    assert refusal("March exeutive") == 'No meeting body "exeutive" in this plan. Nearest: Executive.'
    assert refusal("May executive") == (
        '"May executive": this plan has no sitting of Executive in a May still to come. Type the day.'
    )
    assert refusal("executive March 2031") == (
        '"executive March 2031": this plan has no sitting of Executive in March 2031. Type the day.'
    )
    assert refusal("last case") == (
        '"last case": this plan has no sitting of Case Review Group on or before 22 November 2026. Type the day.'
    )
    past = (Sitting("Executive", date(2026, 3, 12)),)
    assert refusal("next executive", past) == (
        '"next executive": this plan has no sitting of Executive after 22 November 2026. Type the day.'
    )


def test_several_sittings_in_one_month_are_named_and_not_chosen_from() -> None:
    assert refusal("March case") == (
        '"March case": Case Review Group sits on 4 March 2027 and on 25 March 2027. Type the day.'
    )


@relaxed
@given(
    st.one_of(st.text(), st.text("0123456789/-. +dwmy", max_size=12), st.from_regex(r"[a-z]{3,9} [a-z]{3,9} \d{0,4}"))
)
def test_any_text_is_a_day_within_the_years_or_a_sentence(text: str) -> None:
    try:
        day = parse_day(text, TODAY, SITTINGS)
    except BadInput as refused:
        sentence = refused.sentence
    else:
        sentence = ""
        assert 1990 <= day.year <= 2100
    assert sentence == visible(sentence, newlines=False)
    assert len(sentence) < 350
