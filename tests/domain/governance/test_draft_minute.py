"""A draft minute has a place for each kind of ask, and says of what none answered that it was not reached.

What settles an ask answers it: every decision about an item is tried on every kind of ask.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import pytest

from actionplan.domain.command import Command
from actionplan.domain.entry import Fact, deciding_meeting
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import KINDS, Ask, AskKind
from actionplan.domain.governance.draft_minute import draft_minute
from actionplan.domain.kinds import FACTS
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.closing import ItemSuperseded, Supersede
from actionplan.domain.subjects.deadlines import AdoptDates, DateAdopted, DateCorrected, ProposeDate
from actionplan.domain.subjects.extensions import (
    ExtendByMeeting,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
)
from actionplan.domain.subjects.others import GivenToOthers, GiveToOthers, TakeBack, TakenBack
from actionplan.domain.subjects.overrides import OverrideRating, RatingOverridden
from actionplan.domain.subjects.pauses import ItemPaused, PauseItems
from actionplan.domain.subjects.raising import ItemRaised, RaiseAnswered, RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.responses import NotAccepted, Respond, ResponseRecorded, TakenForward
from actionplan.domain.subjects.signing_off import (
    ImpactReviewed,
    ReturnSignOff,
    ReviewImpact,
    SignedOff,
    SignOffItems,
    SignOffReturned,
)
from actionplan.domain.vocabulary import Colour, ImpactState, Response
from tests.domain.builders import a_meeting, a_snapshot, ahead, an_item
from tests.domain.memory_plan import MemoryPlan
from tests.stories.every_ask import AT_JUNE, BEGUN, JUNE, TODAY, ask_everything

SITTING = a_meeting(ahead(10))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_ask_can_stand_in_a_minute(kind: AskKind) -> None:
    plan = a_snapshot(an_item(), SITTING)
    minute = draft_minute(SITTING, [Ask(kind, plan.rows[0])], PlanView(plan, {}), [])
    assert [(each.ask.kind, each.resolved) for each in minute.asks] == [(kind, ())]


LATER: Final = date(2028, 6, 30)
WHY: Final = "It was agreed."
DECISIONS: Final[Mapping[type[Fact], tuple[Callable[[tuple[str, ...]], Command], ...]]] = {
    GivenToOthers: (lambda refs: GiveToOthers(refs=refs, body="Ofsted", answer_due=LATER, meeting=AT_JUNE),),
    TakenBack: (lambda refs: TakeBack(refs=refs, reason=WHY, meeting=AT_JUNE),),
    DateAdopted: (
        lambda refs: AdoptDates(refs=refs, meeting=AT_JUNE),
        lambda refs: AdoptDates(refs=refs, meeting=AT_JUNE, to=LATER),
    ),
    DateCorrected: (lambda refs: ProposeDate(refs=refs, on=LATER, correct=True, reason=WHY, meeting=AT_JUNE),),
    ItemRaised: (lambda refs: RaiseItems(refs=refs, raised_with="Ministers", reason=WHY, meeting=AT_JUNE),),
    RaiseAnswered: (lambda refs: RecordRaiseAnswer(refs=refs, answer=WHY, on=JUNE, meeting=AT_JUNE),),
    ResponseRecorded: (
        lambda refs: Respond(refs=refs, response=Response.ACCEPTED, meeting=AT_JUNE),
        lambda refs: Respond(refs=refs, response=Response.PART, meeting=AT_JUNE),
    ),
    NotAccepted: (lambda refs: Respond(refs=refs, response=Response.NOT_ACCEPTED, reason=WHY, meeting=AT_JUNE),),
    ExtensionGranted: (
        lambda refs: GrantExtension(refs=refs, meeting=AT_JUNE),
        lambda refs: ExtendByMeeting(refs=refs, to=LATER, reason=WHY, meeting=AT_JUNE),
    ),
    ExtensionRefused: (lambda refs: RefuseExtension(refs=refs, meeting=AT_JUNE),),
    ExtensionReturned: (lambda refs: ReturnExtension(refs=refs, meeting=AT_JUNE),),
    SignedOff: (lambda refs: SignOffItems(refs=refs, meeting=AT_JUNE, impact_review_on=LATER),),
    SignOffReturned: (lambda refs: ReturnSignOff(refs=refs, meeting=AT_JUNE, reason=WHY),),
    ImpactReviewed: (
        lambda refs: ReviewImpact(refs=refs, found=ImpactState.EVIDENCED, words=WHY, meeting=AT_JUNE, next_on=LATER),
    ),
    ItemPaused: (lambda refs: PauseItems(refs=refs, until=LATER, reason=WHY, meeting=AT_JUNE),),
    ItemSuperseded: (lambda refs: Supersede(refs=refs, reason=WHY, meeting=AT_JUNE),),
    RatingOverridden: (
        lambda refs: OverrideRating(
            refs=refs, colour=Colour.AMBER, reason=WHY, meeting=AT_JUNE, agreed_by="Partnership chair"
        ),
    ),
}
"""What makes each kind of entry that is a meeting's decision about an item."""

NOT_ABOUT_ITEMS: Final = {
    "body-added",
    "body-changed",
    "policy-set",
    "powers-delegated",
    "review-edited",
    "minutes-agreed",
    "follow-up-set",
    "follow-up-dated",
    "follow-up-dropped",
    "decision-minuted",
    TakenForward.kind,  # nobody is asked about what was not accepted
}


def test_each_kind_of_decision_about_an_item_is_tried() -> None:
    decisions = {kind for kind, fact in FACTS.items() if fact.decision}
    assert decisions == {fact.kind for fact in DECISIONS} | NOT_ABOUT_ITEMS


@pytest.fixture(scope="module")
def asked() -> tuple[MemoryPlan, dict[AskKind, tuple[str, ...]]]:
    """A plan in which the sitting of June is asked everything, on its day."""
    plan = MemoryPlan.seeded(BEGUN)
    of = ask_everything(plan.on)
    assert plan.today == TODAY
    return plan, of


@pytest.mark.parametrize("kind", KINDS)
def test_a_decision_that_settles_an_ask_answers_it(
    kind: AskKind, asked: tuple[MemoryPlan, dict[AskKind, tuple[str, ...]]]
) -> None:
    plan, of = asked
    meeting = next(each for each in plan.meetings() if each.id == AT_JUNE)
    asks = [each for each in agenda(plan.view().snapshot, meeting) if each.kind is kind]
    assert set(of[kind]) <= {each.ref for each in asks}
    one_of_each = {each.about_row.item.kind: each for each in asks}.values()  # an action and a recommendation
    settled, unanswered = 0, []
    for ask, command in (
        (ask, make((ask.ref,))) for ask in one_of_each for made in DECISIONS.values() for make in made
    ):
        try:
            written = plan.record(command)
        except (Refused, BadInput):
            continue
        if not written:
            continue
        view = plan.view()
        if deciding_meeting(written[0].fact) == AT_JUNE and all(
            each.key != ask.key for each in agenda(view.snapshot, meeting)
        ):
            settled += 1
            (minuted,) = draft_minute(meeting, [ask], view, plan.history()).asks
            unanswered += [] if minuted.resolved else [type(command).__name__]
        plan.undoes(written[0].step)
    assert settled
    assert unanswered == []
