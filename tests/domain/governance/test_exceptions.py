"""One list of exceptions: what a meeting looks at first, in its papers and on the wall."""

from actionplan.domain.governance.exceptions import Exceptional, exceptions, most_urgent_first, why_exceptional
from actionplan.domain.rating.rules import Rating, Rule
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Colour, Status
from tests.domain.builders import a_case, ago, an_action, an_item


def a_row(colour: Colour, item: Item | None = None, rule: Rule = Rule.ON_TRACK, *, decided: bool = False) -> Row:
    rating = Rating(colour, rule, decided, Colour.RED if decided else None)
    case = a_case(item or an_item())
    return Row(case.item, case, rating, rating, case)


def test_red_worse_and_shown_by_decision_are_exceptions_and_nothing_else() -> None:
    assert why_exceptional(a_row(Colour.RED), Direction.SAME) == (Exceptional.RED,)
    assert why_exceptional(a_row(Colour.AMBER), Direction.WORSE) == (Exceptional.WORSE,)
    assert why_exceptional(a_row(Colour.AMBER, decided=True), Direction.NONE) == (Exceptional.BY_DECISION,)
    assert why_exceptional(a_row(Colour.RED), Direction.WORSE) == (Exceptional.RED, Exceptional.WORSE)
    for colour in (Colour.AMBER, Colour.GREEN, Colour.GREY):
        for way in (Direction.SAME, Direction.BETTER, Direction.NEW, Direction.NONE):
            assert why_exceptional(a_row(colour), way) == ()


def test_a_second_extension_is_an_exception_granted_or_asked_for() -> None:
    once = an_item(due_on=ago(-90), times_moved=1)
    twice = an_item(due_on=ago(-90), times_moved=2)
    again = an_item(due_on=ago(-90), times_moved=1, extension_to=ago(-200))
    first = an_item(due_on=ago(-90), extension_to=ago(-200))
    assert [why_exceptional(a_row(Colour.GREEN, item), Direction.SAME) for item in (once, first)] == [(), ()]
    for item in (twice, again):
        assert why_exceptional(a_row(Colour.GREEN, item), Direction.SAME) == (Exceptional.SECOND_EXTENSION,)


def test_only_live_recommendations_are_listed_in_published_order() -> None:
    rows = [
        a_row(Colour.RED, an_item(ref="SAM-R01")),
        a_row(Colour.AMBER, an_item(ref="SAM-R02")),
        a_row(Colour.RED, an_item(ref="SAM-R03", status=Status.SIGNED_OFF)),
        a_row(Colour.RED, an_action()),
        a_row(Colour.GREEN, an_item(ref="SAM-R05")),
    ]
    worse = {"SAM-R05"}
    found = exceptions(rows, lambda row: Direction.WORSE if row.ref in worse else Direction.SAME)
    assert [row.ref for row in found] == ["SAM-R01", "SAM-R05"]


def test_the_most_urgent_come_first_and_the_longest_overdue_before_the_others() -> None:
    green = a_row(Colour.GREEN, an_item(ref="SAM-R01"))
    off_track = a_row(Colour.RED, an_item(ref="SAM-R02"), Rule.OFF_TRACK)
    late = a_row(Colour.RED, an_item(ref="SAM-R03", due_on=ago(3)), Rule.OVERDUE)
    later = a_row(Colour.RED, an_item(ref="SAM-R04", due_on=ago(30)), Rule.OVERDUE)
    ordered = most_urgent_first([green, off_track, late, later])
    assert [row.ref for row in ordered] == ["SAM-R04", "SAM-R03", "SAM-R02", "SAM-R01"]
