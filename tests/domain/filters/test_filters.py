"""What the filter words mean, and how what cannot be read is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.filters.conditions import KEYS_OF_TEXTS, PARSERS
from actionplan.domain.filters.filter import keys_of_line, parse_filter, parse_filter_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner, VacatePost
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordUpdate
from tests.domain.memory_plan import MemoryPlan
from tests.nasty import NASTY

START, TODAY = date(2026, 11, 22), date(2027, 1, 15)
KEYS = ["rag:", "agency:", "officer:", "status:", "due.before:", "due.after:", "due:", "review:", "theme:", "is:"]


@pytest.fixture(scope="module")
def view() -> PlanView:
    """R01 overdue, R02 vacant with an action, R03 stale, R04 complete without evidence; the rest untouched."""
    plan = MemoryPlan.seeded(START)
    police, health = "merseyside-police", "health-services"
    for command in (
        AssignOwner(refs=("SAM-R01",), agency=police, role="Detective Superintendent", name="Officer One"),
        AssignOwner(refs=("SAM-R02",), agency=health, role="Head of Safeguarding", name="Officer Two"),
        VacatePost(refs=("SAM-R02",)),
        AssignOwner(refs=("SAM-R03", "SAM-R04"), agency=police),
        ProposeDate(refs=("SAM-R01",), on=date(2027, 1, 14)),
        ProposeDate(refs=("SAM-R02", "SAM-R03"), on=date(2027, 3, 31)),
        RecordUpdate(refs=("SAM-R03",), words="Rang at 10:30 about ＣＳＥ; children’s £", on=date(2026, 11, 22)),
        SetPlan(refs=("SAM-R05",), will_do="Rewrite the framework"),
        AddActions(refs=("SAM-R02",), title="Choose the cases"),
        AddAgency(name="Housing"),
    ):
        plan.does(command)
    plan.on(TODAY).does(ReportComplete(refs=("SAM-R04",), on=TODAY, summary="Done"))
    return plan.view()


def found(text: str, view: PlanView) -> list[str]:
    kept = parse_filter_line(text, view).keep(view.rows, view)
    assert kept == [row for row in view.rows if parse_filter_line(text, view).matches(row, view)]
    return [row.ref.removeprefix("SAM-") for row in kept]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("rag:red", ["R01"]),
        ("RAG:Red,AMBER", ["R01", "R02", "R03", "R04"]),
        ("agency:police", ["R01", "R03", "R04"]),
        ("agency:police,health", ["R01", "R02", "R03", "R04"]),
        ("agency:Housing", []),
        ("officer:superintendent", ["R01"]),
        ('officer:"officer one"', ["R01"]),
        ("officer:nobody", []),
        ("status:reported-complete", ["R04"]),
        ('status:"reported complete",in-progress', ["R03", "R04"]),
        ("due.before:2027-03-31", ["R01"]),
        ("due.after:14/1/27", ["R02", "R03"]),
        ("due.after:2027-03-31", []),
        ("due:<2027-03-31", ["R01"]),
        ("due:>2027-01-14", ["R02", "R03"]),
        ("due:2027-03-31", ["R02", "R03"]),
        ('due:"31 March 2027"', ["R02", "R03"]),
        ("due:<today", ["R01"]),
        ('theme:"information and" rag:amber', ["R02"]),
        ("is:overdue", ["R01"]),
        ("is:stale", ["R03"]),
        ("is:no-evidence", ["R04"]),
        ("is:vacant", ["R02"]),
        ("is:undated agency:police", ["R04"]),
        ("is:overdue,stale", ["R01", "R03"]),
        ("not:is:unassigned", ["R01", "R02", "R03", "R04"]),
        ("not:agency:none not:rag:amber", ["R01"]),
        ("not:not:rag:red", ["R01"]),
        ("framework", ["R05"]),
        ("REWRITE FRAMEWORK", ["R05"]),
        ('"framework rewrite"', []),
        ('"10:30"', ["R03"]),
        ("~10:30", ["R03"]),
        ("cse", ["R03"]),
        ("children's £", ["R03"]),
        ("ｒａｇ:ｒｅｄ", ["R01"]),
        ("not:merseyside not:health not:is:unassigned", []),
        ("choose", ["R02-A1"]),
        ("sam-r02", ["R02", "R02-A1"]),
        ('rag:red "unclosed', []),
    ],
)
def test_a_filter_line_keeps_just_the_rows_that_it_describes(view: PlanView, text: str, refs: list[str]) -> None:
    assert found(text, view) == refs


def test_the_words_of_a_command_are_read_alike_the_shell_having_taken_the_quotes(view: PlanView) -> None:
    def kept(*tokens: str) -> list[str]:
        return [row.ref for row in parse_filter(tokens, TODAY, view).keep(view.rows, view)]

    assert kept("theme:information and", "not:rag:grey") == ["SAM-R01", "SAM-R02"]
    assert kept('"10:30"') == kept("at 10:30") == ["SAM-R03"]
    assert kept('theme:"information and"', "rag:red") == ["SAM-R01"]
    assert kept("due:yesterday") == ["SAM-R01"]


def test_an_action_is_found_under_the_theme_of_its_recommendation(view: PlanView) -> None:
    assert found("theme:information", view) == ["R01", "R02", "R02-A1"]
    assert found("theme:none", view) == []


def test_an_item_whose_theme_was_taken_away_is_found_as_having_none() -> None:
    plan = MemoryPlan.seeded(START)
    plan.does(SetTheme(refs=("SAM-R07",), theme=""))
    assert found("theme:none", plan.view()) == ["R07"]


@pytest.mark.parametrize("text", ["", "   ", '""', "~"])
def test_a_line_without_words_keeps_everything(view: PlanView, text: str) -> None:
    assert len(found(text, view)) == 12
    assert parse_filter_line(text, view).keep(view.rows, view) == list(view.rows)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rag:purple", 'There is no rating "purple". There are: red, amber, green, blue, grey, closed.'),
        ("is:late", "moved, with-others, raised, exception."),
        ("status:done", "There are: not-started, in-progress,"),
        ("colour:red", 'There is no filter "colour:". Did you mean rag:red? There are: rag:, agency:,'),
        ("10:30", "put them in double quotes"),
        ("https://example.org/a", "put them in double quotes"),
        ("agency:polise", "Nearest: Merseyside Police"),
        ("review:XYZ", 'No review "XYZ"'),
        ("theme:gardening", "There are: Access to support,"),
        ("due.before:soon", "is not a date"),
        ("due:<", "No date was given"),
        ("rag:", "needs a value"),
        ("rag:,", "needs a value"),
        ('not:rag:""', "needs a value"),
        ("not:", "needs a filter after it"),
        (":red", "There is no filter"),
    ],
)
def test_what_cannot_be_read_is_refused_and_what_there_is_is_named(view: PlanView, text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_filter_line(text, view)
    assert sentence in refusal.value.sentence


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_refused_or_search(view: PlanView, text: str) -> None:
    for prefix in ("", "~", "not:", *KEYS):
        _refused_or_kept(prefix + text, view)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.one_of(st.sampled_from([*KEYS, "not:", "~", '"', "“", ",", "<", "none", " "]), st.text(max_size=9))))
def test_any_text_is_refused_in_a_sentence_or_keeps_some_of_the_rows(view: PlanView, parts: list[str]) -> None:
    _refused_or_kept("".join(parts), view)


def _refused_or_kept(text: str, view: PlanView) -> None:
    try:
        filters = [parse_filter_line(text, view), parse_filter([text], TODAY, view)]
    except BadInput:
        return
    for each in filters:
        assert set(map(id, each.keep(view.rows, view))) <= set(map(id, view.rows))


LINES = {
    "rag": "rag:red,grey",
    "agency": "agency:merseyside",
    "officer": "officer:superintendent",
    "status": "status:in-progress",
    "due.before": "due.before:2027-12-31",
    "due.after": "due.after:2026-01-01",
    "due": "due:none",
    "review": "review:SAM",
    "theme": "theme:none",
    "priority": "priority:none",
    "kind": "kind:action",
    "moved": "moved:<1",
    "is": "is:undated",
    None: "police",
}


@pytest.mark.parametrize("key", [*PARSERS, None])
def test_what_looks_at_words_is_known_to_do_so(key: str | None, view: PlanView) -> None:
    """A long plan's words are read just for such filters: one that was forgotten would find nothing there."""
    line = LINES[key]
    assert keys_of_line(f"not:{line}") == {key}
    if key not in KEYS_OF_TEXTS:
        asked = parse_filter_line(line, view)
        bare = replace(view, texts={})
        assert asked.keep(bare.rows, bare) == asked.keep(view.rows, view)


def test_dates_that_were_moved_are_found_by_how_often_and_actions_by_their_kind(view: PlanView) -> None:
    moves = {"SAM-R01": 1, "SAM-R03": 3}
    rows = tuple(
        replace(row, item=replace(row.item, deadline=replace(row.item.deadline, times_moved=moves.get(row.ref, 0))))
        for row in view.rows
    )
    moved = replace(view, snapshot=replace(view.snapshot, rows=rows))
    assert found("is:moved", moved) == ["R01", "R03"]
    assert found("moved:>1", moved) == ["R03"]
    assert found("moved:1", moved) == ["R01"]
    assert found("moved:<1 is:moved", moved) == []
    assert found("kind:action", moved) == ["R02-A1"]
    assert len(found("not:kind:action kind:recommendation", moved)) == 11


@pytest.mark.parametrize("text", ["moved:", "moved:>", "moved:often", "moved:>-1", "moved:99999", "kind:rec"])
def test_what_is_no_number_of_moves_and_no_kind_is_refused(text: str, view: PlanView) -> None:
    with pytest.raises(BadInput):
        parse_filter_line(text, view)


def test_a_day_in_a_filter_may_be_a_sitting_of_the_plan() -> None:
    plan = MemoryPlan.seeded(START)
    plan.does(AddMeetings(body="Executive", days=(date(2027, 3, 11), date(2027, 6, 10))))
    plan.does(ProposeDate(refs=("SAM-R01",), on=date(2027, 3, 10)))
    plan.does(ProposeDate(refs=("SAM-R02",), on=date(2027, 3, 11)))
    plan.does(ProposeDate(refs=("SAM-R03",), on=date(2027, 3, 31)))
    view = plan.view()
    assert found('due.before:"next executive"', view) == ["R01"]
    assert found('due:"March executive"', view) == ["R02"]
    assert found('due:>"next exec"', view) == ["R03"]
    assert found('due.after:"June executive"', view) == []
    assert found('due.after:"March 2027"', view) == []
    with pytest.raises(BadInput, match="is a month, not a day"):
        parse_filter_line('due.before:"March 2027"', view)
