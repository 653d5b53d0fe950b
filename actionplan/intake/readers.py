"""The one door to the blocks of a file: gates it, and picks the reader by what it is.

Knows no format. Whatever the bytes are, blocks come out or ``BadInput`` is raised.
"""

from collections.abc import Callable

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block
from actionplan.intake.gate import Kind, gated
from actionplan.intake.pdf.reader import pdf_blocks
from actionplan.intake.text_reader import read_text
from actionplan.intake.web.reader import web_blocks
from actionplan.intake.word.reader import word_blocks

Progress = Callable[[int, int], None]


def kind_of(data: bytes, name: str) -> Kind:
    """What the file is, by its content. Raises ``BadInput`` for what no reader may see."""
    return gated(data, name).kind


def blocks_of(
    data: bytes, name: str, progress: Progress | None = None, password: str | None = None
) -> tuple[Block, ...]:
    """The blocks of a file in reading order.

    ``progress`` is told, as pages are read, how many are and how many there are. Raises ``BadInput``, which calls the
    file ``name``.
    """
    let_in = gated(data, name)
    match let_in.kind:
        case Kind.XLSX:
            raise BadInput(f"{name} is a workbook: it has rows, not a text with recommendations.")
        case Kind.JSON:
            raise BadInput(f"{name} is JSON: it has fields, not a text with recommendations.")
        case Kind.PDF:
            blocks = pdf_blocks(data, name, progress, password)
        case Kind.DOCX:
            blocks = word_blocks(let_in.parts, name)
        case Kind.TEXT:
            blocks = read_text(let_in.text, name)
        case Kind.HTML:
            blocks = web_blocks(data, name)
    if not blocks:
        raise BadInput(f"{name} has no text in it.")
    return blocks
