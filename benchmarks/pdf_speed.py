"""Reading a long review from a PDF, as a ratio to a bare loop that takes each page's text with its boxes.

Run it with ``python -m benchmarks.pdf_speed``. Ours finds words, columns, tables, paragraphs and running lines as well.
"""

from pathlib import Path
from random import Random

from actionplan.intake.pdf.reader import pdf_blocks
from actionplan.intake.seed import read_seed
from benchmarks.measuring import Figure, plans_folder, ratio, reference_program, run

PAGES = 300
ROUNDS = 3

_SENTENCES_A_PARAGRAPH = 8
_PARAGRAPHS_A_PAGE = 3


def measure(pages: int = PAGES, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the loop."""
    path = _file_of(pages)
    data = path.read_bytes()
    read = ratio(
        lambda: pdf_blocks(data, path.name), lambda: run([reference_program("pdf_reference.py"), str(path)]), rounds
    )
    return [Figure(f"a tagged PDF of {pages} pages, to a bare loop for text and boxes", read, 4)]


def _file_of(pages: int) -> Path:
    """A tagged PDF of a chapter a page, the same each time."""
    import typst

    path = plans_folder() / f"{pages}-pages.pdf"
    if not path.exists():
        chance = Random(pages)  # noqa: S311 - the same pages each time
        sentences = [each.wording for each in read_seed().recommendations]
        chapters = [
            "\n\n".join(
                " ".join(chance.choice(sentences) for _ in range(_SENTENCES_A_PARAGRAPH))
                for _ in range(_PARAGRAPHS_A_PAGE)
            )
            for _ in range(pages)
        ]
        source = "#set text(9pt)\n" + "\n#pagebreak()\n".join(chapters)
        source_file = path.with_suffix(".typ")
        source_file.write_text(source, encoding="utf-8")
        typst.compile(str(source_file), output=str(path))
    return path


if __name__ == "__main__":
    print(*measure(), sep="\n")
