"""JSON for scripts, where a command's answer has no paper of its own: one document, keys in a fixed order."""

import json
from collections.abc import Mapping, Sequence

from actionplan.cli.printing import put

# What JSON lets stand unescaped and terminals act on: DEL, C1, and the controls of reading direction.
_STEERING = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}


def put_json(document: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Write one JSON document to stdout. Days have to be texts already."""
    put(json.dumps(document, ensure_ascii=False, indent=2).translate(_STEERING) + "\n")
