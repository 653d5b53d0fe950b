"""How values look on the screens: badges, marks and arrows, as ``Content``, which is never parsed as markup."""

from textual.content import Content

from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import ARROWS, Direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.domain.vocabulary import Colour

MOVED = frozenset({Direction.BETTER, Direction.WORSE})


def line_of(text: str) -> str:
    """Words on one line, inert."""
    return visible(text, newlines=False)


def colour_name(colour: Colour) -> str:
    """The name of its theme variables."""
    return colour.value.lower()


def ink(colour: Colour) -> str:
    """The style of its mark and word."""
    return f"bold ${colour_name(colour)}-ink"


def on_ground(colour: Colour) -> str:
    """The style of its mark on a ground of its colour."""
    name = colour_name(colour)
    return f"bold ${name}-on-block on ${name}-block"


def badge(colour: Colour) -> Content:
    """The mark on its ground: " ■ RED "."""
    return Content.styled(f" {MARKS[colour]} ", on_ground(colour))


def mark(colour: Colour) -> Content:
    """The mark in its ink."""
    return Content.styled(MARKS[colour], ink(colour))


def arrow(row: Row, view: PlanView) -> Content:
    """The direction's arrow with a blank before it; empty where there is no direction."""
    way = view.travel.direction(row)
    return Content("") if way is Direction.NONE else Content.styled(f" {ARROWS[way]}", way_style(way))


def way_style(way: Direction) -> str:
    """What has moved stands out; ratings alone have colours."""
    return "bold" if way in MOVED else "$quiet"
