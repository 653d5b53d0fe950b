"""Several processes that write to one plan at once: every acknowledged write is there.

The short form. For longer, with more, or on a server: ``python -m tests.faults --writers 16 --seconds 60``.
"""

from pathlib import Path

import pytest

from tests.factories import new_ledger
from tests.faults.concurrent_writers import write_concurrently

WRITERS, WRITES = 4, 25


@pytest.mark.both_databases
def test_every_acknowledged_entry_is_there_once_and_edits_on_old_versions_are_refused(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.close()
    found = write_concurrently(ledger.location, WRITERS, writes=WRITES)
    assert found.wrong == ()
    assert found.acknowledged == WRITERS * WRITES
    assert found.overtaken > 0
