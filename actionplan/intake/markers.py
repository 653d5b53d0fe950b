"""The markers that open an item, typed or as a list's label: "Recommendation 3:", "R3", "1.", "6.1", "(iv)", bullets.

Says what a marker is and what number it prints. Whether markers make a list is not decided here.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from actionplan.intake.block import Block

BULLETS: Final = "•●▪‣◦·∙■□○◆◇➢➤►▶✓✔→⁃*+–—\\-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"

ORDINARY: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]

IN_PARAGRAPHS: Final = "paragraph's recommendation"
"""The form of recommendations that carry the numbers of their paragraphs, among which others stand."""

_SEPARATOR = r"(?:\s*[:.)\]]+|\s+[–—-]+(?=\s)|[–—](?=\s))"
_KINDS = (
    r"(?:(?:key|national|local|regional|multi-?\s?agency|single\s?-?agency|additional|overarching|overall|"
    r"priority|final|"
    r"general|main|joint|strategic|partnership|review|panel|learning|formal|further)\s+)?"
)
_BRACKETED = r"\([0-9A-Za-z]{1,5}\)"
_REC_NUMBER = rf"(?:\d{{1,3}}[a-zA-Z]?(?:\.\d{{1,3}})*(?:{_BRACKETED})*|{_BRACKETED}|[IVXL]{{1,6}}|[A-Z]\d{{0,3}})"
_OTHER_LANGUAGE = r"(?:[^\W\d_]{3,20}\s+(?P<other>\d{1,3})\s*[/|–-]\s*)?"
_RECOMMENDATION = re.compile(
    rf"{_OTHER_LANGUAGE}(?i:(?P<kind>{_KINDS})(?:recommendations?(?![a-z])|recs?\b\.?)\s*(?:no\b\.?|number|nr\b\.?|#)?\s*)"
    rf"(?:(?P<number>{_REC_NUMBER})(?![\w/])|(?i:(?P<word>{'|'.join(ORDINARY)})\b))"
    r"(?:\s*[/|–-]\s*[^\W\d_]{3,20}\s+(?P=number)\b)?"
    rf"(?:(?P<separator>{_SEPARATOR})\s*|\s*$|\s+(?=[A-Z(\[“\"'‘])|\s*\n)"
)
_UNNUMBERED = re.compile(rf"(?i:(?P<kind>{_KINDS})recommendation\s*:\s*)")
_CODE = re.compile(
    r"(?P<number>(?P<letters>[A-Z]{1,4})[ .-]?\d{1,3}[a-z]?(?:\.\d{1,3})*)(?:\s*[:.)]+\s*|\s+[–—-]+\s+|"
    r"\s+(?=[A-Z“\"'‘(])|\s*$)"
)
_LEVELS = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+[a-z]?(?:\([0-9a-z]{1,4}\))*)(?:[.):]*(?:\s+|$)|"
    r"[.):]+(?=[A-Z“\"'‘]))(?:[–—-]\s+)?"
)
_DECIMAL = re.compile(
    r"(?:(?P<before>\()|(?i:no\b\.?|number|#)\s*)?(?P<number>\d{1,3}[a-zA-Z]?(?:\([a-z0-9]{1,4}\))?)"
    r"(?:\s*(?P<after>[.):]|\.\))(?:\s+|$|(?=[A-Z“\"'‘(]))|\s+(?P<dash>[–—-])\s+)"
)
_BARE = re.compile(r"(?P<number>\d{1,3}[a-z]?)(?:\s+(?=[A-Z“\"'‘])|$)")
_LETTER = re.compile(
    r"(?:\((?P<inside>[a-z]{1,2}|[ivxl]{1,6}|[A-Z])\)|(?P<open>[a-zA-Z]|[ivxl]{2,6}|"
    r"[IVXL]{2,6})(?P<after>[.):]))(?:\s+|$)"
)
_BULLET = re.compile(
    rf"(?:(?P<sign>[{BULLETS}])\s+|(?P<drawn>[•●▪‣◦■□➢►\uf0b7\uf0a7\uf0d8])(?=\S)|(?P<o>o)(?:\s{{2,}}|\s(?=[A-Z])))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_EMPHASIS = re.compile(r"^(?:\*\*|__)(?P<inside>.+?)(?:\*\*|__)\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as it opens a text: its ``form`` ("1.", "(a)", "recommendation", "•"), and the number that it prints.

    ``values`` are what it may stand for in a sequence: "(i)" is 9th as a letter and 1st as a Roman number. ``above`` is
    what the last part counts within: (6,) for 6.2. ``length`` is how much of the text it takes. ``paragraph`` is the
    form of the number of a paragraph before it, as in "4.2 Recommendation:".
    """

    form: str
    number: str | None
    values: tuple[int, ...]
    length: int
    above: tuple[int, ...] = ()
    paragraph: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it says itself that it opens a recommendation."""
        return self.form.endswith("recommendation")

    @property
    def is_bullet(self) -> bool:
        """Whether it prints no number."""
        return self.number is None and not self.is_named


def parse(text: str) -> Marker | None:
    """The marker at the start of a text; None where it has none."""
    start = text[:120]
    for read in (_recommendation, _code, _levels, _decimal, _letter, _bare, _bullet):
        if (marker := read(start)) is not None:
            return marker
    return None


def of_block(block: Block) -> tuple[Marker | None, str]:
    """A block's marker, and its text without it: the list's label, or what was typed; a name before a mere bullet."""
    text = block.text.strip()
    typed, rest = _typed(text)
    if not block.label.strip():
        return typed, rest
    label = parse(block.label.strip()) or _unknown_label(block.label.strip())
    if typed is not None and typed.is_named and not label.is_bullet and not label.is_named:
        return _within_paragraph(label, typed), rest
    if typed is not None and (typed.is_named or (label.is_bullet and not typed.is_bullet)):
        return typed, rest
    return label, text


def begins_item(text: str) -> bool:
    """Whether a line of text opens an item, as the joiner of lines asks."""
    marker = parse(text)
    if marker is None:
        return bool(re.match(r"(?:response|accepted|rationale|recommendations?)\b\s*:", text, re.IGNORECASE))
    after = text[marker.length :]
    if marker.form in {"1", "1.1", "A1"}:
        return bool(after) and (after[0].isupper() or after[0] in "“\"'‘(")
    return True


def is_weak(text: str) -> bool:
    """Whether the marker of a line may as well be prose: a bare number, or a dash."""
    marker = parse(text)
    return marker is not None and marker.form in {"1", "1.1", "A1", "–", "—", "-", "*", "+"}


def is_bullet_alone(line: str) -> bool:
    """Whether a line has a bullet and nothing else."""
    return line.strip() in {"•", "●", "▪", "‣", "◦", "·", "-", "–", "*", "o", "■", "□", "\uf0b7", "\uf0a7"}


def _typed(text: str) -> tuple[Marker | None, str]:
    marker = parse(text)
    if marker is None and (emphasis := _EMPHASIS.match(text)):
        inside = f"{emphasis['inside']} {emphasis['rest']}".strip()
        marker = parse(inside)
        if marker is not None and marker.length <= len(emphasis["inside"]) + 1:
            return marker, inside[marker.length :].strip()
        return None, text
    if marker is None:
        return None, text
    rest = text[marker.length :].strip()
    if not marker.is_bullet and not marker.is_named and (named := _recommendation(rest)) is not None:
        return _within_paragraph(marker, named), rest[named.length :].strip()
    if marker.is_bullet:
        inner, inside = _typed(rest)
        if inner is not None and not inner.is_bullet and (inner.is_named or inner.form in {"1.", "1)", "(1)", "R1"}):
            return inner, inside
    return marker, rest


def _within_paragraph(paragraph: Marker, named: Marker) -> Marker:
    """The marker of "4.2 Recommendation: …": the recommendation's own number, else that of its paragraph."""
    if named.number is not None:
        return replace(named, length=paragraph.length + named.length, paragraph=paragraph.form)
    return replace(paragraph, form=IN_PARAGRAPHS, length=paragraph.length + named.length, paragraph=paragraph.form)


def _unknown_label(label: str) -> Marker:
    """A label that reads as none of the forms is still one: a picture's bullet, or a number in words."""
    digits = re.search(r"\d+", label)
    if digits is None:
        return Marker("•", None, (), 0)
    return Marker(re.sub(r"\d+", "1", label), digits[0], (int(digits[0]),), 0)


def _recommendation(text: str) -> Marker | None:
    found = _RECOMMENDATION.match(text)
    if found is None:
        unnumbered = _UNNUMBERED.match(text)
        return None if unnumbered is None else Marker("recommendation", None, (), unnumbered.end())
    number, word = found["number"], found["word"]
    if number and not found["separator"] and number.isalpha() and found.end() < len(text):
        return None  # "Recommendation A" opens an item; "Recommendations I would make" does not
    if number and number.isalpha() and not number.isupper():
        return None
    after = text[found.end() :]
    if not found["separator"] and after and after[0] == "(" and re.match(r"\((?:see|page|p\.|para)", after):
        return None
    kind = " ".join(found["kind"].lower().split())
    form = f"{kind} recommendation".strip()
    if word is not None:
        value = ORDINARY.index(word.lower()) + 1
        return Marker(form, str(value), (value,), found.end())
    printed = number.strip("()") if number.startswith("(") and number.count("(") == 1 else number
    values, above = _values(printed)
    return Marker(form, printed, values, found.end(), above)


def _code(text: str) -> Marker | None:
    found = _CODE.match(text)
    if found is None:
        return None
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", found["number"]))
    form = "R1" if found["letters"] in {"R", "REC", "RECS"} else "A1"
    return Marker(
        form + found["letters"] * (form == "A1"),
        re.sub(r"[ ]", "", found["number"]),
        numbers[-1:],
        found.end(),
        numbers[:-1],
    )


def _levels(text: str) -> Marker | None:
    found = _LEVELS.match(text)
    if found is None:
        return None
    values, above = _values(found["number"])
    return Marker("1" + ".1" * found["number"].count("."), found["number"], values, found.end(), above)


def _decimal(text: str) -> Marker | None:
    found = _DECIMAL.match(text)
    if found is None or (found["before"] and found["after"] != ")"):
        return None
    values, above = _values(found["number"])
    form = f"{found['before'] or ''}1{found['after'] or found['dash']}"
    return Marker(form, found["number"], values, found.end(), above)


def _bare(text: str) -> Marker | None:
    found = _BARE.match(text)
    if found is None:
        return None
    values, above = _values(found["number"])
    return Marker("1", found["number"], values, found.end(), above)


def _letter(text: str) -> Marker | None:
    found = _LETTER.match(text)
    if found is None:
        return None
    letters = found["inside"] or found["open"]
    form = "(a)" if found["inside"] else f"a{found['after']}"
    return Marker(form.upper() if letters.isupper() else form, letters, _letter_values(letters), found.end())


def _bullet(text: str) -> Marker | None:
    found = _BULLET.match(text)
    return None if found is None else Marker(found["sign"] or found["drawn"] or "o", None, (), found.end())


def _values(number: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the last part of a number counts, and the parts above it: "6.2" gives 2 within (6,), "4a" 1 within (4,)."""
    if number.isalpha():
        return _letter_values(number), ()
    parts = [int(part) if part.isdigit() else _letter_values(part)[0] for part in re.findall(r"\d+|[A-Za-z]+", number)]
    return (parts[-1],), tuple(parts[:-1])


def _letter_values(letters: str) -> tuple[int, ...]:
    small = letters.lower()
    values = [ord(small) - 96] if len(small) == 1 else [26 + ord(small[0]) - 96] if small[0] * 2 == small else []
    if all(letter in _ROMAN for letter in small):
        total = 0
        for letter, following in zip(small, [*small[1:], ""], strict=True):
            value = _ROMAN[letter]
            total += -value if following and _ROMAN[following] > value else value
        values.append(total)
    return tuple(values) or (0,)
