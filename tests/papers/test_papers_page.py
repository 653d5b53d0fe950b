"""The page about papers shows a page of each that can be made."""

import re

import pytest

from actionplan.services.papers import PAPERS
from tests.papers.draw_pictures import PICTURES, picture_of

PAGE = (PICTURES.parent / "papers.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^!\[(.+)\]\(pictures/(.+)\)$", PAGE, re.MULTILINE)
"""What a picture shows in words, and its file."""
LARGEST = 60_000


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_has_its_picture_on_the_page_with_what_it_shows_in_words(name: str) -> None:
    (words,) = (words for words, file in SHOWN if file == picture_of(name).name)
    assert len(words.split()) > 4
    picture = picture_of(name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert 1_000 < len(picture) < LARGEST
    assert f"| `{name}` |" in PAGE, "and a row in the table of documents"


def test_no_picture_is_of_a_paper_that_is_no_more() -> None:
    assert sorted(file for _, file in SHOWN) == sorted(each.name for each in PICTURES.glob("paper-*.png"))
    assert len({words for words, _ in SHOWN}) == len(SHOWN)
