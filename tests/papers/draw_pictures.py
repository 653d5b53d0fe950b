"""Draw the pictures of docs/papers.md anew, a page of each paper: ``python -m tests.papers.draw_pictures``.

Papers of the demonstration plan as Word files, and slides as slides, turned to pages by LibreOffice. Needs soffice.
"""

import argparse
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from PIL.Image import Quantize
from pypdfium2 import PdfDocument

from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.registry import FORMATS, Given
from actionplan.services.papers import PAPERS
from tests.papers.make_golden_documents import ABOUT, DECEMBER, TODAY, demo, document
from tests.papers.office import turned_to_pdf

PICTURES: Final = Path(__file__).parents[2] / "docs" / "pictures"
_ABOUT: Final = {name: about[0] for name, about in ABOUT.items()} | dict.fromkeys(
    ("minute", "summary", "slides"), DECEMBER
)
_IN: Final = {"slides": "pptx"}
"""The format that a picture is of, where it is not Word."""
_SHOWN: Final = {"slides": 3}
"""The page that is shown, where it is not the first."""
_WIDE: Final = {"plan-on-a-page": 1000}
_USUAL: Final = 640
"""Pixels across."""
_COLOURS: Final = 40


def picture_of(name: str) -> Path:
    """Where the picture of a paper lies."""
    return PICTURES / f"paper-{name}.png"


def _draw(ledger: Ledger, folder: Path) -> None:
    files = {}
    for name in PAPERS:
        form = FORMATS[_IN.get(name, "docx")]
        files[name] = folder / f"{name}{form.suffix}"
        files[name].write_bytes(form.write(document(ledger, name, _ABOUT.get(name, "")), Given(TODAY)))
    pages = turned_to_pdf(list(files.values()), folder / "pages")
    for name, page in zip(files, pages, strict=True):
        with closing(PdfDocument(page)) as read:
            shown = read[_SHOWN.get(name, 1) - 1]
            image = shown.render(scale=_WIDE.get(name, _USUAL) / shown.get_width()).to_pil().convert("RGB")
        image.quantize(_COLOURS, method=Quantize.MAXCOVERAGE).save(picture_of(name), optimize=True)


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m tests.papers.draw_pictures", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as place, closing(demo(Path(place))) as opened:
        _draw(opened, Path(place))
