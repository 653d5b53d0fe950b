"""What ``make.py`` asks about each plan: every reading command, as at now, a past day and a meeting.

``info`` is left out, since it tells of the machine, and so is ``present``, which draws on a screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tests.reference.stored import FOLDER

Argv = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan, the day on which it is read, and what is asked about in it.

    ``moments`` are what ``--as-at`` takes; ``since`` are the points that changes and movement are counted from;
    ``packs`` are issued papers, each a meeting and an issue.
    """

    plan: str
    today: str
    columns: int
    moments: tuple[str, ...]
    refs: tuple[str, ...]
    refs_then: tuple[str, ...]
    meetings: tuple[str, ...]
    reviews: tuple[str, ...]
    since: tuple[str, ...]
    filters: tuple[Argv, ...]
    packs: tuple[tuple[str, str], ...] = ()
    sorts: tuple[str, ...] = ("rating", "due", "lead", "updated")
    groups: tuple[str, ...] = ("rating", "lead", "theme", "review")


_COUNTED: Final = (("check",), ("timeline",), ("agencies",), ("charts", "--months", "3"))
_LISTED: Final = (
    *(("meeting", "list"), ("extend", "list"), ("review", "list"), ("agency", "list")),
    ("policy", "show"),
)


def readings(asked: Asked) -> Iterator[tuple[str, list[Argv]]]:
    """The readings of a plan by name, each with its commands: some seconds each, so that tests can be spread."""
    yield "now-whole", [*_now(asked)]
    yield "now-items", [*_items(asked)]
    yield "now-since", [*_since(asked)]
    for moment in asked.moments:
        yield f"at-{moment.replace(':', '-')}", [*_then(asked, moment)]
    for meeting, issue in asked.packs:
        yield f"pack-{meeting}-{issue}", [("pack", meeting, issue, "--issued", "-o", FOLDER)]


def _now(asked: Asked) -> Iterator[Argv]:
    yield from (("export", "csv"), ("export", "json"), ("list",))
    yield from _both(("status",), *_LISTED, *_COUNTED, ("check", "--evidence"))
    yield from (("list", "--sort", sort) for sort in asked.sorts)
    yield from (("list", "--group", group) for group in asked.groups)
    yield from (("list", *words) for words in asked.filters)
    yield from _both(("list", *asked.filters[0], "--sort", "due", "--group", "lead"), ("timeline", *asked.filters[1]))
    yield ("export", "csv", "--no-bom", *asked.filters[1])
    yield from _both(*(("meeting", "show", meeting) for meeting in asked.meetings))
    yield from _both(*(("review", "show", review) for review in asked.reviews))


def _items(asked: Asked) -> Iterator[Argv]:
    yield from _both(*(("show", ref) for ref in asked.refs), *(("history", ref) for ref in asked.refs[::4]))


def _since(asked: Asked) -> Iterator[Argv]:
    yield from _both(("verify",), ("history",), *(("history", review) for review in asked.reviews[1:2]))
    for since in asked.since:
        yield from _both(*_compared("--since", since))
        yield ("movement", "--by", "agency", "--since", since)


def _then(asked: Asked, moment: str) -> Iterator[Argv]:
    as_at = ("--as-at", moment)
    for words in (("export", "csv"), ("export", "json"), ("status",), ("list", *asked.filters[0]), ("check",)):
        yield (*words, *as_at)
    for words in (*_LISTED, *_COUNTED, *(("show", ref) for ref in asked.refs_then)):
        yield (*words, "--json", *as_at)
    yield from _both(("show", asked.refs_then[0], *as_at))
    yield ("history", asked.refs_then[0], *as_at)
    yield ("meeting", "show", asked.meetings[0], *as_at)
    yield from _both(*_compared("--since", asked.since[0], "--until", moment))


def _compared(*between: str) -> Iterator[Argv]:
    yield from (("changes", *between), ("movement", *between), ("movement", "--actions", *between))


def _both(*commands: Sequence[str]) -> Iterator[Argv]:
    """Each command, plain and as JSON."""
    for words in commands:
        yield tuple(words)
        yield (*words, "--json")


_SAM = tuple(f"SAM-R{number:02d}" for number in range(1, 12))

DEMONSTRATION = Asked(
    plan="demonstration",
    today="2026-11-22",
    columns=100,
    moments=("2026-03-31", "executive-2026-06-25", "executive-2026-06-25:minuted"),
    refs=(*_SAM, "SAM-R03-A1", "SAM-R03-A2", "SAM-R03-A3", "SAM-R05-A1", "SAM-R05-A2", "SAM-R05-A3", "SAM-R06-A1"),
    refs_then=("SAM-R02", "SAM-R03", "SAM-R05", "SAM-R04"),
    meetings=("executive-2026-06-25", "executive-2026-09-17"),
    reviews=("SAM",),
    since=("2025-12-31", "executive-2026-06-25"),
    filters=(
        ("rag:red,amber",),
        ("agency:police",),
        ("is:overdue",),
        ("not:status:signed-off", "audit"),
        ("due:none",),
    ),
    packs=(("executive-2026-06-25", "1"), ("executive-2026-09-17", "1")),
)

GENERATED = Asked(
    plan="generated",
    today="2026-11-22",
    columns=160,
    moments=("2024-06-01", "executive-2026-06-11", "executive-2026-06-11:day"),
    refs=(
        *("SAM-R01", "SAM-R02-A3", "SAM-R05", "SAM-R06-A2", "SAM-R11", "REV001-R01", "REV001-R04", "REV001-R07"),
        *("REV001-R09", "REV001-R18-A1", "REV001-R26", "REV001-R127-A1"),
    ),
    refs_then=("REV001-R18-A1", "REV001-R04"),
    meetings=("executive-2026-06-11", "executive-2026-03-12", "executive-2026-05-05"),
    reviews=("REV001", "KID"),
    since=("2024-01-01", "executive-2026-06-11"),
    filters=(
        ("status:in-progress", "agency:police"),
        ("is:stale", "not:rag:red"),
        ("is:vacant", "review:SAM"),
        ("officer:superintendent",),
        ("due.before:2026-06-30", "not:is:overdue"),
        ("theme:supervision", "records"),
    ),
    packs=(("executive-2026-06-11", "1"), ("executive-2026-09-10", "1")),
    sorts=("updated",),
    groups=("theme",),
)

PLAN_OF_0002 = Asked(
    plan="plan-of-0002",
    today="2027-06-15",
    columns=100,
    moments=("2027-03-11", "executive-2027-06-10:day"),
    refs=("SAM-R01", "SAM-R02", "SAM-R02-A1"),
    refs_then=("SAM-R02", "SAM-R01"),
    meetings=("executive-2027-03-11", "executive-2027-03-03", "executive-2027-06-10"),
    reviews=("SAM",),
    since=("2027-01-31",),
    filters=(("rag:red,amber",), ("agency:police",)),
)

ALL: Final = (DEMONSTRATION, GENERATED, PLAN_OF_0002)
