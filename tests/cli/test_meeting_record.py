"""``meeting show``: what an inspector asks about a meeting."""

from datetime import date

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.packs import IssuePack
from actionplan.ledger.ledger import Ledger
from tests.cli.conftest import GOLDEN, Cli

ID = "executive-2026-12-10"

WHERE = "Where its minutes are late or wrong, reopen the meeting with a reason."


@pytest.fixture
def met(done: Cli, home: object) -> Cli:
    """A meeting with papers, a report after them, decisions on the day and later, one undone, and a chair's action."""
    done(
        "meeting",
        "series",
        "Executive",
        "second Thursday of September, December",
        "--from",
        "2026-09-01",
        "--to",
        "2026-12-31",
    )
    done("due", "R4", "R5", "15 January 2027")
    done("meeting", "add", "Executive", "2026-11-25", "--kind", "chairs-action", today="2026-11-25")
    done("adopt", "R5", "--meeting", "executive-2026-11-25", today="2026-11-25")
    issue_papers(done, "2026-12-03")
    done("update", "R4", "Procedure drafted", "--from", "Superintendent", today="2026-12-09")
    done("adopt", "R4", "--meeting", ID, today="2026-12-10")
    done("meeting", "decide", ID, "Ask the trust for its audit", "--ref", "R11", today="2026-12-14")
    done("meeting", "decide", ID, "Minuted by mistake", today="2026-12-14")
    done("undo", today="2026-12-14")
    done("update", "R11", "Said at the meeting", "--via", "meeting", "--on", "2026-12-10", today="2026-12-15")
    done("update", "R11", "Said after it", today="2026-12-15")
    done("meeting", "close", ID, today="2026-12-16")
    return done


def issue_papers(cli: Cli, day: str) -> None:
    """Record that papers went out on a day, as issuing a pack does."""
    ledger = Ledger.open(cli("info", "--json", today=day).json["plan"], Clock(fixed_day=date.fromisoformat(day)))
    on = date.fromisoformat(day)
    command = IssuePack(meeting=ID, cut_off=ledger.last_number(), as_at=on, manifest_sha256="0" * 64)
    ledger.record(command, "Business Manager")
    ledger.close()


def test_the_record_reads_as_it_was_agreed(met: Cli) -> None:
    assert met("meeting", "show", ID, today="2027-01-04").out == (GOLDEN / "meeting-show.txt").read_text("utf-8")


def test_the_record_tells_papers_reports_and_decisions_apart(met: Cli) -> None:
    told = met("meeting", "show", "last executive", "--json", today="2027-01-04").json
    words = {part: [line["words"] for line in told[part]] for part in ("papers", "reported")}
    assert [(ask["refs"], ask["kind"]) for ask in told["asks"] if ask["answered"]] == [(["SAM-R04"], "adoption")]
    assert (told["papers_as_at"], told["packs_issued"], told["closed_on"]) == ("2026-12-03", 1, "2026-12-16")
    assert len(words["papers"]) == 1
    assert [each.rsplit(": ", 1)[1] for each in words["reported"]] == ["Procedure drafted", "Said at the meeting"]
    assert [line["ref"] for line in told["decided_by_chair"]] == ["SAM-R05"]
    assert [line["ref"] for line in told["decided"]] == ["SAM-R04"]
    later = [(line["ref"], line["meeting_on"], line["recorded_on"]) for line in told["recorded_later"]]
    assert later[0] == ("SAM-R11", "2026-12-10", "2026-12-14")
    assert told["recorded_later"][1]["undone_by"] is not None


def test_a_closed_meeting_decides_nothing_until_it_is_reopened_and_its_first_closing_stays(cli: Cli, met: Cli) -> None:
    minute = ("meeting", "decide", ID, "Ask again", "--ref", "R11")
    refused = cli(*minute, today="2026-12-20")
    assert refused.code == 3
    assert refused.out == ""
    assert (
        f"is closed: it takes no more decisions. {WHERE} Use: actionplan meeting reopen {ID} --reason WHY\n"
        in refused.err
    )
    assert cli("meeting", "minute", ID, today="2026-12-20").code == 2, "it needs a terminal"
    reopened = met("meeting", "reopen", ID, "--reason", "A page was missing", today="2026-12-20")
    again = "reopened: its minutes take decisions again. Reason: A page was missing."
    assert reopened.out == f"The Executive of 10 December 2026 {again}\n"
    assert met("meeting", "reopen", ID, "--reason", "Again", today="2026-12-20").out == (
        f"Nothing changed: {ID} is not closed.\n"
    )
    assert "reopened after it was closed on 16 December 2026" in met("meeting", "list", today="2026-12-20").out
    met(*minute, today="2026-12-20")
    met("meeting", "close", ID, today="2026-12-21")

    def as_at(point: str) -> tuple[str, int]:
        shown = met("history", "--json", "--as-at", f"{ID}:{point}", today="2027-01-04").json
        return shown[-1]["kind"], len(shown)

    assert as_at("minuted")[0] == as_at("minuted:2")[0] == "meeting-closed"
    assert as_at("minuted:2")[1] == as_at("minuted")[1] + 3
    told = met("meeting", "show", ID, "--json", today="2027-01-04").json
    assert [each["kind"] for each in told["arranged"]][-2:] == ["meeting-reopened", "meeting-closed"]
    assert told["closed_on"] == "2026-12-21"


def test_a_day_in_between_shows_what_was_on_record_then(met: Cli) -> None:
    told = met("meeting", "show", ID, "--json", "--as-at", "2026-12-10", today="2027-01-04").json
    assert (len(told["decided"]), told["recorded_later"], told["closed_on"]) == (1, [], None)


def test_every_command_takes_a_meeting_for_a_day(cli: Cli, met: Cli) -> None:
    def head(as_at: str) -> tuple[str, int]:
        return (
            met("list", "--json", "--as-at", as_at, today="2027-01-04").json["as_at"],
            len(met("history", "--json", "--as-at", as_at, today="2027-01-04").json),
        )

    papers, day, minuted = head(ID), head(f"{ID}:day"), head("last executive:minuted")
    assert [papers[0], day[0], minuted[0]] == ["2026-12-03", "2026-12-10", "2026-12-16"]
    assert papers[1] < day[1] < minuted[1]
    assert cli("status", "--as-at", "executive-2026-09-10", today="2027-01-04").code == 2
    assert (
        cli("--as-at", ID, "export", "csv", today="2027-01-04").raw
        == cli("export", "csv", "--as-at", ID, today="2027-03-01").raw
    )


def test_a_request_that_came_after_the_papers_says_so(met: Cli) -> None:
    met("meeting", "add", "Executive", "11 March 2027", today="2027-01-04")
    met("due", "R1", "1 April 2027", today="2027-01-04")
    met("meeting", "add", "Executive", "4 January 2027", "--kind", "chairs-action", today="2027-01-04")
    met("adopt", "R1", "--meeting", "executive-2027-01-04", today="2027-01-04")
    ask = ("extend", "ask", "R1", "1 July 2027", "--reason", "x", "--asked-by", "Superintendent")
    met(*ask, today="2027-01-05")
    assert "papers closed" not in met("extend", "list", today="2027-01-05").out
    met("extend", "withdraw", "R1", today="2027-01-05")
    ledger = Ledger.open(met("info", "--json").json["plan"], Clock(fixed_day=date(2027, 3, 4)))
    cut_off = ledger.last_number()
    pack = IssuePack(meeting="executive-2027-03-11", cut_off=cut_off, as_at=date(2027, 3, 4), manifest_sha256="0" * 64)
    ledger.record(pack, "Business Manager")
    ledger.close()
    met(*ask, today="2027-03-05")
    assert "Asked after the papers closed." in met("extend", "list", today="2027-03-05").out
