"""Errors on a damaged plan: they end the screens with a sentence that names the damage."""

from collections.abc import Callable, Sequence

from actionplan.ledger.verify.damage import find_damage


def explain_damage(error: Exception, problems: Callable[[], Sequence[str]]) -> Exception:
    """The error itself; where ``problems`` finds that the plan is damaged, ``BadInput`` that names the damage."""
    return find_damage(error, problems) or error
