"""What keeps papers from going out is listed, each with where it comes from; work on them can be called off."""

from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.services.asked_papers import About, Asked
from actionplan.services.guard_words import add_word
from actionplan.services.guarding import allow_for_good
from actionplan.services.issue import draft_pack, issue_pack, pack_stops
from actionplan.services.papers import PAPERS, drawn_paper
from actionplan.services.progress import STOPPED, Progress
from actionplan.services.stops import Stop
from tests.factories import BY
from tests.stories.between_meetings import TODAY, WAITING, plan_between_meetings

SEPTEMBER = "executive-2027-09-09"
WORD = "Zebulon"
POSTCODE = "L36 9YY"


def test_each_thing_is_listed_with_its_documents_and_words_until_it_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplan.services.guard_words.state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr("actionplan.services.notes.state_folder", lambda: tmp_path / "state")
    ledger = plan_between_meetings(tmp_path)
    words = f"{WORD} was seen at {POSTCODE}."
    entry = ledger.record(RecordUpdate(refs=(WAITING,), words=words, on=TODAY), BY).entries[0].number
    add_word(WORD)

    def found() -> tuple[Stop, ...]:
        return pack_stops(draft_pack(ledger, SEPTEMBER))

    guarded, postcode = found()
    assert (guarded.what, guarded.may_be_allowed) == ("a guarded word, z… (7 characters)", False)
    assert (postcode.what, postcode.may_be_allowed) == ("a full postcode, L… (7 characters)", True)
    assert guarded.documents, guarded
    for each in (guarded, postcode):
        assert each.source is not None
        assert (each.source.entry, each.source.ref, each.source.words) == (entry, WAITING, words)
        assert each.source.amended_as == "words"
    alone = drawn_paper(PAPERS["plan-on-a-page"], Asked(ledger, ledger.view(), None, About()))
    assert [each.what for each in alone.stops] == [guarded.what, postcode.what]
    assert {each.documents for each in alone.stops} == {("the plan-on-a-page",)}

    assert postcode.found is not None
    allow_for_good(ledger, postcode.found, BY)
    assert [each.what for each in found()] == [guarded.what]
    ledger.record(Amend(entry=entry, words=f"Somebody was seen at {POSTCODE}.", reason="Names a child."), BY)
    assert found() == ()


def test_papers_that_are_called_off_are_not_issued_and_nothing_is_recorded(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    before, told = ledger.last_number(), list[str]()

    def tell(words: str) -> None:
        told.append(words)
        if words == "writing the files":
            progress.call_off()

    progress = Progress(tell)
    with pytest.raises(BadInput, match=STOPPED):
        issue_pack(ledger, SEPTEMBER, tmp_path / "papers", BY, step=progress.step)
    assert told == ["proving the record whole", "drawing them up", "writing the files"]
    assert ledger.last_number() == before
    assert not (tmp_path / "papers").exists()
