"""How an entry is written down: canonical JSON, the hash chain, and the digests that stand for free texts."""

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from actionplan.domain.dates import london_day
from actionplan.domain.entry import Entry, Fact, free_text_fields
from actionplan.domain.kinds import FACTS

FIRST_PREVIOUS_HASH = "0" * 64
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_DIGEST_PREFIX = "sha256:"


class UnreadableEntry(ValueError):  # noqa: N818 - the finding that verify reports
    """An entry's fields do not have the shape that its kind and schema number promise."""


@dataclass(frozen=True, slots=True)
class SealedText:
    """A text apart from its entry, with the salt of its digest."""

    field: str
    salt: str
    body: str


def _adapter(shape: type) -> TypeAdapter[Any]:
    return _adapter_of(shape)


@cache
def _adapter_of(shape: type) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def canonical(value: object) -> str:
    """JSON with sorted keys and no white space: the same value, the same bytes."""
    return _CANONICAL.encode(value)


def digest(salt: str, body: str) -> str:
    """What stands in an entry for a free text: SHA-256 over the salt and the words."""
    return _DIGEST_PREFIX + hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def seal(fact: Fact) -> tuple[str, list[SealedText]]:
    """The canonical fields of a fact, free texts replaced by digests, and those texts with their salts."""
    plain: dict[str, Any] = _adapter(type(fact)).dump_python(fact, mode="json")
    texts = []
    for name in free_text_fields(type(fact)):
        if plain[name]:
            sealed = SealedText(name, secrets.token_hex(16), plain[name])
            texts.append(sealed)
            plain[name] = digest(sealed.salt, sealed.body)
    return canonical(plain), texts


def unseal(kind: str, schema: int, stored: str) -> Fact:
    """The fact of stored fields, in today's shape whatever its schema number; its free texts are still digests.

    Raises ``UnreadableEntry`` for a kind, schema or shape that this program does not know.
    """
    known = FACTS.get(kind)
    if known is None or not 1 <= schema <= known.schema:
        raise UnreadableEntry(f"its kind {kind!r}, schema {schema}, is not known to this program")
    try:
        fact: Fact = _adapter(known.shape(schema)).validator.validate_json(stored, strict=True)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UnreadableEntry(f"its fields do not have the shape of {kind!r} (at {place or 'the top'})") from error
    return fact.as_read(schema)


def entry_of(row: sa.Row[*tuple[Any, ...]]) -> Entry:
    """The entry that a row of the ledger's table holds; its free texts are still digests.

    Raises ``UnreadableEntry``, or ``ValueError`` for a time that is none.
    """
    number, _, _, written_at, by, step, kind, schema, ref, stored = row
    at, day = instant(written_at)
    return Entry(number, step, at, day, by, ref, unseal(kind, schema, stored))


@lru_cache(16)
def instant(written: str) -> tuple[datetime, date]:
    """An instant and its day: all entries of a step have the same."""
    at = datetime.fromisoformat(written)
    return at, london_day(at)


def with_texts(fact: Fact, texts: dict[str, str]) -> Fact:
    """The fact with words in place of digests, for reading."""
    known = {name: texts[name] for name in free_text_fields(type(fact)) if name in texts}
    return replace(fact, **known) if known else fact


def entry_hash(
    number: int, previous: str, at: str, by: str, step: int, kind: str, schema: int, ref: str | None, stored: str
) -> str:
    """SHA-256, in hexadecimal, over all that an entry says and the hash of the one before.

    Raises ``TypeError`` for anything but whole numbers and texts.
    """
    # As ``canonical`` writes this list, in half of its time: a long ledger has a million of them.
    plain, quoted = int.__repr__, encode_basestring
    said = (
        f"[{plain(number)},{quoted(previous)},{quoted(at)},{quoted(by)},{plain(step)},{quoted(kind)},{plain(schema)},"
        f"{'null' if ref is None else quoted(ref)},{quoted(stored)}]"
    )
    return hashlib.sha256(said.encode()).hexdigest()
