"""Where everything is, as both front ends say it."""

from datetime import date
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.papers.document import Facts
from actionplan.services.plan_info import facts_in_words, plan_info
from actionplan.tui.reports import load_info
from tests.factories import BY, new_ledger


def test_the_day_to_review_keeping_is_a_fact_of_the_plan_and_stands_on_the_tracker_s_page(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    assert plan_info(ledger.location, ledger.clock, BY)["keep_until"] is None
    ledger.record(SetPolicy(key="keep_until", names=(date(2099, 3, 31).isoformat(),), reason="Agreed."), BY)
    assert plan_info(ledger.location, ledger.clock, BY)["keep_until"] == "2099-03-31"
    page = load_info(ledger, BY).opening[0]
    assert isinstance(page, Facts)
    assert ("keep until", "2099-03-31") in page.facts
    assert page.facts == facts_in_words(plan_info(ledger.location, ledger.clock, BY))


def test_a_plan_that_is_not_there_has_no_such_day(tmp_path: Path) -> None:
    facts = plan_info(str(tmp_path / "none.db"), Clock(fixed_day=date(2026, 11, 22)), BY)
    words = dict(facts_in_words(facts))
    assert (words["keep until"], words["entries"]) == ("no day is set", "not there yet")
