"""The documents of the demonstration plan, as text. Run as a module, it writes them anew; read the difference first."""

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from actionplan.demo import make_demo
from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.formats.text import to_text
from actionplan.services.papers import PAPERS, About, Asked, document_of

GOLDEN: Final = Path(__file__).parent / "golden_documents"
TODAY: Final = date(2026, 11, 27)
DECEMBER: Final = "executive-2026-12-17"
ABOUT: Final = {
    "report": [DECEMBER],
    "plan-on-a-page": [""],
    "sign-off-sheets": [DECEMBER, "SAM-R11"],
    "tables": [DECEMBER],
    "chairs-brief": [DECEMBER],
    "partners-page": ["lead-safeguarding-partners-2027-02-03"],
    "agency-page": ["Early Help/Family First"],
    "themes": [""],
    "chronology": ["SAM-R08"],
    "year": [""],
}
"""What each document is made about, as it is typed; what is in goldens elsewhere is not made here."""


def demo(folder: Path) -> Ledger:
    """The demonstration plan on one day, to read."""
    make_demo(folder / "demo.db", TODAY)
    return Ledger.open(str(folder / "demo.db"), Clock(fixed_day=TODAY), read_only=True)


def document(ledger: Ledger, name: str, about: str = "") -> Document:
    """One document, as ``paper`` makes it."""
    return document_of(PAPERS[name], _asked(ledger, about))


def marked(ledger: Ledger, name: str, about: str = "") -> Document:
    """The same with its marks on, before any edition is made of it."""
    return PAPERS[name].make(_asked(ledger, about))


def _asked(ledger: Ledger, about: str) -> Asked:
    view = ledger.view()
    meeting = next((each for each in view.snapshot.meetings if each.id == about), None)
    agency = next((each.id for each in view.agencies if each.name == about), None)
    ref = about if view.snapshot.row(about) is not None else None
    return Asked(ledger, view, None, About(meeting, ref, agency), "Business Manager")


def documents(ledger: Ledger) -> dict[str, str]:
    """Each document's text by its file name; the digest, which is another in each plan, is left out."""
    digest = ledger.view().snapshot.head_hash
    return {
        _file(name, about): to_text(document(ledger, name, about), 100).replace(digest, "(the digest)")
        for name, abouts in ABOUT.items()
        for about in abouts
    }


def _file(name: str, about: str) -> str:
    named = f"-{about}" if about and about != DECEMBER else ""
    return f"{name}{named}.txt".replace(" ", "-").replace("/", "-")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, closing(demo(Path(folder))) as plan:
        for file, text in documents(plan).items():
            (GOLDEN / file).write_text(text)
