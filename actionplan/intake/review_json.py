"""Reads a review from JSON; a file that breaks the format is refused in one sentence that names the place.

The format itself is ``review_format``. Takes bytes and returns a value: opens no file, writes nothing.
"""

import codecs
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from actionplan.domain.errors import BadInput
from actionplan.domain.review_file import NamedAgency, PublishedFinding, PublishedRecommendation, ReviewFile
from actionplan.domain.text import clean, quoted
from actionplan.intake.review_format import AgencyPart, FindingPart, OursPart, RecommendationPart, ReviewDocument

MAX_BYTES = 20_000_000
MAX_DEPTH = 20  # the format itself needs five

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Takes the place of a value that JSON forbids in the parsed tree, until a walk finds where it is."""

    words: str
    expected: str | None = None


def read_review_json(data: bytes, source: str) -> ReviewFile:
    """The review in ``data``, its wording kept to the letter.

    Raises ``BadInput``, which names ``source``, the place in it and what was expected there.
    """
    tree = _parsed(_text(data, source), source)
    try:
        document = ReviewDocument.model_validate(tree)
    except ValidationError as error:
        raise BadInput(_sentence(error, source)) from None
    return _review_file(document)


def review_json_schema() -> dict[str, Any]:
    """The format as JSON Schema (draft 2020-12); kept in docs/review-format.schema.json."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ReviewDocument.model_json_schema()}


def _text(data: bytes, source: str) -> str:
    if len(data) > MAX_BYTES:
        raise BadInput(f"{source} is too large to be a review: expected at most {MAX_BYTES // 1_000_000} MB.")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{source}, line {line}: not UTF-8 text. Save the file as UTF-8 and try again.") from None
    if not text.strip():
        raise BadInput(f"{source} is empty; expected a review as JSON.")
    return text


def _parsed(text: str, source: str) -> object:
    """The parsed tree; refuses what Python's parser would accept: NaN, and a field given twice."""
    try:
        tree: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda word: _Flaw(f"is {word}, which JSON does not have"),
            # Python refuses to parse integers of thousands of digits; no number here needs twenty.
            parse_int=lambda digits: int(digits) if len(digits) <= 20 else _Flaw("is too large a number"),
        )
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        raise BadInput(f"{source}, line {error.lineno}, column {error.colno}: not JSON ({reason}).") from None
    except RecursionError:
        raise BadInput(_too_deep(source)) from None
    _refuse_flaws(tree, source)
    return tree


def _refuse_flaws(tree: object, source: str) -> None:
    """Walk the tree in the file's order. Texts are checked but not changed, so that wording stays as published."""
    unread: list[tuple[Place, object]] = [((), tree)]
    while unread:
        place, value = unread.pop()
        if len(place) > MAX_DEPTH:
            raise BadInput(_too_deep(source))
        match value:
            case _Flaw(words, expected):
                raise BadInput(f"{source}: {_where(place)} {words}; expected {expected or _expected(place)}.")
            case str():
                # The format limits the length of texts, with its own sentence.
                clean(value, f"the text at {_where(place)} in {source}", limit=MAX_BYTES)
            case dict():
                for name in value:
                    clean(name, f"the name of a field in {_where(place)} of {source}", limit=MAX_BYTES)
                unread.extend(((*place, name), child) for name, child in reversed(value.items()))
            case list():
                unread.extend(((*place, index), value[index]) for index in reversed(range(len(value))))
            case _:
                pass


def _too_deep(source: str) -> str:
    return f"{source} is not a review: its lists and objects are nested more than {MAX_DEPTH} deep."


def _object(pairs: list[tuple[str, object]]) -> object:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
    return _Flaw(f"gives {quoted(twice)} twice", "each field once")


def _sentence(error: ValidationError, source: str) -> str:
    """The first error; an unknown field before a missing one next to it, since it is probably its misspelling."""
    errors = error.errors(include_url=False)
    first = errors[0]
    if first["type"] == "missing":
        unknown = (e for e in errors if e["type"] == "extra_forbidden" and e["loc"][:-1] == first["loc"][:-1])
        first = next(unknown, first)
    place: Place = first["loc"]
    if first["type"] == "contradiction":
        place = first["ctx"]["place"]
        return f"{source}: {_where(place)} {first['ctx']['words']}."
    if first["type"] == "extra_forbidden":
        known = ", ".join(_fields(place[:-1]))
        return f"{source}: {_where(place)} is not a field of a review file; expected one of {known}."
    return f"{source}: {_where(place)} {_state(first)}; expected {_expected(place)}."


def _state(error: ErrorDetails) -> str:
    """What the file has instead, quoting no more than a few words of it."""
    given: object = error["input"]
    if error["type"] == "missing":
        return "is missing"
    if given == [] or (isinstance(given, str) and not given.strip()):
        return "is empty"
    if isinstance(given, str) and error["type"] == "string_too_long":
        return f"is too long ({len(given):,} characters)"
    if isinstance(given, list) and error["type"] == "too_long":
        return f"has {len(given):,} entries"
    return f"is {_described(given)}"


def _described(given: object) -> str:
    match given:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return quoted(given)
        case int() | float():
            return f"the number {given}"
        case list():
            return "a list"
        case _:
            return "an object"


def _fields(place: Place) -> tuple[str, ...]:
    model = _model(place)
    return tuple(model.model_fields) if model else ()


def _expected(place: Place) -> str:
    """The format's description of a place; of what contains it, where the format does not know the place."""
    while place:
        *above, name = place
        parent = _model(tuple(above))
        if parent and isinstance(name, str) and (field := parent.model_fields.get(name)):
            return field.description or "another value"
        place = tuple(above)
    return "an object with format, review and recommendations"


def _model(place: Place) -> type[BaseModel] | None:
    """The part of the format that describes the object at ``place``."""
    model: type[BaseModel] | None = ReviewDocument
    for name in (step for step in place if isinstance(step, str)):
        field = model.model_fields.get(name) if model else None
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    return model


def _where(place: Place) -> str:
    """``recommendations[3].wording (the 4th recommendation)``; "the file" where there is no path."""
    if not place:
        return "the file"
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{_field(step)}" for step in place).removeprefix(".")
    match place:
        case ("recommendations" | "agencies" | "findings" as among, int() as index, *_):
            one = {"recommendations": "recommendation", "agencies": "agency", "findings": "finding"}[among]
            return f"{path} (the {_ordinal(index + 1)} {one})"
        case _:
            return path


def _field(name: str) -> str:
    return name if name.isidentifier() and len(name) <= 40 else quoted(name)


def _ordinal(position: int) -> str:
    teens = position % 100 in {11, 12, 13}
    return f"{position}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(position % 10, 'th')}"


def _review_file(document: ReviewDocument) -> ReviewFile:
    review = document.review
    places = {part.number: at for at, part in enumerate(document.recommendations) if part.number is not None}
    return ReviewFile(
        ref=review.ref,
        title=review.title,
        kind=review.kind,
        partnership=review.partnership,
        stated_count=review.stated_count,
        published_on=review.published_on,
        plan_due_on=review.plan_due_on,
        governing_body=review.governing_body,
        agencies=tuple(_agency(part) for part in document.agencies),
        recommendations=tuple(_recommendation(part) for part in document.recommendations),
        findings=tuple(_finding(part, places) for part in document.findings),
    )


def _finding(part: FindingPart, places: dict[str, int]) -> PublishedFinding:
    return PublishedFinding(part.number, part.wording, tuple(places[number] for number in part.answered_by))


def _agency(part: AgencyPart) -> NamedAgency:
    return NamedAgency(part.name, tuple(part.aliases), part.source_spelling, part.contributing, part.short or "")


def _recommendation(part: RecommendationPart) -> PublishedRecommendation:
    ours = part.ours or OursPart()
    return PublishedRecommendation(
        number=part.number,
        wording=part.wording,
        short_title=ours.short_title,
        theme=ours.theme,
        addressed_to=part.addressed_to,
        suggested_agency=ours.suggested_agency,
    )
