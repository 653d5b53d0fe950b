"""The sentences of the meeting view: why, who, when, and what has moved.

Roles stand for names, counts for evidence; no word of an update is in them. Pure: values in, text out.
"""

from actionplan.domain.dates import counted, long_day, short_day
from actionplan.domain.governance.difference import measure_lines
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.owners import standing
from actionplan.domain.rating.reasons import how_often, moved_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import directed, direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.item import Item
from actionplan.domain.text import visible
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import DateState
from actionplan.tui.present.model import Activity, Compared, Shown


def one_line(text: str) -> str:
    """Words from people on one line, inert."""
    return visible(text, newlines=False)


def meeting_words(shown: Shown, *, short: bool = False) -> str:
    """Which meeting: "Executive, 11 March 2027", short "Executive, 11 Mar 27"; the review where there is none."""
    meeting = shown.meeting
    if meeting is not None:
        called_off = " (cancelled)" if meeting.cancelled else ""
        day = short_day(meeting.on) if short else long_day(meeting.on)
        return f"{one_line(meeting.body)}, {day}{called_off}"
    return title_words(shown)


def title_words(shown: Shown) -> str:
    """What is shown: the review's title, or how many reviews there are."""
    reviews = shown.view.snapshot.reviews
    if not reviews:
        return "Action plan"
    if len(reviews) > 1:
        return f"{len(reviews)} reviews"
    return one_line(shown.view.review_title(reviews[0]))


def subtitle_words(shown: Shown) -> str:
    """Kind and partnership of the one review, or the titles of several."""
    view, reviews = shown.view, shown.view.snapshot.reviews
    if len(reviews) > 1:
        return one_line(" · ".join(view.review_title(review) for review in reviews))
    parts = [
        view.words(getattr(review, field), field) for review in reviews for field in ("review_kind", "partnership")
    ]
    return one_line(" · ".join(part for part in parts if part))


def speaks_for(shown: Shown) -> str:
    """What the pages speak for: the issued papers, or the plan as it stands."""
    if shown.papers is not None:
        return f"papers as at {long_day(shown.papers.day)}"
    no_papers = "no papers issued · " if shown.meeting is not None else ""
    return f"{no_papers}as it stands on {long_day(shown.view.as_at)}"


def lead_words(row: Row, view: PlanView, *, names: bool) -> str:
    """Who leads: the agency and the role; the name only where names are shown."""
    item = row.item
    below = _actions_words(row, view)
    if item.owner.agency is None:
        # Where each live action is led, they lead it.
        nobody = "no owner yet" if item.live and not _led_by_actions(row, view) else ""
        return " · ".join(part for part in (nobody, below) if part)
    parts = [one_line(view.lead_agency(item))]
    role = one_line(view.text_of(item, "lead_role"))
    name = one_line(view.text_of(item, "lead_name")) if names else ""
    if name or role:
        parts.append(", ".join(part for part in (name, role) if part))
    return " · ".join(part for part in (*parts, standing(row), below) if part)


def _led_by_actions(row: Row, view: PlanView) -> bool:
    live = [action for action in view.snapshot.actions_of(row.ref) if action.item.live]
    return bool(live) and all(action.item.owner.agency is not None for action in live)


def _actions_words(row: Row, view: PlanView) -> str:
    actions = view.snapshot.actions_of(row.ref)
    if not actions:
        return ""
    closed = sum(not action.item.live for action in actions)
    return f"{counted(len(actions), 'action')}{f', {closed} closed' if closed else ''}"


def date_words(row: Row, reason: str = "") -> str:
    """Adopted and approved dates and the slip between them, or that there is none; what ``reason`` says is left out."""
    item, due = row.item, row.case.due_on
    if due is None:
        return "no date yet" if item.live and "no date" not in reason else ""
    carried = row.times_carried_forward
    again = f"carried forward {how_often(carried)}" if carried else ""
    if f"Due {long_day(due)}" in reason:
        said = f"{_slipped(item)} than adopted" if item.deadline.slip_days else ""
    elif item.deadline.due_on is None:
        return f"{long_day(due)}, with the last of its actions"
    elif item.deadline.state is DateState.PROPOSED or item.deadline.adopted_on is None:
        return f"{long_day(due)}, proposed and not yet adopted"
    elif moved := moved_words(item.deadline):
        said = moved
    else:
        said = f"{long_day(due)}, as adopted"
    return " · ".join(part for part in (said, again) if part)


def late_actions(row: Row, shown: Shown) -> str:
    """The overdue actions of a recommendation, but for the one that its rating speaks of: "A1 overdue by 25 days"."""
    late = [each for each in shown.view.snapshot.overdue_actions_of(row.ref) if each.ref != row.rating_of]
    return ", ".join(
        f"{short_ref(each.ref).rsplit('-', 1)[-1]} overdue by {counted(each.case.days_overdue, 'day')}" for each in late
    )


def _slipped(item: Item) -> str:
    """By how much the date in force differs from the adopted one: "92 days later"."""
    slip = item.deadline.slip_days or 0
    return f"{counted(abs(slip), 'day')} {'later' if slip > 0 else 'earlier'}"


def compared_with(before: Compared) -> str:
    """What stands before the meeting: "papers of 3 Dec 26"."""
    return f"{'papers' if before.papers else 'the meeting'} of {short_day(before.day)}"


def since_words(row: Row, shown: Shown) -> str:
    """Direction, and what was entered since the meeting before; empty where there was none."""
    before = shown.before
    if before is None:
        return ""
    then = before.view.snapshot.row(row.ref)
    parts = [directed(direction(row, then))]
    if then is not None and then.rating.colour is not row.rating.colour:
        parts.append(f"was {MARKS[then.rating.colour]}")
    parts.append(activity_words(before.activity.get(row.ref)) or "nothing entered")
    return " · ".join(part for part in parts if part)


def activity_words(activity: Activity | None) -> str:
    """Counts: "3 updates, 1 piece of evidence", or "2 other entries"."""
    return ", ".join(_counts(activity))


def _counts(activity: Activity | None) -> list[str]:
    if activity is None:
        return []
    parts = []
    if activity.updates:
        parts.append(counted(activity.updates, "update"))
    if activity.evidence:
        parts.append(f"{activity.evidence} {'piece' if activity.evidence == 1 else 'pieces'} of evidence")
    if activity.others and not parts:
        parts.append(f"{activity.others} other {'entry' if activity.others == 1 else 'entries'}")
    return parts


def changes(row: Row, shown: Shown) -> tuple[str, ...]:
    """What is different now from the papers that are shown; empty where nothing is."""
    since = shown.since
    if since is None or shown.row(row.ref) is None:  # raised with the body, of a review that is another's
        return ()
    now = since.view.snapshot.row(row.ref)
    if now is None:
        return ("no longer in the plan",)
    found = []
    if now.rating.colour is not row.rating.colour:
        found.append(MARKS[now.rating.colour])
    if now.item.deadline.due_on != row.item.deadline.due_on:
        found.append(f"due {short_day(now.item.deadline.due_on)}" if now.item.deadline.due_on else "no date")
    if (
        row.item.extension_to is not None
        and now.item.extension_to is None
        and now.item.deadline.due_on == row.item.deadline.due_on
    ):
        found.append("extension answered")
    if now.item.owner.agency != row.item.owner.agency:
        found.append("another lead agency" if now.item.owner.agency else "no lead agency")
    activity = since.activity.get(row.ref)
    if activity is not None and (activity.updates or activity.evidence or not found):
        found += _counts(activity)
    return tuple(found)


def measured_words(row: Row, shown: Shown) -> list[str]:
    """Each measure of a recommendation and its actions, with its readings in a line."""
    refs = [row.ref, *(action.ref for action in shown.view.snapshot.actions_of(row.ref))]
    lines = {line.ref: line for ref in refs for line in measure_lines(shown.view, ref)}
    return [one_line(f"{line.title}: {line.line}") for line in lines.values()]


def scrutiny_words(row: Row, shown: Shown) -> str:
    """The scrutineer's latest view of a recommendation or its actions, by role."""
    refs = {row.ref, *(action.ref for action in shown.view.snapshot.actions_of(row.ref))}
    views = [line for line in shown.scrutiny if line.ref in refs]
    if not views:
        return ""
    latest = max(views, key=lambda line: line.on)
    return one_line(f"{latest.role}, {short_day(latest.on)}: {latest.words}")
