"""A second review beside Child Sam, under a body of its own: whose business is whose."""

from dataclasses import replace
from typing import Final

from actionplan.domain.review_file import PublishedFinding, PublishedRecommendation
from actionplan.intake.seed import read_seed

ELM: Final = replace(
    read_seed(),
    ref="ELM",
    title="Mrs Elm",
    governing_body="Adults Board",
    stated_count=None,
    agencies=(),
    recommendations=tuple(
        PublishedRecommendation(number, words, None, None, None, None)
        for number, words in (("1", "The Board should audit its work."), ("2", "Partners should ask people."))
    ),
    findings=(PublishedFinding("1", "Nobody asked.", (1,)), PublishedFinding("2", "Records were apart.")),
)
