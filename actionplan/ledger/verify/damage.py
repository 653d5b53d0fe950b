"""Whether damage to the plan is behind an unforeseen error: verifying the plan tells."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from actionplan.domain.errors import BadInput

CAUSED_BY_DAMAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, StopIteration)
"""What reading raises on an entry or a state row with values that this program never writes."""


def find_damage(error: BaseException, problems: Callable[[], Sequence[str]]) -> BadInput | None:
    """The damage that an error comes from; ``problems`` verifies the plan.

    None where the plan is not damaged: then it is a bug of this program.
    """
    found = problems() if isinstance(error, CAUSED_BY_DAMAGE) else ()
    return BadInput(f"{found[0]} To see all that is wrong, and what to do: actionplan verify") if found else None


@contextmanager
def explain_damage(problems: Callable[[], Sequence[str]]) -> Iterator[None]:
    """Turn an error that comes from damaged data into ``BadInput`` that names the damage; others pass unchanged."""
    try:
        yield
    except CAUSED_BY_DAMAGE as error:
        damage = find_damage(error, problems)
        if damage is None:
            raise
        raise damage from error
