"""What the exports are made from: the plan now, compared with the papers issued last."""

from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import with_travel


def compared_view(ledger: Ledger) -> PlanView:
    """The view of today."""
    return with_travel(ledger, ledger.view())
