"""The files of a folder, of those below it too, and the words of a Word file."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile


def files_in(folder: Path) -> dict[str, bytes]:
    """Each file's bytes by its place in the folder: "send/report.docx"."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".gitattributes")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def word_of(data: bytes) -> str:
    """Every word of a Word file, of its headers and footers too."""
    with ZipFile(BytesIO(data)) as archive:
        parts = (archive.read(name).decode() for name in archive.namelist() if name.startswith("word/"))
        return " ".join(word for part in parts for word in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", part))
