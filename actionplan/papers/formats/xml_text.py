"""Text as an office file may hold it: XML allows neither control characters nor what is no character at all."""

import re
from typing import Final

from actionplan.domain.text import visible

_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")


def xml_text(text: str, *, newlines: bool = True) -> str:
    """The text with a visible stand-in for each character that would steer a terminal or that XML has no room for."""
    return _NO_CHARACTER.sub("\ufffd", visible(text, newlines=newlines))
