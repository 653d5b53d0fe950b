"""Feeds the review loader with bytes that a coverage-guided fuzzer makes: ``python -m tests.fuzz.review_json SECONDS``.

No part of the ordinary test run. Needs atheris, which has wheels for CPython on Linux: ``pip install atheris``. A fault
ends the run with a traceback, and leaves the bytes that led to it in the folder that it names.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    atheris: Any = import_module("atheris")
except ModuleNotFoundError:
    sys.exit("This needs atheris, which runs on Linux: pip install atheris")

with atheris.instrument_imports(include=["actionplan", "json"]):
    from actionplan.domain.errors import BadInput
    from actionplan.intake.review_json import read_review_json
    from actionplan.intake.seed import seed_bytes

SMALL = b"""{"format": "actionplan-review/1", "review": {"ref": "ASH", "title": "Ash", "partnership": "Ours",
"stated_count": 1, "published_on": "2026-03-02"}, "agencies": [{"name": "Police", "aliases": ["Force"]}],
"recommendations": [{"number": "4a", "wording": "Look.", "ours": {"suggested_agency": "Police"}}]}"""

LARGEST = 64 * 1024


def read_or_refused(data: bytes) -> None:
    """A review, or a refusal in one line: any other exception is a fault."""
    try:
        read_review_json(data, "review.json")
    except BadInput as refused:
        assert refused.sentence.strip()  # noqa: PT017 - this is the check
        assert "\n" not in refused.sentence  # noqa: PT017


def main() -> None:
    """Fuzz for as many seconds as the command line says."""
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit("Say for how many seconds: python -m tests.fuzz.review_json 60")
    folder = Path(tempfile.mkdtemp(prefix="actionplan-fuzz-"))
    begun_with = folder / "begun-with"
    begun_with.mkdir()
    (begun_with / "small.json").write_bytes(SMALL)
    (begun_with / "seed.json").write_bytes(seed_bytes())
    sys.stderr.write(f"What fails is kept in {folder}\n")
    limits = [f"-max_total_time={sys.argv[1]}", f"-max_len={LARGEST}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, str(begun_with)], read_or_refused)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
