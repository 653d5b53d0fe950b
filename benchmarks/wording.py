"""The words of a made plan: plain sentences put together by chance, as long as people write them. Names nobody."""

from random import Random
from typing import Final

BODY: Final = "Executive"

AGENCIES: Final = (
    "Police",
    "Children's Services",
    "Adult Services",
    "Education",
    "Housing",
    "Probation",
    "Youth Justice",
    "Public Health",
    "Ambulance Service",
    "Hospital Trust",
    "Mental Health Trust",
    "General Practice",
)

_OPENINGS: Final = (
    "The agency has",
    "The lead officer has",
    "The working group has",
    "All partners have",
    "The safeguarding team has",
    "The managers of the service have",
)

_DONE: Final = (
    "reviewed the guidance on information sharing",
    "audited a sample of case files",
    "agreed a shared threshold for referral",
    "trained the staff who answer first calls",
    "asked young people what would have helped",
    "written a protocol for children who go missing",
    "put a named contact in place for each school",
    "compared the records that two systems hold",
    "brought the waiting time for an assessment down",
    "tested the plan with practitioners",
)

_MORE: Final = (
    "and will report to the next meeting",
    "and found that two steps are still missing",
    "with a summary sent to every partner",
    "and has asked for the figures of the last quarter",
    "although one team has yet to take part",
    "and the first results are encouraging",
    "so that the delay seen before does not come back",
)

_AUDIENCES: Final = ("Police", "Health", "Schools", "All agencies", "Local authority")
_THEMES: Final = ("Information sharing", "Early help", "Missing children", "Supervision", "Voice of the child")


def sentence(chance: Random) -> str:
    """About 100 characters."""
    return f"{chance.choice(_OPENINGS)} {chance.choice(_DONE)} {chance.choice(_MORE)}."


def paragraph(chance: Random) -> str:
    """One sentence to four, as updates come."""
    return " ".join(sentence(chance) for _ in range(chance.randint(1, 4)))


def heading(chance: Random) -> str:
    """A short title."""
    done = chance.choice(_DONE)
    return done[0].upper() + done[1:]


def audience(chance: Random) -> str:
    """Whom a review says that it speaks to."""
    return chance.choice(_AUDIENCES)


def theme(chance: Random) -> str:
    """One of a few themes."""
    return chance.choice(_THEMES)
