"""Whether two ways of naming a person mean the same one."""

import re
import unicodedata
from collections.abc import Sequence


def same_person(agreed_by: str, lead_name: str, lead_role: str) -> bool:
    """Whether "Name, Role" is the lead officer, however it is spelt, spaced or ordered.

    By name where the lead has one ("Dr Name" too), and by the role where it is given alone or the lead has no name.
    """
    said, name, role = _parts(agreed_by), _parts(lead_name), _parts(lead_role)
    if not name:
        return bool(role) and _within(role, said)
    spoken = [word for part in said for word in part.split()]
    words = [word for part in name for word in part.split()]
    return _within(name, said) or (len(words) > 1 and _within(words, spoken)) or (bool(role) and said == role)


def _parts(text: str) -> list[str]:
    """The pieces between commas and brackets, folded so that two spellings of one compare equal."""
    plain = re.sub(r"[^\w\s,;()/'’-]", " ", unicodedata.normalize("NFKC", text).casefold())
    return [" ".join(part.split()) for part in re.split(r"[,;()/]|\s[-–]\s", plain) if part.strip()]


def _within(run: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether ``run`` occurs in ``parts``, one piece after another."""
    return any(list(parts[at : at + len(run)]) == list(run) for at in range(len(parts) - len(run) + 1))
