"""One JSON document as bytes: UTF-8, indented, keys in the order given, and nothing in it that a terminal obeys."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

_STEERING = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
"""What JSON allows unescaped and terminals act on: DEL, C1, separators and the controls of reading direction."""


def json_bytes(document: Mapping[str, object] | Sequence[Mapping[str, object]]) -> bytes:
    """The document; days are ISO texts."""
    text = json.dumps(document, indent=2, ensure_ascii=False, default=_plain)
    return f"{text}\n".translate(_STEERING).encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
