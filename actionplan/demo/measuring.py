"""What the demonstration measures: what would show the difference for children, and the readings as they move."""

from collections.abc import Iterator

from actionplan.demo.story import Calendar, Dated, Story, recommendations
from actionplan.domain.subjects.measures import AddMeasure
from actionplan.domain.vocabulary import Better, Source


def measures(calendar: Calendar) -> Iterator[Dated]:
    """Each measure from its first day to its latest reading; the one of the records serves two recommendations."""
    sooner = _Measure(calendar, (1,), 1, "Reports about children that reach partners within a working day")
    yield sooner.added("41%", "90%", 90)
    for at, found in ((-255, "58%"), (-185, "74%"), (-80, "83%"), (-30, "88%")):
        yield sooner.read(at, found, Source.DATA)
    in_time = _Measure(calendar, (1,), 2, "Children who say that somebody talked to them in time")
    yield in_time.added("3 of 10", "8 of 10", 90)
    yield in_time.read(-84, "6 of 10", Source.CHILD, "Six felt that somebody had asked in time; four heard nothing.")
    known = _Measure(calendar, (2, 8), 1, "Records that show what every agency knew of the child and the siblings")
    yield known.added("18 of 40", "36 of 40", 110)
    for at, found in ((-282, "26 of 40"), (-126, "21 of 40"), (-36, "29 of 40")):
        yield known.read(at, found, Source.AUDIT)
    grading = _Measure(calendar, (3,), 1, "Staff who grade a sample report right")
    yield grading.added("48%", "90%", -45)
    for at, found in ((-186, "55%"), (-86, "63%"), (-24, "71%")):
        yield grading.read(at, found, Source.PRACTITIONER)
    seen = _Measure(calendar, (4,), 1, "Plans that name a child at risk, and who sees that child")
    yield seen.added("2 of 10", "10 of 10", 100)
    for at, found in ((-121, "4 of 10"), (-23, "9 of 10")):
        yield seen.read(at, found, Source.AUDIT)
    why = _Measure(calendar, (6,), 1, "Families who knew why the support changed")
    yield why.added("3 of 12", "10 of 12", 130)
    for at, found in ((-195, "5 of 12"), (-57, "7 of 12")):
        yield why.read(at, found, Source.FAMILY)
    where = _Measure(calendar, (9,), 1, "Young people who know where to turn after an incident")
    yield where.added("18 of 60", "45 of 60", -60)
    yield where.read(-84, "41 of 60", Source.CHILD, "Most name a youth worker; a few would still ask nobody.")


class _Measure:
    """One measure of recommendations, the first of which gives it its ref."""

    def __init__(self, calendar: Calendar, numbers: tuple[int, ...], number: int, title: str) -> None:
        self._story = Story(calendar, recommendations(*numbers))
        self._ref = f"{self._story.refs[0]}-M{number}"
        self._title = title

    def added(self, baseline: str, target: str, by: int) -> Dated:
        """Added a fortnight before the first sitting, which adopts the plan."""
        day = self._story.day
        return day(-344), AddMeasure(
            refs=self._story.refs,
            title=self._title,
            baseline=baseline,
            target=target,
            target_on=day(by),
            better=Better.HIGHER,
        )

    def read(self, at: int, found: str, source: Source, words: str | None = None) -> Dated:
        """One reading, on its day."""
        return self._story.reading(at, self._ref, found, source, words)
