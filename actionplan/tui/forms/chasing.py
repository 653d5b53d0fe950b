"""What came of a reminder, asked with a yes or no: it was sent, answered, or not."""

from typing import Final

from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.question import YesNo

COPIED: Final = "copied"
"""What the form is about, where the delegated partner has a copy."""


def sent(context: FormContext) -> YesNo:
    """Records that the lead was reminded."""
    copied = context.about == COPIED
    heading = f"Was this reminder sent today{', with a copy to the delegated partner' if copied else ''}?"
    return YesNo(heading, context.heading, RecordChase(refs=context.refs, on=context.today, copied=copied))


def reply(context: FormContext) -> YesNo:
    """Records that a reply came."""
    command = RecordChaseAnswer(refs=context.refs, on=context.today, replied=True)
    return YesNo("Did they reply?", context.heading, command)


def no_reply(context: FormContext) -> YesNo:
    """Records that no reply has come."""
    command = RecordChaseAnswer(refs=context.refs, on=context.today, replied=False)
    return YesNo("Has no reply come?", context.heading, command)
