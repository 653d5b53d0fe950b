"""An item in the plain words of a board's paper: why it has its rating, how its date came about, what was last heard.

Says what the rating found, for a reader who has never seen the program; rates nothing. Names roles only. Pure.
"""

from collections.abc import Callable, Mapping
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.owners import lead_in_full
from actionplan.domain.rating.reasons import RULE_WORDS, answer_words, moved_words, raised_words, whose_decision
from actionplan.domain.rating.rules import Case, Rule
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction, Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.told import Heard, Told
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.text import as_sentence, mark_of_amendment, reason_sentence, with_full_stop
from actionplan.domain.vocabulary import DateState

NOTHING_HEARD: Final = "Nothing has been heard yet."


def _not_heard(case: Case) -> str:
    return f"not heard from for {counted(case.quiet_days or 0, 'day')}"


def _due_not_heard(case: Case) -> str:
    left = case.days_left or 0
    due = "due today" if left == 0 else f"due in {counted(left, 'day')}"
    quiet = case.days_since(case.heard_on)
    heard = "and not heard from yet" if quiet is None else f"and not heard from for {counted(quiet, 'day')}"
    return f"{due}, {heard}"


_PLAINER: Final[Mapping[Rule, Callable[[Case], str]]] = {
    Rule.STALE: _not_heard,
    Rule.DUE_UNCONFIRMED: _due_not_heard,
}
"""Where the words of the rating are more than a board needs."""


def why(row: Row, view: PlanView) -> str:
    """Why it has its rating, as a sentence: "Overdue by 45 days."; through an action, which and why."""
    case, rating = row.rated_case, row.rating
    said = _PLAINER.get(rating.rule, RULE_WORDS[rating.rule].long)(case)
    if rating.decided:
        said = f"shown as {rating.colour} {whose_decision(case)}; by the rule it is {rating.rule_colour}: {said}"
    if row.rating_of != row.ref:
        action = view.snapshot.row(row.rating_of)
        named = "" if action is None else f", “{view.title(action.item).rstrip('.')}”"
        said = f"its action {row.rating_of}{named}: {said}"
    return as_sentence(said)


def date_story(row: Row) -> str:
    """The date in force and how it came to be: "first agreed for …, now … (moved once, by 382 days)"."""
    deadline, due = row.item.deadline, row.case.due_on
    if due is None:
        return "no date yet"
    if deadline.due_on is None:
        return f"{long_day(due)}, with the last of its actions"
    if deadline.state is DateState.PROPOSED:
        return f"{long_day(due)}, proposed and not yet agreed"
    told = moved_words(deadline) or f"{long_day(due)}, as first agreed"
    late = row.days_overdue
    return told if late is None else f"{told}; {counted(late, 'day')} ago"


def lead_of(row: Row, view: PlanView) -> str:
    """Lead agency and role, and who holds the post where the reader is shown names; or that there is none yet."""
    return lead_in_full(row.item, view, names=view.named) or NO_LEAD


def since_last(row: Row, travel: Travel) -> str:
    """Where its rating has gone since the last papers, and what made it: "worse, as a date passed (Amber then)".

    Empty without papers to compare with.
    """
    way, papers = travel.direction(row), travel.papers
    if papers is None or way is Direction.NONE:
        return ""
    if way is Direction.NEW:
        return "new since the last papers"
    then, cause = papers.colour_then(row), travel.causes.get(row.ref)
    if way is Direction.SAME:
        return "the same as in the last papers"
    was = "" if then is None else f" ({then} in the last papers)"
    return f"{way}{'' if cause is None else f', {cause.how}'}{was}"


def last_heard(row: Row, view: PlanView, told: Told) -> str:
    """The last words about it, when and from whom, and those about its actions where they are later.

    Of what was reported complete: what was said of that.
    """
    item = row.item
    if item.completion is not None and (summary := view.text_of(item, "completion_summary")):
        mark = mark_of_amendment(amended_on(view.snapshot.amendments).get(item.completion.summary or 0))
        return f"Reported complete on {long_day(item.completion.on)}: {with_full_stop(summary)}{mark}"
    own = told.last_of((row.ref,))
    under = told.last_of(action.ref for action in view.snapshot.actions_of(row.ref))
    later = under if under is not None and (own is None or own.on < under.on) else None
    said = [_said(each, row) for each in (own, later) if each is not None]
    return " ".join(said) or (NOTHING_HEARD if item.live else "")


def _said(said: Heard, row: Row) -> str:
    about = [said.role, f"of {said.ref}" if said.ref != row.ref else ""]
    whose = "".join(f", {each}" for each in about if each)
    return f"{long_day(said.on)}{whose}: {with_full_stop(said.words)}{mark_of_amendment(said.amended_on)}"


def in_hand(row: Row, view: PlanView, *, raising: bool = True) -> list[str]:
    """What was done or is proposed about it, each a sentence: a later date asked for, a pause, a raising, an answer.

    Without ``raising``, nothing of what it was raised for: a paper that says so elsewhere.
    """
    item, found = row.item, []
    if item.request is not None:
        by = view.text_of(item, "asked_by")
        asked = f" by {by}" if by else ""
        because = view.text_of(item, "extension_reason")
        found.append(
            f"A later date is asked for{asked}: {long_day(item.request.to)}{_later(row)}.{reason_sentence(because)}"
        )
    elif answer := answer_words(row.case):
        found.append(f"A later date was asked for and {answer}.")
    if item.pause is not None:
        because = view.text_of(item, "pause_reason")
        found.append(f"Paused until {long_day(item.pause.until)}{f': {with_full_stop(because)}' if because else '.'}")
    if item.raised is not None and raising:
        because, answer = view.text_of(item, "raised_reason"), view.text_of(item, "raise_answer")
        said = with_full_stop(f"Raised {raised_words(item.raised)}{f': {because}' if because else ''}")
        found.append(f"{said} {f'Answer: {with_full_stop(answer)}' if answer else 'Not answered yet.'}")
    if row.own.decided and (because := view.text_of(item, "override_reason")):
        found.append(f"It is shown so because: {with_full_stop(because)}")
    if item.with_others is not None and (answer := view.text_of(item, "others_answer")):
        found.append(f"It answered: {with_full_stop(answer)}")
    if item.live and not item.reported_complete and (because := view.text_of(item, "reopened_reason")):
        found.append(f"Returned or reopened: {with_full_stop(because)}")
    return found


def _later(row: Row) -> str:
    to, due = row.item.extension_to, row.item.deadline.due_on
    return "" if to is None or due is None else f", {counted((to - due).days, 'day')} later"
