"""What ``present`` prints has no note, no restricted words and no officer's name, unless a name is asked for."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.cli.test_papers_name_nobody import AT, IN_JANUARY, IN_MARCH, LATER, NOTE, SAT, SECRET


def test_the_pages_hold_none_of_them_before_and_after_papers(cli: Cli, home: Path) -> None:
    cli("init")
    cli("meeting", "add", "Executive", SAT)
    cli("meeting", "add", "Executive", "2027-06-10")
    for words in IN_JANUARY:
        assert cli(*words, today="2027-01-11").code == 0
    assert cli("pack", AT, "-o", str(home / "papers"), today="2027-03-04").code == 0
    for words in IN_MARCH:
        assert cli(*words, today=SAT).code == 0
    for meeting, day in ((AT, "2027-03-05"), (AT, LATER), ("executive-2027-06-10", LATER)):
        shown = cli("present", meeting, "--text", today=day)
        assert shown.code == 0, shown.err
        assert "SAM-R04" in shown.out
        said = shown.out.casefold()
        assert [word for word in ("zanzibar", NOTE.casefold(), SECRET.casefold()) if word in said] == []
