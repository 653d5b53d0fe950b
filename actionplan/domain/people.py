"""Whether two spellings of a person's name and role mean the same person."""

import re
import unicodedata
from collections.abc import Sequence


def same_person(agreed_by: str, lead_name: str, lead_role: str) -> bool:
    """Whether "Name, Role" is the lead officer, whatever the spelling, spacing or order.

    Compares names where the lead has one ("Dr Name" too), and roles where only a role is given or the lead has no name.
    """
    agreed, name, role = _parts(agreed_by), _parts(lead_name), _parts(lead_role)
    if not name:
        return bool(role) and _within(role, agreed)
    agreed_words = [word for part in agreed for word in part.split()]
    name_words = [word for part in name for word in part.split()]
    return (
        _within(name, agreed)
        or (len(name_words) > 1 and _within(name_words, agreed_words))
        or (bool(role) and agreed == role)
    )


def _parts(text: str) -> list[str]:
    """The parts between commas and brackets, normalised so that two spellings compare equal."""
    plain = re.sub(r"[^\w\s,;()/'’-]", " ", unicodedata.normalize("NFKC", text).casefold())
    return [" ".join(part.split()) for part in re.split(r"[,;()/]|\s[-–]\s", plain) if part.strip()]


def _within(run: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether ``run`` occurs in ``parts`` as consecutive elements."""
    return any(list(parts[at : at + len(run)]) == list(run) for at in range(len(parts) - len(run) + 1))
