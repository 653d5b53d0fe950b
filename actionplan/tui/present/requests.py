"""The agenda on the pages of the meeting view: each ask in a few words. What is asked is ``governance.agenda``'s."""

from collections.abc import Sequence

from actionplan.domain.dates import counted
from actionplan.domain.governance.agenda import agenda, asks_about
from actionplan.domain.governance.asks import ADVISING, Ask, AskKind
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.typed.refs import short_ref
from actionplan.tui.present.model import Shown


def asked(shown: Shown) -> tuple[Ask, ...]:
    """All that the meeting is asked, in the order in which it takes it."""
    return agenda(shown.plan, shown.meeting)


def asks(row: Row, shown: Shown) -> tuple[str, ...]:
    """What the meeting is asked about a recommendation and its actions; what there may be no room for in brackets.

    The response comes last: a page has room for the first ask, and before its first meeting every item has that one.
    """
    found = sorted(asks_about(row.ref, shown.plan, shown.meeting), key=lambda ask: ask.kind is AskKind.RESPONSE)
    return tuple(f"{words_of(ask)} ({ask.remark})" if ask.remark else words_of(ask) for ask in found)


def words_of(ask: Ask) -> str:
    """The request without its remark, and an action's with the action's number before it."""
    if ask.row is None:
        return f"{ask.ref}: {ask.words}"
    if ask.ref == ask.about:
        return ask.words
    return f"{action_number(ask.ref)}: {ask.words}"


def advised_on(found: Sequence[Ask]) -> str:
    """Whose it is to decide all that is asked about items, "the Executive is"; empty where the body decides any."""
    whose = {ask.for_whom for ask in found if ask.row is not None}
    return whose.pop() if len(whose) == 1 else ""


def counted_words(found: Sequence[Ask]) -> str:
    """How much the meeting is asked to decide, and to note, to ask or to recommend."""
    others = sum(bool(ask.for_whom) for ask in found)
    own = len(found) - others
    if not others:
        return f"The meeting is asked for {counted(own, 'decision')}"
    advised = f"to {ADVISING} on {counted(others, 'matter')}"
    return f"Asked for {counted(own, 'decision')}; {advised}" if own else f"The meeting is asked {advised}"


def action_number(ref: str) -> str:
    """What an action is called beside its recommendation: "A1"."""
    return short_ref(ref).rsplit("-", 1)[-1]
