"""Markdown's marks: which text has them, and a line's words without them. The wording itself is not touched."""

import re
from collections.abc import Sequence
from typing import Final

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\]\n]{0,1000})\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)")
_NOTE_MARK = re.compile(r"(?<=[^\s\[])\[\^[\w-]{1,40}\](?!:)")
"""The mark of a footnote behind a word; the note itself has it in front, with a colon."""
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,4000}?)(?<=\S)\1", re.DOTALL)
_STRESSED = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])|"
    r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.{1,1000}?)(?<!`)\1(?!`)")
_HTML = re.compile(
    r"</?(?:b|i|em|strong|u|br|span|p|a|sup|sub)(?:\s[^<>]{0,500})?/?>|<!--.{0,4000}?-->", re.IGNORECASE | re.DOTALL
)
_KEPT: Final = 0xE000
"""Where escaped characters wait, in Unicode's private area, while marks are taken away."""


def looks_like_markdown(lines: Sequence[str]) -> bool:
    """Whether a text without a telling name is Markdown: it has headings with # before them."""
    return any(re.match(r" {0,3}#{1,6} +\S", line) for line in lines)


def inline_text(text: str) -> str:
    """The words of a text, without the marks of emphasis, links and code; escaped characters stand for themselves."""
    text = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), text)
    text = _NOTE_MARK.sub("", _LINK.sub(r"\1", _HTML.sub("", text)))
    text = _CODE.sub(r"\2", text)
    text = _STRONG.sub(r"\2", text)
    text = _STRESSED.sub(lambda found: found[1] or found[2], text)
    return re.sub(r"[\ue021-\ue07e]", lambda found: chr(ord(found[0]) - _KEPT), text).strip()


def table_cells(line: str) -> list[str] | None:
    """The cells of a table's row; None where the line is none."""
    text = line.strip()
    if not text.startswith("|") or text.count("|") < 2:
        return None
    inner = text[1:-1] if text.endswith("|") and not text.endswith("\\|") else text[1:]
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]
