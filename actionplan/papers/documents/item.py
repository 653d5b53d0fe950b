"""One item, whole: what is asked, who leads it, by when, what has happened, and why it has its rating."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import describe_line
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.rating.measured import amount_words
from actionplan.domain.rating.owners import lead_in_full, standing_in_full
from actionplan.domain.rating.reasons import moved_words, raised_words, with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import declared_better
from actionplan.domain.reports.alike import alike_words, beside
from actionplan.domain.reports.findings import answered_by
from actionplan.domain.reports.follow_ups import sentence_of, source_words
from actionplan.domain.reports.time_passed import time_about
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.entities import Record, TextKey
from actionplan.domain.state.item import Item
from actionplan.domain.text import the_body, with_full_stop
from actionplan.domain.vocabulary import DateState, Declared, Kind, Priority, RecordKind, Response
from actionplan.papers.document import (
    Block,
    Document,
    Entry,
    Facts,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Section,
    Title,
)
from actionplan.papers.documents.changes import WHAT_TIME_DID, by_time
from actionplan.papers.documents.item_list import direction_key, item_table

AmendedOn = Mapping[int, date]
"""The day of the latest amendment of each entry that was amended."""

LATEST = 5
"""How many updates and notes are shown; the rest is the history's."""


def item_page(
    view: PlanView,
    row: Row,
    records: Sequence[Record],
    texts: Mapping[TextKey, str],
    history: Sequence[HistoryLine],
) -> Document:
    """One item; ``texts`` hold the words of its ``records``, and without ``history`` that section is left out."""
    item = row.item
    rating: list[Block] = [RatingLine(row.rating.colour, reason_beside_mark(row))]
    if travelled := view.travel.words(row):
        rating.append(Paragraph(travelled))
    if declared_better(row):
        rating.append(Paragraph(f"The lead officer's own view: {item.declared.value}."))
    amended = amended_on(view.snapshot.amendments)
    sections = [
        Section(tuple(rating)),
        _wording(row, view),
        Section((Facts(tuple(_facts(row, view))),)),
        Section(tuple(_updates(row, records, texts, amended)), "Latest updates"),
        Section(_evidence(row, records, texts, amended), "Evidence"),
        *_measures(row, view, texts, amended),
        *_scrutiny(records, texts, amended),
    ]
    sections += [*_follow_ups(row, view), *_findings(row, view), *_alike(row, view)]
    if item.kind is Kind.RECOMMENDATION:
        sections += _actions(row, view)
    if history:
        sections.append(Section((Listing(tuple(_history(history, view))),), "History"))
        if told := time_about(row, view, history):
            sections.append(Section((Listing(tuple(map(by_time, told))),), WHAT_TIME_DID))
    title = Title(f"{row.ref} · {view.title(item)}", f"as at {long_day(view.as_at)}")
    return Document(title, (Paragraph(_what_it_is(row, view)),), tuple(sections))


def _what_it_is(row: Row, view: PlanView) -> str:
    item = row.item
    review = view.review_title(view.review(item.review))
    parent = None if item.parent is None else view.snapshot.row(item.parent)
    if parent is not None:
        return f"{review} · action under {parent.ref}, {view.title(parent.item)}"
    return f"{review} · recommendation {item.number or 'without a number'}"


def _wording(row: Row, view: PlanView) -> Section:
    item = row.item
    blocks: list[Block] = [Quotation(view.text_of(item, "wording"))]
    if addressed := view.text_of(item, "addressed_to"):
        blocks.append(Paragraph(f"Addressed to: {addressed}", inset=True))
    whose = "Wording, put together by us when the review was loaded" if item.worded_by_us else "Published wording"
    return Section(tuple(blocks), whose if item.kind is Kind.RECOMMENDATION else "Action")


def _follow_ups(row: Row, view: PlanView) -> list[Section]:
    """What meetings asked for about the item: where it came from and what came of it; left out where nothing was."""
    about = [each for each in view.snapshot.follow_ups if each.ref == row.ref]
    entries = tuple(Entry(sentence_of(each, view), (f"{source_words(each, view)}.",)) for each in about)
    return [Section((Listing(entries),), "Follow-ups")] if entries else []


def _findings(row: Row, view: PlanView) -> list[Section]:
    """What the review found that it answers; left out where nobody said so."""
    answers = answered_by(view, row.ref)
    entries = tuple(Entry(f"{each.ref}  {view.finding_words(each)}") for each in answers)
    return [Section((Listing(entries),), "Findings that it answers")] if entries else []


def _alike(row: Row, view: PlanView) -> list[Section]:
    """What other reviews recommended that it is like."""
    entries = tuple(Entry(f"{each.percent}%  {alike_words(each)}") for each in beside(view, row.ref))
    return [Section((Listing(entries),), "Like it in other reviews")] if entries else []


def _actions(row: Row, view: PlanView) -> list[Section]:
    actions = view.snapshot.actions_of(row.ref)
    if not actions:
        return [Section((_none(row, f"action add {row.ref} TITLE"),), "Actions")]
    key = direction_key(view)
    return [Section((item_table(view, actions),), "Actions"), *([Section(key)] if key else [])]


def _filed(item: Item, view: PlanView) -> Iterator[tuple[str, str]]:
    if item.priority is not Priority.NONE:
        yield "Priority", item.priority.label
    if source := view.text_of(item, "source"):
        yield "Brought from", source


def _facts(row: Row, view: PlanView) -> list[tuple[str, str]]:
    """Names and texts, in the order in which a reader asks."""
    item = row.item
    facts = [("Theme", view.theme(item) or "none"), *_filed(item, view)]
    if item.kind is Kind.RECOMMENDATION:
        facts.append(("Response", _response(item, view)))
        if others := _others(item, view):
            facts.append(("With others", others))
    if superseded := view.superseded_words(item):
        facts.append(("Superseded", superseded))
    plan = [
        (name, words)
        for name, field in (("Will do", "will_do"), ("Intended outcome", "intended_outcome"), ("Measure", "measure"))
        if (words := view.text_of(item, field))
    ]
    facts += plan or [("Plan", _missing(item, "not recorded.", f"plan {row.ref} --will-do TEXT"))]
    facts.append(("Owner", _owner(row, view)))
    if item.contributing:
        facts.append(("Contributing", "; ".join(view.contributing(item))))
    facts.append(("Due", _due(row)))
    facts.append(("Status", _status(row)))
    reminded = (("Reminders to", view.text_of(item, "lead_email")), ("Chasing", chased_words(row)))
    facts += [(name, words) for name, words in reminded if words]
    if raised := _raised(item, view):
        facts.append(("Raised", raised))
    if row.rating.decided and row.rating_of == row.ref:
        agreed_by, why = view.text_of(item, "override_agreed_by"), view.text_of(item, "override_reason")
        facts.append(
            ("Shown so", "; ".join(part for part in (f"agreed by {agreed_by}" if agreed_by else "", why) if part))
        )
    if summary := view.text_of(item, "completion_summary"):
        on = amended_on(view.snapshot.amendments).get((item.completion and item.completion.summary) or 0)
        mark = "" if on is None else f" (amended {long_day(on)})"
        facts.append(("What was done", f"{summary}{mark}"))
    named = (("Checked by", "checked_by"), ("Interest", "interest"))
    facts += [(name, words) for name, field in named if (words := view.text_of(item, field))]
    facts += [("In public", words) for words in (_in_public(item, view),) if words]
    if item.live and not item.reported_complete and (reason := view.text_of(item, "reopened_reason")):
        facts.append(("Reopened", reason))
    return facts


def _in_public(item: Item, view: PlanView) -> str:
    return "not for publication" if item.withheld else view.text_of(item, "public_line")


def _missing(item: Item, words: str, command: str) -> str:
    """What is not there, and, while the item is live, the command that would put it there."""
    return f"{words} To change that: actionplan {command}" if item.live else words


def _response(item: Item, view: PlanView) -> str:
    if item.response.answer is Response.NOT_RECORDED:
        return _missing(item, "not recorded.", f"respond {item.ref} accepted")
    reason = view.response_reason(item)
    decided = next((each for each in view.snapshot.meetings if each.id == item.response.meeting), None)
    at = "" if decided is None else f", {decided.title[0].lower()}{decided.title[1:]}"
    return item.response.answer.value.replace("-", " ") + at + (f": {reason}" if reason else "")


def _others(item: Item, view: PlanView) -> str:
    """Who has it to do, and the last answer; the body that it is addressed to, while that is only proposed."""
    if item.with_others is None:
        proposed = view.proposed_others(item)
        command = f"respond {item.ref} with-others --body NAME --answer-due DATE --meeting MEETING"
        return _missing(item, f"with {the_body(proposed)}: proposed.", command) if proposed else ""
    answer = view.text_of(item, "others_answer")
    return f"{with_others_words(item.with_others, view.as_at)}.{f' It answered: {answer}' if answer else ''}"


def _raised(item: Item, view: PlanView) -> str:
    """With whom it was raised, when and why, and the answer."""
    if item.raised is None:
        return ""
    said = f"{raised_words(item.raised)}: {view.text_of(item, 'raised_reason')}"
    answer = view.text_of(item, "raise_answer")
    return f"{with_full_stop(said)} {f'Answer: {answer}' if answer else 'Not answered yet.'}"


def _owner(row: Row, view: PlanView) -> str:
    item = row.item
    if item.owner.agency is None:
        suggested = view.suggested_agency(item)
        hint = f" Suggested, not assigned: {suggested}." if suggested else ""
        return _missing(item, f"none yet.{hint}", f"assign {row.ref} --agency NAME")
    state = standing_in_full(row, view.text_of(item, "confirmed_from"))
    return f"{lead_in_full(item, view, names=True)} ({state})"


def _due(row: Row) -> str:
    item = row.item
    if row.case.due_on is None:
        return _missing(item, "no date yet.", f"due {row.ref} DATE")
    parts = [full_day(row.case.due_on)]
    if item.deadline.due_on is None:
        parts.append("with the last of its actions")
    elif item.deadline.state is DateState.PROPOSED or item.deadline.adopted_on is None:
        parts.append("proposed, not yet adopted by a meeting")
    else:
        parts.append(moved_words(item.deadline) or "as adopted")
    if row.days_overdue is not None:
        parts.append(f"{counted(row.days_overdue, 'day')} ago")
    return "; ".join(parts)


def _status(row: Row) -> str:
    item, case = row.item, row.case
    words = item.status.label
    if item.completed_on is not None:
        late = f", {counted(case.days_late, 'day')} late" if case.days_late else ""
        return f"{words}: completed on {long_day(item.completed_on)}{late}"
    if case.status is not item.status and case.started_on is not None:
        return f"{words} by itself; its actions are, since {long_day(case.started_on)}"
    return f"{words} since {long_day(item.started_on)}" if item.started_on else words


def _none(row: Row, command: str) -> Paragraph:
    return Paragraph(_missing(row.item, "None.", command), inset=True)


def _updates(row: Row, records: Sequence[Record], texts: Mapping[TextKey, str], amended: AmendedOn) -> Iterator[Block]:
    kept = [record for record in records if record.kind in {RecordKind.UPDATE, RecordKind.NOTE}]
    latest = sorted(kept, key=lambda record: (record.on, record.entry), reverse=True)[:LATEST]
    if latest:
        entries = (
            Entry(_about(record, texts, amended), (texts.get((record.entry, "words"), ""),)) for record in latest
        )
        yield Listing(tuple(entries))
    else:
        yield _none(row, f"update {row.ref} TEXT")
    if len(kept) > LATEST:
        earlier = f"{len(kept) - LATEST} earlier ones are in: actionplan history {row.ref}"
        yield Paragraph(earlier, inset=True)


def _about(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> str:
    """When an update was made, how, by whom, and what the lead officer declared."""
    parts = [long_day(record.on)]
    if record.kind is RecordKind.NOTE:
        parts.append("note")
    if sender := texts.get((record.entry, "sender")):
        parts.append(f"from {sender}")
    if record.via:
        parts.append("at a meeting" if record.via == "meeting" else f"by {record.via}")
    if record.declared:
        parts.append("own view taken back" if record.declared is Declared.NONE else f"own view {record.declared.value}")
    parts.append(f"entered by {record.by}, entry {record.entry}{_amended(record, amended)}")
    return f"{', '.join(parts)}{' [restricted]' if record.restricted else ''}{' [held back]' if record.held else ''}"


def _amended(record: Record, amended: AmendedOn) -> str:
    on = amended.get(record.entry)
    return "" if on is None else f", amended {long_day(on)}"


def _evidence(
    row: Row, records: Sequence[Record], texts: Mapping[TextKey, str], amended: AmendedOn
) -> tuple[Block, ...]:
    entries = []
    for record in records:
        if record.kind is not RecordKind.EVIDENCE:
            continue
        held_at = texts.get((record.entry, "held_at"))
        held = f" Held at: {held_at}." if held_at else ""
        restricted = " [restricted]" if record.restricted else ""
        title = texts.get((record.entry, "title"), "")
        source = f", source: {record.source}" if record.source else ""
        head = f"{record.evidence_kind}, {long_day(record.on)}{source}{_amended(record, amended)}{restricted}"
        about = f"{head}: {title}.{held}"
        entries.append(Entry(about, (f"SHA-256 {record.sha256}",) if record.sha256 else ()))
    return (Listing(tuple(entries)) if entries else _none(row, f"evidence {row.ref} TITLE --kind output"),)


def _measures(row: Row, view: PlanView, texts: Mapping[TextKey, str], amended: AmendedOn) -> Iterator[Section]:
    """Each measure in a line, and its readings, the latest first."""
    entries = []
    for each in view.snapshot.measured(row.ref):
        measure = each.measure
        withdrawn = " [withdrawn]" if measure.withdrawn else ""
        head = f"{measure.ref}{withdrawn}  {view.measure_title(measure)}: {each.line(view.measure_unit(measure))}"
        entries.append(Entry(head, tuple(_reading(reading, texts, amended) for reading in reversed(each.readings))))
    if entries:
        yield Section((Listing(tuple(entries)),), "Measures")


def _reading(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> str:
    period, words = texts.get((record.entry, "period")), texts.get((record.entry, "words"))
    about = [long_day(record.on), f"for {period}" if period else "", record.source.label if record.source else ""]
    about.append(f"entered by {record.by}, entry {record.entry}{_amended(record, amended)}")
    return f"{', '.join(part for part in about if part)}: {amount_words(record)}{f'. {words}' if words else ''}"


def _scrutiny(records: Sequence[Record], texts: Mapping[TextKey, str], amended: AmendedOn) -> Iterator[Section]:
    views = [record for record in records if record.kind is RecordKind.SCRUTINY]
    entries = (Entry(_about(each, texts, amended), (texts.get((each.entry, "words"), ""),)) for each in reversed(views))
    if views:
        yield Section((Listing(tuple(entries)),), "Scrutineer's view")


def _history(lines: Sequence[HistoryLine], view: PlanView) -> Iterator[Entry]:
    for line in lines:
        entry = line.entry
        words = describe_line(line, view.snapshot.agency_name, meeting_title=view.meeting_title)
        yield Entry(f"{long_day(entry.day)}, {entry.by} (step {entry.step})", (words,))
