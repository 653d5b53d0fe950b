"""What to type after a refusal: the option or command that does what it asks for.

The rules know no front end, and name things in the plan's own words ("Name the meeting."). Only this module knows what
they are called on the command line. Imports nothing heavy.
"""

from typing import Final

REMEDIES: Final = (
    ("say why.", "--reason"),
    ("name the meeting.", "--meeting"),
    ("has no lead agency yet: name one.", "--agency"),
    ("name the agency, or leave the role out.", "--for"),
    ("say what will be done, its outcome or how it is measured.", "--will-do, --outcome or --measure"),
    ("give the day of its impact review (6 or 12 months after the sign-off is usual).", "--impact-review"),
    ("give the day of the next review.", "--next"),
    ("give a nearer last day.", "--to"),
    ("load it under another ref.", "--ref"),
    ("load it under a ref of its own.", "--ref"),
    ("needs to know who you are: give a name, or a role.", "--by, or ACTIONPLAN_BY"),
    ("a proposed date needs no extension: change it.", "actionplan due"),
    ("ask for an extension.", "actionplan extend ask"),
    ("ask for the extension again.", "actionplan extend ask"),
    ("record the pause again.", "actionplan pause"),
    ("add the meeting first.", "actionplan meeting add"),
    ("add the agency first.", "actionplan agency add"),
    ("verify the ledger.", "actionplan verify"),
)
"""The end of a sentence, in small letters, and what to type for it."""


def with_remedy(sentence: str) -> str:
    """The sentence, followed by what to type where the command line has an option or a command for what it asks."""
    said = sentence.casefold()
    found = next((typed for asked, typed in REMEDIES if said.endswith(asked)), None)
    return sentence if found is None else f"{sentence} Use: {found}"
