"""What leans on the inside of Textual stands in one module, and was read on the version that is installed."""

import asyncio
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version

import pytest

import actionplan.tui
from actionplan.domain.errors import BadInput, ExitCode
from actionplan.tui import compat

_MADE_BY_PYTHON = {"_abc_impl"}


def test_textual_is_the_version_that_the_private_hooks_were_read_on() -> None:
    assert version("textual") == compat.CHECKED_ON, "read tui/compat.py against the new Textual, then change CHECKED_ON"


def classes() -> Iterator[type]:
    for found in pkgutil.walk_packages(actionplan.tui.__path__, "actionplan.tui."):
        module = import_module(found.name)
        for each in vars(module).values():
            if inspect.isclass(each) and each.__module__ == module.__name__:
                yield each


def test_no_class_elsewhere_overrides_a_private_name_of_textual() -> None:
    for each in classes():
        theirs = {
            name
            for base in each.__mro__
            if base.__module__.startswith(("textual.", "rich."))
            for name in vars(base)
            if name.startswith("_") and not name.startswith("__")
        }
        # Textual's own metaclass puts some of these names into each of its classes.
        ours = {name for name, value in vars(each).items() if callable(value)} & theirs - _MADE_BY_PYTHON
        assert not ours or each.__module__ == compat.__name__, f"{each.__module__}.{each.__qualname__}: {ours}"


class _Failing(compat.ExplainingApp):
    def on_mount(self) -> None:
        raise ValueError("out of the blue")

    def explain(self, error: Exception) -> Exception:
        assert isinstance(error, ValueError)
        return BadInput("What happened, in words.")


async def test_an_error_that_nothing_handles_ends_the_app_with_its_explanation() -> None:
    app = _Failing()
    with pytest.raises(BadInput, match="What happened, in words"):
        async with app.run_test():
            pass
    assert app.return_code == ExitCode.BAD_INPUT


class _HungUpWhileMade(compat.ExplainingApp):
    def on_mount(self) -> None:
        self.hang_up()
        raise ValueError("a screen that is half made")

    def explain(self, error: Exception) -> Exception:
        raise AssertionError("nobody is there to read it") from error


async def test_a_terminal_that_is_gone_while_the_first_screen_is_made_ends_the_app_quietly() -> None:
    app = _HungUpWhileMade()
    async with asyncio.timeout(20):
        await app.run_async(headless=True)
    assert (app.return_code, app.ending) == (ExitCode.INTERRUPTED, None)
