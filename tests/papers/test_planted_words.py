"""A word planted in each text of a plan: which of them stand in each edition of each paper, and of each export."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any, Final

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.editions import Reader
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.chasing import RecordChase
from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.publishing import WithholdFromPublic, WritePublicLine
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.vocabulary import Edition, EvidenceKind
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.editions import reader_of
from actionplan.papers.formats.registry import FORMATS, Given
from actionplan.papers.pack import drawn_up
from actionplan.papers.sent import MORE, Wanted
from actionplan.services.compare import with_travel
from actionplan.services.exporting import exported
from actionplan.services.pack_basis import basis_of
from actionplan.services.pack_papers import more_papers
from actionplan.services.papers import PAPERS, About, Asked, Subject, document_of
from tests.factories import BY, on_day
from tests.papers.json_shapes import wrong
from tests.stories.every_command import AT_SEPTEMBER, R4, R5, SEPTEMBER, every_command

FIELDS: Final = frozenset(
    {
        *("words", "reason", "will_do", "intended_outcome", "summary", "answer", "condition", "theme", "title"),
        *("held_at", "period", "late_reason", "role"),
    }
)
ADDRESSES: Final = frozenset({"email", "contact", "copy_to"})
"""Texts that no edition of anything holds."""
WORD = re.compile(r"zq\d{4}x")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Mapping[str, Command]]:
    """The plan in which each command is carried out, with a word of its own behind each text; and whose it is."""
    said: dict[str, Command] = {}
    path = str(tmp_path_factory.mktemp("planted") / "plan.db")
    (began, begin), *story = every_command()
    more: list[Command] = [
        RecordUpdate(refs=(R4,), words="Not for papers.", on=SEPTEMBER, restricted=True),
        RecordEvidence(
            refs=(R4,), title="Of a court.", evidence_kind=EvidenceKind.QUALITY, on=SEPTEMBER, restricted=True
        ),
        RecordUpdate(refs=(R4,), words="Not yet.", on=SEPTEMBER, hold=True),
        AssignOwner(refs=(R4,), email="lead@example.org"),
        RecordChase(refs=(R4,), on=SEPTEMBER),
        WritePublicLine(refs=(R4,), words="It is done in another way."),
        WritePublicLine(refs=(R5,), words="This one is withheld."),
        WithholdFromPublic(refs=(R5,)),
        EditReview(review="SAM", published_on=began),
        EditReview(review="TOM", published_on=began),
    ]
    ledger = Ledger.create(path, Clock(fixed_day=began), [begin], BY)
    for day, command in [*story, *((SEPTEMBER, each) for each in more)]:
        if not isinstance(command, ReleaseUpdate):
            ledger = on_day(ledger, day)
            ledger.record(_with_words(command, said), BY)
            ledger.close()
    return on_day(ledger, SEPTEMBER), said


def _with_words(command: Command, said: dict[str, Command]) -> Command:
    changed: dict[str, Any] = {}
    for each in fields(command):
        value = getattr(command, each.name)
        if each.name in FIELDS and type(value) is str and value and not isinstance(command, EditReview | LoadReview):
            word = f"zq{len(said):04}x"
            changed[each.name] = f"{value.rstrip('.')} {word}"
            said[word] = replace(command, **changed)
        elif each.name in ADDRESSES and value:
            word = f"zq{len(said):04}x"
            changed[each.name] = f"{word}@example.org"
            said[word] = replace(command, **changed)
    return replace(command, **changed)


def papers(ledger: Ledger, reader: Reader) -> dict[str, Document]:
    """Every document that the reader may have."""
    view = ledger.view()
    meeting = next(each for each in ledger.meetings() if each.id == AT_SEPTEMBER)
    about = {
        Subject.MEETING: About(meeting=meeting),
        Subject.ITEM: About(ref=R4),
        Subject.AGENCY: About(agency="education"),
    }
    made = {}
    for name, paper in PAPERS.items():
        if reader.edition is Edition.PUBLIC and not paper.public:
            continue
        subject = About() if paper.optional or not paper.subjects else about[paper.subjects[0]]
        made[name] = document_of(paper, Asked(ledger, view, None, subject, "", reader))
    return made


def texts(ledger: Ledger, reader: Reader) -> dict[str, str]:
    """All papers in the formats that are text, and the exports, as one text each."""
    view = with_travel(ledger, ledger.view())
    found = {
        f"{name}.{form}": FORMATS[form].write(document, Given(SEPTEMBER, 200)).decode()
        for name, document in papers(ledger, reader).items()
        for form in ("text", "md", "json", "html", *(("csv",) if document.tables() else ()))
    }
    more = tuple(each for each in MORE if each != "slides" or reader.edition is not Edition.PUBLIC)
    basis = basis_of(
        ledger, AT_SEPTEMBER, Moment(SEPTEMBER, view.snapshot.head), 1, wanted=Wanted(reader.edition, more)
    )
    for each in drawn_up(basis, partial(more_papers, ledger, basis)).sent:
        found[f"pack/{each.name}"] = FORMATS["text"].write(each.document, Given(SEPTEMBER, 200)).decode()
        found[f"pack/{each.name}.ics"] = (each.diary or b"").decode()
    for form in ("csv", "json", "ics"):
        found[f"export.{form}"] = exported(form, ledger, view, view.rows, reader=reader).decode()
    return found


@pytest.mark.parametrize("edition", Edition)
def test_each_edition_holds_what_it_may(planted: tuple[Ledger, Mapping[str, Command]], edition: Edition) -> None:
    ledger, said = planted
    reader = reader_of(edition, ledger.view())
    found = texts(ledger, reader)
    for name, text in found.items():
        shape = "export json --edition" if name == "export.json" else "paper --format json"
        assert not name.endswith(".json") or not wrong(shape, json.loads(text)), name
        for word in sorted(set(WORD.findall(text))):
            command = said[word]
            assert _may_hold(reader, command, word), f"the {edition} edition of {name} holds {word} of {command}"
    assert edition is not Edition.PUBLIC or any(
        isinstance(said[word], WritePublicLine) for text in found.values() for word in WORD.findall(text)
    ), "the public line is there"


def _may_hold(reader: Reader, command: Command, word: str) -> bool:
    if any(word in (getattr(command, name, None) or "") for name in ADDRESSES):
        return False
    if isinstance(command, WritePublicLine):
        return reader.edition is not Edition.PUBLIC or command.refs != (R5,)
    if reader.edition is Edition.PUBLIC:
        return False
    if isinstance(command, RecordNote):
        return False
    kept_back = getattr(command, "restricted", False) or getattr(command, "hold", False)
    return reader.edition is Edition.INSPECTION or not kept_back
