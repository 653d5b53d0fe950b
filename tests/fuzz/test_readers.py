"""Everything that reads what people type or hand in: understood, or refused by our own error."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.clock import Clock
from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.domain.filters.filter import parse_filter, parse_filter_line
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.typed.dates import parse_day
from actionplan.domain.typed.moments import moment_of, resolve_meeting, typed_sittings
from actionplan.domain.typed.series import series_days
from actionplan.intake.review_json import read_review_json
from actionplan.intake.seed import seed_bytes
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from actionplan.services.proof import verify_against
from actionplan.services.session import session_of
from actionplan.services.settings import settings_path
from tests.factories import BY, START, new_ledger
from tests.fuzz.texts import (
    ANYTHING,
    DATES,
    FILTERS,
    JSON_VALUES,
    MEETINGS,
    PLACES,
    POLICY_KEYS,
    REFS,
    SERIES,
    WHOLE_NUMBERS,
    changed_document,
)

DECEMBER = "executive-2026-12-10"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the plan of this module lies, with papers that were issued for a meeting beside it."""
    made = tmp_path_factory.mktemp("fuzzed")
    ledger = new_ledger(made)
    ledger.record(AddMeetings(body="Executive", days=(date(2026, 11, 19), date(2026, 12, 10))), BY)
    issue_pack(ledger, DECEMBER, made / "papers", BY)
    ledger.close()
    return made


@pytest.fixture(scope="module")
def plan(folder: Path) -> Iterator[Ledger]:
    """The plan."""
    ledger = Ledger.open(str(folder / "plan.db"), Clock(fixed_day=START))
    yield ledger
    ledger.close()


def understood_or_refused(read: Callable[[], object]) -> None:
    """Any other exception than ours fails the test; so does a refusal that is no sentence."""
    try:
        read()
    except ActionplanError as refused:
        assert refused.sentence.strip()  # noqa: PT017 - being read is as good as being refused
        assert len(refused.sentence) < 2_000  # noqa: PT017


@given(typed=DATES | ANYTHING, today=st.dates())
def test_dates(plan: Ledger, typed: str, today: date) -> None:
    sittings = typed_sittings(plan.meetings())
    understood_or_refused(lambda: parse_day(typed, START, sittings))
    understood_or_refused(lambda: parse_day(typed, today))


@given(typed=SERIES | ANYTHING, first=st.dates(), last=st.dates())
def test_series(typed: str, first: date, last: date) -> None:
    understood_or_refused(lambda: series_days(typed, first, last))
    understood_or_refused(lambda: series_days(typed, START, date(2029, 1, 1)))


@given(tokens=st.lists(FILTERS | ANYTHING, max_size=4))
def test_filters(plan: Ledger, tokens: list[str]) -> None:
    view = plan.view()
    understood_or_refused(lambda: parse_filter(tokens, START, view).keep(view.rows, view))
    understood_or_refused(lambda: parse_filter_line(" ".join(tokens), view).keep(view.rows, view))


@given(typed=REFS | ANYTHING)
def test_refs_agencies_and_reviews(plan: Ledger, typed: str) -> None:
    view = plan.view()
    for read in (view.resolve_ref, view.resolve_agency, view.resolve_review):
        understood_or_refused(lambda read=read: read(typed))  # type: ignore[misc]


@given(typed=MEETINGS | DATES)
def test_meetings_and_moments(plan: Ledger, typed: str) -> None:
    meetings = plan.meetings()
    understood_or_refused(lambda: resolve_meeting(typed, meetings, START))
    understood_or_refused(lambda: moment_of(typed, meetings, START))


@given(key=POLICY_KEYS | ANYTHING, value=st.integers(), reason=ANYTHING)
def test_policy(plan: Ledger, key: str, value: int, reason: str) -> None:
    understood_or_refused(lambda: plan.record(SetPolicy(key=key, value=value, reason=reason), BY))


@given(data=changed_document(seed_bytes()) | st.binary(max_size=200))
def test_reviews_in_json(data: bytes) -> None:
    understood_or_refused(lambda: read_review_json(data, "review.json"))


@given(data=st.data())
def test_manifests(plan: Ledger, folder: Path, data: st.DataObject) -> None:
    whole = (folder / "papers" / "manifest.json").read_bytes()
    values = JSON_VALUES.map(lambda value: json.dumps(value).encode())
    manifest = data.draw(changed_document(whole) | values | st.binary(max_size=100))
    understood_or_refused(lambda: verify_against(plan, manifest))


@given(data=st.binary(max_size=60) | ANYTHING.map(lambda text: f"by = {json.dumps(text)}".encode()))
def test_settings(settings: Path, data: bytes) -> None:
    settings.write_bytes(data)
    understood_or_refused(lambda: session_of({}))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The place of the settings file, in a home of its own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home))
        settings_path().parent.mkdir(parents=True)
        yield settings_path()


@given(
    name=st.sampled_from(["ACTIONPLAN_DB", "ACTIONPLAN_BY", "ACTIONPLAN_TODAY"]),
    value=PLACES | DATES | WHOLE_NUMBERS,
)
def test_the_environment(name: str, value: str) -> None:
    understood_or_refused(lambda: session_of({"ACTIONPLAN_BY": "x"} | {name: value}))


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "1989-12-31", "2101-01-01"])
def test_a_day_that_no_date_of_a_plan_could_be_is_no_day_to_work_on(value: str) -> None:
    """An entry of such a day would keep everybody from writing for as long."""
    with pytest.raises(BadInput, match="ACTIONPLAN_TODAY is outside the years 1990 to 2100"):
        session_of({"ACTIONPLAN_BY": "x", "ACTIONPLAN_TODAY": value})


def test_an_empty_variable_names_no_plan() -> None:
    unset = session_of({"ACTIONPLAN_BY": "x"})
    assert session_of({"ACTIONPLAN_BY": "x", "ACTIONPLAN_DB": "", "ACTIONPLAN_TODAY": ""}) == unset
    assert unset.is_default_plan


@pytest.mark.parametrize("db", ["", " "])
def test_a_script_that_lost_the_name_of_its_plan_writes_to_no_other_one(db: str) -> None:
    with pytest.raises(BadInput, match="--db names no plan"):
        session_of({"ACTIONPLAN_DB": "/elsewhere/plan.db"}, db=db)


def test_a_settings_file_that_cannot_be_read_says_where_it_is(settings: Path) -> None:
    settings.write_bytes(b"by = \xff")
    with pytest.raises(BadInput, match=r"settings\.toml"):
        session_of({})
