"""Who has to do something, or sat in a meeting, as a role or an agency: papers print no other.

Refuses what reads as a person. Knows nothing of how lead officers are compared: ``people`` does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.checks import required_line
from actionplan.domain.errors import BadInput
from actionplan.domain.names import folded, spellings
from actionplan.domain.people import reads_as_person
from actionplan.domain.people.words import ROLE_WORDS
from actionplan.domain.state.entities import Agency
from actionplan.domain.text import quoted

_NAME_LIKE: Final = re.compile(r"[^\W\d_][^\W\d_'’-]*[a-zß-ÿ][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_LONGEST_NAME: Final = 3
"""Words that a person's name has at most, for the purpose of telling it from an agency's."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role, an agency, or a role in an agency; ``agency`` is the id of one on record, and is not part of ``role``."""

    agency: str | None = None
    role: str | None = None


def office_of(typed: str, what: str, agencies: Iterable[Agency]) -> Office:
    """The agency on record, the role, or both ("Head of Service, Merseyside Police"); refuses a person."""
    known = list(agencies)
    line = " ".join(required_line(typed, what).split())
    whole = agency_called(line, known)
    if whole is not None:
        return Office(whole.id)
    _refuse_person(line, what, known)
    role, comma, last = line.rpartition(",")
    agency = agency_called(last.strip(), known) if comma else None
    return Office(role=line) if agency is None else Office(agency.id, role.strip())


def office_in_words(typed: str, what: str, agencies: Iterable[Agency]) -> str:
    """The role, the agency or both, the agency by its name on record; refuses a person."""
    known = list(agencies)
    office = office_of(typed, what, known)
    named = next((each.name for each in known if each.id == office.agency), None)
    return ", ".join(part for part in (office.role, named) if part)


def agency_called(name: str, agencies: Iterable[Agency]) -> Agency | None:
    """The agency that is called so, by its name, an alias or the review's spelling; None where none is."""
    wanted = folded(name)
    return next((each for each in agencies if wanted in {folded(spelt) for spelt in spellings(each)}), None)


def _refuse_person(line: str, what: str, agencies: Sequence[Agency]) -> None:
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if any(reads_as_person(part) or _may_be_name(part, agencies) for part in parts):
        raise BadInput(
            f"{what} is {quoted(line)}, which reads as a person. Say the role or the agency alone, such as "
            '"Head of Service, Merseyside Police"; an agency that is not on record yet is added first.'
        )


def _may_be_name(part: str, agencies: Sequence[Agency]) -> bool:
    """Two or three words, each with a capital, none of them of a role or an agency: "Jo Smith", not "Sefton CAMHS"."""
    words = part.split()
    if not 1 < len(words) <= _LONGEST_NAME or agency_called(part, agencies) is not None:
        return False
    if any(folded(word).replace("-", "").replace("'", "") in ROLE_WORDS for word in words):
        return False
    return all(word[0].isupper() and _NAME_LIKE.fullmatch(word) for word in words)
