"""The plan that comes with the program says what its review says, to the letter, and invents nothing."""

import json
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.review_file import ReviewFile
from actionplan.intake import seed
from actionplan.intake.seed import read_seed, seed_bytes

EXPECTED_WORDING = Path(__file__).with_name("expected_wording.txt")


@pytest.fixture(scope="module")
def sam() -> ReviewFile:
    return read_seed()


def test_each_wording_is_the_published_one_letter_for_letter(sam: ReviewFile) -> None:
    published = EXPECTED_WORDING.read_bytes().decode().removesuffix("\n").split("\n")
    assert [recommendation.wording for recommendation in sam.recommendations] == published


def test_there_are_eleven_recommendations_as_the_review_states(sam: ReviewFile) -> None:
    assert sam.stated_count == len(sam.recommendations) == 11
    assert [recommendation.number for recommendation in sam.recommendations] == [str(n) for n in range(1, 12)]


def test_the_review_is_child_sam_and_no_date_is_invented(sam: ReviewFile) -> None:
    assert (sam.ref, sam.title, sam.kind) == ("SAM", "Child Sam", "multi-agency learning review")
    assert (sam.partnership, sam.governing_body) == ("Knowsley Safeguarding Children Partnership", "Executive")
    assert (sam.published_on, sam.plan_due_on) == (None, None)


def test_the_contributing_agencies_are_the_eight_of_the_review_in_its_order(sam: ReviewFile) -> None:
    published = [agency.source_spelling or agency.name for agency in sam.agencies if agency.contributing]
    assert published == [
        "Children's Social Care",
        "Health Services",
        "Education",
        "Merseyside Police",
        "SHIELD",
        "Early Help/Family First",
        "CAHMS",
        "Youth Offending Service",
    ]


def test_the_only_other_agency_is_the_partnership_itself(sam: ReviewFile) -> None:
    assert [agency.name for agency in sam.agencies if not agency.contributing] == [sam.partnership]


def test_camhs_is_shown_as_it_is_called_and_its_published_spelling_is_kept(sam: ReviewFile) -> None:
    assert {agency.name: agency.source_spelling for agency in sam.agencies if agency.source_spelling} == {
        "CAMHS": "CAHMS"
    }


def test_four_recommendations_say_who_must_act_and_only_the_police_ones_suggest_an_agency(sam: ReviewFile) -> None:
    named = {r.number: (r.addressed_to, r.suggested_agency) for r in sam.recommendations if r.addressed_to}
    assert named == {
        "1": ("Local Police", "Merseyside Police"),
        "4": ("Police", "Merseyside Police"),
        "5": ("Police", "Merseyside Police"),
        "11": ("Local NHS Foundation Trust", None),
    }
    assert all(r.suggested_agency is None for r in sam.recommendations if not r.addressed_to)


def test_who_must_act_is_said_in_words_of_the_recommendation_itself(sam: ReviewFile) -> None:
    assert all(r.wording.startswith(r.addressed_to) for r in sam.recommendations if r.addressed_to)


def test_our_headings_fit_a_screen_and_our_themes_are_few(sam: ReviewFile) -> None:
    titles = [recommendation.short_title for recommendation in sam.recommendations]
    assert all(title and len(title) <= 48 for title in titles)
    assert len(set(titles)) == 11
    themes = {recommendation.theme for recommendation in sam.recommendations}
    assert None not in themes
    assert 4 <= len(themes) <= 6


def test_the_file_marks_what_is_ours(sam: ReviewFile) -> None:
    entries = json.loads(seed_bytes())["recommendations"]
    assert len(entries) == len(sam.recommendations)
    for entry in entries:
        assert entry.keys() == {"number", "wording", "addressed_to", "ours"}
        assert entry["ours"].keys() == {"short_title", "theme", "suggested_agency"}


def test_the_file_is_readable_utf_8_with_two_spaces_of_indentation() -> None:
    text = seed_bytes().decode("utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_the_seed_is_found_inside_the_package_where_a_wheel_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = tmp_path / "actionplan" / "data" / "seed_recommendations.json"
    packaged.parent.mkdir(parents=True)
    packaged.write_bytes(b"packaged")
    monkeypatch.setattr(seed, "files", lambda package: tmp_path / package)
    assert seed_bytes() == b"packaged"


def test_an_installation_without_the_seed_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed, "files", lambda _: tmp_path)
    monkeypatch.setattr(seed, "__file__", str(tmp_path / "a" / "b" / "seed.py"))
    with pytest.raises(BadInput, match="Install actionplan again"):
        seed_bytes()
