"""The headline of impact: counts of what was signed off, by what its reviews found."""

from datetime import date
from typing import Any

import pytest

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.reports.impact import impact_line, impact_sentences
from actionplan.domain.vocabulary import ImpactState, Status
from tests.domain.builders import TODAY, a_plan, an_item


def line_of(*found: dict[str, Any]) -> str:
    return impact_line(signed_off(*found))


def signed_off(*found: dict[str, Any]) -> Snapshot:
    signed: dict[str, Any] = {"status": Status.SIGNED_OFF, "signed_off_on": TODAY}
    items = [
        an_item(ref=f"SAM-R0{number}", number=str(number), position=number, **signed, **values)
        for number, values in enumerate(found, start=1)
    ]
    return snapshot(a_plan(*items), TODAY, 100)


def test_nothing_is_said_where_nothing_is_signed_off() -> None:
    assert impact_line(snapshot(a_plan(an_item()), TODAY, 100)) == ""


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 12, 26), " (next review 26 December)"),
        (date(2027, 3, 26), " (next review 26 March 2027)"),
        (date(2026, 11, 1), " (review overdue since 1 November)"),
        (None, ""),
    ],
)
def test_each_finding_is_counted_and_the_next_review_named(due: date | None, said: str) -> None:
    shown = {"impact_state": ImpactState.EVIDENCED}
    assert line_of(shown, {}, {"impact_review_on": due}) == (
        f"Signed off 3: difference shown 1, in part 0, not shown 0, too early 0, awaited 2{said}"
    )


def test_the_counts_add_up_to_what_is_signed_off() -> None:
    said = line_of(*({"impact_state": state} for state in ImpactState), {})
    assert said == "Signed off 5: difference shown 1, in part 1, not shown 1, too early 1, awaited 1"


def test_a_reader_of_sentences_is_told_of_what_there_is() -> None:
    assert impact_sentences(snapshot(a_plan(an_item()), TODAY, 100)) == "Nothing is signed off yet."
    shown, partly = {"impact_state": ImpactState.EVIDENCED}, {"impact_state": ImpactState.PARTLY}
    assert impact_sentences(signed_off(partly)) == (
        "1 recommendation is signed off. A difference for children is shown in part for 1."
    )
    assert impact_sentences(signed_off(shown, partly, {"impact_review_on": date(2026, 12, 26)})) == (
        "3 recommendations are signed off. A difference for children is shown for 1, shown in part for 1 and not "
        "reviewed yet for 1. The next impact review is due on 26 December 2026."
    )
    late = impact_sentences(signed_off(shown, {"impact_review_on": date(2026, 11, 1)}))
    assert late.endswith(" An impact review was due on 1 November 2026.")
