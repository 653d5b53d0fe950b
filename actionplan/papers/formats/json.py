"""Values as JSON bytes: UTF-8, indented, keys in the order given, and nothing in it that a terminal obeys.

What scripts read is not a document laid out, but the documented values of ``papers.values``.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

_STEERING: Final = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
"""What JSON allows unescaped and terminals act on: DEL, C1, separators and the controls of reading direction."""


def json_bytes(value: Mapping[str, object] | Sequence[Mapping[str, object]]) -> bytes:
    """One object, or a list of objects; days are ISO texts."""
    text = json.dumps(value, indent=2, ensure_ascii=False, default=_plain)
    return f"{text}\n".translate(_STEERING).encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
