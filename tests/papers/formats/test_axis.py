"""The axis of the time line: where days stand in the cells there are, whatever the months and the room."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actionplan.papers.document import TimeChart
from actionplan.papers.formats.axis import Axis

days = st.dates(date(1995, 1, 1), date(2095, 1, 1))


def a_chart(as_at: date, first: date, last: date, *meetings: date) -> TimeChart:
    """A time chart without rows, from one day to another."""
    return TimeChart(as_at, first, last, meetings, (), (), "")


@given(days, st.integers(0, 4_000), st.integers(1, 260), st.booleans())
def test_days_stand_in_order_within_the_axis(first: date, length: int, room: int, whole_room: bool) -> None:  # noqa: FBT001
    last = first + timedelta(days=length)
    axis = Axis(a_chart(first, first, last), room, whole_room=whole_room)
    places = [axis.at(first + timedelta(days=day)) for day in range(0, length + 1, 7)]
    assert places == sorted(places)
    assert 0 <= axis.at(first.replace(day=1)) <= axis.at(last) < axis.width <= room
    assert {len(scale) for scale in axis.scales()} == {axis.width}


@given(days, st.integers(0, 1_000), st.integers(40, 260))
def test_the_whole_room_is_shared_out_over_whole_months(first: date, length: int, room: int) -> None:
    last = first + timedelta(days=length)
    axis = Axis(a_chart(first, first, last), room, whole_room=True)
    assert axis.width == room
    assert axis.at(first.replace(day=1)) == 0
    end_of_month = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    assert room - axis.at(end_of_month) <= room // 28 + 1


def test_meetings_have_their_day_beside_them_where_it_fits() -> None:
    sat = (date(2027, 1, 14), date(2027, 4, 8), date(2027, 6, 10))
    chart = a_chart(date(2027, 4, 20), date(2027, 1, 1), date(2027, 6, 30), *sat)
    axis = Axis(chart, 72, whole_room=True)
    dated = axis.meetings(dated=True)
    assert dated.split() == ["M", "14", "Jan", "M", "T", "M", "10", "Jun"], "April's is too near to today"
    assert [dated.index("M 14 Jan"), dated.index("T"), dated.index("M 10 Jun")] == [
        axis.at(day) for day in (sat[0], chart.as_at, sat[2])
    ]
    assert axis.meetings().split() == ["M", "M", "T", "M"]
