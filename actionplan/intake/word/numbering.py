"""Word's automatic numbers, which are not in a document's text: counts its lists, and gives each paragraph's label.

Knows the lists of a document and how far each has counted; knows no words.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actionplan.intake.plain import tidy
from actionplan.intake.word.names import W, number, switched, value
from actionplan.intake.word.numerals import shown
from actionplan.intake.word.styles import Numbered, Styles, indent_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE_OF_A_NUMBER = re.compile("%([1-9])")
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's marker as it is shown, its level from 0, its indent in points, and a doubt about the number."""

    text: str
    level: int
    left: float | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and what it shows."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""
    plain_figures: bool = False
    restarts_after: int | None = None
    left: float | None = None


@dataclass(slots=True)
class _Counted:
    """How far the lists of one definition have counted; lists of one definition go on from one another."""

    levels: dict[int, int] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Counts the lists of one document while its paragraphs are read in order."""

    def __init__(self, root: "_Element | None", styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._counted: dict[str, _Counted] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        for each in () if root is None else root:
            if each.tag == W + "abstractNum":
                self._definitions[each.get(W + "abstractNumId") or ""] = each
            elif each.tag == W + "num":
                self._lists[each.get(W + "numId") or ""] = each

    def label(self, direct: Numbered | None, style_id: str | None) -> Label | None:
        """The label of the next paragraph, which counts it; None for a paragraph of no list."""
        list_id, level = self._list_and_level(direct, style_id)
        if list_id is None or list_id == _NO_LIST or list_id not in self._lists:
            return None
        levels = self._levels_of(list_id)
        counted = self._counted.setdefault(self._definition_id(list_id), _Counted())
        self._count(counted, list_id, level, levels)
        return self._shown(counted, level, levels)

    def _list_and_level(self, direct: Numbered | None, style_id: str | None) -> tuple[str | None, int]:
        by_style = self._styles.numbered(style_id)
        if direct is not None and direct.list_id is not None:
            return direct.list_id, direct.level or 0
        if by_style is None:
            return None, 0
        giving, numbered = by_style
        if direct is not None and direct.level is not None:
            return numbered.list_id, direct.level
        tied = self._level_of_style(numbered.list_id, {giving, style_id or ""})
        return numbered.list_id, tied if tied is not None else numbered.level or 0

    def _level_of_style(self, list_id: str | None, style_ids: set[str]) -> int | None:
        if list_id is None or list_id not in self._lists:
            return None
        levels = self._levels_of(list_id)
        return next((level for level, each in sorted(levels.items()) if each.style and each.style in style_ids), None)

    def _definition_id(self, list_id: str) -> str:
        """The definition that a list counts by; one that only names a style leads on to that style's."""
        seen: set[str] = set()
        while list_id not in seen and list_id in self._lists:
            seen.add(list_id)
            definition_id = value(self._lists[list_id], "abstractNumId") or ""
            linked = value(self._definitions.get(definition_id), "numStyleLink")
            through = self._styles.numbered(linked) if linked else None
            if through is None or through[1].list_id is None:
                return definition_id
            list_id = through[1].list_id
        return ""

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            definition = self._definitions.get(self._definition_id(list_id))
            levels = {} if definition is None else _levels_in(definition)
            for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
                levels |= _levels_in(override)
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _count(self, counted: _Counted, list_id: str, level: int, levels: dict[int, _Level]) -> None:
        start = levels.get(level, _Level()).start
        override = self._start_override(list_id, level)
        if override is not None and (list_id, level) not in counted.started:
            counted.levels[level] = override
        else:
            counted.levels[level] = counted.levels[level] + 1 if level in counted.levels else start
        counted.started.add((list_id, level))
        for deeper in [each for each in counted.levels if each > level]:
            after = levels.get(deeper, _Level()).restarts_after
            if after is None or level < after:
                del counted.levels[deeper]

    def _start_override(self, list_id: str, level: int) -> int | None:
        for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
            if number(override.get(W + "ilvl")) == level:
                start = value(override, "startOverride")
                return None if start is None else number(start)
        return None

    def _shown(self, counted: _Counted, level: int, levels: dict[int, _Level]) -> Label:
        mine = levels.get(level, _Level(text=f"%{level + 1}."))
        before_its_own: list[int] = []

        def in_place(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            its = levels.get(of, _Level())
            if of not in counted.levels:
                before_its_own.append(of)
            count = counted.levels.get(of, its.start)
            return shown(count, "decimal" if mine.plain_figures and its.form != "none" else its.form)

        text = mine.text if mine.form == "bullet" else _PLACE_OF_A_NUMBER.sub(in_place, mine.text)
        text = tidy(text)
        doubt = ""
        if before_its_own and text:
            doubt = f'The number "{text}" stands before the first one of the level above it: compare it with the file.'
        return Label(text, level, mine.left, doubt)


def _levels_in(definition: "_Element") -> dict[int, _Level]:
    return {number(each.get(W + "ilvl")): _level(each) for each in definition.iterchildren(W + "lvl")}


def _level(element: "_Element") -> _Level:
    restart = value(element, "lvlRestart")
    hidden = switched(element.find(W + "rPr"), "vanish")
    return _Level(
        form=value(element, "numFmt") or "decimal",
        text="" if hidden else value(element, "lvlText") or "",
        start=number(value(element, "start"), 0 if element.find(W + "start") is None else 1),
        style=value(element, "pStyle") or "",
        plain_figures=bool(switched(element, "isLgl")),
        restarts_after=None if restart is None else number(restart),
        left=indent_of(element.find(W + "pPr")),
    )
