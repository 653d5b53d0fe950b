"""Whatever stands in a file, it is read or refused in one line; what was written is read back as it was."""

import json
from dataclasses import asdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.review_file import NamedAgency, PublishedFinding, PublishedRecommendation, ReviewFile
from actionplan.intake.review_json import read_review_json
from actionplan.intake.seed import seed_bytes

SEED = seed_bytes()


def as_json(review: ReviewFile) -> bytes:
    """The review as a file would say it."""
    fields = asdict(review)
    agencies, recommendations, findings = (fields.pop(each) for each in ("agencies", "recommendations", "findings"))
    for each in agencies:
        each["short"] = each["short"] or None
    for one in recommendations:
        del one["actions"]  # a person makes those of the sub-items of a document
        one["ours"] = {name: one.pop(name) for name in ("short_title", "theme", "suggested_agency")}
    tree = {"format": "actionplan-review/1", "review": fields, "agencies": agencies, "recommendations": recommendations}
    for finding in findings:
        del finding["ours"]  # a file has what was published
        finding["answered_by"] = [recommendations[at]["number"] for at in finding["answered_by"]]
    tree["findings"] = findings
    return json.dumps(tree, default=date.isoformat).encode()


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(), max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60).filter(
    lambda text: text == text.strip()
)
WORDINGS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200).map(
    lambda text: text + "x"
)
NUMBERS = st.from_regex(r"[(\[]?[1-9A-Za-z][0-9A-Za-z.()\[\]/-]{0,18}", fullmatch=True)


@st.composite
def reviews(draw: st.DrawFn) -> ReviewFile:
    names = draw(st.lists(LINES, max_size=6, unique_by=str.casefold))
    contributing, aliased = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    agencies = tuple(
        NamedAgency(name, (name.casefold(),) if at < aliased else (), draw(st.none() | LINES), at < contributing)
        for at, name in enumerate(names)
    )
    numbers = draw(st.lists(NUMBERS, unique=True, max_size=6))
    recommendations = tuple(
        PublishedRecommendation(
            number=number,
            wording=draw(WORDINGS),
            short_title=draw(st.none() | LINES),
            theme=draw(st.none() | LINES),
            addressed_to=draw(st.none() | LINES),
            suggested_agency=draw(st.sampled_from([None, *names])),
        )
        for number in [*numbers, None]
    )
    return ReviewFile(
        ref=draw(st.from_regex(r"[A-Z][A-Z0-9]{1,11}", fullmatch=True)),
        title=draw(LINES),
        kind=draw(LINES),
        partnership=draw(LINES),
        stated_count=draw(st.none() | st.integers(1, 500)),
        published_on=draw(st.none() | st.dates()),
        plan_due_on=draw(st.none() | st.dates()),
        governing_body=draw(LINES),
        agencies=agencies,
        recommendations=recommendations,
        findings=tuple(
            PublishedFinding(number, draw(WORDINGS), draw(st.sampled_from([(), tuple(range(len(numbers)))])))
            for number in [*draw(st.lists(NUMBERS, unique=True, max_size=3)), *draw(st.sampled_from([(), (None,)]))]
        ),
    )


@given(reviews())
def test_a_review_written_as_json_is_read_back_as_it_was(review: ReviewFile) -> None:
    assert read_review_json(as_json(review), "ash.json") == review


def read_or_refused(data: bytes) -> None:
    """Anything but a review or a refusal in one line fails the test that asks."""
    try:
        read = read_review_json(data, "ash.json")
    except BadInput as refused:
        assert "ash.json" in refused.sentence.lower()  # noqa: PT017 - being read is as good as being refused
        assert "\n" not in refused.sentence  # noqa: PT017
        assert len(refused.sentence) < 500  # noqa: PT017
    else:
        assert isinstance(read, ReviewFile)


@given(st.integers(0, len(SEED)), st.integers(0, 40), st.binary(max_size=20))
def test_a_seed_with_bytes_cut_out_and_put_in_is_read_or_refused(at: int, cut: int, put_in: bytes) -> None:
    read_or_refused(SEED[:at] + put_in + SEED[at + cut :])


@given(st.data())
def test_a_seed_with_a_value_or_a_name_exchanged_is_read_or_refused(data: st.DataObject) -> None:
    tree = json.loads(SEED)
    here = tree
    while True:
        key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    if isinstance(here, dict) and data.draw(st.booleans()):
        here[data.draw(st.text(st.characters(), max_size=20))] = here.pop(key)
    else:
        here[key] = data.draw(JSON_VALUES)
    read_or_refused(json.dumps(tree).encode())


@given(JSON_VALUES)
def test_any_other_json_is_read_or_refused(value: object) -> None:
    read_or_refused(json.dumps(value).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
