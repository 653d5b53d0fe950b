"""What a sitting was asked stands as at its own day, however late its minute is taken."""

from datetime import date, timedelta
from pathlib import Path

from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.governance.draft_minute import DraftMinute
from actionplan.domain.subjects.meetings import CloseMeeting
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.vocabulary import Colour
from actionplan.ledger.ledger import Ledger
from actionplan.services.agendas import read_agenda
from actionplan.services.minutes import minute_of
from tests.factories import BY, on_day
from tests.stories.every_ask import AT_JUNE, TODAY, plan_that_asks_everything

DAY_AFTER = TODAY + timedelta(days=1)


def agenda_and_minute(ledger: Ledger) -> tuple[MeetingAgenda, DraftMinute]:
    view = ledger.view()
    meeting = next(each for each in view.snapshot.meetings if each.id == AT_JUNE)
    return read_agenda(ledger, view.snapshot, meeting), minute_of(ledger, meeting, view, ledger.history(ledger.head()))


def refs_of(kind: AskKind, told: MeetingAgenda | DraftMinute) -> list[str]:
    asks = [each.ask for each in told.asks] if isinstance(told, DraftMinute) else told.asks
    return [each.ref for each in asks if each.kind is kind]


def test_whether_a_decided_colour_goes_on_is_asked_of_a_minute_taken_a_day_later(tmp_path: Path) -> None:
    ledger, of = plan_that_asks_everything(tmp_path)
    colours, words = of[AskKind.DECIDED_COLOUR], {}
    for day in (TODAY, DAY_AFTER):
        ledger.close()
        ledger = on_day(ledger, day)
        agenda, minute = agenda_and_minute(ledger)
        assert refs_of(AskKind.DECIDED_COLOUR, agenda) == refs_of(AskKind.DECIDED_COLOUR, minute) == list(colours)
        words[day] = [each.resolution for each in agenda.asks]
    assert words[TODAY] == words[DAY_AFTER]
    goes_on = OverrideRating(
        refs=colours[:1], colour=Colour.AMBER, reason="Funded", meeting=AT_JUNE, agreed_by="Partnership chair"
    )
    ledger.record(goes_on, BY)
    agenda, minute = agenda_and_minute(ledger)
    assert refs_of(AskKind.DECIDED_COLOUR, agenda) == list(colours[1:])
    resolved = {each.ask.ref: bool(each.resolved) for each in minute.asks if each.ask.kind is AskKind.DECIDED_COLOUR}
    assert resolved == {ref: ref == colours[0] for ref in colours}
    ledger.record(CloseMeeting(meeting=AT_JUNE), BY)
    ledger.close()
    ledger = on_day(ledger, date(2027, 8, 2))
    agenda, minute = agenda_and_minute(ledger)
    assert {ask.ref: ask.answered for ask in agenda.asks if ask.kind is AskKind.DECIDED_COLOUR} == resolved
    assert refs_of(AskKind.DECIDED_COLOUR, minute) == list(colours)
    ledger.close()
