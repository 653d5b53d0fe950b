"""What was found in a document: its recommendations and findings, what was left out and why, and what is in doubt.

Values only. Made by ``intake``, shown by ``papers``, loaded as a ``review_file``.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: ``order`` among the blocks; ``page`` and ``line`` count from 1, 0 where unknown.

    ``offset`` is how much of the text there stands before it, where a person has split it off.
    """

    order: int = 0
    page: int = 0
    line: int = 0
    offset: int = 0

    def words(self) -> str:
        """As in a sentence: "page 12", "line 40"; empty where the file has neither."""
        return f"line {self.line}" if self.line else f"page {self.page}" if self.page else ""


@dataclass(frozen=True, slots=True)
class Found:
    """One recommendation or finding as published; ``parts`` are its sub-items, which are lines of ``text`` too.

    ``printed`` is the marker as the document has it, which is no part of ``text``. ``actions`` are the lines of
    ``text``, from 0, that a person wants as actions; ``changed`` says that a person changed it, so that its wording is
    ours. ``joint`` is what stood between it and the one before, where a person has split the two; None
    where nobody has. ``answered_by`` are the places of the recommendations that answer a finding, as far as the
    document says so.
    """

    number: str | None
    text: str
    spot: Spot = field(default_factory=Spot)
    parts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    printed: str = ""
    actions: tuple[int, ...] = ()
    changed: bool = False
    joint: str | None = None
    answered_by: tuple[Spot, ...] = ()

    @property
    def wording(self) -> str:
        """The text without the lines that become actions."""
        lines = self.text.split("\n")
        return "\n".join(line for at, line in enumerate(lines) if at not in self.actions).strip()

    @property
    def in_full(self) -> str:
        """The text with the marker that the document prints."""
        return f"{self.printed} {self.text}" if self.printed else self.text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that looks like a recommendation, or stands among them, and was not taken.

    ``item`` is what it was, where a person has dropped it: a finding where ``is_finding``.
    """

    text: str
    why: str
    spot: Spot = field(default_factory=Spot)
    item: Found | None = None
    is_finding: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at: why, where, and about which recommendation, where it is about one."""

    why: str
    spot: Spot = field(default_factory=Spot)
    about: str = ""

    @property
    def sentence(self) -> str:
        """As it is printed."""
        where = self.spot.words()
        return f"{self.about}{f', {where}' if where else ''}: {self.why}" if self.about else self.why


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table, from 0, hold the recommendations and their numbers."""

    table: int
    recommendation: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table of the document whose columns can be chosen: their titles, and how many rows it has."""

    table: int
    titles: tuple[str, ...]
    rows: int
    spot: Spot = field(default_factory=Spot)


@dataclass(frozen=True, slots=True)
class FoundReview:
    """The list that was chosen, in published order, with the reasons for it, a phrase each.

    ``findings`` are what the document says it found, in its order, to be loaded beside them. ``doubts`` are all
    sentences of doubt, ``general`` those about no single recommendation. ``as_found`` are the items and the findings
    before a person changed anything; None while nobody has. ``columns`` are those that a person chose.
    """

    items: tuple[Found, ...]
    reasons: tuple[str, ...] = ()
    score: float = 0.0
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[str, ...] = ()
    stated: int | None = None
    general: tuple[Doubt, ...] = ()
    as_found: tuple[Found, ...] | None = None
    tables: tuple[TableFound, ...] = ()
    columns: Columns | None = None
    findings: tuple[Found, ...] = ()
