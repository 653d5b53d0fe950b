"""An email address as somebody types it. Pure; knows no mail."""

import re
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import clean_line, quoted

_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+{_LABEL}", re.ASCII)


def optional_address(typed: str | None, what: str) -> str | None:
    """The address as it was typed; None stays None and an empty one stays empty. Refuses what is no address."""
    if typed is None:
        return None
    address = clean_line(typed, what)
    if not address:
        return ""
    found = _ADDRESS.fullmatch(address)
    if found is None or len(address) > _LONGEST or len(found[1]) > _LONGEST_LOCAL:
        raise BadInput(f"{what} is {quoted(address)}, which is no email address: write one, such as name@example.org.")
    return address
