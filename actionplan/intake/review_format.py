"""The JSON review format, ``actionplan-review/1``: all that a review file may contain.

A field's description documents it in the schema, and is what a refusal says was expected there.
Knows nothing about bytes or the plan.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from actionplan.domain.text import quoted

MAX_RECOMMENDATIONS = 500


def _iso_day(given: object) -> object:
    """A date only from ``YYYY-MM-DD``: ``fromisoformat`` alone would also take week dates."""
    if given is None:
        return given
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        return date.fromisoformat(given)
    raise ValueError("not a day")


# Spaces around a name are stripped; the published wording itself is never changed.
ONE_LINE = r"^[^\r\n]*\S[^\r\n]*$"
Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=ONE_LINE, max_length=200)]
Heading = Annotated[str, StringConstraints(strip_whitespace=True, pattern=ONE_LINE, max_length=80)]
ShortName = Annotated[str, StringConstraints(strip_whitespace=True, pattern=ONE_LINE, max_length=20)]
Number = Annotated[str, StringConstraints(pattern=r"^[(\[]?[1-9A-Za-z][0-9A-Za-z.()\[\]/-]*$", max_length=20)]
Ref = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,11}$")]
Wording = Annotated[str, StringConstraints(pattern=r"\S", max_length=20_000)]
Day = Annotated[date, BeforeValidator(_iso_day)]


class _Part(BaseModel):
    """Values as written, no guesses: "11" is not 11, and a field that the format does not know is refused."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ReviewPart(_Part):
    """The review itself."""

    ref: Ref = Field(description="2 to 12 capital letters and digits, a letter first, such as SAM")
    title: Line = Field(description="the review's title, by pseudonym: one line of up to 200 characters")
    kind: Line = Field(default="review", description="what kind of review it is, such as LCSPR: one line")
    partnership: Line = Field(description="the partnership that commissioned the review: one line")
    stated_count: int | None = Field(
        default=None,
        ge=1,
        le=MAX_RECOMMENDATIONS,
        description="how many recommendations the review says it makes, or null",
    )
    published_on: Day | None = Field(
        default=None, description="the day of publication as YYYY-MM-DD, or null if not known"
    )
    plan_due_on: Day | None = Field(default=None, description="the day by which its plan is due as YYYY-MM-DD, or null")
    governing_body: Line = Field(default="Executive", description="the body that governs the plan: one line")


class AgencyPart(_Part):
    """An agency that the review names."""

    name: Line = Field(description="the agency's name as it is to be shown: one line")
    source_spelling: Line | None = Field(
        default=None, description="the published spelling where it differs from name, or null"
    )
    contributing: bool = Field(default=True, description="true if the agency contributed to the review, else false")
    aliases: list[Line] = Field(
        default=[], max_length=20, description="a list of up to 20 other names to type, each one line"
    )
    short: ShortName | None = Field(
        default=None, description="our short name for columns: one line of up to 20 characters, or null"
    )


class OursPart(_Part):
    """What is ours, not the review's."""

    short_title: Heading | None = Field(
        default=None, description="our heading: one line of up to 80 characters, or null"
    )
    theme: Heading | None = Field(default=None, description="our theme: one line of up to 80 characters, or null")
    suggested_agency: Line | None = Field(
        default=None, description="the agency that we think addressed_to means, by a name among agencies, or null"
    )


class RecommendationPart(_Part):
    """One recommendation, as published."""

    number: Number | None = Field(
        default=None,
        description=(
            "the published number as text of up to 20 characters without a space, such as 4, 4a or 6.1, 3.1.2, A1, "
            "LR1, (i), iv or 6.1(a), or null if it has none"
        ),
    )
    wording: Wording = Field(description="the published wording, letter for letter: text of 1 to 20,000 characters")
    addressed_to: Line | None = Field(default=None, description="who must act, as published: one line, or null")
    ours: OursPart | None = Field(
        default=None, description="an object with short_title, theme and suggested_agency, or null"
    )


class FindingPart(_Part):
    """One finding, as published."""

    number: Number | None = Field(
        default=None, description="the published number as text of up to 20 characters without a space, or null"
    )
    wording: Wording = Field(description="the published wording, letter for letter: text of 1 to 20,000 characters")
    answered_by: list[Number] = Field(
        default=[],
        max_length=MAX_RECOMMENDATIONS,
        description="the published numbers of the recommendations that answer it, as the review says; none if left out",
    )


class ReviewDocument(_Part):
    """A review file: the review, the agencies that it names, and its recommendations in published order."""

    format: Literal["actionplan-review/1"] = Field(description='"actionplan-review/1"')
    note: Wording | None = Field(default=None, description="words about the file itself, which are not loaded, or null")
    review: ReviewPart = Field(description="an object with the review's ref, title and partnership")
    agencies: list[AgencyPart] = Field(
        default=[], max_length=200, description="a list of up to 200 agencies, each with a name"
    )
    findings: list[FindingPart] = Field(
        default=[],
        max_length=MAX_RECOMMENDATIONS,
        description=f"a list of up to {MAX_RECOMMENDATIONS} findings, each with its wording",
    )
    recommendations: list[RecommendationPart] = Field(
        min_length=1,
        max_length=MAX_RECOMMENDATIONS,
        description=f"a list of 1 to {MAX_RECOMMENDATIONS} recommendations, each with its wording",
    )

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        """Refuse the first contradiction; a schema cannot say these rules."""
        for place, contradiction in self._contradictions():
            raise PydanticCustomError("contradiction", "{words}", {"place": place, "words": contradiction})
        return self

    def _contradictions(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        agency_of_name: dict[str, int] = {}
        for index, agency in enumerate(self.agencies):
            for name in (agency.name, *agency.aliases, *([agency.short] if agency.short else [])):
                if agency_of_name.setdefault(name.casefold(), index) != index:
                    words = (
                        f"shares {quoted(name)} with an earlier agency; expected each name and alias to mean one agency"
                    )
                    yield ("agencies", index), words
        numbers: set[str] = set()
        names = {agency.name for agency in self.agencies}
        for index, recommendation in enumerate(self.recommendations):
            place = ("recommendations", index)
            number, ours = recommendation.number, recommendation.ours
            if number is not None:
                if number in numbers:
                    words = f'is "{number}", which an earlier recommendation has; expected each number once'
                    yield (*place, "number"), words
                numbers.add(number)
            if ours and ours.suggested_agency is not None and ours.suggested_agency not in names:
                words = f"is {quoted(ours.suggested_agency)}; expected a name from the file's list of agencies, or null"
                yield (*place, "ours", "suggested_agency"), words
        yield from self._unknown_answers(numbers)

    def _unknown_answers(self, numbers: set[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The answers to findings that are numbers of no recommendation of the file."""
        for index, finding in enumerate(self.findings):
            for at, number in enumerate(finding.answered_by):
                if number not in numbers:
                    words = f'is "{number}", which no recommendation has; expected the number of one of the file'
                    yield ("findings", index, "answered_by", at), words
