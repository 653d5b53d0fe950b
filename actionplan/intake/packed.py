"""The parts of an office file: a ZIP opened with a count kept of what comes out, and XML without a document type.

Knows nothing of what the parts mean. Refuses in one sentence, with ``BadInput``.
"""

import zlib
from io import BytesIO
from struct import error as StructError  # noqa: N812 - the library's name says nothing
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from actionplan.domain.errors import BadInput

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 5_000
MAX_PART = 64_000_000
MAX_IN_ALL = 200_000_000
MAX_RATIO = 150
RATIO_COUNTS_FROM = 4_000_000

_AT_ONCE = 1_000_000
_ENCRYPTED = 0x1
_BROKEN = (BadZipFile, zlib.error, EOFError, StructError, ValueError, OSError, RuntimeError, KeyError, OverflowError)
_XML = (".xml", ".rels", ".vml", ".xhtml")
_DOCUMENT_TYPES = tuple("<!doctype".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def parts_of(data: bytes, name: str) -> dict[str, bytes]:
    """The parts that hold XML, and the names of all others with nothing in them; each is unpacked once, counted."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive, name)
    except _BROKEN:
        raise BadInput(
            f"{name} is broken: parts of it are missing or damaged. Get it again, or save it anew."
        ) from None


def _unpacked(archive: ZipFile, name: str) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MAX_PARTS:
        raise BadInput(f"{name} has more than {MAX_PARTS:,} parts, which no document has.")
    if len({each.filename for each in listed}) < len(listed):
        raise BadInput(f"{name} is broken: it holds two parts of the same name.")
    parts: dict[str, bytes] = {}
    in_all = 0
    for info in listed:
        if info.flag_bits & _ENCRYPTED:
            raise BadInput(f"{name} is protected with a password. Take the password off and save it again.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadInput(f"{name} is packed in a way that no office program uses.")
        content = _counted(archive, info, name, MAX_IN_ALL - in_all)
        in_all += len(content)
        xml = info.filename.lower().endswith(_XML)
        if xml and _has_document_type(content):
            raise BadInput(f"{name} has a document type (DOCTYPE) inside, which no office program writes.")
        parts[info.filename] = content if xml or info.filename == "mimetype" else b""
    return parts


def _counted(archive: ZipFile, info: ZipInfo, name: str, left: int) -> bytes:
    """One part, unpacked no further than a document's could be long, whatever its header says."""
    most = min(MAX_PART, left, max(RATIO_COUNTS_FROM, info.compress_size * MAX_RATIO))
    pieces: list[bytes] = []
    length = 0
    with archive.open(info) as part:
        while piece := part.read(_AT_ONCE):
            length += len(piece)
            if length > most:
                raise BadInput(f"{name} unpacks to far more than a document could hold, so it was not opened.")
            pieces.append(piece)
    return b"".join(pieces)


def _has_document_type(content: bytes) -> bool:
    lowered = content.lower() if b"<!" in content or b"<\0!" in content or b"\0<\0!" in content else b""
    return any(each in lowered for each in _DOCUMENT_TYPES)


def parsed(content: bytes, name: str) -> "_Element":
    """The tree of a part. No entity is followed, nothing is fetched, and depth and text have libxml2's limits."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise BadInput(f"{name} is broken: a part of it cannot be read. Get it again, or save it anew.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(f"{name} has a document type (DOCTYPE) inside, which no office program writes.")
    return root
