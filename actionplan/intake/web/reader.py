"""Reads a web page: which characters its bytes are, and whether the parser gave all of its text."""

import codecs
import re
from dataclasses import replace

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block
from actionplan.intake.plain import decoded
from actionplan.intake.web.walker import Walker

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_SHOWN = re.compile(r"<!--.*?-->|<(script|style|template|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What browsers take these names for.
_TAKEN_FOR = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}


def web_blocks(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a page in reading order. Raises ``BadInput``, which calls it ``name``, where there are none."""
    from lxml import etree, html

    text = _DECLARATION.sub("", _text(data, name)).replace("\0", "")
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
        blocks = Walker().blocks(root)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise BadInput(f"{name} has no text in it.") from None
    except RecursionError:
        raise BadInput(_too_deep(name)) from None
    # Past its limit of depth the parser leaves out what follows without a word.
    parsed = sum(len("".join(piece.split())) for piece in root.itertext() if isinstance(piece, str))
    written = len("".join(_TAG.sub("", _NOT_SHOWN.sub("", text)).split()))
    if parsed < written * 0.6:
        raise BadInput(_too_deep(name))
    return tuple(replace(block, order=order) for order, block in enumerate(blocks))


def _too_deep(name: str) -> str:
    return f"{name} is nested too deeply to be read. Open it in a browser and print it to a PDF, and give that."


def _text(data: bytes, name: str) -> str:
    """The page as text: by its mark, else by what it says itself, else as any text."""
    said = _CHARSET.search(data[:4096]) or _DECLARED.match(data[:4096].lstrip())
    if said is not None and not data.startswith(_MARKS):
        try:
            encoding = codecs.lookup(said[1].decode("ascii")).name
            return data.decode(_TAKEN_FOR.get(encoding, encoding))
        except (LookupError, UnicodeError, ValueError):
            pass  # it says what it is not
    return decoded(data, name)
