"""What ``check`` finds: the gaps in a plan, one line each, before a meeting finds them. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.leads import leads_of, nearest
from actionplan.domain.meetings.bodies import bodies_in_use, verb
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.people import Likeness, same_person
from actionplan.domain.rating.reasons import answer_words
from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.rating.rules import no_evidence, overdue, stale, vacant
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import cover_words, coverage
from actionplan.domain.reports.follow_ups import late_ones, owner_of, words_of
from actionplan.domain.text import listed, the_body
from actionplan.domain.vocabulary import DateState, Kind, Status


class FindingKind(StrEnum):
    """The kinds of finding, as ``check --json`` names them."""

    NO_OWNER = "no-owner"
    NO_DATE = "no-date"
    DATE_NOT_ADOPTED = "date-not-adopted"
    OVERDUE_WITHOUT_REQUEST = "overdue-without-request"
    NO_EVIDENCE = "no-evidence"
    RECORDER_IS_LEAD = "recorder-is-lead"
    SAME_SURNAME = "same-surname"
    STALE = "stale"
    VACANT = "vacant"
    EXTENSION_WITHOUT_ANSWER = "extension-without-answer"
    IMPACT_REVIEW_OVERDUE = "impact-review-overdue"
    NO_INTENDED_OUTCOME = "no-intended-outcome"
    NO_MEASURE = "no-measure"
    FOLLOW_UP_LATE = "follow-up-late"
    FINDING_UNANSWERED = "finding-unanswered"
    TOTALS = "totals-do-not-match"
    NO_ROLE = "no-role"
    CONFLICTED_COPY = "conflicted-copy"
    READABLE_BY_OTHERS = "readable-by-others"
    ANSWER_OVERDUE = "answer-overdue"
    RAISED_UNANSWERED = "raised-unanswered"
    EVIDENCE_MOVED = "evidence-moved"
    EVIDENCE_CHANGED = "evidence-changed"
    EVIDENCE_UNREADABLE = "evidence-unreadable"
    KEEPING_TO_REVIEW = "keeping-to-review"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its item or follow-up, its kind, and the sentence.

    For totals ``ref`` is the review's, and for the plan's own file it is empty.
    """

    ref: str
    kind: FindingKind
    words: str


def plan_findings(view: PlanView) -> list[Finding]:
    """Every gap in the plan: by item in published order, late follow-ups, findings that none answers, the totals."""
    found = [finding for row in view.rows for finding in _of_item(row, view)]
    plan = (*_bodies_without_role(view.snapshot), *_keeping(view))
    return [*found, *_late_follow_ups(view), *_unanswered(view), *_totals(view), *plan]


def concerning(found: Iterable[Finding], reviews: frozenset[str], view: PlanView) -> list[Finding]:
    """Those about these reviews, and those about none, such as the plan's own file."""
    of_findings = {each.ref: each.review for each in view.snapshot.findings}
    every = frozenset(each.ref for each in view.snapshot.reviews)

    def review_of(ref: str) -> str | None:
        row = view.snapshot.row(ref)
        return row.item.review if row is not None else ref if ref in every else of_findings.get(ref)

    return [each for each in found if review_of(each.ref) in {None, *reviews}]


def _late_follow_ups(view: PlanView) -> Iterator[Finding]:
    for each in late_ones(view.snapshot.follow_ups, view):
        owner = owner_of(each, view)
        who = f" ({owner})" if owner else ""
        about = f"{each.ref}, " if each.ref else ""
        late = counted(each.days_late(view.as_at), "day")
        yield Finding(each.name, FindingKind.FOLLOW_UP_LATE, f"{about}{words_of(each, view)}{who}: {late} late")


def _keeping(view: PlanView) -> Iterator[Finding]:
    """The day on which to review keeping the plan at all, once it has come."""
    day = view.snapshot.policy.keep_until
    if day is not None and day <= view.as_at:
        words = f"keeping this plan was to be reviewed on {long_day(day)}: remove it, or give a later day"
        yield Finding("plan", FindingKind.KEEPING_TO_REVIEW, words)


def _unanswered(view: PlanView) -> Iterator[Finding]:
    """What a review found, and no recommendation that is taken forward answers."""
    for each in coverage(view):
        if each.is_gap:
            ended = listed(row.ref for row in each.answers) if each.answers else ""
            words = f"only what is not taken forward answers it: {ended}" if ended else cover_words(each, view)
            yield Finding(each.finding.ref, FindingKind.FINDING_UNANSWERED, words)


def _bodies_without_role(plan: Snapshot) -> Iterator[Finding]:
    """Who meets, and nobody said what it is to the plan: it decides nothing."""
    powers = Powers(plan.reviews, plan.bodies)
    for body in bodies_in_use((), (meeting for meeting in plan.meetings if not meeting.cancelled)):
        if plan.reviews and powers.has_no_role(body):
            only = verb(body, "it only advises", "they only advise")
            words = f"the {body} {verb(body, 'has', 'have')} meetings on record and no role: until one is given, {only}"
            yield Finding("plan", FindingKind.NO_ROLE, words)


def _of_item(row: Row, view: PlanView) -> Iterator[Finding]:
    item = row.item
    if item.live:
        yield from (Finding(row.ref, gap, words) for gap, words in _planning_gaps(row))
        yield from (Finding(row.ref, gap, words) for gap, words in _progress_gaps(row, view))
        if row.own.decided:
            yield from (Finding(row.ref, gap, words) for gap, words in _namesakes(row, view, _NAMED_AT_OVERRIDE))
    elif item.with_others is not None and item.with_others.overdue(view.as_at):
        given = item.with_others
        late = counted((view.as_at - given.answer_due).days, "day")
        words = f"{the_body(given.body)} was to answer by {long_day(given.answer_due)}, {late} ago"
        yield Finding(row.ref, FindingKind.ANSWER_OVERDUE, words)
    elif item.status is Status.SIGNED_OFF:
        yield from (Finding(row.ref, gap, words) for gap, words in _signed_off_gaps(row, view))


def _planning_gaps(row: Row) -> Iterator[tuple[FindingKind, str]]:
    item, case = row.item, row.case
    if row.nobody_leads:
        yield FindingKind.NO_OWNER, "nobody leads it"
    if case.due_on is None:
        yield FindingKind.NO_DATE, "it has no date"
    elif item.deadline.state is DateState.PROPOSED:
        yield FindingKind.DATE_NOT_ADOPTED, f"its date, {long_day(case.due_on)}, has not been adopted by a meeting"
    if overdue(case) and item.request is None:
        answer = answer_words(case)
        request = f"its extension was {answer}" if answer else "no extension is asked for"
        yield FindingKind.OVERDUE_WITHOUT_REQUEST, f"overdue by {counted(case.days_overdue, 'day')}, and {request}"
    if item.request is not None:
        waited = counted(case.days_since(item.request.asked_on) or 0, "day")
        yield FindingKind.EXTENSION_WITHOUT_ANSWER, f"an extension to {long_day(item.request.to)} has waited {waited}"
    if item.kind is Kind.RECOMMENDATION and item.intended_outcome is None:
        yield FindingKind.NO_INTENDED_OUTCOME, "no intended outcome is recorded"
    if item.kind is Kind.RECOMMENDATION and item.measure is None:
        yield FindingKind.NO_MEASURE, "how it will be measured is not recorded"


def _progress_gaps(row: Row, view: PlanView) -> Iterator[tuple[FindingKind, str]]:
    case = row.case
    raised = row.item.raised
    if raised is not None and row.item.raised_and_unanswered:
        waited = counted((view.as_at - raised.on).days, "day")
        yield (
            FindingKind.RAISED_UNANSWERED,
            f"raised with {the_body(raised.raised_with)} {waited} ago, and not answered",
        )
    if no_evidence(case):
        yield FindingKind.NO_EVIDENCE, "reported complete without evidence"
    if stale(case):
        yield FindingKind.STALE, f"nothing has been heard for {counted(case.quiet_days or 0, 'day')}"
    if vacant(case):
        since = long_day(case.vacant_since or view.as_at)
        yield FindingKind.VACANT, f"the lead officer's post {rule_set(case.policy).vacancy} since {since}"


def _signed_off_gaps(row: Row, view: PlanView) -> Iterator[tuple[FindingKind, str]]:
    item = row.item
    recorder = "" if item.sign_off is None else item.sign_off.recorded_by or ""
    if same_person(recorder, view.text_of(item, "lead_name"), view.text_of(item, "lead_role")):
        yield FindingKind.RECORDER_IS_LEAD, "its sign-off was recorded by the lead officer"
    yield from _namesakes(row, view, _NAMED_AT_SIGN_OFF)
    due = item.impact_review_on
    if due is not None and due < view.as_at:
        yield FindingKind.IMPACT_REVIEW_OVERDUE, f"its impact review was due on {long_day(due)}"


_NAMED_AT_SIGN_OFF: Final = {"agreed_by": "its sign-off was agreed", "checked_by": "its evidence was checked"}
_NAMED_AT_OVERRIDE: Final = {"override_agreed_by": "its colour by decision was agreed"}


def _namesakes(row: Row, view: PlanView, named_in: Mapping[str, str]) -> Iterator[tuple[FindingKind, str]]:
    """Who has a lead officer's surname, and another first name or none; ``named_in`` has the fields to look in."""
    actions = [action.item for action in view.snapshot.actions_of(row.ref)]
    for field, words in named_in.items():
        named = view.text_of(row.item, field)
        if named and nearest(named, leads_of(row.item, actions, view.words)) is not Likeness.OTHER:
            yield FindingKind.SAME_SURNAME, f"{words} by somebody with a lead officer's surname"


def _totals(view: PlanView) -> Iterator[Finding]:
    totals = view.snapshot.totals()
    if totals.live + totals.signed_off + totals.not_taken_forward + totals.with_others != totals.published:
        words = "live, signed off, not taken forward and with others do not add up to all published"
        yield Finding("plan", FindingKind.TOTALS, words)
    for review in view.snapshot.reviews:
        loaded = sum(row.item.review == review.ref and row.item.kind is Kind.RECOMMENDATION for row in view.rows)
        if review.stated_count is not None and loaded != review.stated_count:
            words = f"the review states {counted(review.stated_count, 'recommendation')}, and the plan holds {loaded}"
            yield Finding(review.ref, FindingKind.TOTALS, words)
