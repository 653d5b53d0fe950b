"""Fuzzes each reader of files, guided by its own coverage: ``python -m tests.fuzz.guided [SECONDS [READER…]]``.

No part of the ordinary test run: it goes on for as many seconds a reader as it is told, a minute where it is not, and
needs atheris, which is there for Linux and Python 3.11. Whatever the bytes are, a reader gives values or refuses in one
sentence; anything else ends its run, and the bytes that did it are kept in the folder that is named. The exit code is 1
then. PDFium itself is no Python and is not followed: what is fuzzed of it is the code around it.
"""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

Target = Callable[[bytes], None]
Seeds = Callable[[], list[bytes]]

_LONGEST: Final = 20_000


def _text(data: bytes) -> None:
    from tests.fuzz.test_documents import read_or_refused

    read_or_refused(data, "review.txt")
    _find(data, "review.txt")


def _markdown(data: bytes) -> None:
    from tests.fuzz.test_documents import read_or_refused

    read_or_refused(data, "review.md")
    _find(data, "review.md")


def _page(data: bytes) -> None:
    from tests.fuzz.test_documents import read_or_refused

    read_or_refused(b"<!DOCTYPE html>" + data, "page.html")
    _find(b"<!DOCTYPE html>" + data, "page.html")


def _find(data: bytes, name: str) -> None:
    """What was read goes through the finder too, which finds a list or says that there is none."""
    from actionplan.domain.errors import BadInput
    from actionplan.intake.finder import find
    from actionplan.intake.readers import blocks_of

    with suppress(BadInput):
        found = find(blocks_of(data, name), name)
        assert all(item.text for item in found.items)


def _word(data: bytes) -> None:
    from tests.fuzz.test_documents import parts, read_or_refused

    read_or_refused(_with_part(parts(), data), "review.docx")


def _with_part(parts: Mapping[str, bytes], data: bytes) -> bytes:
    """An archive one of whose parts, which the first byte chooses, holds the rest of the bytes."""
    names = sorted(parts)
    chosen = names[data[0] % len(names)] if data else names[0]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, data[1:] if name == chosen else parts[name])
    return made.getvalue()


def _seeds_of(parts: Mapping[str, bytes]) -> list[bytes]:
    return [bytes([at]) + parts[name] for at, name in enumerate(sorted(parts))]


@cache
def _workbook_parts() -> dict[str, bytes]:
    from tests.intake.tracker.council import council_tracker

    with zipfile.ZipFile(BytesIO(council_tracker(0, 3)[0])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _tracker(data: bytes, name: str) -> None:
    from actionplan.domain.errors import BadInput
    from actionplan.intake.tracker.tracker import read_tracker

    try:
        found = read_tracker(data, name, sheet=None, corrections={}, agencies=())
    except BadInput as refused:
        sentence = refused.sentence
    else:
        assert found.rows
        return
    assert sentence.strip()


def _workbook(data: bytes) -> None:
    _tracker(_with_part(_workbook_parts(), data), "plan.xlsx")


def _table(data: bytes) -> None:
    _tracker(data, "plan.csv")


def _json(data: bytes) -> None:
    from actionplan.domain.errors import BadInput
    from actionplan.intake.review_json import read_review_json

    try:
        read_review_json(data, "review.json")
    except BadInput as refused:
        assert refused.sentence.strip()  # noqa: PT017 - this is the check
        assert "\n" not in refused.sentence  # noqa: PT017


def _pdf(data: bytes) -> None:
    from actionplan.intake.pdf.flow import blocks_of_pages
    from actionplan.intake.pdf.pdfium import Document

    document = Document(data, None)
    pages = (document.page(at) for at in range(min(document.pages, 5)))
    blocks_of_pages(page for page in pages if page is not None)


def _texts() -> list[bytes]:
    folder = Path(__file__).parents[1] / "intake" / "reviews"
    return [path.read_bytes() for path in sorted(folder.glob("*.txt"))]


def _pages() -> list[bytes]:
    from tests.fuzz.test_documents import PAGE

    return [PAGE.encode()]


def _words() -> list[bytes]:
    from tests.fuzz.test_documents import parts

    return _seeds_of(parts())


def _tables() -> list[bytes]:
    head = "Plan,,,\nRef,Recommendation,Action,Lead,Due,RAG\n"
    return [f'{head}R1,"Boards should meet.","1. Meet\n2. Write",Police,31/03/2027,Amber\n'.encode()]


def _jsons() -> list[bytes]:
    from actionplan.intake.seed import seed_bytes

    small = b"""{"format": "actionplan-review/1", "review": {"ref": "ASH", "title": "Ash", "partnership": "Ours",
"stated_count": 1, "published_on": "2026-03-02"}, "agencies": [{"name": "Police", "aliases": ["Force"]}],
"recommendations": [{"number": "4a", "wording": "Look.", "ours": {"suggested_agency": "Police"}}]}"""
    return [small, seed_bytes()]


def _pdfs() -> list[bytes]:
    import typst

    from tests.intake.reviews import typst_list

    return [typst.compile(typst_list(("Boards should meet.",)).encode(), format="pdf")]


READERS: Final[Mapping[str, tuple[Target, Seeds]]] = {
    "text": (_text, _texts),
    "markdown": (_markdown, _texts),
    "page": (_page, _pages),
    "word": (_word, _words),
    "pdf": (_pdf, _pdfs),
    "json": (_json, _jsons),
    "workbook": (_workbook, lambda: _seeds_of(_workbook_parts())),
    "table": (_table, _tables),
}


def fuzz(reader: str, seconds: int, folder: Path) -> None:
    """Fuzz one reader in this process, which ends with it; what broke it is kept in the folder."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("This needs atheris, which is there for Linux and Python 3.11: pip install atheris")
    target, seeds = READERS[reader]
    with atheris.instrument_imports(include=["actionplan", "json"]):
        for each in seeds():
            target(each)  # loads what the reader loads, so that it is followed
    corpus = folder / reader
    corpus.mkdir(parents=True, exist_ok=True)
    for at, each in enumerate(seeds()):
        (corpus / f"seed-{at}").write_bytes(each[:_LONGEST])
    options = (f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=30", "-rss_limit_mb=2000")
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/broke-{reader}-", str(corpus)], target)
    atheris.Fuzz()


def main() -> None:
    """Fuzz the readers that the command line names, all where it names none, each in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        fuzz(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    seconds, *chosen = sys.argv[1:] or ["60"]
    if not seconds.isdecimal() or not READERS.keys() >= set(chosen):
        sys.exit(f"Say how many seconds, and which readers: {', '.join(READERS)}.")
    folder = Path(tempfile.mkdtemp(prefix="fuzzed-"))
    broke = False
    for reader in chosen or READERS:
        command = [sys.executable, "-m", "tests.fuzz.guided", "--one", reader, seconds, str(folder)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
        runs = [line for line in ran.stderr.splitlines() if line.startswith("Done")]
        sys.stdout.write(f"{reader}: {runs[-1] if runs else 'broke'}\n")
        if ran.returncode:
            broke = True
            sys.stdout.write(f"{ran.stderr[-3_000:]}\n{ran.stdout[-1_000:]}\nWhat did it is in {folder}.\n")
    sys.exit(1 if broke else 0)


if __name__ == "__main__":
    main()
