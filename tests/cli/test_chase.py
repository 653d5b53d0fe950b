"""``chase``: a draft for whoever can be written to, all or nothing; and what is recorded. Addresses stay inside."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

LATE = "2027-02-05"


@pytest.fixture
def late(done: Cli, once: Once) -> Cli:
    """R4 of the police and R5 of an officer of theirs, both overdue, and R1 of Health, which has no address."""

    def work() -> None:
        done("init")
        done("meeting", "add", "Executive", "2027-03-11")
        done("assign", "R4", "--agency", "Merseyside Police", "--role", "Superintendent", "--name", "Alex Zanzibar")
        done(
            "assign", "R5", "--agency", "Merseyside Police", "--role", "Intelligence Lead", "--email", "Own@example.org"
        )
        done("assign", "R1", "--agency", "Health Services")
        done("due", "R1", "R4", "R5", "2027-01-29")
        done("agency", "edit", "mersey", "--contact", "contact@example.org", "--copy-to", "partner@example.org")

    once(work)
    return done


def test_drafts_go_to_owners_and_contacts_and_record_nothing(late: Cli, cli: Cli, tmp_path: Path) -> None:
    before = late("history", "--json").json
    folder = tmp_path / "drafts"
    wrote = late("chase", "-o", str(folder), today=LATE)
    assert "Health Services has no address (SAM-R01)" in wrote.err
    assert "actionplan agency edit health-services --contact ADDRESS" in wrote.err
    names = ["chase-merseyside-police", "chase-merseyside-police-intelligence-lead"]
    assert sorted(each.name for each in folder.iterdir()) == sorted(f"{n}{s}" for n in names for s in (".eml", ".txt"))
    message = message_from_bytes((folder / f"{names[1]}.eml").read_bytes(), policy=default)
    assert (message["To"].addresses[0].addr_spec, message["Cc"]) == ("Own@example.org", None)
    assert message["Subject"] == "Action plan: 1 item waits for Intelligence Lead, Merseyside Police"
    assert message["Date"].datetime.isoformat() == "2027-02-05T12:00:00+00:00"
    assert (message.get_content_charset(), message["X-Unsent"]) == ("utf-8", "1")
    text = message.get_body().get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
    assert text == (folder / f"{names[1]}.txt").read_text("utf-8")
    assert "- SAM-R05, " in text
    words = " ".join(text.split())
    assert "Due Friday 29 January 2027; 7 days overdue, no extension asked for. Nothing was heard yet." in words
    assert "Please reply to this message by Thursday 4 March 2027, when the papers close, with a line" in words
    assert late("history", "--json").json == before
    again = tmp_path / "again"
    late("chase", "-o", str(again), today=LATE)
    assert {each.name: each.read_bytes() for each in again.iterdir()} == {
        each.name: each.read_bytes() for each in folder.iterdir()
    }
    assert cli("chase", "-o", str(folder), today=LATE).code == 2
    found = late("chase", "--json", today=LATE).json
    assert [(each["who"], each["to"], each["file"]) for each in found["chasers"]] == [
        ("Merseyside Police", "contact@example.org", f"{names[0]}.eml"),
        ("Intelligence Lead, Merseyside Police", "Own@example.org", f"{names[1]}.eml"),
    ]
    assert [each["who"] for each in found["no_address"]] == ["Health Services"]
    assert "To: Merseyside Police <contact@example.org>" in late("chase", today=LATE).out


def test_the_guard_and_officers_names_stop_all_of_it(late: Cli, cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    late("meeting", "decide", "executive-2027-03-11", "Ring.", "--owner", "Merseyside Police", today="2027-03-11")
    number = late("meeting", "decide", "executive-2027-03-11", "Ask Alex Zanzibar.", "--owner", "police",
                  today="2027-03-11").err  # fmt: skip
    refused = cli("chase", "-o", str(folder), today="2027-03-12")
    assert (refused.code, folder.exists()) == (3, False)
    assert "would name an officer who is on record" in refused.err
    late("undo", number.partition("Step ")[2].partition(";")[0], today="2027-03-12")
    late("guard", "add", "Ring")
    refused = cli("chase", "-o", str(folder), today="2027-03-12")
    assert (refused.code, folder.exists()) == (3, False)
    assert "a guarded word" in refused.err
    late("chase", "-o", str(folder), "--allow", today="2027-03-12")
    assert folder.is_dir()


def test_what_was_sent_and_what_came_of_it_is_recorded_and_told_without_an_address(late: Cli, cli: Cli) -> None:
    late("chase", "--sent", "police", today=LATE)
    late("chase", "--sent", "merseyside police", "Intelligence Lead", today="2027-02-12")
    late("chase", "--no-reply", "Merseyside Police", "--on", "2027-02-15", today="2027-02-16")
    told = "chased 2 times, last 12 February, no reply"
    assert f"Chasing           {told}" in late("show", "R4", today="2027-02-16").out
    chased = late("show", "R4", "--json", today="2027-02-16").json["chased"]
    assert (chased["times"], chased["unanswered"], chased["words"]) == (2, 2, told)
    assert told in " ".join(late("today", today="2027-02-16").out.split())
    assert "with a copy to the delegated safeguarding partner" in " ".join(
        late("history", "R4", today="2027-02-16").out.split()
    )
    assert "Cc: partner@example.org" in late("chase", today="2027-02-16").out
    for name, about in (("report", "next executive"), ("chairs-brief", "next executive"), ("agency-page", "police")):
        paper = late("paper", name, about, "--format", "md", today="2027-02-16").out
        assert told in " ".join(paper.split()).replace("Chased", "chased")
        assert "example.org" not in paper
    assert "chased" not in late("paper", "sign-off-sheets", "next executive", today="2027-02-16").out
    late("chase", "--reply", "alex zanzibar", today="2027-02-16")
    assert "reply 16 February" in late("show", "R4", today="2027-02-16").out
    assert cli("chase", "--reply", "alex zanzibar", today="2027-02-16").code == 3


def test_addresses_are_shown_found_and_removed_for_good(late: Cli, cli: Cli) -> None:
    agency = next(each for each in late("agency", "list", "--json").json if each["agency"] == "merseyside-police")
    assert (agency["contact"], agency["copy_to"]) == ("contact@example.org", "partner@example.org")
    assert "contact contact@example.org; copy to partner@example.org" in late("agency", "list").out
    assert late("show", "R5", "--json").json["lead_email"] == "Own@example.org"
    assert "Own@example.org" in late("show", "R5").out
    assert "example.org" not in late("history").out + late("export", "json").out + late("export", "csv").out
    assert "example.org" not in late("changes", "--since", "2026-11-22", today=LATE).out
    found = late("find", "--person", "own@example.org", "--json").json
    assert [(each["ref"], each["field"]) for each in found] == [("SAM-R05", "lead_email")]
    late("redact", str(found[0]["entry"]), "--reason", "It is private.")
    assert late("find", "--person", "own@example.org", "--json").json == []
    assert [each["officer"] for each in late("chase", "--json", today=LATE).json["chasers"]] == [False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chase", "--sent", "--reply", "police"), "--sent and --reply do not go together"),
        (("chase", "--sent"), "Say who with --sent: an agency, a role or a name."),
        (("chase", "--sent", "police", "-o", "x"), "leave -o, --json and --allow out"),
        (("chase", "police"), "--sent, --reply or --no-reply"),
        (("chase", "--on", "2026-11-20"), "it goes with --sent"),
        (("chase", "--due-within", "soon"), "A number of days is a whole number"),
        (("chase", "--sent", "polise"), "Nearest: "),
        (("agency", "edit", "health"), "Say what to change: --short, --contact or --copy-to."),
        (("agency", "edit", "health", "--contact", "nobody"), "no email address"),
        (("assign", "R4", "--email", "a@b@c.org"), "no email address"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(late: Cli, cli: Cli, words: tuple[str, ...], said: str) -> None:
    refused = cli(*words)
    assert (refused.code, said in refused.err) == (2, True), refused.err
