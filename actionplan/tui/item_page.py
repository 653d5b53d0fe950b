"""One item in words: what the pane beside the list and the page of its own show. Pure; knows no widget, no ledger."""

from collections.abc import Iterator
from enum import Enum, auto

from textual.content import Content

from actionplan.domain.dates import counted
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.rating.marks import rating_key
from actionplan.domain.rating.owners import standing, standing_in_full
from actionplan.domain.rating.reasons import moved_words, raised_words, with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import directed
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.reports.findings import answered_by
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.text import cells, shorten, the_body, visible
from actionplan.domain.vocabulary import DateState, Declared, Kind, Priority, Response
from actionplan.tui.commands.offered import key_of
from actionplan.tui.days import echo, long_day, short_day
from actionplan.tui.item_blocks import fact, section
from actionplan.tui.item_records import Dossier, story, told
from actionplan.tui.styles import arrow, badge, line_of, mark, way_style

_RESPONSES = {
    Response.NOT_RECORDED: "not recorded",
    Response.ACCEPTED: "accepted",
    Response.PART: "accepted in part",
    Response.NOT_ACCEPTED: "not accepted",
    Response.WITH_OTHERS: "with others",
}


class Part(Enum):
    """What is shown of a page: all, or one of two columns."""

    WHOLE = auto()
    FACTS = auto()
    RECORDS = auto()


def title_line(row: Row, view: PlanView, width: int) -> Content:
    """Ref, badge, and our short title, which says whose it is."""
    first = Content.assemble(Content.styled(row.ref, "bold $accent"), "  ", badge(row.rating.colour))
    short = line_of(view.text_of(row.item, "short_title"))
    if not short:
        return first
    ours = "our heading"
    gap = "  " if cells(short) + len(ours) + 2 <= width else "\n"
    return Content.assemble(first, "\n", Content.styled(short, "bold"), gap, Content.styled(ours, "$quiet"))


def page(
    row: Row,
    view: PlanView,
    dossier: Dossier | None,
    width: int,
    *,
    everything: bool = False,
    part: Part = Part.WHOLE,
) -> Content:
    """The whole of it, or one column, in ``width`` cells, section by section; ``everything`` leaves no update out."""
    facts = [title_line(row, view, width), _reason(row, view)]
    if not view.knows(row.item):
        facts.append(Content.styled(UNREAD, "$quiet"))
        return Content("") if part is Part.RECORDS else Content("\n\n").join(facts)
    facts += [*_wording(row, view, width), *_keeping(row, view, width)]
    known = dossier if dossier is not None and dossier.ref == row.ref else None
    records = told(row, view, known, width, everything=everything)
    below = [*_follow_ups(row, view), *_findings(row, view), *_likes(known), *_actions(row, view)]
    time = [] if known is None else [*story(known, width)]
    shown = {
        Part.WHOLE: [*facts, *records, *below, *time],
        Part.FACTS: [*facts, *below],
        Part.RECORDS: [*(records or _nothing_told(known)), *time],
    }
    return Content("\n\n").join(shown[part])


def _nothing_told(known: Dossier | None) -> Iterator[Content]:
    if known is not None:
        yield Content.styled(
            f"No updates, evidence or measures yet: {key_of('update')} adds an update, {key_of('evidence')} evidence.",
            "$quiet",
        )


def brief(row: Row, view: PlanView) -> Content:
    """The line for the foot of a narrow screen, above the reason: ref, mark, direction and title."""
    way = view.travel.direction(row)
    since = f"  {directed(way)}" if directed(way) else ""
    return Content.assemble(
        Content.styled(row.ref, "bold $accent"),
        "  ",
        mark(row.rating.colour),
        Content.styled(since, way_style(way)),
        "  ",
        Content.styled(shorten(view.title(row.item), 60 - cells(since)), "bold"),
    )


def key_words(view: PlanView) -> Content:
    """What the marks of ratings mean, and, where papers were issued, the arrows."""
    arrows = view.travel.key()
    return Content(f"{rating_key()}\n{arrows}" if arrows else rating_key())


def _reason(row: Row, view: PlanView) -> Content:
    reason = Content(row.reason)
    travelled = view.travel.words(row)
    if travelled:
        reason = Content.assemble(reason, "\n", Content.styled(travelled, way_style(view.travel.direction(row))))
    own = row.own
    if row.rating_of != row.ref:
        reason = Content.assemble(reason, Content.styled(f"\nBy itself: {own.colour}.", "$quiet"))
    if row.item.declared is not Declared.NONE:
        reason = Content.assemble(
            reason, Content.styled(f"\nThe lead officer's own view: {row.item.declared}.", "$quiet")
        )
    return reason


def _wording(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    item = row.item
    wording = Content(visible(view.text_of(item, "wording")))
    if item.kind is Kind.ACTION:
        yield section(f"Action under {item.parent}", wording)
        return
    how = "put together by us when it was loaded" if item.worded_by_us else "as published"
    number = f"Recommendation {item.number}, {how}" if item.number else how.capitalize()
    yield section(line_of(number), wording)
    lines = []
    addressed = view.text_of(item, "addressed_to")
    lines.append(fact(width, "Addressed", f"to {line_of(addressed)}" if addressed else "to nobody by name"))
    suggested = view.suggested_agency(item)
    if suggested and item.owner.agency is None:
        lines.append(
            fact(width, "Suggested", f"{line_of(suggested)} ", Content.styled("our suggestion", "italic $quiet"))
        )
    lines.append(fact(width, "Response", *_response(row, view)))
    lines += [fact(width, "Others", words) for words in _others(row, view)]
    if superseded := view.superseded_words(item):
        lines.append(fact(width, "Superseded", visible(superseded)))
    theme = view.text_of(item, "theme")
    if theme:
        lines.append(fact(width, "Theme", f"{line_of(theme)} ", Content.styled("ours", "italic $quiet")))
    if item.priority is not Priority.NONE:
        lines.append(fact(width, "Priority", item.priority.label))
    if item.withheld:
        lines.append(fact(width, "In public", "not for publication"))
    elif line := view.text_of(item, "public_line"):
        lines.append(fact(width, "In public", visible(line)))
    yield Content("\n").join(lines)


def _response(row: Row, view: PlanView) -> Iterator[str]:
    yield _RESPONSES[row.item.response.answer]
    reason = view.response_reason(row.item)
    if reason:
        yield f": {visible(reason)}"


def _others(row: Row, view: PlanView) -> Iterator[str]:
    given = row.item.with_others
    if given is not None:
        yield visible(with_others_words(given, view.as_at))
        if answer := view.text_of(row.item, "others_answer"):
            yield f"answered: {visible(answer)}"
    elif proposed := view.proposed_others(row.item):
        yield f"with {the_body(line_of(proposed))}: proposed"


def _keeping(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    yield section("Owner and date", *_owner(row, view, width), *_date(row, width))
    plan = [
        fact(width, label, visible(words))
        for label, field in (("Will do", "will_do"), ("Outcome", "intended_outcome"), ("Measure", "measure"))
        if (words := view.text_of(row.item, field))
    ]
    if plan:
        yield section("Plan", *plan)
    if source := view.text_of(row.item, "source"):
        yield section("Brought from", visible(source))
    if row.item.raised is not None:
        answer = view.text_of(row.item, "raise_answer")
        said = [raised_words(row.item.raised), view.text_of(row.item, "raised_reason")]
        lines = [visible(words) for words in said if words]
        yield section("Raised", *lines, f"Answer: {visible(answer)}" if answer else "not answered yet")
    summary = view.text_of(row.item, "completion_summary")
    if row.item.completed_on is not None:
        how = f", {row.item.outcome.value.replace('-', ' ')}" if row.item.outcome else ""
        on = amended_on(view.snapshot.amendments).get((row.item.completion and row.item.completion.summary) or 0)
        put_right = "" if on is None else f" · amended {short_day(on)}"
        yield section(f"Reported complete on {long_day(row.item.completed_on)}{how}{put_right}", visible(summary))
    named = [
        fact(width, label, line_of(words))
        for label, field in (("Checked by", "checked_by"), ("Interest", "interest"))
        if (words := view.text_of(row.item, field))
    ]
    if named:
        yield section("Sign-off", *named)


def _owner(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    item = row.item
    if item.owner.agency is None:
        yield fact(width, "Lead", "no owner yet")
    else:
        state = standing_in_full(row) if standing(row) else ""
        yield fact(
            width, "Lead", line_of(view.lead_agency(item)), Content.styled(f"  {state}" if state else "", "$quiet")
        )
        officer = [line_of(view.text_of(item, field)) for field in ("lead_role", "lead_name")]
        if any(officer):
            yield fact(width, "Officer", ", ".join(part for part in officer if part))
        if chased := chased_words(row):
            yield fact(width, "Chasing", chased)
    contributing = view.contributing(item)
    if contributing:
        yield fact(width, "With", line_of(", ".join(contributing)))


def _date(row: Row, width: int) -> Iterator[Content]:
    item, case = row.item, row.case
    if case.due_on is None:
        yield fact(width, "Due", "no date yet")
    else:
        state = "" if item.deadline.state is DateState.ADOPTED else "  proposed"
        if item.deadline.due_on is None:
            state = "  with the last of its actions"
        yield fact(width, "Due", echo(case.due_on, case.as_at), Content.styled(state, "$quiet"))
    if moved := moved_words(item.deadline):
        yield fact(width, "Moved", moved)
    if row.times_carried_forward:
        yield fact(width, "Carried", f"forward {counted(row.times_carried_forward, 'time')}, past sittings")


def _follow_ups(row: Row, view: PlanView) -> Iterator[Content]:
    """What meetings asked for about the item, and what came of it; left out where nothing was."""
    about = [each for each in view.snapshot.follow_ups if each.ref == row.ref]
    if about:
        yield section("Follow-ups", *(Content(line_of(sentence_of(each, view))) for each in about))


def _findings(row: Row, view: PlanView) -> Iterator[Content]:
    """What the review found that it answers; left out where nobody said so."""
    if answers := answered_by(view, row.ref):
        lines = (Content.assemble((f"{each.ref} ", "$accent"), line_of(view.finding_words(each))) for each in answers)
        yield section("Findings that it answers", *lines)


def _likes(known: Dossier | None) -> Iterator[Content]:
    """What other reviews recommended that it is like; left out where there is nothing."""
    if known is not None and known.likes:
        yield section("Like it in other reviews", *(Content(line_of(words)) for words in known.likes))


def _actions(row: Row, view: PlanView) -> Iterator[Content]:
    below = view.snapshot.actions_of(row.ref)
    if not below:
        return
    lines: list[Content | str] = []
    for action in below:
        lead = line_of(view.lead_agency(action.item)) or "no owner yet"
        due = f"due {short_day(action.case.due_on)}" if action.case.due_on else "no date yet"
        name = action.ref.rsplit("-", 1)[1]
        head = (Content.styled(f"{name} ", "$accent"), mark(action.rating.colour), arrow(action, view))
        lines.append(Content.assemble(*head, f" {line_of(view.title(action.item))}"))
        lines.append(Content.styled(f"   {lead} · {due}", "$quiet"))
    yield section(f"Actions ({len(below)})", *lines)
