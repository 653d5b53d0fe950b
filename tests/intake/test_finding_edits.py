"""What a person changes of findings before they are loaded loses no word, and is marked where it is ours."""

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Found, FoundReview, LeftOut, Spot
from actionplan.intake import editing, finding_edits
from actionplan.intake.source import Passage
from actionplan.intake.suggestions import published_findings

FIRST, SECOND = Found("1", "Ask.", Spot(10), printed="1."), Found("2", "Join.", Spot(12), printed="2.")
ASKED = Found("1", "Nobody asked.", Spot(3), printed="Finding 1:", answered_by=(Spot(12),))
APART = Found("2", "Records were apart.", Spot(5), answered_by=(Spot(10), Spot(12)))
FOUND = FoundReview(
    (FIRST, SECOND), left_out=(LeftOut("• Good work.", "Too little.", Spot(7)),), findings=(ASKED, APART)
)


def words(found: FoundReview) -> list[str]:
    held = [*(each.in_full for each in (*found.items, *found.findings)), *(each.text for each in found.left_out)]
    return sorted(word for each in held for word in each.split())


def test_one_finding_or_all_are_dropped_and_come_back_as_they_were() -> None:
    dropped = finding_edits.drop_finding(FOUND, 0)
    assert [each.number for each in dropped.findings] == ["2"]
    assert editing.take_in(dropped, 0).findings == (ASKED, APART)
    none = finding_edits.drop_findings(FOUND)
    assert none.findings == ()
    assert words(none) == words(FOUND)
    with pytest.raises(BadInput, match="no findings"):
        finding_edits.drop_findings(none)


def test_a_finding_becomes_a_recommendation_and_a_recommendation_a_finding() -> None:
    more = finding_edits.make_recommendation(FOUND, 0)
    assert [item.text for item in more.items] == ["Nobody asked.", "Ask.", "Join."]
    assert more.findings == (APART,)
    back = finding_edits.make_finding(more, 0)
    assert [each.text for each in back.findings] == ["Nobody asked.", "Records were apart."]
    assert not any(each.changed for each in (*back.items, *back.findings))
    assert finding_edits.make_finding(finding_edits.make_finding(FOUND, 0), 0).items == ()


def test_what_was_left_out_and_a_passage_are_taken_in_as_findings_of_ours() -> None:
    taken = finding_edits.take_in_finding(FOUND, 0)
    assert [(each.text, each.changed) for each in taken.findings] == [
        ("Nobody asked.", False),
        ("Records were apart.", False),
        ("Good work.", True),
    ]
    passage = Passage("The school tried.", "The school tried.", spot=Spot(20))
    more = finding_edits.take_passage_as_finding(taken, passage)
    assert more.findings[-1].text == "The school tried."
    with pytest.raises(BadInput, match=r'It is in "The school tried\." already'):
        editing.take_passage(more, passage)


def test_answers_follow_the_recommendation_whatever_is_done_to_it() -> None:
    def answers(found: FoundReview) -> list[tuple[int, ...]]:
        return [each.answered_by for each in published_findings(found)]

    assert answers(FOUND) == [(1,), (0, 1)]
    assert answers(editing.relabel(FOUND, 1, "7")) == [(1,), (0, 1)]
    assert answers(editing.join(FOUND, 1)) == [(0,), (0,)]
    assert answers(editing.drop(FOUND, 0)) == [(0,), (0,)]
    assert answers(editing.drop(FOUND, 1)) == [(), (0,)]


def test_findings_are_joined_and_renumbered_as_recommendations_are() -> None:
    joined = finding_edits.in_findings(FOUND, lambda found: editing.join(found, 1))
    assert [(each.text, each.changed) for each in joined.findings] == [("Nobody asked.\nRecords were apart.", True)]
    assert joined.items == FOUND.items
    assert words(joined) == words(FOUND)
    numbered = finding_edits.in_findings(FOUND, lambda found: editing.relabel(found, 1, "1"))
    assert numbered.doubts == ("The number 1 is on 2 findings.",)
    assert [each.number for each in published_findings(numbered)] == ["1", None]
