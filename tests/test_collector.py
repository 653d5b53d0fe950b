"""When Python searches for reference cycles."""

import gc
from collections.abc import Iterator

import pytest

from actionplan import collector


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_a_pause_ends_with_its_block_also_after_an_error() -> None:
    with collector.paused():
        assert not gc.isenabled()
        with collector.paused():
            pass
        assert not gc.isenabled(), "the inner pause does not end the outer one"
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector.paused():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_program_that_paused_is_not_resumed_by_a_block() -> None:
    collector.pause()
    with collector.paused():
        pass
    assert not gc.isenabled()


def test_after_a_resume_the_objects_of_before_are_never_searched() -> None:
    collector.pause()
    collector.resume()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_a_short_command_searches_rarely() -> None:
    collector.search_rarely()
    assert gc.get_threshold()[0] == 100_000
