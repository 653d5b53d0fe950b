"""Every rating explains itself: exact sentences, one for each rule, and what no sentence may hold."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.reasons import explain
from actionplan.domain.rating.rules import Rule, own_rating
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Declared, Outcome, Status
from tests.domain.builders import OWNED, PLAN_DUE, REF, TODAY, a_case, a_plan, ago, ahead, an_action, an_item
from tests.domain.rating.random_items import items

DATED: dict[str, Any] = {**OWNED, "adopted_on": date(2027, 6, 30), "adopted_at": date(2026, 11, 5)}
GOING: dict[str, Any] = {**DATED, "status": Status.IN_PROGRESS, "started_on": ago(60), "last_update_on": ago(2)}
DONE: dict[str, Any] = {
    **DATED,
    "status": Status.REPORTED_COMPLETE,
    "completed_on": ago(9),
    "reported_on": ago(8),
    "outcome": Outcome.DELIVERED,
}
DUE = "Due 30 June 2027 (agreed 5 November 2026)."

SENTENCES: list[tuple[Rule, dict[str, Any], str]] = [
    (Rule.CLOSED, {"status": Status.SUPERSEDED}, "Closed: superseded."),
    (Rule.CLOSED, {"status": Status.NOT_ACCEPTED}, "Closed: not accepted."),
    (Rule.SIGNED_OFF, {"status": Status.SIGNED_OFF, "signed_off_on": ago(3)}, "Blue: signed off on 19 November 2026."),
    (
        Rule.SIGNED_OFF,
        {
            "status": Status.SIGNED_OFF,
            "signed_off_on": ago(3),
            "due_on": ago(48),
            "completed_on": ago(10),
            "impact_review_on": date(2027, 9, 9),
        },
        (
            "Blue: signed off on 19 November 2026, completed 38 days late, impact not yet shown, "
            "review due 9 September 2027."
        ),
    ),
    (
        Rule.OVERDUE,
        {**GOING, "due_on": ago(1), "adopted_at": None, "adopted_on": None, "last_update_on": ago(1)},
        "Red: overdue by 1 day. Due 21 November 2026 (proposed). Last update 1 day ago. No evidence recorded.",
    ),
    (
        Rule.OFF_TRACK,
        {**GOING, "declared": Declared.RED, "evidence_output": 2, "evidence_impact": 1},
        (
            f"Red: the lead officer says that it is off track. {DUE} Last update 2 days ago. "
            "Evidence: 2 of output, 1 of impact."
        ),
    ),
    (
        Rule.PAUSE_OVER,
        {**GOING, "paused_until": ago(1)},
        (
            f"Red: paused, and its review day, 21 November 2026, has passed. {DUE} Last update 2 days ago. "
            "No evidence recorded."
        ),
    ),
    (
        Rule.PAUSED,
        {**GOING, "paused_until": ahead(1), "last_update_on": TODAY},
        f"Amber: paused until 23 November 2026. {DUE} Last update today. No evidence recorded.",
    ),
    (Rule.NO_EVIDENCE, DONE, f"Amber: reported complete on 13 November 2026 without evidence. {DUE}"),
    (
        Rule.SIGN_OFF_WAITING,
        {**DONE, "evidence_quality": 1},
        (
            "Amber: reported complete on 13 November 2026; a meeting has sat since, and sign-off is still to come. "
            f"{DUE} Evidence: 1 of quality."
        ),
    ),
    (
        Rule.AT_RISK,
        {**GOING, "declared": Declared.AMBER},
        f"Amber: the lead officer says that it is at risk. {DUE} Last update 2 days ago. No evidence recorded.",
    ),
    (
        Rule.EXTENSION_ASKED,
        {**GOING, "extension_to": date(2027, 9, 30)},
        (
            "Amber: an extension to 30 September 2027 waits for a meeting; until then the date in force counts. "
            f"{DUE} Last update 2 days ago. No evidence recorded."
        ),
    ),
    (
        Rule.DUE_UNCONFIRMED,
        {**GOING, "due_on": ahead(1), "last_update_on": None},
        (
            "Amber: due in 1 day, with no progress update in the last 28 days. Due 23 November 2026 "
            "(agreed 5 November 2026). No update recorded. No evidence recorded."
        ),
    ),
    (
        Rule.DUE_UNCONFIRMED,
        {**GOING, "due_on": TODAY, "last_update_on": ago(40)},
        (
            "Amber: due today, with no progress update in the last 28 days. Due 22 November 2026 "
            "(agreed 5 November 2026). Last update 40 days ago. No evidence recorded."
        ),
    ),
    (
        Rule.NOT_BEGUN,
        {**DATED, "due_on": ahead(9), "last_update_on": ago(1)},
        "Amber: not started, and due in 9 days. Due 1 December 2026 (agreed 5 November 2026).",
    ),
    (
        Rule.NOT_BEGUN,
        {**DATED, "first_dated_on": ago(400)},
        f"Amber: not started, and half of the time to its date has gone. {DUE}",
    ),
    (
        Rule.STALE,
        {**GOING, "last_update_on": ago(42)},
        f"Amber: in progress, with no progress update for 42 days. {DUE} No evidence recorded.",
    ),
    (
        Rule.STALE,
        {**GOING, "last_update_on": None},
        f"Amber: in progress for 60 days, with no progress update yet. {DUE} No evidence recorded.",
    ),
    (
        Rule.VACANT,
        {**GOING, "vacant_since": ago(28)},
        (
            "Amber: the lead officer's post has been vacant for 28 days. "
            f"{DUE} Last update 2 days ago. No evidence recorded."
        ),
    ),
    (Rule.NOT_PLANNED, {}, "Grey: no owner and no date yet; plan due on 22 February 2027."),
    (Rule.NOT_PLANNED, {"due_on": ahead(90)}, "Grey: no owner yet; plan due on 22 February 2027."),
    (Rule.NOT_PLANNED, {"lead_agency": "police"}, "Grey: no date yet; plan due on 22 February 2027."),
    (Rule.NOT_STARTED, DATED, f"Grey: not started. {DUE}"),
    (
        Rule.AWAITING_SIGN_OFF,
        {**DONE, "evidence_output": 1},
        f"Green: reported complete on 13 November 2026, not yet checked. {DUE} Evidence: 1 of output.",
    ),
    (
        Rule.AWAITING_SIGN_OFF,
        {**DONE, "evidence_output": 1, "outcome": Outcome.NOT_INTRODUCED},
        (
            f"Green: reported complete on 13 November 2026, not yet checked. {DUE} Considered and not introduced. "
            "Evidence: 1 of output."
        ),
    ),
    (
        Rule.AWAITING_SIGN_OFF,
        {**DONE, "evidence_output": 1, "outcome": Outcome.IN_PART},
        (
            f"Green: reported complete on 13 November 2026, not yet checked. {DUE} Delivered in part. "
            "Evidence: 1 of output."
        ),
    ),
    (Rule.ON_TRACK, GOING, f"Green: on track. {DUE} Last update 2 days ago. No evidence recorded."),
]


def said(item: Item, *actions: Item, as_at: date = TODAY, sittings: tuple[date, ...] = ()) -> tuple[Rule, str]:
    case = a_case(item, *actions, as_at=as_at, sittings=sittings)
    rating = own_rating(case)
    return rating.rule, explain(case, rating)


@pytest.mark.parametrize(("rule", "fields", "sentence"), SENTENCES)
def test_each_rule_has_its_sentence(rule: Rule, fields: dict[str, Any], sentence: str) -> None:
    sittings = (ago(2),) if rule is Rule.SIGN_OFF_WAITING else ()
    assert said(an_item(**fields), sittings=sittings) == (rule, sentence)


def test_no_rule_was_forgotten() -> None:
    assert {rule for rule, *_ in SENTENCES} == set(Rule) - {Rule.UNPLANNED}


def test_an_item_without_a_plan_says_when_the_plan_was_due() -> None:
    assert said(an_item(), as_at=PLAN_DUE) == (
        Rule.UNPLANNED,
        "Red: no owner and no date yet, and the plan is due today.",
    )
    later = said(an_item(lead_agency="police"), as_at=PLAN_DUE + timedelta(days=1))
    assert later == (Rule.UNPLANNED, "Red: no date yet, and the plan was due on 22 February 2027.")


def test_the_example_of_the_design_to_the_letter() -> None:
    item = an_item(
        lead_agency="police",
        due_on=date(2026, 10, 10),
        adopted_on=date(2026, 10, 10),
        adopted_at=date(2026, 3, 12),
        status=Status.IN_PROGRESS,
        started_on=date(2026, 4, 1),
        last_update_on=TODAY - timedelta(days=97),
    )
    assert said(item)[1] == (
        "Red: overdue by 43 days. Due 10 October 2026 (agreed 12 March 2026). Last update 97 days ago. "
        "No evidence recorded."
    )


def test_a_rolled_up_rating_names_the_action_and_speaks_of_it() -> None:
    action = an_action(2, **{**GOING, "due_on": ago(4)})
    row = snapshot(a_plan(an_item(**GOING), action), TODAY, 3).row(REF)
    assert row is not None
    assert row.reason == (
        "Red, from SAM-R04-A2: overdue by 4 days. Due 18 November 2026 (agreed 5 November 2026). "
        "Last update 2 days ago. No evidence recorded."
    )


def test_a_date_taken_from_the_actions_says_so() -> None:
    assert said(an_item(), an_action(1, **DATED), an_action(2, **DATED))[1] == (
        "Grey: not started. Due 30 June 2027 (with the last of its actions)."
    )


@settings(max_examples=120, deadline=None)
@given(item=items())
def test_no_sentence_holds_a_none_a_one_days_or_a_doubled_stop(item: Item) -> None:
    sentence = said(item)[1]
    assert not re.search(r"None|\b1 days|\b-\d|  |\.\.|: \.|fail", sentence)
    assert sentence.endswith(".")
    assert all(part[0].isupper() for part in sentence.split(". "))
