"""JSON for scripts, where a command's answer has no paper of its own."""

from collections.abc import Mapping, Sequence

from actionplan.cli.output import put


def put_json(document: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Write one JSON document to stdout."""
    from actionplan.papers.json_document import json_bytes

    put(json_bytes(document))
