"""Reminders as scripts read them."""

from collections.abc import Iterable
from typing import Any

from actionplan.domain.governance.chasers import Chaser, Reminders
from actionplan.papers.letters import Letter


def chasers_value(reminders: Reminders, drafts: Iterable[tuple[Chaser, Letter, str]]) -> dict[str, Any]:
    """What would be written, each with its file and its text, and who has no address."""
    return {
        "as_at": reminders.view.as_at,
        "reply_by": reminders.reply_by,
        "chasers": [
            {
                **_value(chaser),
                "to": chaser.address,
                "copy_to": chaser.copy_to or None,
                "file": f"{file}.eml",
                "subject": letter.subject,
                "text": letter.text,
            }
            for chaser, letter, file in drafts
        ],
        "no_address": [_value(each) for each in reminders.without_address],
    }


def _value(each: Chaser) -> dict[str, Any]:
    return {
        "who": each.who,
        "agency": each.agency.id,
        "officer": each.officer,
        "again": each.again,
        "items": [
            {"ref": chase.row.ref, "why": chase.why.value, "words": chase.words, "since": chase.since}
            for chase in each.chases
        ],
        "follow_ups": [{"ref": point.ref, "words": point.words} for point in each.follow_ups],
        "asks": [{"ref": point.ref, "words": point.words} for point in each.asks],
    }
