"""Which wording of a text is in force: the one that was written, or the one that put it right.

Owns how amendments are laid over texts. An amendment is a record of its own, so that a past day has the wording of then
and an undo brings the earlier one back. Holds no rule about what can be amended.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from actionplan.domain.state.entities import Record, TextKey
from actionplan.domain.vocabulary import RecordKind


def amended_by(records: Iterable[Record]) -> dict[TextKey, Record]:
    """For each text that was amended, the record of its latest amendment that stands."""
    found: dict[TextKey, Record] = {}
    for record in sorted(records, key=lambda each: each.entry):
        if record.kind is RecordKind.AMENDMENT and record.present and record.amends is not None:
            found[record.amends, record.amended_field or ""] = record
    return found


def wording_keys(records: Iterable[Record]) -> dict[TextKey, TextKey]:
    """For each text that was amended, where the wording in force is stored."""
    return {key: (record.entry, "words") for key, record in amended_by(records).items()}


def put_right(texts: Mapping[TextKey, str], records: Iterable[Record]) -> dict[TextKey, str]:
    """The texts with the wording in force; those of the amendments have to be among them."""
    keys = wording_keys(records)
    return {**texts, **{key: texts[at] for key, at in keys.items() if at in texts}}


def amended_on(records: Iterable[Record]) -> dict[int, date]:
    """The day of the latest amendment of each entry of which any text was amended."""
    found: dict[int, date] = {}
    for (entry, _), record in amended_by(records).items():
        found[entry] = max(record.on, found.get(entry, record.on))
    return found
