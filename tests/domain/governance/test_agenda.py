"""What a meeting is asked: one function says it, and an ask is one item."""

import re
from dataclasses import replace
from typing import Any

import pytest

from actionplan.domain.governance import agenda as agendas
from actionplan.domain.governance.agenda import agenda, asks_about, grouped, meeting_agenda
from actionplan.domain.governance.asks import KINDS, Ask, AskKind
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.state.body import Body, Term
from actionplan.domain.state.entities import Entity, Review
from actionplan.domain.state.item import Override
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.raising import RaiseItems
from actionplan.domain.vocabulary import Act, BodyRole, Colour, DelegatedFor, Response, Status
from actionplan.papers.recording import recorded_with
from actionplan.tui.screens.meetings.answers import ANSWERS, answers_for
from tests.domain.builders import OWNED, PLAN_DUE, REF, TODAY, a_meeting, a_snapshot, ago, ahead, an_action, an_item
from tests.domain.plan_with_sittings import AT_MARCH, JUNE, MARCH, R4, R5, PlanWithSittings

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
        ({}, [AskKind.RESPONSE, AskKind.PLANNING]),
        ({"status": Status.SUPERSEDED}, []),
    ],
)
def test_each_kind_is_asked_when_it_holds_and_on_the_meetings_day(given: dict[str, Any], kinds: list[AskKind]) -> None:
    assert asked(an_item(**given)) == [(REF, kind) for kind in kinds]


def test_the_table_has_a_row_for_each_kind_in_its_order() -> None:
    assert [AskKind.MATTER, *KINDS] == list(AskKind)


def test_what_is_reported_complete_is_to_be_signed_off_or_stands_there_as_not_ready() -> None:
    live = an_action(**SETTLED)
    assert asked(an_item(**COMPLETE), live) == [(REF, AskKind.NOT_READY)]
    assert asked(an_item(**{**COMPLETE, "evidence_output": 0})) == [(REF, AskKind.NOT_READY)]
    assert asked(an_item(**COMPLETE), replace(live, status=Status.SUPERSEDED)) == [(REF, AskKind.SIGN_OFF)]


def test_the_next_sitting_of_the_body_that_decided_a_colour_is_asked_whether_it_goes_on() -> None:
    shown = an_item(**{**SETTLED, "due_on": ago(5)}, override=Override(Colour.AMBER, Colour.RED, "Executive", ago(2)))
    meetings = [a_meeting(ago(2)), SITTING]
    plan = a_snapshot(shown, *meetings)
    assert [ask.kind for ask in agenda(plan, SITTING)] == [AskKind.DELAY, AskKind.DECIDED_COLOUR]
    assert [ask.kind for ask in agenda(plan, meetings[0])] == [AskKind.DELAY]
    assert [ask.kind for ask in agenda(plan, a_meeting(ahead(10), "Scrutiny"))] == [AskKind.DELAY]


def test_once_papers_are_issued_they_are_the_agenda_with_what_is_answered_and_what_is_new() -> None:
    first = an_item(ref="SAM-R01", position=1, **{**OWNED, **ANSWERED})
    papers = a_snapshot(first, an_item(ref="SAM-R02", position=2, **SETTLED))
    now = a_snapshot(
        an_item(ref="SAM-R01", position=1, **SETTLED),
        an_item(ref="SAM-R02", position=2, **{**SETTLED, "due_on": ago(5)}),
    )
    issued = replace(SITTING, papers_cut_off=1, papers_as_at=ago(1))
    found = meeting_agenda(now, issued, papers)
    marks = [(ask.ref, ask.kind, ask.answered, ask.new) for ask in found.asks]
    assert marks == [("SAM-R01", AskKind.ADOPTION, True, False), ("SAM-R02", AskKind.DELAY, False, True)]
    assert (found.number, found.answered, found.new) == (len(agenda(papers, SITTING)), 1, 1)
    assert [ask.ref for ask in found.waiting] == ["SAM-R02"]
    assert found.words == "1 item, 1 of them answered, and 1 new since the papers"
    before = meeting_agenda(now, SITTING, None)
    assert (before.asks, before.words) == (agenda(now, SITTING), "1 item")


def test_each_ask_has_its_resolution() -> None:
    (ask,) = agenda(a_snapshot(an_item(**{**OWNED, **ANSWERED})), SITTING)
    assert ask.resolution.startswith("To adopt ")
    assert ask.resolution.endswith(f" as the date of {REF}.")


EVERY_ITEM = [
    {},
    {**OWNED, **ANSWERED},
    COMPLETE,
    {**COMPLETE, "evidence_output": 0},
    {**SETTLED, "due_on": ago(5)},
    {**SETTLED, "due_on": ago(5), "extension_to": ahead(9), "extension_asked_on": ago(9)},
    {**SETTLED, "paused_until": ahead(9)},
    {**SETTLED, "status": Status.SIGNED_OFF, "signed_off_on": ago(30), "impact_review_on": ahead(10)},
    {**SETTLED, "due_on": ago(5), "override": Override(Colour.AMBER, Colour.RED, "Executive", ago(2))},
]


@pytest.mark.parametrize("given", EVERY_ITEM)
def test_a_resolution_is_one_sentence_that_says_each_fact_once(given: dict[str, Any]) -> None:
    asks = agenda(a_snapshot(an_item(**given), a_meeting(ago(2))), SITTING)
    assert asks
    for ask in asks:
        words = ask.resolution
        assert words.startswith("To ")
        assert ask.ref in words
        assert words[-1] in ".?"
        assert ". " not in words
        facts = [each for each in re.split("[,:;()]| and | or ", words.strip(".?")) if len(each.split()) > 2]
        assert len({each.strip() for each in facts}) == len(facts), words
        assert not ask.remark or f"({ask.remark})" not in words or words.count(ask.remark) == 1


def test_the_asks_come_in_the_order_of_their_kinds_then_as_published() -> None:
    first, second = an_item(ref="SAM-R01", position=1), an_item(ref="SAM-R02", position=2, **OWNED)
    assert asked(second, first) == [
        ("SAM-R01", AskKind.RESPONSE),
        ("SAM-R02", AskKind.RESPONSE),
        ("SAM-R01", AskKind.PLANNING),
        ("SAM-R02", AskKind.ADOPTION),
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
    assert {ask.ref for ask in whole} == {REF, f"{REF}-A1", f"{REF}-A2", "SAM-R05"}
    assert asks_about("SAM-R99", plan, SITTING) == ()


def test_papers_print_the_same_asks_a_sentence_a_kind() -> None:
    plan = a_snapshot(*(an_item(ref=f"SAM-R0{n}", position=n, **OWNED) for n in (1, 2)), an_item(position=9))
    whole = agenda(plan, SITTING)
    groups = grouped(whole)
    assert [(group.verb, group.refs) for group in groups] == [
        ("respond", ("SAM-R01", "SAM-R02", REF)),
        ("agree", (REF,)),
        ("adopt", ("SAM-R01", "SAM-R02")),
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


def test_a_body_that_does_not_decide_is_asked_to_note_to_ask_or_to_recommend_on_the_same_facts() -> None:
    plan = a_snapshot(an_item(**{**OWNED, **ANSWERED}), an_action(1, **SETTLED))
    decided, advised = agenda(plan, SITTING), agenda(plan, a_meeting(ahead(10), "Scrutiny"))
    assert [ask.key for ask in advised] == [ask.key for ask in decided]
    assert all(not ask.for_whom for ask in decided)
    for ask, same in zip(advised, decided, strict=True):
        asked = f"{same.resolution[:1].lower()}{same.resolution[1:]}"
        assert ask.resolution == f"To note, to ask or to recommend: the Executive is asked {asked}"
        assert recorded_with(ask, "scrutiny-2027-01-01").endswith(f"WORDS --kind note --ref {ask.ref}")
    assert {group.verb for group in grouped(advised)} == {"note, ask or recommend"}
    assert sum(len(group.refs) for group in grouped(advised)) == len(decided)


def test_whose_decision_each_ask_is_is_found_once_an_agenda(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [an_item(ref=f"SAM-R{n:02}", position=n, **OWNED) for n in range(1, 8)]
    scrutiny = a_meeting(ahead(10), "Scrutiny")
    found: list[tuple[Any, ...]] = []
    plan = a_snapshot(*items, scrutiny)

    def counting(*given: Any) -> Powers:
        found.append(given)
        return Powers(*given)

    monkeypatch.setattr(agendas, "Powers", counting)
    asks = agenda(plan, scrutiny)
    assert len(asks) > len(items)
    assert len(found) == 1
    assert {ask.for_whom for ask in asks} == {"the Executive is"}
    for ask in asks:
        assert answers_for(ask) == (("Note, ask or recommend", "minute-words"),)
    for ask in agenda(plan, SITTING):
        assert answers_for(ask) == ANSWERS[ask.kind], "a body that decides has the answers of the kind"


def test_an_overseeing_body_is_asked_what_was_raised_with_it_what_it_asked_for_and_what_it_was_let_decide() -> None:
    plan = PlanWithSittings()
    plan.does(AddBody(name="Partners", role=BodyRole.OVERSEES))
    plan.does(AddMeetings(body="Partners", days=(MARCH, JUNE)))

    def asks() -> list[tuple[str, AskKind]]:
        snapshot = plan.view().snapshot
        june = next(each for each in snapshot.meetings if each.id == f"partners-{JUNE}")
        found = agenda(snapshot, june)
        assert not any(ask.for_whom for ask in found)
        assert asks_about(R4, snapshot, june) == tuple(ask for ask in found if ask.about == R4)
        return [(ask.ref, ask.kind) for ask in found]

    assert asks() == []
    plan.on(MARCH).does(RaiseItems(refs=(R4,), raised_with="Partners", reason="No staff.", meeting=AT_MARCH))
    plan.does(SetFollowUp(meeting=f"partners-{MARCH}", words="Write to the trust."))
    assert asks() == [("F1", AskKind.MATTER), (R4, AskKind.RAISED)]
    acts = (Act.RESPOND,)
    plan.does(DelegatePowers(name="Partners", acts=acts, scope=DelegatedFor.ALL, meeting=AT_MARCH))
    assert {kind for _, kind in asks()} == {AskKind.MATTER, AskKind.RESPONSE, AskKind.RAISED}
    assert (R5, AskKind.RESPONSE) in asks()


@pytest.mark.parametrize(("decided_by", "kinds"), [("Partners", [AskKind.DECIDED_COLOUR]), ("Executive", [])])
def test_an_overseeing_body_is_asked_whether_a_colour_that_it_decided_goes_on(
    decided_by: str, kinds: list[AskKind]
) -> None:
    shown = an_item(**{**SETTLED, "due_on": ago(5)}, override=Override(Colour.AMBER, Colour.RED, decided_by, ago(2)))
    partners = Body("partners", 5, "Partners", (Term(BodyRole.OVERSEES, None, None),))
    coming = a_meeting(ahead(10), "Partners")
    plan = a_snapshot(partners, shown, a_meeting(ago(2), decided_by), coming)
    assert [ask.kind for ask in agenda(plan, coming)] == kinds


def test_an_overseeing_body_is_asked_all_about_a_review_that_it_governs_itself() -> None:
    executive = Body("executive", 5, "Executive", (Term(BodyRole.OVERSEES, None, None),))
    assert [ask.kind for ask in agenda(a_snapshot(executive, an_item(**{**OWNED, **ANSWERED})), SITTING)] == [
        AskKind.ADOPTION
    ]


def test_a_title_with_the_words_of_a_resolution_in_it_stays_as_it_is_where_its_decision_is_asked() -> None:
    title = "Audit files, and to report monthly, or to say why not: is anything different"
    for given in EVERY_ITEM:
        for ask in agenda(a_snapshot(an_item(**given), a_meeting(ago(2))), SITTING):
            assert f"“{title}” ({REF})" in ask.request(title)[1]


def test_what_a_resolution_leaves_open_is_asked_without_a_second_to() -> None:
    asks = agenda(a_snapshot(an_item(**{**COMPLETE, "evidence_output": 0})), SITTING)
    (not_ready,) = (ask for ask in asks if ask.kind is AskKind.NOT_READY)
    assert not_ready.resolution.endswith(", or to return it.")
    assert not_ready.request()[0] == "note"
    assert not_ready.request()[1].endswith(", or return it")
