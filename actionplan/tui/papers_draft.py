"""What the page of papers shows, as frozen values: a pack as it would go out, documents in an edition, issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.history import Issue
from actionplan.papers.documents.pack_preview import PackPart
from actionplan.services.asked_papers import About

if TYPE_CHECKING:
    from actionplan.papers.document import Document
    from actionplan.services.issue import DraftPack
    from actionplan.services.stops import Stop

GUARD: Final = "guard"
UNGUARD: Final = "unguard"
LET_OUT: Final = "let-out"
"""What can be done with words that no paper may hold."""


@dataclass(frozen=True, slots=True)
class PapersDraft:
    """``as_at`` is the day that papers issued now would stand for, ``gaps`` how many ``check`` finds."""

    meeting: Meeting
    as_at: date
    parts: Sequence[PackPart]
    issues: Sequence[Issue]
    gaps: int
    pack: "DraftPack | None" = None
    """What it was made from; None where none can be issued, and ``refused`` says why."""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Who reads documents; ``names`` and ``notes`` are shown to an inspection alone."""

    edition: Edition = Edition.BODY
    names: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One document, by its name, about something, for somebody."""

    paper: str
    about: About
    reader: ForWhom = ForWhom()


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """One issue of a meeting's papers."""

    meeting: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A document as it would be written, or the ``words`` of an issue, or why there is none to show.

    ``leaves_out`` says what the edition is and leaves out.
    """

    document: "Document | None" = None
    stops: "tuple[Stop, ...]" = ()
    leaves_out: tuple[str, ...] = ()
    words: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """How and where a document is written. ``template`` is the path of the partnership's own, where one is given."""

    form: str
    file: str
    template: str = ""
    allowed: bool = False


@dataclass(frozen=True, slots=True)
class IssuedAs:
    """Where papers are issued, for whom, in which formats besides Word, and for late ones why."""

    folder: str
    edition: Edition = Edition.BODY
    formats: str = ""
    reason: str = ""
    allowed: bool = False
