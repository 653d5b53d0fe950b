"""What was proved of a plan's record, in words; and its ledger against papers that were issued from it.

Their manifest proves what came before them.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from actionplan.domain.errors import BadInput
from actionplan.ledger.ledger import Ledger

if TYPE_CHECKING:
    from actionplan.ledger.verify.verification import Verification

_ONLY_DERIVED: Final = (
    "The record is NOT whole, but its ledger is: nothing that was entered is lost. Rebuild what is derived from it: "
    "actionplan verify --rebuild"
)
_REMARKS: Final = (
    "Remarks: an earlier version allowed what today's rules refuse. The record of it is whole, and stays as it is."
)


def verified_lines(found: "Verification", location: str, against: Sequence[str] = ()) -> list[str]:
    """What was found, the sentence that sums it up first; ``against`` are problems with issued papers."""
    if not found.ledger_is_whole or against:
        from actionplan.ledger.addresses import sqlite_path
        from actionplan.ledger.verify.rebuild import recovery_advice

        advice = recovery_advice(on_server=sqlite_path(location) is None)
        return [f"The record is NOT whole. {advice}", *found.problems, *against]
    if found.problems:
        return [_ONLY_DERIVED, *found.problems]
    remarks = (_REMARKS, *found.remarks) if found.remarks else ()
    return [f"The record is whole: {found.entries} entries, ending in {found.head}.", *found.redactions, *remarks]


def verify_against(ledger: Ledger, manifest: bytes) -> list[str]:
    """Whether anything up to an issued paper's head was changed or cut off since: a sentence a problem, none: nothing.

    Proves the hash that the manifest gives from what the entries say. Raises ``BadInput`` where it is no manifest.
    """
    meeting_id, number, cut_off, head = _read_manifest(manifest)
    problems = []
    last = ledger.last_number()
    if last < cut_off:
        problems.append(
            f"The ledger was cut off: the papers stand after entry {cut_off}, and it ends with entry {last}."
        )
    elif ledger.recomputed_hash(cut_off) != head:
        problems.append(
            f"An entry up to number {cut_off} was changed after the papers were issued: the ledger no longer leads to "
            "the head that they name."
        )
    recorded = [each for each in ledger.issues() if (each.meeting, each.number) == (meeting_id, number)]
    if not recorded:
        problems.append(f"The ledger does not hold that papers were issued for {meeting_id} (issue {number}).")
    elif recorded[0].manifest_sha256 != hashlib.sha256(manifest).hexdigest():
        problems.append(f"The manifest is not as it was issued for {meeting_id} (issue {number}): its digest differs.")
    return problems


def _read_manifest(manifest: bytes) -> tuple[str, int, int, str]:
    try:
        found = json.loads(manifest)
        meeting_id, number = found["meeting"]["id"], found["issue"]
        cut_off, head = found["cut_off"], found["head"]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BadInput("This is not the manifest.json of a board pack: it cannot be read.") from error
    shapes = ((meeting_id, str), (number, int), (cut_off, int), (head, str))
    if any(not isinstance(value, kind) or isinstance(value, bool) for value, kind in shapes):
        raise BadInput("This is not the manifest.json of a board pack: meeting, issue, cut_off or head is missing.")
    return meeting_id, number, cut_off, head
