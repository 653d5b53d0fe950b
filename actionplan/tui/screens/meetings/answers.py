"""The answers that the page of meetings offers for each kind of ask: a label, and the command whose form records it.

Holds no rules: a form asks them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from actionplan.domain.governance.asks import Ask, AskKind

_WORDS: Final = ("Decide it in words", "minute-words")

ANSWERS: Final[Mapping[AskKind, Sequence[tuple[str, str]]]] = {
    AskKind.MATTER: (
        ("It is done", "follow-up-done"),
        ("Another date", "redate-follow-up"),
        ("Drop it", "drop-follow-up"),
    ),
    AskKind.RESPONSE: (("Accept it, in part, not, or with others", "response"), _WORDS),
    AskKind.PLANNING: (
        ("Give it an owner", "assign"),
        ("Agree its date", "adopt"),
        ("Confirm the proposed owner", "confirm-owner"),
        _WORDS,
    ),
    AskKind.ADOPTION: (("Adopt this date or another", "adopt"), _WORDS),
    AskKind.EXTENSION: (("Grant, to this date or another, refuse or return", "extension"), _WORDS),
    AskKind.DELAY: (("Give it a later date", "extend-by-meeting"), ("Pause it", "pause"), _WORDS),
    AskKind.PAUSE: (
        ("End the pause", "pause"),
        ("Pause it again", "pause-again"),
        ("Give it a later date", "extend-by-meeting"),
        _WORDS,
    ),
    AskKind.DECIDED_COLOUR: (("It goes on", "override"), ("It ends: say so in words", "minute-words")),
    AskKind.SIGN_OFF: (("Sign it off", "at-sign-off"), ("Return it", "at-return"), _WORDS),
    AskKind.NOT_READY: (("Return it", "at-return"), _WORDS),
    AskKind.IMPACT: (("Say what was found", "impact"), _WORDS),
    AskKind.OTHERS: (("Record the answer, ask again, or take it back", "response"), _WORDS),
    AskKind.RAISE: (("Raise it", "at-raise"), _WORDS),
    AskKind.RAISED: (("Answer it", "at-raise"), _WORDS),
}
"""Each kind of ask has its answers, the usual one first."""


def answers_for(ask: Ask) -> Sequence[tuple[str, str]]:
    """The answers to an ask: a body that decides nothing about it notes, asks or recommends."""
    return (("Note, ask or recommend", "minute-words"),) if ask.for_whom else ANSWERS[ask.kind]
