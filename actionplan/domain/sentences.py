"""Small pieces that the ledger's sentences are put together from."""

from datetime import date

from actionplan.domain.dates import long_day


def because(reason: str | None) -> str:
    """The reason as a sentence of its own, with the blank before it; empty where none was given."""
    return f" Reason: {stopped(reason)}" if reason else ""


def stopped(text: str | None) -> str:
    """A short text as the end of a sentence. Longer words stand last and as they are: nothing is put behind them."""
    text = text or ""
    return text if text.endswith((".", "!", "?", "…", ":", ".”", '."', "]")) else f"{text}."


def at_meeting(day: date, *, by_chair: bool) -> str:
    """Who decided, and when: "at the meeting of 11 March 2027", "by chair's action of 3 March 2027"."""
    return _chairs_action(day) if by_chair else f"at the meeting of {long_day(day)}"


def decided_on(day: date, *, by_chair: bool, on: str = "on ") -> str:
    """The same, shorter, after a verb: "on 11 March 2027", "by chair's action of 3 March 2027"."""
    return _chairs_action(day) if by_chair else f"{on}{long_day(day)}"


def decision_of(body: str, day: str, *, by_chair: bool) -> str:
    """Whose decision: "by decision of the Executive, 11 March 2027", "by chair's action for the Executive, …"."""
    whose = "chair's action for" if by_chair else "decision of"
    return f"by {whose} the {body}, {day}"


def _chairs_action(day: date) -> str:
    return f"by chair's action of {long_day(day)}"
