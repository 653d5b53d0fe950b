"""Random recommendations, laid out as people lay out text and Markdown, come back to the letter."""

import string
import textwrap
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of

PHRASES = (
    "agencies multi-agency children’s children's (CAMHS) review 'drop in' “no wrong door” and of the in 2027 £5 24/7 "
    "co-ordinate police/health re-referrals; long-term, safeguarding A&E assurance — that supervision 95% i.e. s.47 "
    "year-old https://example.org/a_b U+00E9 é café naïve *starred _under well-being Mr. Sam’s then-current 16-17"
)
WORDS = PHRASES.split()
OPENINGS = ("The Board should", "Police must", "Undertake", "Review", "Ensure that", "The Council needs to", "Consider")


@st.composite
def recommendations(draw: st.DrawFn) -> str:
    """A wording of a sentence or two, as reviews have them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60))
    return f"{draw(st.sampled_from(OPENINGS))} {' '.join(words)} plans."


@dataclass(frozen=True)
class Layout:
    """How a document is laid out."""

    marker: str
    width: int
    blank_lines: bool
    hanging: bool
    heading: str
    lead_in: str
    ends: str


layouts = st.builds(
    Layout,
    marker=st.sampled_from(
        ["{}. ", "{}) ", "({}) ", "Recommendation {}: ", "Recommendation {}\n", "R{} ", "6.{} ", "• ", "- "]
    ),
    width=st.sampled_from([0, 0, 48, 60, 72, 80, 100]),
    blank_lines=st.booleans(),
    hanging=st.booleans(),
    heading=st.sampled_from(["Recommendations", "6. RECOMMENDATIONS", "Recommendations for the partnership"]),
    lead_in=st.sampled_from(["", "The review makes the following recommendations:", "The Board recommends that:"]),
    ends=st.sampled_from(["\r\n", "\n"]),
)

PROSE = (
    "The purpose of this document is to give a summary of the learning from a review that the partnership commissioned "
    "after a young person was seriously hurt. Services had been in contact with the family for many years."
)


def laid_out(wordings: list[str], layout: Layout, *, markdown: bool = False) -> str:
    def lines(text: str, indent: str = "") -> str:
        if not layout.width:
            return text
        return textwrap.fill(text, layout.width, subsequent_indent=indent, break_long_words=False)

    def item(number: int, wording: str) -> str:
        marker = layout.marker.format(number)
        if marker.endswith("\n"):
            return marker + lines(wording)
        return lines(marker + wording, " " * len(marker) if layout.hanging else "")

    between = "\n\n" if layout.blank_lines or layout.marker.endswith("\n") else "\n"
    sharp = "# " if markdown else ""
    parts = [
        f"{sharp}A review of services",
        lines(PROSE),
        f"{sharp}{layout.heading}",
        *([lines(layout.lead_in)] if layout.lead_in else []),
        between.join(item(at, each) for at, each in enumerate(wordings, start=1)),
        f"{sharp}Next steps",
        lines(PROSE),
    ]
    return "\n\n".join(parts).replace("\n", layout.ends)


@settings(max_examples=30, deadline=None)
@given(st.lists(recommendations(), min_size=2, max_size=14, unique=True), layouts)
def test_random_recommendations_in_text_come_back_to_the_letter(wordings: list[str], layout: Layout) -> None:
    finding = find(blocks_of(laid_out(wordings, layout).encode(), "review.txt"), "review.txt")
    assert [item.text for item in finding.items] == wordings
    if "{}" in layout.marker:
        numbers = [(item.number or "").removeprefix("6.").lstrip(string.ascii_letters) for item in finding.items]
        assert numbers == [str(at) for at in range(1, len(wordings) + 1)]


@settings(max_examples=20, deadline=None)
@given(st.lists(recommendations(), min_size=2, max_size=14, unique=True), layouts)
def test_random_recommendations_in_markdown_come_back_to_the_letter(wordings: list[str], layout: Layout) -> None:
    plain = [each.replace("*", "").replace("_", "") for each in wordings]
    finding = find(blocks_of(laid_out(plain, layout, markdown=True).encode(), "review.md"), "review.md")
    assert [item.text for item in finding.items] == plain
