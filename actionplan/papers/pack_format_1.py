"""Format 1 of a board pack, in which version 0.1.0 issued papers: its rules, its names and its files, for ever.

Papers that were issued in this format are made again byte for byte. So what may change in a later format is written out
here and shared with none: what is asked, which items are exceptions, the summary's sentences, the names of the files
and the manifest. The tables, the movement and the changes are today's as long as they give the same bytes, which the
golden files of this format hold; who changes one of those first copies it here. Only the dispatch in
``services.issue`` reads this module.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import deciding_meeting
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.governance.pack_tables.table import BRIEF, CAUSE, PaperTable, brief
from actionplan.domain.governance.pack_tables.table import Source as PackInput
from actionplan.domain.rating.marks import (
    MARKS,
    counts_line,
    percentages_line,
    published_line,
    reason_beside_mark,
)
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row, Totals
from actionplan.domain.rating.travel import Direction, direction
from actionplan.domain.reports.changes import ChangeLine, ChangeReport
from actionplan.domain.reports.movement import MovementReport
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.subjects.signing_off import SignedOff
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import Colour, DateState, Kind, MeetingKind, Response, Status
from actionplan.papers.document import (
    Block,
    Code,
    Column,
    Document,
    Entry,
    Listing,
    Paragraph,
    Request,
    Requests,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.movement import movement_for_readers, movement_heading, remarks_on
from actionplan.papers.documents.pack_tables import brief_table, full_table
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.pack import PackBasis
from actionplan.papers.values.changes import changes_csv

_MOST_REFS: Final = 12

_MEANINGS: Final[Mapping[Colour, str]] = {
    Colour.RED: "overdue, off track or unplanned",
    Colour.AMBER: "needs attention",
    Colour.GREEN: "on track, not done",
    Colour.BLUE: "signed off",
    Colour.GREY: "not planned or begun",
    Colour.CLOSED: "not taken forward",
}
"""The key in the words of then."""


def pack_files(basis: PackBasis) -> dict[str, bytes]:
    """Every file by its name, the manifest last."""
    paper = _without_later_tables(pack_paper(basis.meeting, basis.view, basis.then, basis.lines, meeting_title=str))
    files = {
        "summary.md": to_markdown(_summary(paper, basis)),
        **{f"{each.name}.csv": table_csv(full_table(each)) for each in (*paper.tables, paper.actions)},
        "movement.csv": table_csv(movement_for_readers(paper.movement)),
        "movement-actions.csv": table_csv(movement_for_readers(paper.action_movement)),
        "changes.csv": changes_csv(_changes_as_then(paper.changes)),
    }
    return {**files, "manifest.json": _manifest(paper, files, basis)}


_LATER_TABLES: Final = frozenset({"K-with-others"})


def _without_later_tables(paper: PackPaper) -> PackPaper:
    """No plan had anything with others when papers were issued in this format."""
    kept = tuple(_table_as_then(each) for each in paper.tables if each.name not in _LATER_TABLES)
    return replace(paper, tables=kept, actions=_table_as_then(paper.actions))


_SAID_BY_LEAD: Final = re.compile(r"\b(T|t)he lead officer says that it is (off track|at risk)\.")


def _reason_as_then(reason: str) -> str:
    """Whose view a colour is was said in other words."""
    return _SAID_BY_LEAD.sub(r"\1he lead says that it is \2.", reason)


def _table_as_then(table: PaperTable) -> PaperTable:
    """The same with its reasons in the words of then, and directions without what made them."""
    table = _without_causes(table)
    full = {at for at, name in enumerate(table.columns) if name == "rag_reason"}
    read = {at for at, name in enumerate(table.brief_headings) if name == "Why"}
    return replace(
        table,
        rows=tuple(
            tuple(
                _reason_as_then(cell) if at in full and isinstance(cell, str) else cell for at, cell in enumerate(row)
            )
            for row in table.rows
        ),
        brief=tuple(
            tuple(_reason_as_then(cell) if at in read else cell for at, cell in enumerate(row)) for row in table.brief
        ),
    )


def _without_causes(table: PaperTable) -> PaperTable:
    if table.columns[-1:] != (CAUSE,):
        return table
    since = BRIEF.index("Since last")
    return replace(
        table,
        columns=table.columns[:-1],
        rows=tuple(row[:-1] for row in table.rows),
        brief=tuple((*row[:since], row[since].partition(",")[0], *row[since + 1 :]) for row in table.brief),
    )


_SIGNED_OFF_BY_NOBODY: Final = re.compile(r"(Signed off (?:at the meeting|by chair's action) of \d+ \w+ \d{4})\.")


def _changes_as_then(report: ChangeReport) -> ChangeReport:
    """A sign-off told without free text said "agreed by" and nobody, and a role that was taken away was not told."""

    def as_then(change: ChangeLine) -> ChangeLine:
        if change.kind == OwnerAssigned.kind:
            return replace(change, words=change.words.replace(" (the lead officer's role taken away)", "", 1))
        if change.kind == StepReversed.kind or (change.kind == SignedOff.kind and change.withdrawn):
            return replace(change, words=_SIGNED_OFF_BY_NOBODY.sub(r"\1, agreed by .", change.words))
        return change

    groups = tuple(replace(group, changes=tuple(map(as_then, group.changes))) for group in report.groups)
    return replace(report, groups=groups, time=())


def _manifest(paper: PackPaper, files: Mapping[str, bytes], basis: PackBasis) -> bytes:
    meeting = paper.meeting
    since = None if paper.since is None else {"as_at": paper.since, "cut_off": paper.since_cut_off}
    return json_bytes(
        {
            "format": 1,
            "meeting": {"id": meeting.id, "body": meeting.body, "on": meeting.on, "kind": meeting.kind.value},
            "issue": paper.issue,
            "as_at": paper.as_at,
            "cut_off": paper.cut_off,
            "head": basis.head_hash,
            "since": since,
            "rules_number": paper.rules_number,
            "versions": dict(basis.versions),
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        }
    )


def _summary(paper: PackPaper, basis: PackBasis) -> Document:
    since = (
        "These are the first papers for this body"
        if paper.since is None
        else f"Compared with the papers as at {long_day(paper.since)}"
    )
    again = "" if paper.issue == 1 else f" Issue {paper.issue}, in place of the one before."
    opening = (
        Paragraph("; ".join(paper.reviews) or "No review is in this plan yet."),
        Paragraph(f"As at {full_day(paper.as_at)}.{again} {since}."),
    )
    requests = tuple(_requests(paper, basis))
    asked = Requests(requests) if requests else Paragraph("Nothing is asked for: the papers are to be noted.")
    arrows = "↑ better, → same, ↓ worse, + new"
    sections = (
        Section((asked,), f"What the {paper.meeting.body} is asked to do"),
        _totals(paper),
        *_movement(paper),
        Section(
            (
                _exceptions(paper, basis),
                Paragraph(f"Since last, the direction of travel since the last papers: {arrows}."),
            ),
            "Exceptions: Red, or worse than in the last papers",
        ),
        *map(_table, (*paper.tables, paper.actions)),
        _about_these_papers(paper),
    )
    return Document(Title(f"{paper.meeting.title}: action plan"), opening, sections)


def _requests(paper: PackPaper, basis: PackBasis) -> Iterator[Request]:
    """What is asked about each item, in the order in which a meeting takes it; then what the chair decided."""
    on, rows, plan = paper.meeting.on, basis.view.rows, basis.view.snapshot

    def ready(row: Row) -> bool:
        open_actions = any(action.item.live for action in plan.actions_of(row.ref))
        return row.item.reported_complete and row.item.evidence_count > 0 and not open_actions

    def impact_due(row: Row) -> bool:
        due = row.item.impact_review_on
        return row.item.status is Status.SIGNED_OFF and due is not None and due <= on

    def unanswered(row: Row) -> bool:
        item = row.item
        return item.live and item.kind is Kind.RECOMMENDATION and item.response.answer is Response.NOT_RECORDED

    asked: tuple[tuple[str, Callable[[Row], bool], Callable[[Sequence[Row]], str]], ...] = (
        (
            "adopt",
            lambda row: row.item.live and row.item.deadline.state is DateState.PROPOSED,
            lambda about: f"{counted(len(about), 'proposed date')}, which only an extension can move after that",
        ),
        ("sign off", ready, _sign_off_words),
        (
            "decide",
            lambda row: row.item.live and row.item.request is not None,
            lambda about: f"on {counted(len(about), 'extension')} asked for: grant, refuse or return (table C)",
        ),
        (
            "decide",
            lambda row: overdue(row.case) and row.item.request is None,
            lambda about: (
                f"what to do about {counted(len(about), 'overdue item')} without an extension waiting (table D)"
            ),
        ),
        (
            "decide",
            lambda row: row.item.live and (row.item.paused_until or on) < on,
            lambda _about: "whether a pause whose review date has come goes on (table J)",
        ),
        (
            "review",
            impact_due,
            lambda about: f"the impact of {counted(len(about), 'item')}: is anything different for children? (table G)",
        ),
        (
            "agree",
            lambda row: row.item.live and not row.case.planned,
            lambda about: f"an owner and a date for {counted(len(about), 'item')} without (table H)",
        ),
        (
            "respond",
            unanswered,
            lambda about: f"to {counted(len(about), 'recommendation')}: accept, accept in part, or not accept",
        ),
    )
    for verb, holds, words in asked:
        if about := [row for row in rows if holds(row)]:
            yield Request(verb, words(about), _refs([row.ref for row in about]))
    yield from _to_be_noted(basis)


def _sign_off_words(about: Sequence[Row]) -> str:
    without = sum(row.item.evidence_impact == 0 for row in about)
    review = f", and set the day of the impact review for {without} of them" if without else ""
    return f"{counted(len(about), 'item')} reported complete with evidence{review}"


def _to_be_noted(basis: PackBasis) -> Iterator[Request]:
    meetings = basis.view.snapshot.meetings
    chairs = {each.id for each in meetings if each.kind is MeetingKind.CHAIRS_ACTION}
    opened_after = 0 if basis.then is None else basis.then.snapshot.head
    taken = [
        line.entry
        for line in basis.lines
        if line.entry.number > opened_after and line.undone_by is None and deciding_meeting(line.entry.fact) in chairs
    ]
    if taken:
        refs = list(dict.fromkeys(entry.ref or "the plan" for entry in taken))
        noted = f"{counted(len(taken), 'decision')} taken by the chair since the last papers (table I)"
        yield Request("note", noted, _refs(refs))


def _refs(refs: Sequence[str]) -> tuple[str, ...]:
    shown, more = refs[:_MOST_REFS], len(refs) - _MOST_REFS
    return (*shown[:-1], f"{shown[-1]} and {more} more") if more > 0 else tuple(shown)


def _exceptions(paper: PackPaper, basis: PackBasis) -> Table:
    before = None if basis.then is None else {row.ref: row for row in basis.then.rows}
    directions = {} if before is None else {row.ref: direction(row, before.get(row.ref)) for row in basis.view.rows}
    found = PackInput(paper.meeting, basis.view, before, directions, paper.horizon, (), {}, {})
    rows = [
        row
        for row in basis.view.rows
        if row.item.kind is Kind.RECOMMENDATION
        and row.item.live
        and (row.rating.colour is Colour.RED or directions.get(row.ref) is Direction.WORSE)
    ]
    headings = ["Ref", "Recommendation or action", "Lead", "Due", "Rating", "Since last", "Why"]
    lines = [[*brief(row, found), _reason_as_then(reason_beside_mark(row))] for row in rows]
    if not any(line[5] for line in lines):
        headings.pop(5)
        lines = [[*line[:5], line[6]] for line in lines]
    return Table(tuple(Column(each) for each in headings), tuple(map(tuple, lines)))


def _totals(paper: PackPaper) -> Section:
    totals = paper.totals
    blocks: list[Block] = [
        Paragraph(counts_line(replace(totals, by_decision={})), strong=True),
        Paragraph(f"{published_line(totals)} {_concerns(totals)}."),
    ]
    if percentages := percentages_line(totals):
        blocks.append(Paragraph(percentages))
    blocks.append(Paragraph(_actions_line(paper.action_totals)))
    key = " · ".join(f"{MARKS[colour]} {meaning}" for colour, meaning in _MEANINGS.items())
    blocks.append(Paragraph(f"Key: {key}. Rated by rules number {paper.rules_number}."))
    return Section(tuple(blocks), "Where things stand")


def _concerns(totals: Totals) -> str:
    return (
        f"Overdue {totals.overdue} · unassigned {totals.unassigned} · stale {totals.stale} "
        f"· no evidence {totals.no_evidence}"
    )


def _actions_line(totals: Totals) -> str:
    if not totals.published:
        return "No actions are recorded under them."
    return (
        f"Actions under them, counted apart: live {totals.live} + signed off {totals.signed_off} + not taken forward "
        f"{totals.not_taken_forward} = {totals.published}; {totals.overdue} overdue."
    )


def _movement(paper: PackPaper) -> Iterator[Section]:
    yield _movement_section(paper.movement, level=2)
    if paper.action_totals.published or len(paper.action_movement.lines) > 1:
        yield _movement_section(paper.action_movement, level=3)
    changed = f"{counted(paper.changes.count, 'change')} since, in words, by recommendation: "
    yield Section((Paragraph((changed, Code("changes.csv"), ".")),))


def _movement_section(report: MovementReport, level: int) -> Section:
    blocks: tuple[Block, ...] = (movement_for_readers(report), *map(Paragraph, remarks_on(report)))
    return Section(blocks, movement_heading(report), level)


def _table(table: PaperTable) -> Section:
    letter, _, _ = table.name.partition("-")
    lettered = f"{letter}. " if letter.isupper() else ""
    in_full = Paragraph(("In full: ", Code(f"{table.name}.csv"), "."))
    return Section((in_full, brief_table(table)), f"{lettered}{table.heading}: {len(table.rows)}")


def _about_these_papers(paper: PackPaper) -> Section:
    totals = paper.totals
    live, ended = len(paper.table("A").rows), len(paper.table("E").rows)
    ahead = "the next sitting on record" if paper.next_known else "three months on, as no next sitting is on record"
    source = f"Source: the plan's ledger through entry {paper.cut_off}, as at {long_day(paper.as_at)}. "
    entries = (
        Entry(
            f"Tables overlap. A ({live}) + signed off ({totals.signed_off}) + E ({ended}) = {totals.published} "
            "published in all; what B, C, D, F, H and J name lies within A."
        ),
        Entry(f"F and G look ahead to {long_day(paper.horizon)}: {ahead}."),
        Entry("Dates are those in force: an extension that is only asked for moves none."),
        Entry(
            "Left out: the words of restricted updates, notes and evidence; the words of what was entered and "
            "withdrawn again; and, from the tables, lead officers' names (agency and role are given). "
            "Recommendations signed off before the last papers are counted and not listed."
        ),
        Entry((source, Code("manifest.json"), " has each file's digest.")),
    )
    return Section((Listing(entries),), "About these papers")
