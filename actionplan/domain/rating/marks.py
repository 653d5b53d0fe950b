"""How colours, statuses and counts are said and shown, so that every screen and paper says them alike.

Never colour alone: each has a word, a shape and a first letter of its own. Holds no rule about when a colour is given.
"""

from typing import Final

from actionplan.domain.rating.reasons import in_brief
from actionplan.domain.rating.snapshot import Row, Totals
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Colour

GLYPHS: Final[dict[Colour, str]] = {
    Colour.RED: "■",
    Colour.AMBER: "▲",
    Colour.GREEN: "●",
    Colour.BLUE: "✔",
    Colour.GREY: "○",
    Colour.CLOSED: "–",
}
MARKS: Final[dict[Colour, str]] = {colour: f"{glyph} {colour.upper()}" for colour, glyph in GLYPHS.items()}
"""Shape and word: "■ RED"."""

WORST_FIRST: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY, Colour.BLUE, Colour.CLOSED)
HEADLINE: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.BLUE, Colour.GREY)
"""The colours that are counted at the top; Closed has none, and is counted apart."""

NO_LEAD: Final = "Not yet assigned"
NO_THEME: Final = "No theme"

PERCENTAGES_FROM: Final = 20
"""Under this many recommendations, a percentage says more than it knows."""

MEANINGS: Final[dict[Colour, str]] = {
    Colour.RED: "overdue, off track or unplanned",
    Colour.AMBER: "needs attention",
    Colour.GREEN: "on track, not done",
    Colour.BLUE: "signed off",
    Colour.GREY: "not planned or begun",
    Colour.CLOSED: "not taken forward, or with others",
}
"""The key: what each colour stands for; "green" means done to half of all boards, so it says what it is not."""


def reason_beside_mark(row: Row) -> str:
    """Why the item has its rating, without the colour's name, which the mark beside it says already."""
    reason = row.reason.removeprefix(row.rating.colour.value).lstrip(":, ")
    return capitalised(reason)


def reason_in_brief(row: Row) -> str:
    """Why the item has its rating, in a few words for a list."""
    if row.rating.decided and row.rating.rule_colour is not None:
        return f"by decision; rule: {MARKS[row.rating.rule_colour]}"
    return in_brief(row.rated_case, row.rating.rule)


def rating_key() -> str:
    """What each mark means, on one line."""
    return "Key: " + " · ".join(f"{MARKS[colour]} {meaning}" for colour, meaning in MEANINGS.items())


def counts_line(totals: Totals) -> str:
    """How many of each colour, Green split: "● GREEN 4 (2 on track, 2 reported complete, not yet checked)".

    What is shown by decision says so: "▲ AMBER 3 (1 by decision; rule Red)".
    """
    return "   ".join(_count(totals, colour) for colour in HEADLINE)


def _count(totals: Totals, colour: Colour) -> str:
    split = _green_split(totals) if colour is Colour.GREEN else ""
    parts = "; ".join(part for part in (split, decided_words(totals, colour)) if part)
    return f"{MARKS[colour]} {totals.colours[colour]}{f' ({parts})' if parts else ''}"


def decided_words(totals: Totals, colour: Colour) -> str:
    """How many have a colour by decision, and the rule's: "1 by decision; rule Red"; empty where none has."""
    rule = totals.by_decision.get(colour, {})
    counts = [f"{each} {rule[each]}" for each in WORST_FIRST if each in rule]
    ruled = counts[0].rpartition(" ")[0] if len(counts) == 1 else ", ".join(counts)
    return f"{sum(rule.values())} by decision; rule {ruled}" if counts else ""


def _green_split(totals: Totals) -> str:
    parts = []
    if totals.on_track:
        parts.append(f"{totals.on_track} on track")
    if totals.awaiting_sign_off:
        parts.append(f"{totals.awaiting_sign_off} reported complete, not yet checked")
    return ", ".join(parts)


def published_line(totals: Totals) -> str:
    """The sum that reconciles with the review: "Live 9 + signed off 1 + not taken forward 1 = 11 published."."""
    return f"Live {parts_of(totals)} = {totals.published} published."


def parts_of(totals: Totals) -> str:
    """What the published ones are made up of: "9 + signed off 1 + not taken forward 1"; with others where there are."""
    others = f" + with others {totals.with_others}" if totals.with_others else ""
    return f"{totals.live} + signed off {totals.signed_off} + not taken forward {totals.not_taken_forward}{others}"


def overdue_words(totals: Totals, by_action: int) -> str:
    """How many recommendations are overdue, and how many of them by an action alone: "overdue 3 (1 by an action)".

    On a screen that also lists what is overdue, where an action's days late stand with its recommendation.
    """
    count = totals.overdue + by_action
    whose = "by an action" if count == 1 else f"{by_action} by an action"
    return f"overdue {count}{f' ({whose})' if by_action else ''}"


def concerns_line(totals: Totals, by_action: int = 0) -> str:
    """What to look at first, whichever rule gave the colour: "overdue 3 · unassigned 2 · …"."""
    return (
        f"{overdue_words(totals, by_action)} · unassigned {totals.unassigned} · stale {totals.stale} "
        f"· reported complete without evidence {totals.no_evidence}"
    )


def percentages_line(totals: Totals) -> str:
    """The share of each colour among all that were published; empty where there are under twenty.

    Halves are rounded up. Where the shares do not add to 100, it says so.
    """
    if totals.published < PERCENTAGES_FROM:
        return ""
    shares = {colour: _share(totals.colours[colour], totals.published) for colour in (*HEADLINE, Colour.CLOSED)}
    shown = ", ".join(f"{colour.value} {share}%" for colour, share in shares.items())
    total = sum(shares.values())
    note = "" if total == 100 else f" Each is rounded by itself, so they add to {total}%."
    return f"Of {totals.published} published: {shown}.{note}"


def _share(count: int, of: int) -> int:
    return (200 * count + of) // (2 * of)
