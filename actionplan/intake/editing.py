"""What a person may change of what was found, before it is loaded: each change gives another value.

Pure functions over values. No word is lost: each stands in a recommendation or among what was left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Found, FoundReview, LeftOut
from actionplan.domain.text import clean_line
from actionplan.intake import markers
from actionplan.intake.doubts import doubts_of, name_of
from actionplan.intake.source import Passage

DROPPED: Final = "You dropped it."
_LONGEST_LABEL: Final = 20

_Each = TypeVar("_Each", Found, LeftOut)


def split(found: FoundReview, index: int, at: int) -> FoundReview:
    """Make two of a recommendation, at a place in its text; the second begins with the number that it opens with.

    Raises ``BadInput`` where one of the two would have no words.
    """
    item = found.items[index]
    first, second = item.text[:at].rstrip(), item.text[at:].lstrip()
    if not first or not second:
        raise BadInput("Put the cursor between two words: both parts need some.")
    start = at + len(item.text[at:]) - len(second)
    lines, line = first.count("\n"), item.text[:start].count("\n")
    before = replace(item, text=first, actions=tuple(each for each in item.actions if each <= lines))
    number, printed, words = _opened(second)
    after = Found(
        number,
        words,
        replace(item.spot, offset=item.spot.offset + start),
        tuple(part for part in item.parts if part in second),
        printed=printed,
        actions=tuple(each - line for each in item.actions if each > line),
        joint=item.text[len(first) : start],
    )
    return with_items(found, (*found.items[:index], before, after, *found.items[index + 1 :]))


def join(found: FoundReview, index: int) -> FoundReview:
    """Make one of a recommendation and the one before it; the marker of the second stands in the text again."""
    if index == 0:
        raise BadInput("There is nothing before the first to join it with.")
    first, second = found.items[index - 1 : index + 1]
    joint = _joint(first) if second.joint is None else second.joint
    line = f"{first.text}{joint}".count("\n")
    joined = replace(
        first,
        answered_by=tuple(dict.fromkeys((*first.answered_by, *second.answered_by))),
        text=f"{first.text}{joint}{second.in_full}",
        parts=tuple(dict.fromkeys((*first.parts, *second.parts))),
        doubts=tuple(dict.fromkeys((*first.doubts, *second.doubts))),
        actions=(*first.actions, *(each + line for each in second.actions)),
    )
    findings = tuple(
        replace(
            each,
            answered_by=tuple(dict.fromkeys(first.spot if at == second.spot else at for at in each.answered_by)),
        )
        for each in found.findings
    )
    return with_items(found, (*found.items[: index - 1], joined, *found.items[index + 1 :]), None, findings)


def drop(found: FoundReview, index: int) -> FoundReview:
    """Leave a recommendation out."""
    item = found.items[index]
    left = LeftOut(item.in_full, DROPPED, item.spot, item)
    items = (*found.items[:index], *found.items[index + 1 :])
    return with_items(found, items, put(found.left_out, left))


def take_in(found: FoundReview, place: int) -> FoundReview:
    """Take in what was left out, at its place in the document; what was dropped comes back as it was."""
    out = found.left_out[place]
    if out.item is not None and out.is_finding:
        left = (*found.left_out[:place], *found.left_out[place + 1 :])
        return with_items(found, found.items, left, put(found.findings, out.item))
    item = out.item or taken(out)
    left = (*found.left_out[:place], *found.left_out[place + 1 :])
    return with_items(found, put(found.items, item), left)


def take_passage(found: FoundReview, passage: Passage) -> FoundReview:
    """Take a passage of the document in as a recommendation. Raises ``BadInput`` where it is in one already."""
    holder = held_by(found, passage)
    if holder is not None:
        raise BadInput(f"It is in {holder} already.")
    left = without_passage(found.left_out, passage)
    return with_items(found, put(found.items, taken_passage(passage)), left)


def held_by(found: FoundReview, passage: Passage) -> str | None:
    """The name of the recommendation or the finding that holds a passage already; None where none does."""
    item = next((item for item in found.items if _holds(item, passage)), None)
    if item is not None:
        return name_of(item)
    finding = next((item for item in found.findings if _holds(item, passage)), None)
    return None if finding is None else name_of(finding, "Finding")


def taken_passage(passage: Passage) -> Found:
    """An item of a passage, its marker apart."""
    return Found(passage.number, passage.rest or passage.text, passage.spot, printed=passage.printed)


def without_passage(out: Sequence[LeftOut], passage: Passage) -> tuple[LeftOut, ...]:
    """What was left out, without a passage that is taken in."""
    return tuple(each for each in out if each.spot.order != passage.spot.order or each.text != passage.text)


def relabel(found: FoundReview, index: int, typed: str) -> FoundReview:
    """Give a recommendation another number; none takes it away. Raises ``BadInput`` for what can be none."""
    number = clean_line(typed, "the number", limit=_LONGEST_LABEL)
    item = replace(found.items[index], number=number or None)
    return with_items(found, (*found.items[:index], item, *found.items[index + 1 :]))


def mark(found: FoundReview, index: int, line: int) -> FoundReview:
    """Make a line of a recommendation an action under it, or part of its wording again.

    Raises ``BadInput`` for the first line, without which there is no wording, and for one too long for an action.
    """
    item = found.items[index]
    if line == 0:
        raise BadInput("The first line is the recommendation itself. Put the cursor on a line below it.")
    if line in item.actions:
        actions = tuple(each for each in item.actions if each != line)
    else:
        title_of(item.text.split("\n")[line])
        actions = tuple(sorted((*item.actions, line)))
    return with_items(found, (*found.items[:index], replace(item, actions=actions), *found.items[index + 1 :]))


def title_of(line: str) -> str:
    """The title of the action that a line becomes, without the marker that it opens with."""
    marker = markers.parse(line)
    words = line[marker.length :] if marker is not None else line
    return clean_line(words.strip() or line, "an action")


def action_titles(item: Found) -> tuple[str, ...]:
    """The titles of the actions that a recommendation brings."""
    return tuple(title_of(line) for at, line in enumerate(item.text.split("\n")) if at in item.actions)


def _joint(first: Found) -> str:
    """A new line after a sentence that has ended, else a blank: the two were one paragraph."""
    return "\n" if first.text.endswith((".", "!", "?", ":", ";")) else " "


def _opened(text: str) -> tuple[str | None, str, str]:
    """The number that a text opens with for certain, the marker as printed, and the words behind it."""
    marker = markers.parse(text)
    if marker is None or markers.is_weak(text):
        return None, "", text
    printed, rest = text[: marker.length].rstrip(), text[marker.length :].strip()
    return (marker.number, printed, rest) if rest and text == f"{printed} {rest}" else (None, "", text)


def taken(out: LeftOut) -> Found:
    """An item of what was left out, its marker apart."""
    marker = markers.parse(out.text)
    rest = "" if marker is None else out.text[marker.length :].strip()
    if marker is None or not rest:
        return Found(None, out.text, out.spot)
    return Found(marker.number, rest, out.spot, printed=out.text.removesuffix(rest).strip())


def _holds(item: Found, passage: Passage) -> bool:
    return item.spot.order == passage.spot.order or (
        item.spot.order < passage.spot.order and len(passage.rest) > 0 and passage.text in item.text
    )


def _place(each: Found | LeftOut) -> tuple[int, int]:
    return each.spot.order, each.spot.offset


def put(found: Sequence[_Each], each: _Each) -> tuple[_Each, ...]:
    """With one more at its place in the document."""
    at = next((place for place, other in enumerate(found) if _place(other) > _place(each)), len(found))
    made = list(found)
    made.insert(at, each)
    return tuple(made)


def with_items(
    found: FoundReview,
    items: tuple[Found, ...],
    left_out: tuple[LeftOut, ...] | None = None,
    findings: tuple[Found, ...] | None = None,
) -> FoundReview:
    """The review with other items, and what else is given.

    What differs from what was found is marked, and what is in doubt is told anew.
    """
    first = (*found.items, *found.findings) if found.as_found is None else found.as_found
    known = {(each.number, each.wording) for each in first if not each.actions}
    made = replace(
        found,
        items=_marked(items, known),
        findings=_marked(found.findings if findings is None else findings, known),
        left_out=found.left_out if left_out is None else left_out,
        as_found=first,
    )
    return replace(made, doubts=tuple(each.sentence for each in doubts_of(made)))


def _marked(items: tuple[Found, ...], known: set[tuple[str | None, str]]) -> tuple[Found, ...]:
    return tuple(
        replace(each, changed=bool(each.actions) or (each.number, each.wording) not in known) for each in items
    )
