"""What verify says, which the command and the tracker both print: the verdict first, and what to do about it."""

from actionplan.ledger.verify.verification import Verification
from actionplan.services.proof import verified_lines

_WHOLE = "The record is whole: 7 entries, ending in abc."
_LOST = "The record is NOT whole. Keep the file as it is, and go back to your last backup: actionplan restore FILE"


def test_the_verdict_comes_first_with_what_to_do() -> None:
    whole = Verification(7, "abc", (), ("Entry 3: removed.",))
    assert verified_lines(whole, "plan.db") == [_WHOLE, "Entry 3: removed."]
    assert verified_lines(whole, "plan.db", ["It was cut off."]) == [_LOST, "It was cut off."]
    damaged = Verification(7, "abc", ("Entry 4 was changed.",), (), ledger_is_whole=False)
    assert verified_lines(damaged, "plan.db") == [_LOST, "Entry 4 was changed."]
    assert "server's administrator" in verified_lines(damaged, "postgresql://host/plan")[0]
    derived = verified_lines(Verification(7, "abc", ("An index is gone.",), ()), "plan.db")
    assert derived[0].endswith("actionplan verify --rebuild")
    assert derived[1:] == ["An index is gone."]
    remarked = verified_lines(Verification(7, "abc", (), (), ("An old undo.",)), "plan.db")
    assert remarked[0] == _WHOLE
    assert remarked[1].startswith("Remarks: ")
    assert remarked[2:] == ["An old undo."]
