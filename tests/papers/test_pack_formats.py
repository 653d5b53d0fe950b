"""The format of an issue of papers: old issues are made again as they were, and new ones say which format they are in.

``issued_by_0_1_0`` holds a plan whose papers version 0.1.0 issued, three times, and the March papers that it wrote.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.packs import IssuePack
from actionplan.ledger.ledger import Ledger
from actionplan.papers.pack import FORMAT, MANIFEST
from actionplan.services import pack_basis
from actionplan.services.issue import issue_pack, remake_pack
from actionplan.services.proof import verify_against
from tests.factories import BY
from tests.folders import files_in
from tests.stories.year_of_papers import DECEMBER, JUNE, MARCH

OLD = Path(__file__).parent / "issued_by_0_1_0"
SEPTEMBER = "executive-2027-09-09"


@pytest.fixture
def old_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The plan as version 0.1.0 left it, opened to write; manifests name the versions that they did then."""
    versions = json.loads((OLD / MARCH / MANIFEST).read_bytes())["versions"]
    monkeypatch.setattr(pack_basis, "_versions", lambda _libraries: versions)
    (tmp_path / "plan.db").write_bytes(gzip.decompress((OLD / "plan.db.gz").read_bytes()))
    ledger = Ledger.open(str(tmp_path / "plan.db"), Clock(fixed_day=date(2027, 6, 20)))
    yield ledger
    ledger.close()


def test_march_papers_of_the_first_version_are_made_again_file_by_file(old_plan: Ledger, tmp_path: Path) -> None:
    made, kept = files_in(remake_pack(old_plan, MARCH, None, tmp_path / "again").folder), files_in(OLD / MARCH)
    assert sorted(made) == sorted(kept)
    for name, data in made.items():
        assert data.decode() == kept[name].decode(), name


@pytest.mark.parametrize("meeting", [DECEMBER, MARCH, JUNE])
def test_papers_of_the_first_version_are_made_again_byte_for_byte(
    old_plan: Ledger, tmp_path: Path, meeting: str
) -> None:
    made = remake_pack(old_plan, meeting, None, tmp_path / "again")
    assert (made.identical, made.remark) == (True, "")
    assert verify_against(old_plan, (made.folder / MANIFEST).read_bytes()) == []


def test_an_issue_recorded_without_a_format_is_in_format_1(old_plan: Ledger) -> None:
    assert [each.format for each in old_plan.issues()] == [1, 1, 1]


def test_new_papers_say_their_format_in_the_ledger_and_in_the_manifest(old_plan: Ledger, tmp_path: Path) -> None:
    folder = issue_pack(old_plan, SEPTEMBER, tmp_path / "september", BY)
    assert json.loads((folder / MANIFEST).read_bytes())["format"] == FORMAT == 2
    assert [each.format for each in old_plan.issues()] == [1, 1, 1, 2]
    again = remake_pack(old_plan, SEPTEMBER, None, tmp_path / "again")
    assert again.identical
    assert files_in(again.folder) == files_in(folder)


def test_papers_in_a_later_format_are_left_to_the_program_that_knows_it(old_plan: Ledger, tmp_path: Path) -> None:
    last = old_plan.last_number()
    digest = hashlib.sha256(b"").hexdigest()
    command = IssuePack(meeting=SEPTEMBER, cut_off=last, as_at=date(2027, 6, 20), manifest_sha256=digest, format=3)
    old_plan.record(command, BY)
    with pytest.raises(BadInput, match="are in format 3, which a newer version of the program made"):
        remake_pack(old_plan, SEPTEMBER, None, tmp_path / "again")
    assert not (tmp_path / "again").exists()
