"""Builds reviews in every form and reads each back: ``python -m tests.intake.build_reviews FOLDER [HOW_MANY [SEED]]``.

No part of the ordinary test run: it needs LibreOffice and takes minutes. It prints, for each file, how many
recommendations came back to the letter, and ends with exit code 1 where one did not. The review of seed 0 is Child Sam;
the others are made of its words at random.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from actionplan.domain.errors import BadInput
from actionplan.intake.readers import blocks_of
from tests.intake.reviews import TYPST_FORMS, WORD_FORMS
from tests.intake.samples import WORDINGS, given_back

_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_PLAIN = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'


def at_random(seed: int) -> list[str]:
    """Recommendations of the review's own words in another order."""
    random = Random(seed)  # noqa: S311 - the same review each time
    words = [word for wording in WORDINGS for word in wording.rstrip(".").split()]
    made = []
    for _ in range(random.randint(3, 24)):
        text = " ".join(random.choice(words) for _ in range(random.randint(6, 60)))
        made.append(text[:1].upper() + text[1:].rstrip(".,;:") + ".")
    return made


def build(items: Sequence[str], folder: Path) -> None:
    """Write the review in each form, and each Word file as PDF with tags and without."""
    import typst

    folder.mkdir(parents=True, exist_ok=True)
    for name, form in WORD_FORMS.items():
        (folder / f"{name}.docx").write_bytes(form(items))
    for name, source in TYPST_FORMS.items():
        (folder / f"{name}.typ").write_text(source(items), encoding="utf-8")
        typst.compile(str(folder / f"{name}.typ"), output=str(folder / f"{name}.pdf"))
    made = sorted(str(path) for path in folder.glob("*.docx"))
    for options, below in ((_PLAIN, "plain"), (_TAGGED, "tagged")):
        with tempfile.TemporaryDirectory() as profile:
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", options]
            subprocess.run([*command, "--outdir", str(folder / below), *made], check=True, capture_output=True)


def missing(items: Sequence[str], path: Path) -> int:
    """How many of the recommendations do not come back to the letter from a file."""
    try:
        found = given_back(items, blocks_of(path.read_bytes(), path.name))
    except BadInput as refused:
        sys.stdout.write(f"{refused.sentence}\n")
        return len(items)
    for item in set(items) - set(found):
        sys.stdout.write(f"  missing: {item}\n")
    return len(items) - len(found)


def main() -> None:
    """Build and read as many reviews as the command line says; one where it says nothing."""
    if not 2 <= len(sys.argv) <= 4:
        sys.exit("Say where: python -m tests.intake.build_reviews FOLDER [HOW_MANY [SEED]]")
    many, seed = (int(text) for text in (*sys.argv[2:], *("1", "0")[len(sys.argv) - 2 :]))
    wrong = 0
    for index in range(many):
        items = at_random(seed + index) if seed + index else WORDINGS
        folder = Path(sys.argv[1]) / str(seed + index)
        build(items, folder)
        for path in sorted((*folder.rglob("*.pdf"), *folder.glob("*.docx"))):
            lost = missing(items, path)
            wrong += lost > 0
            sys.stdout.write(f"{path.relative_to(sys.argv[1])}: {len(items) - lost} of {len(items)}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
