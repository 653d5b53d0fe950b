"""``body``: who meets, what each may decide, and what is refused to a body that does not govern."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

AT_EXECUTIVE, AT_GROUP, AT_PARTNERS = (
    f"{body}-2026-11-20" for body in ("executive", "quality-group", "lead-safeguarding-partners")
)


@pytest.fixture
def dated(done: Cli, cli: Cli) -> Cli:
    """R04 and R05 with dates proposed before three bodies sat, two days ago."""
    for body in ("Executive", "Quality Group", "Lead Safeguarding Partners"):
        done("meeting", "add", body, "2026-11-20")
    done("due", "R4", "R5", "2027-03-31", "--on", "2026-11-19")
    return cli


def test_a_body_that_does_not_govern_is_refused_with_what_it_can_do(dated: Cli) -> None:
    ran = dated("adopt", "R4", "--meeting", AT_GROUP)
    assert ran.code == 3
    assert ran.err.strip() == (
        "The Quality Group of 20 November 2026 cannot decide this: the Quality Group has no role on record, and so "
        "advises. That is for the governing body, the Executive. It can note it, ask, or recommend. Use: actionplan "
        f"meeting decide {AT_GROUP} TEXT --kind note|question|recommendation"
    )
    assert dated("meeting", "decide", AT_GROUP, "Agreed.", "--ref", "R4").code == 3
    said = dated("meeting", "decide", AT_GROUP, "Adopt it.", "--kind", "recommendation", "--ref", "R4")
    assert said.out.strip() == "SAM-R04  Recommended by the Quality Group of 20 November 2026: Adopt it."
    assert "Recommended" in dated("meeting", "show", AT_GROUP).out


def test_a_body_that_oversees_decides(dated: Cli) -> None:
    added = dated("body", "add", "Lead Safeguarding Partners", "--role", "oversees", "--papers-close", "7")
    assert added.out.strip() == (
        "Body added: the Lead Safeguarding Partners oversee. Before a sitting: papers close 7 days."
    )
    assert dated("adopt", "R4", "--meeting", AT_PARTNERS).code == 0
    again = dated("body", "add", "lead safeguarding partners", "--role", "oversees")
    assert again.out.strip() == "Nothing changed: that body is on record already."
    assert dated("body", "add", "Lead Safeguarding Partners", "--role", "advises").code == 3


def test_what_was_delegated_is_listed_and_decided(dated: Cli) -> None:
    may = ("body", "edit", "quality", "--may", "adopt,signoff")
    assert dated(*may, "--meeting", AT_EXECUTIVE).code == 2
    assert dated(*may, "--for", "all").code == 2
    assert dated(*may, "--for", "all", "--meeting", AT_GROUP).code == 3
    said = dated(*may, "--for", "all", "--meeting", AT_EXECUTIVE).out
    assert (
        "may decide for the Executive, about all items: adopt, signoff; decided at the meeting of 20 November" in said
    )
    assert dated("adopt", "R4", "--meeting", AT_GROUP).code == 0
    assert "may adopt, signoff (all; Executive, 20 November 2026)" in dated("body", "list").out
    assert dated("body", "edit", "quality", "--may", "none", "--meeting", AT_EXECUTIVE).code == 0
    assert dated("verify").code == 0


def test_the_list_is_json_too(dated: Cli) -> None:
    found = {each["body"]: each for each in dated("body", "list", "--json").json}
    assert found["Executive"]["role"] == "governs"
    assert found["Executive"]["reviews"] == ["SAM"]
    assert (found["Quality Group"]["role"], found["Quality Group"]["role_recorded"]) == ("advises", False)
    assert {"from", "until", "may", "returns_due", "papers_close", "papers_out", "meetings"} <= set(found["Executive"])


def test_who_governs_is_a_meetings_to_change_once_a_date_is_adopted(dated: Cli) -> None:
    edit = ("review", "edit", "SAM", "--governing-body", "Executive", "--governing-body", "Quality Group")
    assert dated("adopt", "R4", "--meeting", AT_EXECUTIVE).code == 0
    assert dated("adopt", "R5", "--meeting", AT_GROUP).code == 3
    assert dated(*edit).code == 3
    assert dated(*edit, "--meeting", AT_GROUP).code == 3
    said = dated(*edit, "--meeting", AT_EXECUTIVE).out
    assert said.strip() == (
        "SAM  Review changed, decided at the meeting of 20 November 2026. Governing body: Executive and Quality Group."
    )
    assert dated("adopt", "R5", "--meeting", AT_GROUP).code == 0
    assert dated("review", "show", "SAM", "--json").json["joint_bodies"] == ["Quality Group"]


def test_a_new_body_without_a_role_is_said_to_advise(done: Cli) -> None:
    ran = done("meeting", "add", "Scrutiny Committee", "2027-03-11")
    assert "The Scrutiny Committee has no role on record, and so advises" in ran.err


def test_thresholds_and_rules_are_decided_once_a_date_is_adopted(dated: Cli) -> None:
    threshold = ("policy", "set", "stale_days", "50", "--reason", "Agreed")
    assert dated(*threshold).code == 0
    assert dated("adopt", "R4", "--meeting", AT_EXECUTIVE).code == 0
    threshold = ("policy", "set", "stale_days", "60", "--reason", "Agreed")
    assert dated(*threshold).code == 3
    assert dated(*threshold, "--meeting", AT_GROUP).code == 3
    assert dated(*threshold, "--meeting", AT_EXECUTIVE).code == 0


def test_a_timetable_needs_no_meeting_and_runs_forwards(dated: Cli) -> None:
    assert dated("adopt", "R4", "--meeting", AT_EXECUTIVE).code == 0
    assert (
        dated("body", "edit", "executive", "--returns-due", "21", "--papers-close", "10", "--papers-out", "7").code == 0
    )
    assert dated("body", "edit", "executive", "--papers-close", "30").code == 2
    assert "returns due 21 days, papers close 10 days, papers out 7 days before" in dated("body", "list").out


def test_papers_stand_as_at_the_day_on_which_they_closed(done: Cli, cli: Cli, tmp_path: Path) -> None:
    done("meeting", "add", "Executive", "2026-12-10")
    done("body", "edit", "Executive", "--papers-close", "7")
    done("due", "R4", "2027-03-31", today="2026-12-02")
    done("due", "R5", "2027-03-31", today="2026-12-05")
    issued = done("pack", "next executive", "-o", str(tmp_path / "first"), today="2026-12-08")
    assert "as at 2026-12-03" in issued.out
    asked = (tmp_path / "first" / "summary.md").read_text(encoding="utf-8")
    assert "1 proposed date" in asked
    again = done("pack", "next executive", "--as-at", "2026-12-08", "-o", str(tmp_path / "second"), today="2026-12-08")
    assert "(issue 2), as at 2026-12-08" in again.out
    assert "2 proposed dates" in (tmp_path / "second" / "summary.md").read_text(encoding="utf-8")
    for number in ("1", "2"):
        copy = str(tmp_path / f"copy-{number}")
        done("pack", "executive-2026-12-10", "--issued", number, "-o", copy, today="2026-12-08")
    late = cli("pack", "next executive", "--as-at", "2026-12-09", "-o", str(tmp_path / "third"), today="2026-12-08")
    assert late.code == 2


def test_the_papers_of_each_body_speak_of_its_own_reviews(done: Cli, tmp_path: Path) -> None:
    review = {
        "format": "actionplan-review/1",
        "review": {
            "ref": "TOM",
            "title": "Child Tom",
            "kind": "audit",
            "partnership": "Example Partnership",
            "governing_body": "Health Board",
            "stated_count": 1,
            "published_on": None,
        },
        "agencies": [{"name": "Merseyside Police"}],
        "recommendations": [{"number": "1", "wording": "Train all staff.", "addressed_to": "Police"}],
    }
    (tmp_path / "tom.json").write_text(json.dumps(review), encoding="utf-8")
    done("load", str(tmp_path / "tom.json"), "--yes")
    for body in ("Executive", "Health Board", "Lead Safeguarding Partners"):
        done("meeting", "add", body, "2026-12-10")
    done("body", "add", "Lead Safeguarding Partners", "--role", "oversees")
    done("due", "R4", "TOM-R01", "2027-03-31")
    own = {"executive": ("11 published", "Executive is"), "health-board": ("1 published", "Health Board is")}
    own |= {"lead-safeguarding-partners": ("12 published", "Lead Safeguarding Partners are")}
    for body, (published, asked) in own.items():
        done("pack", f"{body}-2026-12-10", "-o", str(tmp_path / body))
        said = (tmp_path / body / "summary.md").read_text(encoding="utf-8")
        assert published in said
        assert f"What the {asked} asked to do" in said
    changes = (tmp_path / "health-board" / "changes.csv").read_text(encoding="utf-8-sig")
    assert "TOM-R01" in changes
    assert "SAM-R04" not in changes
    assert "SAM-R04" not in (tmp_path / "health-board" / "summary.md").read_text(encoding="utf-8")
