"""Several processes that write to one plan at once: each answer that they were given holds.

The short form. For longer, with more, or on a server: ``python -m tests.faults --many-hands 16 --seconds 60``.
"""

from pathlib import Path

import pytest

from tests.factories import new_ledger
from tests.faults.many_hands import many_hands

HANDS, WRITES = 4, 25


@pytest.mark.both_databases
def test_every_acknowledged_entry_is_there_once_and_edits_on_old_versions_are_refused(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.close()
    found = many_hands(ledger.location, HANDS, writes=WRITES)
    assert found.wrong == ()
    assert found.acknowledged == HANDS * WRITES
    assert found.overtaken > 0
