"""Extensions: asking for a later date, and how a meeting answers. Asking changes nothing: the date in force stands."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.extensions.deciding import (
    AskExtension,
    ExtendByMeeting,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
    ask,
    extend,
    grant,
    refuse,
    send_back,
    withdraw,
)
from actionplan.domain.subjects.extensions.entries import (
    ABOUT_EXTENSIONS,
    FACTS,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
)

__all__ = [
    "ABOUT_EXTENSIONS",
    "SUBJECT",
    "AskExtension",
    "ExtendByMeeting",
    "ExtensionAsked",
    "ExtensionGranted",
    "ExtensionRefused",
    "ExtensionReturned",
    "ExtensionWithdrawn",
    "GrantExtension",
    "RefuseExtension",
    "ReturnExtension",
    "WithdrawExtension",
]

SUBJECT = Subject(
    commands=(
        rule(AskExtension, ask),
        rule(GrantExtension, grant),
        rule(ExtendByMeeting, extend),
        rule(RefuseExtension, refuse),
        rule(ReturnExtension, send_back),
        rule(WithdrawExtension, withdraw),
    ),
    facts=FACTS,
)
