"""Reads a Word document out of its parts: finds the main part and those that belong to it, and numbers the blocks."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block, Role
from actionplan.intake.packed import parsed
from actionplan.intake.word.names import W, number, transitional, value
from actionplan.intake.word.numbering import Numbering
from actionplan.intake.word.styles import styles_of
from actionplan.intake.word.walker import Walker

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL_MAIN = "word/document.xml"
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_PER_PAGE = ("separator", "continuationSeparator", "continuationNotice")


def word_blocks(parts: Mapping[str, bytes], name: str) -> tuple[Block, ...]:
    """The blocks of a document in reading order, its notes at the end.

    Raises ``BadInput``, which calls it ``name``, where it is broken or nested beyond what an office program writes.
    """
    document = _Document(parts, name)
    body = document.main.find(W + "body")
    if body is None:
        raise BadInput(f"{name} is broken: it has no text part. Get it again, or save it anew.")
    styles = styles_of(document.related("styles"))
    margins = [value(each, "pgMar", of="left") for each in body.iter(W + "sectPr")]
    walker = Walker(styles, Numbering(document.related("numbering"), styles), number((margins or [None])[-1]) / 20)
    try:
        found = [*walker.blocks(body), *_notes(document, walker)]
    except RecursionError:
        raise BadInput(f"{name} is nested too deeply to be read. Open it in Word and save it anew.") from None
    return tuple(replace(block, order=order) for order, block in enumerate(found))


def _notes(document: "_Document", walker: Walker) -> Iterator[Block]:
    for part, tag in _NOTES:
        root = document.related(part)
        for note in () if root is None else root.iterchildren(W + tag):
            if note.get(W + "type") not in _PER_PAGE:
                yield from walker.blocks(note, Role.FOOTNOTE)


class _Document:
    """The parts of a document, by how they belong to the main one."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self._parts = parts
        self._name = name
        main = next((target for kind, target in self._relations("") if kind == "officeDocument"), "")
        self._main_name = main if self._parts.get(main) else _USUAL_MAIN
        self.main = self._tree(self._main_name)
        self._targets = dict(reversed(list(self._relations(self._main_name))))

    def related(self, kind: str) -> "_Element | None":
        """The tree of the part of a kind, such as the styles; None where there is none."""
        target = self._targets.get(kind, "")
        return self._tree(target) if self._parts.get(target) else None

    def _tree(self, part: str) -> "_Element":
        content = self._parts.get(part)
        if not content:
            raise BadInput(f"{self._name} is broken: it has no text part. Get it again, or save it anew.")
        return parsed(transitional(content), self._name)

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """The kind and the name of each part that a part names."""
        folder, base = posixpath.split(part)
        content = self._parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
        for each in parsed(content, self._name) if content else ():
            if each.get("TargetMode") != "External":
                target = each.get("Target") or ""
                joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield (each.get("Type") or "").rpartition("/")[2], joined
