"""A partnership's own template, read from a file: a Word file that has passed the gate for files from outside."""

from pathlib import Path

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.papers.formats.registry import Format, Template


def template_of(path: Path, form: Format) -> Template:
    """The template for a format. Raises ``BadInput`` where the format takes none or the file cannot be one."""
    from actionplan.intake.gate import Kind, gated

    if not form.takes_template:
        raise BadInput(f"--template goes with papers in Word: {form.name} has no template. Use --format docx.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}. Name the template that you mean.") from error
    if gated(data, str(path)).kind is not Kind.DOCX:
        raise BadInput(f"{quoted(path.name)} is not a Word file, so it is no template. Name a .docx or .dotx file.")
    return Template(path.name, data)
