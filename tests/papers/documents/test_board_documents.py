"""The documents that people are sent: from the demonstration plan, from an empty plan and from a nasty one."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.editions import Reader
from actionplan.domain.entry import free_text_fields
from actionplan.domain.rating.marks import counts_line
from actionplan.domain.reports.impact import impact_counts
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.text import visible
from actionplan.domain.vocabulary import Colour, Edition, Kind, RecordKind
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Listing, plain
from actionplan.papers.editions import edition_of
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.formats.text import to_text
from actionplan.services.issue import meeting_papers
from actionplan.services.papers import PAPERS, About, Asked, Paper, Subject, document_of
from tests.papers.make_golden_documents import ABOUT, DECEMBER, GOLDEN, TODAY, demo, document, documents, marked
from tests.security.nasty_plan import nasty_plan

every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with closing(demo(tmp_path_factory.mktemp("demo"))) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with closing(nasty_plan(tmp_path_factory.mktemp("nasty"))) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def report(plan: Ledger) -> str:
    """The cover report of December, in lines that are not divided."""
    return to_text(document(plan, "report", DECEMBER), 10_000)


def test_every_document_of_the_demonstration_is_as_it_was(plan: Ledger) -> None:
    made = documents(plan)
    assert sorted(made) == sorted(path.name for path in GOLDEN.iterdir())
    for name, text in made.items():
        assert text == (GOLDEN / name).read_text(), name


@pytest.mark.parametrize(
    "answer",
    [
        # What are we asked?
        "9. Decide what to do about “Awareness of intelligence processes” (SAM-R03), which was due on 13 October",
        # What changed since September, and why?
        "Better, by a later date. On track. First agreed for 27 February 2026, now 17 March 2027 (moved once",
        # What is late, and what is proposed about it?
        "Raised with the Lead Safeguarding Partners on 5 November 2026: Three teams cannot release staff",
        # What was promised and not done?
        "Not done, and nothing is reported.",
        # What is different for children?
        "SAM-R01, Timely sharing of intelligence: a difference is shown in part, found on 24 September 2026.",
        "71% (3 November 2026)",
    ],
)
def test_a_stranger_finds_the_answer_in_the_cover_report(report: str, answer: str) -> None:
    assert answer in report


def test_the_cover_report_counts_what_the_summary_counts(plan: Ledger, report: str) -> None:
    meeting = next(each for each in plan.meetings() if each.id == DECEMBER)
    papers = meeting_papers(plan, meeting)
    paper, impact = papers.paper, impact_counts(papers.view.snapshot)
    assert counts_line(paper.totals) in report
    assert paper.travel_totals.words in report
    assert f"Decisions asked: {len(paper.agenda)}" in report
    assert f"Exceptions: {len(paper.exceptions.rows)}" in report
    assert f"Matters arising: {len(paper.arising)}" in report
    assert paper.impact.startswith(f"Signed off {impact.signed_off}:")
    assert f"{impact.signed_off} recommendations are signed off" in report


def test_a_report_of_a_meeting_that_had_no_papers_asks_what_it_was_asked_before_it_decided(plan: Ledger) -> None:
    signed_off_there = to_text(document(plan, "report", "quality-assurance-group-2026-10-20"), 10_000)
    assert "6. Sign off “Return the records of the second term” (SAM-R02-A1)" in signed_off_there
    assert "Decisions asked: 10\n" in signed_off_there
    assert "11. " not in signed_off_there


COUNTED = ["report", "plan-on-a-page", "chairs-brief"]


@pytest.mark.parametrize("name", COUNTED)
def test_each_document_of_a_meeting_counts_what_the_summary_counts(plan: Ledger, name: str) -> None:
    about = DECEMBER if PAPERS[name].subjects else ""
    text = to_text(document(plan, name, about), 10_000)
    assert counts_line(plan.snapshot().totals()) in text


def test_the_partners_page_about_another_body_s_meeting_asks_what_waits_for_the_partners_alone(plan: Ledger) -> None:
    page = to_text(document(plan, "partners-page", DECEMBER), 10_000)
    assert "Page for the Lead Safeguarding Partners\n" in page
    asked = page.partition("Asked of the partners: 1\n")[2].partition("\n\n")[0].splitlines()
    assert asked == [
        "The Lead Safeguarding Partners are asked to:",
        "1. Answer what was raised about “Awareness of intelligence processes” (SAM-R03) on 5 November 2026.",
        "The Executive of 17 December 2026 has 19 decisions before it: its report lists them.",
    ]
    assert page.count("Three teams cannot release staff") == 1, "what was raised is said once"


def test_the_plan_on_a_page_has_every_recommendation_and_its_rating(plan: Ledger) -> None:
    (table,) = document(plan, "plan-on-a-page").tables()
    rows = [row for row in plan.snapshot().rows if row.item.kind is Kind.RECOMMENDATION]
    assert [(row[0], row[8]) for row in table.rows] == [(row.ref, row.rating.colour) for row in rows]


def test_the_themes_add_up_to_the_plan(plan: Ledger) -> None:
    figures = document(plan, "themes").tables()[0]
    totals = plan.snapshot().totals()
    summed = [sum(int(str(row[at])) for row in figures.rows) for at in (1, 2, 3, 7, 8)]
    assert summed == [totals.published, totals.live, totals.colours[Colour.RED], totals.overdue, totals.signed_off]


def test_the_chronology_of_an_item_has_every_entry_about_it_and_its_actions(plan: Ledger) -> None:
    snapshot = plan.snapshot()
    refs = ["SAM-R08", *(row.ref for row in snapshot.actions_of("SAM-R08"))]
    told = to_text(document(plan, "chronology", "SAM-R08"), 10_000)
    contacts = {each.entry for ref in refs for each in plan.records(ref, snapshot.head) if each.kind is RecordKind.NOTE}
    numbers = {line.entry.number for line in plan.history(snapshot.head, refs)} - contacts
    assert numbers == {int(found) for found in re.findall(r"Entry (\d+), SAM-R08", told)}
    assert snapshot.head_hash in told


def test_the_year_s_movement_ends_in_the_live_recommendations(plan: Ledger) -> None:
    movement = document(plan, "year").tables()[0]
    assert movement.rows[-1][0] == "All"
    assert movement.rows[-1][8] == plan.snapshot().totals().live


def test_the_chair_is_given_five_questions_at_most_and_each_names_its_fact(plan: Ledger) -> None:
    brief = document(plan, "chairs-brief", DECEMBER)
    (listed,) = brief.sections[0].blocks
    assert isinstance(listed, Listing)
    assert 0 < len(listed.entries) <= 5
    assert all(re.search(r"F\d+|SAM-R\d\d", plain(each.words)) and each.under for each in listed.entries)


def test_no_heading_of_the_report_is_the_clerks(plan: Ledger) -> None:
    headings = [section.heading for section in document(plan, "report", DECEMBER).sections]
    assert not [heading for heading in headings if "agenda" in heading.lower() or "minutes" in heading.lower()]


def _abouts(paper: Paper, ledger: Ledger) -> list[About]:
    """Everything of a plan that a document can be about."""
    found = [About()] if paper.optional or not paper.subjects else []
    view = ledger.view()
    if Subject.MEETING in paper.subjects:
        to_come_only = paper.name == "summary"
        found += [
            About(meeting=each)
            for each in view.snapshot.meetings
            if not each.cancelled and not (to_come_only and (each.closed or each.on < view.as_at))
        ]
    if Subject.ITEM in paper.subjects:
        found += [About(ref=row.ref) for row in view.rows]
    if Subject.AGENCY in paper.subjects:
        found += [About(agency=each.id) for each in view.agencies]
    return found


@every_paper
def test_every_document_can_be_made_of_an_empty_plan(tmp_path: Path, paper: Paper) -> None:
    begun = [BeginPlan(), AddMeetings(body="Executive", days=(TODAY,))]
    with closing(Ledger.create(str(tmp_path / "plan.db"), Clock(fixed_day=TODAY), begun, "Business Manager")) as ledger:
        for about in _abouts(paper, ledger):
            assert to_text(document_of(paper, Asked(ledger, ledger.view(), None, about)), 80)


@every_paper
def test_every_document_of_a_nasty_plan_is_inert(nasty: Ledger, paper: Paper) -> None:
    for about in _abouts(paper, nasty):
        document = document_of(paper, Asked(nasty, nasty.view(), None, about))
        text = to_text(document, 80)
        assert visible(text) == text
        assert to_markdown(document)


PUBLISHED = frozenset({"review-loaded", "review-edited", "recommendation-published"})


OF_MANY = [*((name, about) for name, abouts in ABOUT.items() for about in abouts), ("minute", "executive-2026-09-24")]


@pytest.mark.parametrize(("name", "about"), OF_MANY)
def test_the_public_edition_of_a_document_holds_no_word_that_a_person_composed(
    plan: Ledger, name: str, about: str
) -> None:
    made = edition_of(marked(plan, name, about), Reader(Edition.PUBLIC))
    public = to_text(made._replace(front=None), 10_000)
    named = {*(each.name for each in plan.view().agencies), *(each.name for each in plan.snapshot().bodies)}
    facts = [line.entry.fact for line in plan.history(plan.snapshot().head) if line.entry.fact.kind not in PUBLISHED]
    composed = {getattr(fact, field) or "" for fact in facts for field in free_text_fields(type(fact))} - named
    assert [words for words in composed if len(words) > 4 and words in public] == []
