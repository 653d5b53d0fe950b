"""Whether an error that nobody foresaw comes of damage to the plan: the record is proved, and tells."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from actionplan.domain.errors import BadInput

GARBLED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, StopIteration)
"""What reading raises on an entry or a state row that holds what no program of ours writes."""


def damage_behind(error: BaseException, problems: Callable[[], Sequence[str]]) -> BadInput | None:
    """What is damaged, where an error comes of that; ``problems`` verifies the plan.

    None where the record turns out to be whole: then the mistake is this program's.
    """
    found = problems() if isinstance(error, GARBLED) else ()
    return BadInput(f"{found[0]} To see all that is wrong, and what to do: actionplan verify") if found else None


@contextmanager
def damage_in_words(problems: Callable[[], Sequence[str]]) -> Iterator[None]:
    """Turn an error over damaged data into ``BadInput`` that names what is damaged; any other goes on as it is."""
    try:
        yield
    except GARBLED as error:
        told = damage_behind(error, problems)
        if told is None:
            raise
        raise told from error
