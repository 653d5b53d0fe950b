"""A plan in which a meeting is asked every kind of thing, with an item for each answer, for the tests of answering."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from actionplan.domain.command import Command
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.others import GiveToOthers
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.raising import RaiseItems
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Colour, Declared, EvidenceKind, Response
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger, on_day

BEGUN, MARCH, JUNE = date(2027, 1, 4), date(2027, 3, 11), date(2027, 6, 10)
TODAY = JUNE
AT_MARCH, AT_JUNE = "executive-2027-03-11", "executive-2027-06-10"
LONG, PAST = date(2027, 11, 30), date(2027, 5, 28)
ACTIONS: Final = (
    (AskKind.PLANNING, 5),
    (AskKind.ADOPTION, 4),
    (AskKind.EXTENSION, 5),
    (AskKind.DELAY, 4),
    (AskKind.PAUSE, 5),
    (AskKind.DECIDED_COLOUR, 3),
    (AskKind.SIGN_OFF, 3),
    (AskKind.NOT_READY, 3),
    (AskKind.IMPACT, 3),
)
"""How many actions of SAM-R10 are there for each kind."""


class Recorder(Protocol):
    """A plan of Child Sam that takes commands: a ledger, or a plan in memory."""

    def record(self, command: Command, by: str, /) -> object:
        """Record a command."""


def plan_that_asks_everything(tmp_path: Path) -> tuple[Ledger, dict[AskKind, tuple[str, ...]]]:
    """As at the day of the June sitting, and what there is of each kind for the sitting of June."""
    ledger = new_ledger(tmp_path, BEGUN)

    def on(day: date) -> Ledger:
        nonlocal ledger
        ledger.close()
        ledger = on_day(ledger, day)
        return ledger

    of = ask_everything(on)
    return ledger, of


def ask_everything(on: Callable[[date], Recorder]) -> dict[AskKind, tuple[str, ...]]:
    """Fill a plan, which ``on`` returns as at a day, up to the day of the June sitting."""
    ledger = on(BEGUN)
    ledger.record(AddMeetings(body="Executive", days=(MARCH, JUNE)), BY)
    titles = [f"{kind.value} {number}" for kind, several in ACTIONS for number in range(several)]
    for title in titles:
        ledger.record(AddActions(refs=("SAM-R10",), title=title), BY)
    of: dict[AskKind, tuple[str, ...]] = {}
    for kind, several in ACTIONS:
        start = sum(map(len, of.values()))
        of[kind] = tuple(f"SAM-R10-A{start + number + 1}" for number in range(several))
    led = tuple(ref for kind, refs in of.items() if kind is not AskKind.PLANNING for ref in refs)
    ledger.record(AssignOwner(refs=led, agency="merseyside-police", role="Superintendent"), BY)
    ledger.record(AssignOwner(refs=of[AskKind.PLANNING][:1], agency="merseyside-police", proposed=True), BY)
    ledger.record(ProposeDate(refs=led, on=LONG), BY)
    ledger.record(ProposeDate(refs=of[AskKind.DELAY], on=PAST), BY)
    of |= {AskKind.RESPONSE: tuple(f"SAM-R0{number}" for number in (1, 2, 3, 4))}
    of |= {AskKind.OTHERS: tuple(f"SAM-R0{number}" for number in (5, 6, 7, 8))}
    of |= {AskKind.RAISE: ("SAM-R09", "SAM-R11"), AskKind.RAISED: of[AskKind.ADOPTION][:2]}
    ledger.record(Respond(refs=("SAM-R09", "SAM-R10", "SAM-R11"), response=Response.ACCEPTED), BY)
    _march(on(MARCH), of, led)
    _may(on(date(2027, 5, 20)), of)
    of |= {AskKind.MATTER: ("F1", "F2", "F3")}
    on(TODAY)
    return of


def _march(ledger: Recorder, of: dict[AskKind, tuple[str, ...]], led: tuple[str, ...]) -> None:
    dated = tuple(ref for ref in led if ref not in of[AskKind.ADOPTION])
    ledger.record(AdoptDates(refs=dated, meeting=AT_MARCH), BY)
    for number in range(3):
        ledger.record(SetFollowUp(meeting=AT_MARCH, words=f"Write {number}", owner="Business Manager", due=PAST), BY)
    others = GiveToOthers(refs=of[AskKind.OTHERS], body="Department for Education", answer_due=PAST, meeting=AT_MARCH)
    ledger.record(others, BY)
    until = date(2027, 6, 1)
    ledger.record(PauseItems(refs=of[AskKind.PAUSE], until=until, reason="A pilot", meeting=AT_MARCH), BY)
    ledger.record(RecordUpdate(refs=of[AskKind.DECIDED_COLOUR], words="Late", on=MARCH, declared=Declared.RED), BY)
    shown = OverrideRating(
        refs=of[AskKind.DECIDED_COLOUR], colour=Colour.AMBER, reason="Funded", meeting=AT_MARCH, agreed_by="Chair"
    )
    ledger.record(shown, BY)
    done = (*of[AskKind.SIGN_OFF], *of[AskKind.IMPACT])
    ledger.record(RecordEvidence(refs=done, title="Procedure", evidence_kind=EvidenceKind.OUTPUT, on=MARCH), BY)
    ledger.record(ReportComplete(refs=of[AskKind.IMPACT], on=MARCH, summary="Published."), BY)
    ledger.record(SignOffItems(refs=of[AskKind.IMPACT], meeting=AT_MARCH, impact_review_on=PAST), BY)


def _may(ledger: Recorder, of: dict[AskKind, tuple[str, ...]]) -> None:
    on = date(2027, 5, 19)
    asked = AskExtension(refs=of[AskKind.EXTENSION], to=date(2028, 1, 28), reason="The audit", asked_by="Head")
    ledger.record(asked, BY)
    ledger.record(ReportComplete(refs=(*of[AskKind.SIGN_OFF], *of[AskKind.NOT_READY]), on=on, summary="Done."), BY)
    ledger.record(RaiseItems(refs=of[AskKind.RAISED], raised_with="Executive", reason="Help"), BY)
