"""One item in words: what the pane beside the list and the page of its own show. Pure; knows no widget, no ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from actionplan.domain.dates import counted, echo, long_day, short_day
from actionplan.domain.rating.marks import rating_key
from actionplan.domain.rating.owners import standing, standing_in_full
from actionplan.domain.rating.reasons import moved_words, raised_words, with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import directed
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.entities import Record, TextKey
from actionplan.domain.text import cells, shorten, the_body, visible
from actionplan.domain.vocabulary import DateState, Declared, Kind, Priority, RecordKind, Response
from actionplan.tui.styles import arrow, badge, line_of, mark, way_style

LATEST = 3
"""How many updates the pane shows; the page of its own shows all."""

_LABEL = 11

_RESPONSES = {
    Response.NOT_RECORDED: "not recorded",
    Response.ACCEPTED: "accepted",
    Response.PART: "accepted in part",
    Response.NOT_ACCEPTED: "not accepted",
    Response.WITH_OTHERS: "with others",
}


@dataclass(frozen=True, slots=True)
class Dossier:
    """An item's updates, notes and evidence, with their words."""

    ref: str
    records: Sequence[Record] = ()
    texts: Mapping[TextKey, str] | None = None

    def words(self, record: Record, field: str) -> str:
        """One of a record's texts; empty where there is none."""
        return (self.texts or {}).get((record.entry, field), "")

    def amended(self, record: Record) -> str:
        """On which day its words were put right, as a part of a line; empty where they were not."""
        on = amended_on(self.records).get(record.entry)
        return "" if on is None else f" · amended {short_day(on)}"


def title_line(row: Row, view: PlanView, width: int) -> Content:
    """Ref, badge, and our short title, which says whose it is."""
    first = Content.assemble(Content.styled(row.ref, "bold $accent"), "  ", badge(row.rating.colour))
    short = line_of(view.text_of(row.item, "short_title"))
    if not short:
        return first
    ours = "our heading"
    gap = "  " if cells(short) + len(ours) + 2 <= width else "\n"
    return Content.assemble(first, "\n", Content.styled(short, "bold"), gap, Content.styled(ours, "$quiet"))


def page(row: Row, view: PlanView, dossier: Dossier | None, width: int, *, everything: bool = False) -> Content:
    """The whole of it in ``width`` cells, section by section; ``everything`` leaves no update out."""
    parts = [title_line(row, view, width), _reason(row, view)]
    if not view.knows(row.item):
        return Content("\n\n").join([*parts, Content.styled(UNREAD, "$quiet")])
    parts += [*_wording(row, view, width), *_keeping(row, view, width)]
    if dossier is not None and dossier.ref == row.ref:
        parts += _records(dossier, everything=everything)
    parts += _measures(row, view, width)
    if dossier is not None and dossier.ref == row.ref:
        parts += _scrutiny(dossier, everything=everything)
    parts += _follow_ups(row, view)
    parts += _actions(row, view)
    return Content("\n\n").join(parts)


def brief(row: Row, view: PlanView) -> Content:
    """Two or three lines for the foot of a narrow screen: ref, mark, direction and why."""
    way = view.travel.direction(row)
    since = f"  {directed(way)}" if directed(way) else ""
    return Content.assemble(
        Content.styled(row.ref, "bold $accent"),
        "  ",
        mark(row.rating.colour),
        Content.styled(since, way_style(way)),
        "  ",
        Content.styled(shorten(view.title(row.item), 60 - cells(since)), "bold"),
        "\n",
        Content(row.reason),
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


def _section(title: str, *lines: Content | str) -> Content:
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def hanging(words: Content, indent: int, width: int) -> Content:
    """The words wrapped, with blanks before each line but the first."""
    return Content("\n" + " " * indent).join(words.wrap(max(12, width - indent)))


def _fact(width: int, label: str, *words: Content | str) -> Content:
    """A label and its words, which keep to their column where they take several lines."""
    return Content.assemble(
        Content.styled(f"{label:<{_LABEL}}", "$quiet"), hanging(Content.assemble(*words), _LABEL, width)
    )


def _wording(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    item = row.item
    wording = Content(visible(view.text_of(item, "wording")))
    if item.kind is Kind.ACTION:
        yield _section(f"Action under {item.parent}", wording)
        return
    number = f"Recommendation {item.number}, as published" if item.number else "As published"
    yield _section(line_of(number), wording)
    lines = []
    addressed = view.text_of(item, "addressed_to")
    lines.append(_fact(width, "Addressed", f"to {line_of(addressed)}" if addressed else "to nobody by name"))
    suggested = view.suggested_agency(item)
    if suggested and item.owner.agency is None:
        lines.append(
            _fact(width, "Suggested", f"{line_of(suggested)} ", Content.styled("our suggestion", "italic $quiet"))
        )
    lines.append(_fact(width, "Response", *_response(row, view)))
    lines += [_fact(width, "Others", words) for words in _others(row, view)]
    if superseded := view.superseded_words(item):
        lines.append(_fact(width, "Superseded", visible(superseded)))
    theme = view.text_of(item, "theme")
    if theme:
        lines.append(_fact(width, "Theme", f"{line_of(theme)} ", Content.styled("ours", "italic $quiet")))
    if item.priority is not Priority.NONE:
        lines.append(_fact(width, "Priority", item.priority.label))
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
    yield _section("Owner and date", *_owner(row, view, width), *_date(row, width))
    plan = [
        _fact(width, label, visible(words))
        for label, field in (("Will do", "will_do"), ("Outcome", "intended_outcome"), ("Measure", "measure"))
        if (words := view.text_of(row.item, field))
    ]
    if plan:
        yield _section("Plan", *plan)
    if row.item.raised is not None:
        answer = view.text_of(row.item, "raise_answer")
        said = [raised_words(row.item.raised), view.text_of(row.item, "raised_reason")]
        lines = [visible(words) for words in said if words]
        yield _section("Raised", *lines, f"Answer: {visible(answer)}" if answer else "not answered yet")
    summary = view.text_of(row.item, "completion_summary")
    if row.item.completed_on is not None:
        how = f", {row.item.outcome.value.replace('-', ' ')}" if row.item.outcome else ""
        on = amended_on(view.snapshot.amendments).get((row.item.completion and row.item.completion.summary) or 0)
        put_right = "" if on is None else f" · amended {short_day(on)}"
        yield _section(f"Reported complete on {long_day(row.item.completed_on)}{how}{put_right}", visible(summary))
    named = [
        _fact(width, label, line_of(words))
        for label, field in (("Checked by", "checked_by"), ("Interest", "interest"))
        if (words := view.text_of(row.item, field))
    ]
    if named:
        yield _section("Sign-off", *named)


def _owner(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    item = row.item
    if item.owner.agency is None:
        yield _fact(width, "Lead", "no owner yet")
    else:
        state = standing_in_full(row) if standing(row) else ""
        yield _fact(
            width, "Lead", line_of(view.lead_agency(item)), Content.styled(f"  {state}" if state else "", "$quiet")
        )
        officer = [line_of(view.text_of(item, field)) for field in ("lead_role", "lead_name")]
        if any(officer):
            yield _fact(width, "Officer", ", ".join(part for part in officer if part))
    contributing = view.contributing(item)
    if contributing:
        yield _fact(width, "With", line_of(", ".join(contributing)))


def _date(row: Row, width: int) -> Iterator[Content]:
    item, case = row.item, row.case
    if case.due_on is None:
        yield _fact(width, "Due", "no date yet")
    else:
        state = "" if item.deadline.state is DateState.ADOPTED else "  proposed"
        if item.deadline.due_on is None:
            state = "  with the last of its actions"
        yield _fact(width, "Due", echo(case.due_on, case.as_at), Content.styled(state, "$quiet"))
    if moved := moved_words(item.deadline):
        yield _fact(width, "Moved", moved)
    if row.times_carried_forward:
        yield _fact(width, "Carried", f"forward {counted(row.times_carried_forward, 'time')}, past sittings")


def _records(dossier: Dossier, *, everything: bool) -> Iterator[Content]:
    told = [record for record in dossier.records if record.kind in {RecordKind.UPDATE, RecordKind.NOTE}]
    told.sort(key=lambda record: (record.on, record.entry), reverse=True)
    shown = told if everything else told[:LATEST]
    if shown:
        more = f" ({len(shown)} of {len(told)}, enter shows all)" if len(shown) < len(told) else ""
        yield _section(f"Latest updates{more}", *(_told(record, dossier) for record in shown))
    evidence = [record for record in dossier.records if record.kind is RecordKind.EVIDENCE]
    if evidence:
        yield _section(f"Evidence ({len(evidence)})", *(_piece(record, dossier) for record in evidence))


def _measures(row: Row, view: PlanView, width: int) -> Iterator[Content]:
    """Each measure in use: what it measures, its readings in a line, and the words of the latest one."""
    lines: list[Content | str] = []
    for each in view.snapshot.measured(row.ref):
        measure = each.measure
        if measure.withdrawn:
            continue
        name = measure.ref.rsplit("-", 1)[1]
        head = (Content.styled(f"{name} ", "$accent"), line_of(view.measure_title(measure)))
        lines.append(Content.assemble(*head))
        line = Content(line_of(each.line(view.measure_unit(measure))))
        lines.append(Content.assemble("   ", hanging(line, 3, width)))
        latest = each.latest
        words = "" if latest is None else line_of(view.words(latest.entry, "words"))
        if latest is not None and (words or latest.source):
            about = ": ".join(part for part in (latest.source.label if latest.source else "", words) if part)
            on = amended_on(view.snapshot.amendments).get(latest.entry)
            about += "" if on is None else f" · amended {short_day(on)}"
            lines.append(Content.assemble("   ", hanging(Content.styled(about, "$quiet"), 3, width)))
    if lines:
        yield _section("Measures", *lines)


def _scrutiny(dossier: Dossier, *, everything: bool) -> Iterator[Content]:
    views = [record for record in dossier.records if record.kind is RecordKind.SCRUTINY]
    views.sort(key=lambda record: (record.on, record.entry), reverse=True)
    if views:
        yield _section("Scrutineer's view", *(_told(record, dossier) for record in views[: None if everything else 1]))


def _told(record: Record, dossier: Dossier) -> Content:
    sender = dossier.words(record, "sender") or record.by
    via = f" by {record.via}" if record.via else ""
    kind = "note · " if record.kind is RecordKind.NOTE else ""
    declared = f" · says {record.declared}" if record.declared else ""
    restricted = " · restricted" if record.restricted else ""
    head = f"{short_day(record.on)} · {kind}{line_of(sender)}{via}{declared}{restricted}{dossier.amended(record)}"
    return Content.assemble(Content.styled(head, "$quiet"), "\n", visible(dossier.words(record, "words")))


def _piece(record: Record, dossier: Dossier) -> Content:
    held = dossier.words(record, "held_at")
    about = [str(record.evidence_kind), short_day(record.on)]
    if record.source:
        about.append(f"source: {record.source}")
    if held:
        about.append(f"held at {line_of(held)}")
    if record.sha256:
        about.append(f"SHA-256 {record.sha256[:12]}…")
    if record.restricted:
        about.append("restricted")
    return Content.assemble(
        line_of(dossier.words(record, "title")),
        "\n",
        Content.styled(f"{' · '.join(about)}{dossier.amended(record)}", "$quiet"),
    )


def _follow_ups(row: Row, view: PlanView) -> Iterator[Content]:
    """What meetings asked for about the item, and what came of it; left out where nothing was."""
    about = [each for each in view.snapshot.follow_ups if each.ref == row.ref]
    if about:
        yield _section("Follow-ups", *(Content(line_of(sentence_of(each, view))) for each in about))


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
    yield _section(f"Actions ({len(below)})", *lines)
