"""What a pack holds besides its papers in Word, other editions of it, and that each issue comes out again as it was."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from actionplan import __version__
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import describe
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.ledger import Ledger
from actionplan.papers.sent import MORE, Wanted
from actionplan.services import issue, pack_basis
from actionplan.services.issue import issue_pack, remake_pack, wanted_papers
from tests.factories import BY, on_day
from tests.folders import files_in
from tests.stories.year_of_papers import ISSUED, JUNE, a_year

AFTER = date(2027, 7, 1)


class Issued(NamedTuple):
    """The June papers as issued: with all that there is, for the partners, and after the sitting for the public."""

    ledger: Ledger
    whole: dict[str, bytes]
    partners: dict[str, bytes]
    public: dict[str, bytes]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    """Tests only read it."""
    folder, told = tmp_path_factory.mktemp("year"), list[str]()
    ledger = a_year(folder)
    ledger.record(EditReview(review="SAM", published_on=date(2026, 2, 12)), BY)
    everything = Wanted(formats=(*MORE, "pdf") if find_spec("typst") else MORE)
    made = issue_pack(ledger, JUNE, folder / "whole", BY, wanted=everything, step=told.append)
    assert "writing slides.pptx" in told
    assert told[-1] == "recording that they go out"
    partners = issue_pack(ledger, JUNE, folder / "partners", BY, wanted=Wanted(Edition.PARTNERS, ("slides",)))
    ledger.close()
    ledger = on_day(ledger, AFTER)
    with pytest.raises(Refused, match="has taken place"):
        issue_pack(ledger, JUNE, folder / "body", BY)
    public = issue_pack(ledger, JUNE, folder / "public", BY, wanted=Wanted(Edition.PUBLIC, ("xlsx", "html", "ics")))
    yield Issued(ledger, files_in(made), files_in(partners), files_in(public))
    ledger.close()


def test_what_is_asked_for_lies_with_what_is_sent_and_its_parts_are_in_the_manifest(issued: Issued) -> None:
    sent = {name for name in issued.whole if name.startswith("send/")}
    assert sent >= {f"send/{name}" for name in ("slides.pptx", "workbook.xlsx", "status-page.html", "dates.ics")}
    manifest = json.loads(issued.whole["manifest.json"])
    assert (manifest["edition"], manifest["formats"][: len(MORE)]) == ("body", list(MORE))
    assert manifest["parts"].keys() == {name for name in sent if name.endswith((".docx", ".xlsx", ".pptx"))}
    with ZipFile(BytesIO(issued.whole["send/slides.pptx"])) as slides:
        assert manifest["parts"]["send/slides.pptx"].keys() == set(slides.namelist())
    assert b"DRAFT" not in issued.whole["send/status-page.html"]


def test_pdf_lies_beside_word(issued: Issued) -> None:
    pytest.importorskip("typst", reason="PDF needs the extra [pdf]")
    in_word, as_pdf = ({Path(name).stem for name in issued.whole if name.endswith(end)} for end in (".docx", ".pdf"))
    assert in_word == as_pdf


def test_each_issue_is_made_again_with_what_it_held_by_the_versions_that_made_it(
    issued: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_basis, "__version__", "99.0")
    last = len([each for each in issued.ledger.issues() if each.meeting == JUNE])
    for back, files in enumerate((issued.public, issued.partners, issued.whole)):
        made = remake_pack(issued.ledger, JUNE, last - back, tmp_path / str(back))
        assert (made.identical, made.format, made.made_by) == (True, 2, __version__)
        assert files_in(made.folder) == files


def test_another_edition_is_one_of_the_papers_that_the_meeting_had_and_replaces_none(issued: Issued) -> None:
    assert set(issued.public) == {
        "manifest.json",
        *(f"send/{name}" for name in ("plan-on-a-page.docx", "workbook.xlsx", "status-page.html", "dates.ics")),
    }
    assert not {"summary.md", "A-live.csv", "changes.csv"} & issued.partners.keys()
    manifest = json.loads(issued.public["manifest.json"])
    assert (manifest["as_at"], manifest["replaces"]) == (ISSUED[JUNE].isoformat(), None)
    meeting = next(each for each in issued.ledger.meetings() if each.id == JUNE)
    assert meeting.papers_as_at == meeting.shown_as_at == ISSUED[JUNE]
    last = issued.ledger.history(issued.ledger.last_number())[-1]
    said = describe(last.entry, issued.ledger.snapshot().agency_name)
    assert "in the public edition" in said
    assert "replaces" not in said


def test_the_partners_edition_alone_has_their_page_and_one_for_each_agency_with_something_to_do(issued: Issued) -> None:
    def own(files: dict[str, bytes]) -> set[str]:
        names = {Path(name).stem for name in files if name.startswith("send/")}
        return {name for name in names if name == "partners-page" or name.startswith("agency-page-")}

    plan = issued.ledger.snapshot()
    leads = {row.item.owner.agency for row in plan.rows if row.item.owner.agency}
    assert own(issued.partners) >= {"partners-page", *(f"agency-page-{agency}" for agency in leads)}
    assert len(leads) > 1
    assert own(issued.whole) == own(issued.public) == set()
    with ZipFile(BytesIO(issued.partners["send/partners-page.docx"])) as page:
        assert b"DRAFT" not in b"".join(page.read(name) for name in page.namelist())


def test_formats_are_read_in_any_order_and_pdf_stands_beside_word_where_it_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(issue, "find_spec", lambda _name: None)
    assert wanted_papers(None, "HTML, slides").formats == ("slides", "html")
    for edition, formats, said in (
        (None, "slides,docs", "choose slides, xlsx, html, ics or pdf"),
        (None, "pdf", "PDF needs an extra"),
        (Edition.PUBLIC, "slides", "no public edition of the slides"),
    ):
        with pytest.raises(BadInput, match=said):
            wanted_papers(edition, formats)
    monkeypatch.setattr(issue, "find_spec", lambda name: name)
    assert wanted_papers().formats == ("pdf",)
