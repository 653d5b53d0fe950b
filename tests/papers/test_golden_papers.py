"""Papers byte for byte; ``python -m tests.papers.make_golden`` writes the golden files anew."""

from pathlib import Path

from tests.papers.make_golden import GOLDEN, papers
from tests.stories.months_of_work import months_of_work


def test_every_paper_of_the_plan_of_months_is_as_it_was(tmp_path: Path) -> None:
    made = papers(months_of_work(tmp_path))
    assert sorted(made) == sorted(path.name for path in GOLDEN.iterdir())
    for name, paper in made.items():
        assert paper.decode() == (GOLDEN / name).read_bytes().decode(), name


def test_the_same_plan_made_twice_gives_the_same_papers(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = (papers(months_of_work(folder)) for folder in folders)
    assert first == second
