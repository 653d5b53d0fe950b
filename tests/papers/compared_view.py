"""What the exports are made from: the plan now, compared with the papers issued last."""

from actionplan.comparing import compared
from actionplan.domain.view import PlanView
from actionplan.ledger.ledger import Ledger


def compared_view(ledger: Ledger) -> PlanView:
    """The view of today."""
    return compared(ledger, ledger.view())
