"""What is said of a step that changed many items."""

from datetime import date
from pathlib import Path

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.tui.several import done
from tests.factories import BY, new_ledger


def test_of_many_items_only_the_first_are_named_and_the_rest_are_counted(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    same = ledger.record(ProposeDate(refs=tuple(f"SAM-R{n:02}" for n in range(1, 12)), on=date(2027, 3, 31)), BY)
    assert ", SAM-R10, SAM-R11: " in done(same, {}, ledger.view())
    each_its_own = ledger.record_all([AddActions(refs=("SAM-R01",), title=f"Step {n}") for n in range(40)], BY)
    told = done(each_its_own, {}, ledger.view())
    named = {ref for ref in each_its_own.refs if f"{ref}," in told or f"{ref}:" in told or f"{ref} and" in told}
    assert len(named) == 18
    assert "and 22 more, each its own" in told
