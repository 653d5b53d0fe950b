"""What somebody enters when something happens to the items of a made plan."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.typed.refs import slug
from actionplan.domain.vocabulary import Declared, EvidenceKind
from benchmarks import wording
from benchmarks.lives import Happening, Review


def load(review: Review) -> Command:
    """The loading of a review."""
    chance = _chance(review.ref)
    file = ReviewFile(
        ref=review.ref,
        title=f"Review {review.ref}",
        kind="Local child safeguarding practice review",
        partnership="Safeguarding Children Partnership",
        stated_count=len(review.families),
        published_on=review.loaded_on - timedelta(days=20),
        plan_due_on=None,
        governing_body=wording.BODY,
        agencies=tuple(NamedAgency(name, (), None, contributing=chance.random() < 0.4) for name in wording.AGENCIES),
        recommendations=tuple(
            PublishedRecommendation(
                number=family.number,
                wording=wording.paragraph(chance),
                short_title=wording.heading(chance),
                theme=wording.theme(chance),
                addressed_to=wording.audience(chance),
                suggested_agency=chance.choice(wording.AGENCIES) if chance.random() < 0.3 else None,
            )
            for family in review.families
        ),
    )
    return LoadReview(file=file)


def command_of(it: Happening) -> Command:
    """What is entered; the sitting of that day decides what a sitting has to decide."""
    chance = _chance(it.review.ref, it.name, it.round, *it.refs[:1])
    if it.name in _AT_MEETINGS:
        return _AT_MEETINGS[it.name](it, slug(f"{wording.BODY}-{it.day.isoformat()}", ()))
    return _BY_OWNERS[it.name](it, chance)


def _chance(*place: object) -> Random:
    """The same luck at the same place every time."""
    return Random(" ".join(map(str, place)))  # noqa: S311 - a plan to measure with, not a secret


def _assign(it: Happening, chance: Random) -> Command:
    lead, *others = (slug(name, ()) for name in chance.sample(wording.AGENCIES, chance.randint(1, 3)))
    number = chance.randint(1, 400)
    return AssignOwner(
        refs=it.refs,
        agency=lead,
        role=f"Head of service {number % 40}",
        name=f"Lead officer {number}",
        contributing=tuple(others),
        proposed=it.name == "propose",
    )


def _add_actions(it: Happening, chance: Random) -> Command:
    wanted = next(len(family.actions) for family in it.review.families if family.ref == it.refs[0])
    return AddActions(
        refs=it.refs,
        title=wording.heading(chance),
        agencies=tuple(slug(name, ()) for name in chance.sample(wording.AGENCIES, wanted)),
        role=f"Head of service {chance.randint(1, 40)}",
        due_on=it.day + timedelta(days=chance.randint(200, 2000)),
    )


def _plan(it: Happening, chance: Random) -> Command:
    return SetPlan(
        refs=it.refs,
        will_do=wording.paragraph(chance),
        intended_outcome=wording.sentence(chance),
        measure=wording.sentence(chance),
    )


def _update(it: Happening, chance: Random) -> Command:
    return RecordUpdate(
        refs=it.refs,
        words=wording.paragraph(chance),
        on=it.day,
        sender=f"Lead officer {chance.randint(1, 400)}",
        declared=chance.choice((None, None, Declared.GREEN, Declared.GREEN, Declared.AMBER, Declared.RED)),
    )


def _evidence(it: Happening, chance: Random) -> Command:
    return RecordEvidence(
        refs=it.refs,
        title=wording.heading(chance),
        evidence_kind=chance.choice(tuple(EvidenceKind)),
        on=it.day,
        held_at="Partnership drive, evidence",
    )


_BY_OWNERS: Final[Mapping[str, Callable[[Happening, Random], Command]]] = {
    "assign": _assign,
    "propose": _assign,
    "confirm": lambda it, _: ConfirmOwner(refs=it.refs, confirmed_from="Head of service"),
    "add actions": _add_actions,
    "plan": _plan,
    "theme": lambda it, chance: SetTheme(refs=it.refs, theme=f"Theme {chance.randint(1, 30)}"),
    "date": lambda it, chance: ProposeDate(refs=it.refs, on=it.day + timedelta(days=chance.randint(200, 2000))),
    "update": _update,
    "note": lambda it, chance: RecordNote(refs=it.refs, words=wording.sentence(chance), on=it.day),
    "evidence": _evidence,
    "complete": lambda it, chance: ReportComplete(refs=it.refs, on=it.day, summary=wording.paragraph(chance)),
    "reopen": lambda it, chance: Reopen(refs=it.refs, reason=wording.sentence(chance)),
    "ask": lambda it, chance: AskExtension(
        refs=it.refs, to=it.day + timedelta(days=2200), reason=wording.sentence(chance), asked_by="Head of service"
    ),
}

_AT_MEETINGS: Final[Mapping[str, Callable[[Happening, str], Command]]] = {
    "adopt": lambda it, meeting: AdoptDates(refs=it.refs, meeting=meeting),
    "grant": lambda it, meeting: GrantExtension(refs=it.refs, meeting=meeting),
    "sign off": lambda it, meeting: SignOffItems(
        refs=it.refs,
        meeting=meeting,
        agreed_by="Chair of the Executive",
        impact_review_on=it.day + timedelta(days=180),
    ),
}
