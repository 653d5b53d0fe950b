"""Plans that many tests begin with: the commands that prepare one run once a test process; the others get a copy."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import CodeType

_homes: dict[CodeType, Path] = {}

Once = Callable[[Callable[[], None]], None]


def prepare_once(work: Callable[[], None], home: Path, new_folder: Callable[[], Path]) -> None:
    """Run commands in a home folder that does not exist yet, or bring there what they made for the test before.

    ``work`` must do the same for each test: it runs commands, and depends on no parameter. ``new_folder`` makes
    a folder that outlasts the test.
    """
    made = _homes.get(work.__code__)
    if made is None:
        work()
        _homes[work.__code__] = Path(shutil.copytree(home, new_folder() / "home"))
    else:
        shutil.copytree(made, home)
