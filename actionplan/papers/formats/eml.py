"""A message as a file that a mail program opens as a draft: RFC 5322, in UTF-8. The same bytes for the same message.

Who it is from, the mail program says. Has one part, and so no boundary.
"""

from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import NamedTuple

_DOMAIN = "actionplan.invalid"
"""The right side of message ids: a name that is nobody's."""


class Envelope(NamedTuple):
    """To whom, with what name beside the address, and who has a copy (empty: nobody)."""

    name: str
    to: str
    copy_to: str = ""


def to_eml(envelope: Envelope, subject: str, text: str, day: date, seed: str) -> bytes:
    """The message, dated at noon of a day; ``seed`` sets apart what would otherwise be the same message."""
    message = EmailMessage(policy=SMTP)
    message["To"] = Address(envelope.name, addr_spec=envelope.to)
    if envelope.copy_to:
        message["Cc"] = Address(addr_spec=envelope.copy_to)
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.combine(day, time(12), UTC))
    digest = sha256("\n".join((*envelope, subject, text, day.isoformat(), seed)).encode()).hexdigest()
    message["Message-ID"] = f"<chase-{digest[:32]}@{_DOMAIN}>"
    message["X-Unsent"] = "1"  # Outlook opens it as a draft to be sent
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
