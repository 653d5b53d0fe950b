"""The board pack's files, by name: the summary, a CSV file a table, movement, changes, and the manifest over them.

Pure: bytes from a model. The same model gives the same bytes; no file holds the time of making, a path, a user or a
random number.
"""

import hashlib
from collections.abc import Mapping

from actionplan.domain.governance.pack import PackPaper
from actionplan.papers.documents.movement import movement_table
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.documents.pack_tables import full_table
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.values.changes import changes_csv

MANIFEST = "manifest.json"
MANIFEST_FORMAT = 1


def pack_files(paper: PackPaper) -> dict[str, bytes]:
    """Every file but the manifest, in the order in which the manifest names them."""
    tables = {f"{each.name}.csv": table_csv(full_table(each)) for each in (*paper.tables, paper.actions)}
    return {
        "summary.md": to_markdown(pack_summary(paper)),
        **tables,
        "movement.csv": table_csv(movement_table(paper.movement)),
        "movement-actions.csv": table_csv(movement_table(paper.action_movement)),
        "changes.csv": changes_csv(paper.changes),
    }


def pack_manifest(paper: PackPaper, files: Mapping[str, bytes], head_hash: str, versions: Mapping[str, str]) -> bytes:
    """The digest of each file, and what the papers rest on: the ledger's head, the day, the versions."""
    meeting = paper.meeting
    since = None if paper.since is None else {"as_at": paper.since, "cut_off": paper.since_cut_off}
    return json_bytes(
        {
            "format": MANIFEST_FORMAT,
            "meeting": {"id": meeting.id, "body": meeting.body, "on": meeting.on, "kind": meeting.kind.value},
            "issue": paper.issue,
            "as_at": paper.as_at,
            "cut_off": paper.cut_off,
            "head": head_hash,
            "since": since,
            "rules_number": paper.rules_number,
            "versions": dict(versions),
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        }
    )
