"""Test modules are rewritten for ``assert`` once a run, though each worker of a parallel run collects all of them.

Workers that began with the same module would all rewrite it at the same time. Each one begins at another part of the
list instead, keeps what it rewrote beside the module, as pytest does, and finds the other parts done.
"""

import importlib
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pytest


def import_in_turn(config: pytest.Config, worker: Mapping[str, object]) -> None:
    """Import the test modules that were asked for, from this worker's own part on.

    A module that cannot be imported is left to the collection, which imports it again and reports why.
    """
    modules = _modules(config)
    number = int(str(worker["workerid"]).removeprefix("gw"))
    begin = len(modules) * number // int(str(worker["workercount"]))
    for name in (*modules[begin:], *modules[:begin]):
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


def _modules(config: pytest.Config) -> Sequence[str]:
    asked = [(config.invocation_params.dir / each.split("::")[0]).resolve() for each in config.args]
    found = {path for each in asked for path in (each.rglob("test_*.py") if each.is_dir() else [each])}
    return sorted(".".join(path.relative_to(config.rootpath).with_suffix("").parts) for path in found)
