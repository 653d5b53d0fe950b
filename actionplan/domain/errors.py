"""The errors that users see: each has its sentence and its exit code.

Caught in two places only: the CLI's ``main`` and the app's workers.
"""

from enum import Enum, IntEnum, auto


class ExitCode(IntEnum):
    """The exit codes of the program."""

    DONE = 0
    ANSWER_IS_NO = 1
    BAD_INPUT = 2
    REFUSED = 3
    FAULT = 70
    INTERRUPTED = 130


class Remedy(Enum):
    """What a rule asks for when it refuses; a front end knows how that is given."""

    ADD_AGENCY = auto()
    ADD_BODY = auto()
    ADD_MEETING = auto()
    ASK_FOR_EXTENSION = auto()
    CHANGE_DATE = auto()
    CHANGE_RESPONSE = auto()
    EDIT_BODY = auto()
    GIVE_IMPACT_REVIEW = auto()
    GIVE_NEARER_END = auto()
    GIVE_NEXT_REVIEW = auto()
    GIVE_PASSWORD = auto()
    GIVE_PLAN = auto()
    GIVE_REASON = auto()
    GIVE_REVIEW_REF = auto()
    MINUTE_INSTEAD = auto()
    NAME_ACTION_AGENCY = auto()
    NAME_AGENCY = auto()
    NAME_MEETING = auto()
    RECORD_PAUSE = auto()
    REOPEN_MEETING = auto()
    SAY_WHICH_AGENCY = auto()
    SAY_WHO_AGREED = auto()
    SET_AT_MEETING = auto()
    SAY_RECORDED_LATE = auto()
    SAY_WHO_YOU_ARE = auto()
    SEE_ISSUED_PAPERS = auto()
    SAY_PAPERS_WERE_LATE = auto()
    TAKE_BACK = auto()
    TAKE_IN_BY_HAND = auto()
    VERIFY_LEDGER = auto()


class ActionplanError(Exception):
    """An expected error: what is wrong, where and what to do in one or two plain sentences, and a typed ``remedy``.

    ``about`` is the id of what the remedy is for, where it is for one thing: a meeting, a file.
    """

    exit_code = ExitCode.REFUSED

    def __init__(self, sentence: str, remedy: Remedy | None = None, about: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self.about = about


class BadInput(ActionplanError):  # noqa: N818 - named for what the user sees
    """The program was used wrongly, or the input cannot be read (exit 2)."""

    exit_code = ExitCode.BAD_INPUT


class PasswordNeeded(BadInput):
    """A file opens with a password only, and none or a wrong one was given; the sentence never holds what was given."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, Remedy.GIVE_PASSWORD)


class NoListFound(BadInput):
    """A document in which no list of recommendations was found; a person can put one together of its text.

    ``name`` is what the file is called.
    """

    def __init__(self, sentence: str, name: str) -> None:
        super().__init__(sentence, Remedy.TAKE_IN_BY_HAND, name)


class UnknownName(BadInput):
    """Nothing in the plan has a name like the one that was typed; several that could be meant are ``BadInput``."""


class Refused(ActionplanError):  # noqa: N818
    """A rule of the plan does not allow it (exit 3)."""


class Fault(ActionplanError):  # noqa: N818
    """Something that nobody foresaw: a fault of this program (exit 70). Its sentence holds no words of a plan."""

    exit_code = ExitCode.FAULT


class WriteConflict(Refused):
    """Somebody else changed the item first, so nothing was written (exit 3)."""
