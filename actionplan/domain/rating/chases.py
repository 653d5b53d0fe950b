"""How often the lead of an item was chased, and what came of it: in words without a name, and for the rules. Pure.

An update that came after the last chase is an answer, whether or not anybody recorded a reply.
"""

from actionplan.domain.dates import counted, day_near
from actionplan.domain.rating.snapshot import Row


def chased_words(row: Row) -> str:
    """Of a live item: "chased 3 times, last 2 June, no reply"; empty where nobody was chased."""
    chased = row.item.chased
    if chased is None or not row.item.live:
        return ""
    last = day_near(chased.last_on, row.case.as_at)
    times = f"chased once, on {last}" if chased.times == 1 else f"chased {counted(chased.times, 'time')}, last {last}"
    if chased.replied_on is not None:
        return f"{times}, reply {day_near(chased.replied_on, row.case.as_at)}"
    if _heard_since(row):
        return f"{times}, heard from since"
    return f"{times}, no reply{'' if chased.no_reply_on is not None else ' yet'}"


def waits_for_reply(row: Row) -> bool:
    """Chased, and neither answered nor heard from since."""
    return row.item.chased is not None and row.item.chased.replied_on is None and not _heard_since(row)


def unanswered_chases(row: Row) -> int:
    """The chases, one after another, that ended without a reply."""
    chased = row.item.chased
    return chased.unanswered if chased is not None and waits_for_reply(row) else 0


def _heard_since(row: Row) -> bool:
    chased, heard = row.item.chased, row.case.heard_on
    return chased is not None and heard is not None and heard > chased.last_on
