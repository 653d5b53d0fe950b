"""What the meeting view asks of a meeting is what its papers ask: one rule, in the words of each."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.governance.pack import pack_paper
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Response
from actionplan.ledger.ledger import Ledger
from actionplan.tui.present.requests import asks
from actionplan.tui.present.source import Source
from tests.factories import on_day
from tests.stories.two_sittings import (
    FIRST,
    FIRST_DAY,
    PAPERS_DAY,
    SECOND,
    before_second,
    issue,
    planned,
    record,
    ref,
)


def with_a_pause_run_out(tmp_path: Path) -> Ledger:
    """Another winter: a pause that has run out by the second sitting, and two recommendations accepted."""
    ledger = on_day(planned(tmp_path), FIRST_DAY)
    pause = PauseItems(refs=(ref(7),), until=date(2027, 1, 31), reason="Inspection", meeting=FIRST)
    record(ledger, Respond(refs=(ref(1), ref(2)), response=Response.ACCEPTED), pause)
    ledger = on_day(ledger, PAPERS_DAY)
    issue(ledger, SECOND)
    return ledger


@pytest.mark.parametrize("plan", [before_second, with_a_pause_run_out])
def test_the_view_asks_for_each_thing_that_the_papers_ask_for_and_for_nothing_else(
    tmp_path: Path, plan: Callable[[Path], Ledger]
) -> None:
    ledger = plan(tmp_path)
    shown = Source(ledger, SECOND).read()
    assert shown.papers is not None
    view = ledger.view(Moment(shown.papers.day, shown.papers.head))
    paper = pack_paper(SECOND, view, None, ledger.history(view.snapshot.head))
    in_papers = Counter(each for ask in paper.asks for each in ask.refs)
    in_view: Counter[str] = Counter()
    for row in shown.recommendations:
        for words in asks(row, shown):
            action = re.match("A[0-9]+(?=: )", words)
            in_view[f"{row.ref}-{action[0]}" if action else row.ref] += 1
    assert in_view == in_papers
    assert in_view.total() > len(paper.asks) > 4
    ledger.close()


def test_each_request_is_said_in_a_few_words(tmp_path: Path) -> None:
    ledger = before_second(tmp_path)
    shown = Source(ledger, SECOND).read()
    said = {row.ref: asks(row, shown) for row in shown.recommendations}
    respond = "respond: accept it, in part, or not"
    assert said[ref(1)] == ("sign off (and set the day of its impact review)", respond)
    assert said[ref(4)] == ("decide on an extension to 30 June 2027 (135 days later)", respond)
    assert said[ref(5)] == ("review its impact (due 11 March 2027)",)
    assert said[ref(6)] == ("A1: adopt 30 April 2027", respond)
    assert said[ref(8)] == ("adopt 31 July 2027", respond)
    assert said[ref(9)] == ("agree its owner and date", "decide whether to raise it (nobody leads it)", respond)
    assert said[ref(11)] == ()
    ledger.close()


def test_what_is_overdue_without_a_request_and_a_pause_run_out_are_to_be_decided(tmp_path: Path) -> None:
    ledger = with_a_pause_run_out(tmp_path)
    shown = Source(ledger, SECOND).read()
    said = {row.ref: asks(row, shown) for row in shown.recommendations}
    assert "decide what to do, 17 days overdue (no extension is asked for)" in said[ref(4)]
    assert "decide what follows the pause (until 31 January 2027)" in said[ref(7)]
    ledger.close()


def test_before_its_papers_and_without_a_meeting_it_is_asked_as_the_plan_stands(tmp_path: Path) -> None:
    ledger = before_second(tmp_path)
    shown = replace(Source(ledger).read(), meeting=None)
    (row,) = [row for row in shown.recommendations if row.ref == ref(5)]
    assert shown.view.as_at == PAPERS_DAY
    assert asks(row, shown) == (), "its impact is reviewed a week later"
    ledger.close()
