"""What a meeting is asked: one function says it, and an ask is one item."""

from dataclasses import replace
from typing import Any

import pytest

from actionplan.domain.governance.agenda import KINDS, Ask, AskKind, agenda, asks_about, grouped, unready
from actionplan.domain.state.entities import Entity, Review
from actionplan.domain.vocabulary import Response, Status
from tests.domain.builders import OWNED, PLAN_DUE, REF, TODAY, a_meeting, a_snapshot, ago, ahead, an_action, an_item

SITTING = a_meeting(ahead(10))
ANSWERED: dict[str, Any] = {"response": Response.ACCEPTED}
SETTLED: dict[str, Any] = {**OWNED, **ANSWERED, "adopted_on": OWNED["due_on"], "adopted_at": ago(20)}
COMPLETE: dict[str, Any] = {
    **SETTLED,
    "status": Status.REPORTED_COMPLETE,
    "completed_on": ago(3),
    "reported_on": ago(3),
    "evidence_output": 1,
}


def asked(*entities: Entity) -> list[tuple[str, AskKind]]:
    """Each ask of the sitting about a plan of these items."""
    return [(ask.ref, ask.kind) for ask in agenda(a_snapshot(*entities), SITTING)]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (SETTLED, []),
        ({**OWNED, **ANSWERED}, [AskKind.ADOPTION]),
        (COMPLETE, [AskKind.SIGN_OFF]),
        ({**SETTLED, "extension_to": ahead(300), "extension_asked_on": ago(9)}, [AskKind.EXTENSION]),
        ({**SETTLED, "due_on": ago(5)}, [AskKind.DELAY]),
        ({**SETTLED, "due_on": ago(5), "extension_to": ahead(9), "extension_asked_on": ago(9)}, [AskKind.EXTENSION]),
        ({**SETTLED, "paused_until": ahead(9)}, [AskKind.PAUSE]),
        ({**SETTLED, "paused_until": ahead(10)}, []),
        (
            {**SETTLED, "status": Status.SIGNED_OFF, "signed_off_on": ago(30), "impact_review_on": ahead(10)},
            [AskKind.IMPACT],
        ),
        ({**SETTLED, "status": Status.SIGNED_OFF, "signed_off_on": ago(30), "impact_review_on": ahead(11)}, []),
        (ANSWERED, [AskKind.PLANNING]),
        ({}, [AskKind.PLANNING, AskKind.RESPONSE]),
        ({"status": Status.SUPERSEDED}, []),
    ],
)
def test_each_kind_is_asked_when_it_holds_and_on_the_meetings_day(given: dict[str, Any], kinds: list[AskKind]) -> None:
    assert asked(an_item(**given)) == [(REF, kind) for kind in kinds]


def test_the_table_has_a_row_for_each_kind_in_its_order() -> None:
    assert list(KINDS) == list(AskKind)


def test_a_sign_off_is_not_asked_while_an_action_is_live() -> None:
    live = an_action(**SETTLED)
    assert asked(an_item(**COMPLETE), live) == []
    assert asked(an_item(**COMPLETE), replace(live, status=Status.SUPERSEDED)) == [(REF, AskKind.SIGN_OFF)]


def test_what_is_reported_complete_and_not_ready_is_known() -> None:
    plan = a_snapshot(an_item(**COMPLETE), an_action(**SETTLED))
    assert [row.ref for row in unready(plan, SITTING)] == [REF]
    assert unready(a_snapshot(an_item(**COMPLETE)), SITTING) == ()


def test_the_asks_come_in_the_order_of_their_kinds_then_as_published() -> None:
    first, second = an_item(ref="SAM-R01", position=1), an_item(ref="SAM-R02", position=2, **OWNED)
    assert asked(second, first) == [
        ("SAM-R02", AskKind.ADOPTION),
        ("SAM-R01", AskKind.PLANNING),
        ("SAM-R01", AskKind.RESPONSE),
        ("SAM-R02", AskKind.RESPONSE),
    ]


def test_a_governing_body_is_asked_about_its_own_reviews_and_another_about_all() -> None:
    other = Review("OAK", 2, 2, 2, 2, 2, "Board", 3, None, PLAN_DUE, ago(20))
    plan = a_snapshot(an_item(), other, an_item(ref="OAK-R01", review="OAK"))
    assert {ask.ref for ask in agenda(plan, SITTING)} == {REF}
    assert {ask.ref for ask in agenda(plan, a_meeting(ahead(10), "BOARD"))} == {"OAK-R01"}
    assert {ask.ref for ask in agenda(plan, a_meeting(ahead(10), "Scrutiny"))} == {REF, "OAK-R01"}
    assert {ask.ref for ask in agenda(plan, None)} == {REF, "OAK-R01"}


def test_without_a_meeting_it_is_asked_on_the_plans_own_day() -> None:
    plan = a_snapshot(
        an_item(**{**SETTLED, "status": Status.SIGNED_OFF, "signed_off_on": ago(30), "impact_review_on": ahead(10)})
    )
    assert agenda(plan, None) == ()
    assert len(agenda(plan, SITTING)) == 1


def test_a_recommendations_part_of_the_agenda_is_the_agendas() -> None:
    plan = a_snapshot(
        an_item(**COMPLETE), an_action(1, **OWNED), an_action(2), an_item(ref="SAM-R05", position=5, **OWNED)
    )
    whole = agenda(plan, SITTING)
    assert asks_about(REF, plan, SITTING) == tuple(ask for ask in whole if ask.about == REF)
    assert {ask.ref for ask in whole} == {f"{REF}-A1", f"{REF}-A2", "SAM-R05"}
    assert asks_about("SAM-R99", plan, SITTING) == ()


def test_papers_print_the_same_asks_a_sentence_a_kind() -> None:
    plan = a_snapshot(*(an_item(ref=f"SAM-R0{n}", position=n, **OWNED) for n in (1, 2)), an_item(position=9))
    whole = agenda(plan, SITTING)
    groups = grouped(whole)
    assert [(group.verb, group.refs) for group in groups] == [
        ("adopt", ("SAM-R01", "SAM-R02")),
        ("agree", (REF,)),
        ("respond", ("SAM-R01", "SAM-R02", REF)),
    ]
    assert sum(len(group.refs) for group in groups) == len(whole)


def test_a_request_for_another_day_is_another_ask() -> None:
    def the_ask(**given: Any) -> Ask:
        (ask,) = agenda(a_snapshot(an_item(**{**SETTLED, **given})), SITTING)
        return ask

    request: dict[str, Any] = {"extension_to": ahead(300), "extension_asked_on": ago(9)}
    assert the_ask(**request).key == the_ask(**request, version=9).key
    assert the_ask(**request).key != the_ask(**{**request, "extension_to": ahead(301)}).key
    assert a_snapshot().as_at == TODAY
