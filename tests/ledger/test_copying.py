"""A plan copied to another database: equal row by row and verified, or not there at all."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.cli.main import run_command
from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.backups import copy_plan as copying
from actionplan.ledger.backups.copy_plan import copy_plan
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.verify.verification import verify
from actionplan.services.session import Session, start_plan
from tests.databases import BOTH, POSTGRESQL, SQLITE, Databases, PostgresServer, SQLiteFiles, content, shell
from tests.factories import BY, START
from tests.nasty import NASTY

R4 = "SAM-R04"
CLOCK = Clock(fixed_day=START)
LEDGER = ("entry", "entry_text")


@pytest.fixture
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, str], str]:
    """Gives a place for a plan on a kind of database."""
    made: list[PostgresServer] = []

    def place(kind: str, name: str) -> str:
        folder = tmp_path / name
        if kind == SQLITE:
            return SQLiteFiles().new_location(folder)
        server: PostgresServer = request.getfixturevalue("server")
        if not made:
            opened = server.for_one_test()
            made.append(opened.__enter__())
            request.addfinalizer(lambda: opened.__exit__(None, None, None))
        return made[0].new_location(folder)

    return place


def a_plan(location: str) -> str:
    """Updates, a meeting, an undo and a redaction, each of which the copying could trip over."""
    plan = start_plan(Session(location, BY, CLOCK, is_default_plan=False), seeded=True)
    for words in NASTY:
        plan.record(RecordUpdate(refs=(R4,), words=words, on=START), BY)
    redacted = plan.record(RecordUpdate(refs=(R4,), words="A name.", on=START), BY).entries[0].number
    plan.record(AssignOwner(refs=(R4, "SAM-R01"), agency="merseyside-police", role="Superintendent"), BY)
    plan.record(ProposeDate(refs=(R4,), on=START + timedelta(days=30)), BY)
    plan.record(AddMeetings(body="Executive", days=(START,)), BY)
    plan.record(AdoptDates(refs=(R4,), meeting=f"executive-{START.isoformat()}"), BY)
    step = plan.record(AddActions(refs=(R4,), title="Train"), BY).step
    assert step is not None
    plan.record(Undo(step=step), BY)
    plan.record(Redact(entry=redacted, reason="personal data"), BY)
    plan.close()
    return location


WAYS = [(one, other) for one in BOTH for other in BOTH]


@pytest.mark.parametrize(("origin_kind", "destination_kind"), WAYS, ids=[f"{one} to {other}" for one, other in WAYS])
def test_every_entry_and_text_is_taken_over_and_the_copy_goes_on(
    places: Callable[[str, str], str], origin_kind: str, destination_kind: str
) -> None:
    origin, destination = a_plan(places(origin_kind, "from")), places(destination_kind, "to")
    before = content(origin)
    copied = copy_plan(origin, destination)
    assert content(origin) == before, "the plan that is copied stays as it is"
    after = content(destination)
    assert {table: after[table] for table in LEDGER} == {table: before[table] for table in LEDGER}
    old, new = Ledger.open(origin, CLOCK), Ledger.open(destination, CLOCK)
    found = new.verify()
    assert found == old.verify()
    assert found.ok
    assert (copied.entries, copied.head) == (found.entries, found.head)
    assert new.view() == old.view()
    assert new.history(found.entries) == old.history(found.entries)
    assert len(after["triggers"]) == (8 if destination_kind == POSTGRESQL else 6)
    receipt = new.record(RecordUpdate(refs=(R4,), words="And on it goes.", on=START), BY)
    assert receipt.entries[0].number == copied.entries + 1
    assert new.verify().ok
    old.close()
    new.close()


@pytest.mark.parametrize("kind", BOTH)
def test_a_plan_is_not_copied_over_another_one(places: Callable[[str, str], str], kind: str, tmp_path: Path) -> None:
    origin, destination = a_plan(places(SQLITE, "from")), a_plan(places(kind, "to"))
    before = content(destination)
    with pytest.raises(BadInput, match=r"exists already|There is a plan in this database already"):
        copy_plan(origin, destination)
    with pytest.raises(BadInput, match=r"exists already|There is a plan in this database already"):
        copy_plan(destination, destination)
    assert content(destination) == before


@pytest.mark.parametrize("kind", BOTH)
def test_a_copy_that_goes_wrong_leaves_nothing(
    places: Callable[[str, str], str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin, destination = a_plan(places(SQLITE, "from")), places(kind, "to")

    def breaks(connection: sa.Connection) -> None:
        assert connection.scalar(sa.text("SELECT count(*) FROM entry")) > 30
        if kind == POSTGRESQL:
            patience = connection.scalar(sa.text("SHOW idle_in_transaction_session_timeout"))
            assert patience == "0", "the server waits, however long the work takes"
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(copying, "rebuild_state", breaks)
        with pytest.raises(ZeroDivisionError):
            copy_plan(origin, destination)
    if kind == SQLITE:
        assert list(Path(destination).parent.iterdir()) == []
    else:
        with shell(destination) as owner:
            assert owner.rows("SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('public')") == []
    assert copy_plan(origin, destination).entries > 0


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE entry SET by = 'Nobody' WHERE number = 24", "Entry 24 was changed after it was written"),
        ("UPDATE entry SET by = x'00ff' WHERE number = 24", "Entry 24 was changed after it was written"),
        ("DELETE FROM entry_text WHERE entry = 24", "The text of entry 24, words, is missing"),
        ("UPDATE item_state SET owner_agency = NULL", "The state kept for"),
    ],
)
def test_a_plan_that_is_not_whole_is_not_copied(places: Callable[[str, str], str], statement: str, named: str) -> None:
    origin, destination = a_plan(places(SQLITE, "from")), places(SQLITE, "to")
    with shell(origin) as owner:
        owner.drop_triggers()
        owner.run(statement)
    with pytest.raises(BadInput, match=r"Nothing was copied, because the plan at .* is not whole\.") as refused:
        copy_plan(origin, destination)
    assert named in refused.value.sentence
    assert not Path(destination).exists()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET by = 'Nobody' WHERE number = 24", "Entry 24 was changed after it was written"),
        (
            "INSERT INTO entry_text (entry, field, body) VALUES (9999, 'x', 'y')",
            "It holds rows that this program never writes.",
        ),
        (
            "UPDATE entry_text SET body = 'a' || char(0) WHERE entry = 24",
            "It holds rows that this program never writes.",
        ),
    ],
)
def test_the_copy_itself_is_proved_and_what_a_server_cannot_keep_is_a_sentence(
    places: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch, statement: str, said: str
) -> None:
    origin, destination = a_plan(places(SQLITE, "from")), places(POSTGRESQL, "to")
    with shell(origin) as owner:
        owner.drop_triggers()
        owner.run(statement)
    # As if the proof of the origin had found nothing.
    monkeypatch.setattr(copying, "_verified", lambda source, _origin: replace(verify(source), problems=()))
    with pytest.raises(BadInput, match=r"Nothing was copied, because the plan at .* is not whole\.") as refused:
        copy_plan(origin, destination)
    assert said in refused.value.sentence
    with shell(destination) as owner:
        assert owner.rows("SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('public')") == []


def test_a_copy_of_nothing_is_a_sentence_and_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no plan at"):
        copy_plan(str(tmp_path / "none.db"), str(tmp_path / "to.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
def test_only_its_owner_can_read_a_copy(places: Callable[[str, str], str]) -> None:
    destination = Path(places(SQLITE, "to"))
    copy_plan(a_plan(places(SQLITE, "from")), str(destination))
    assert destination.stat().st_mode & 0o777 == 0o600
    assert destination.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in destination.parent.iterdir()] == [destination.name]


@pytest.mark.both_databases
def test_the_command_says_how_much_was_copied_and_where_the_record_ends(
    databases: Databases, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    origin = a_plan(str(tmp_path / "from.db"))
    destination = databases.new_location(tmp_path)
    assert run_command(["copy", origin, destination]) == 0
    said = capfdbinary.readouterr()
    entries = len(content(destination)["entry"])
    head = content(destination)["entry"][-1][2]
    first, second = said.out.decode("utf-8").splitlines()
    assert first.startswith(f"Copied {entries} entries from {tmp_path}")
    assert second == f"The copy is whole, ending in {head}."
    password = sa.make_url(destination).password if "://" in destination else None
    assert password is None or password not in (said.out + said.err).decode("utf-8")
    assert run_command(["copy", origin, destination]) == 2
    assert run_command(["copy", str(tmp_path / "none.db"), str(tmp_path / "to.db")]) == 2
    assert run_command(["verify", "--db", destination]) == 0
