"""Office files whose bytes depend on nothing but what they hold: neither on the clock nor on the run.

The libraries that write them stamp their zips and their properties with the time, and order parts as they like.
"""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST: Final = "[Content_Types].xml"
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_UNIX: Final = 3
_FOR_ITS_OWNER: Final = 0o600 << 16
_LEVEL: Final = 6


def normalise(data: bytes, day: date) -> bytes:
    """The same office file with parts in a fixed order, bearing the date ``day``; a workbook inside it likewise."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in _in_order(before.namelist()):
            part = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.create_system, part.external_attr, part.compress_type = _UNIX, _FOR_ITS_OWNER, ZIP_DEFLATED
            after.writestr(part, _part(name, before.read(name), day), compresslevel=_LEVEL)
    return out.getvalue()


def _in_order(names: Sequence[str]) -> list[str]:
    """The content types first, as readers of such files expect."""
    return sorted(names, key=lambda name: (name != _FIRST, name))


def _part(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return normalise(content, day)
    if name == "docProps/core.xml":
        return _STAMP.sub(rf"\g<1>{day.isoformat()}T00:00:00Z\g<3>".encode(), content)
    return content
