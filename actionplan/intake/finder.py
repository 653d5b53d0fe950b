"""Finds a document's recommendations among its blocks: chooses the list, says why, what was left out, what is in doubt.

Never guesses silently: below the floor there is no list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from actionplan.domain.errors import BadInput, NoListFound
from actionplan.domain.found_review import Columns, Doubt, Found, FoundReview, LeftOut, Spot
from actionplan.intake.block import Block, Place
from actionplan.intake.candidates import FLOOR, Candidate, candidates_of
from actionplan.intake.counts import stated_count
from actionplan.intake.doubts import doubting_odd_signs, doubts_of
from actionplan.intake.findings import doubts_of_count, findings_of
from actionplan.intake.lists import runs_of
from actionplan.intake.prose import (
    LABEL_BEHIND,
    heading_candidates,
    inline_candidates,
    labelled_behind,
    paragraph_candidates,
    sentence_candidates,
)
from actionplan.intake.sections import Piece, Use, pieces_of
from actionplan.intake.tables import table_candidates, tables_of
from actionplan.intake.topics import Topic
from actionplan.intake.wording import left_out, spot_of

_MANY = 3
"""Items of a list that was not chosen, up to which each is named."""


def find(blocks: Sequence[Block], name: str, columns: Columns | None = None) -> FoundReview:
    """The recommendations in a document; ``columns`` are those of the table in which a person says that they are.

    Raises ``NoListFound``, naming the file, where there is no list of them; ``BadInput`` where the columns hold none.
    """
    found = searched(blocks, columns)
    if found.items:
        return found
    why = found.general[0].why
    sentence = f"{name}: {why[0].lower()}{why[1:]}"
    raise NoListFound(sentence, name) if columns is None else BadInput(sentence)


def searched(blocks: Sequence[Block], columns: Columns | None = None) -> FoundReview:
    """What was found in a document; without a list, no items, and a doubt that says so, at the most likely place."""
    pieces = pieces_of(blocks)
    runs = runs_of(pieces)
    candidates = [*table_candidates(pieces, columns), *candidates_of(runs, pieces), *inline_candidates(pieces)]
    candidates += [*labelled_behind(pieces), *heading_candidates(pieces)]
    candidates = _outside_tables(candidates, pieces)
    stated = _stated(pieces)
    for each in candidates:
        _by_count(each, stated)
    best = _best(candidates) if columns is None else _in_table(candidates)
    if columns is None and (best is None or best.score < FLOOR):
        candidates += (prose := [*paragraph_candidates(pieces), *sentence_candidates(pieces)])
        for each in prose:
            _by_count(each, stated)
        best = _best(candidates)
    if best is None or not any(item.text for item in best.items) or (columns is None and best.score < FLOOR):
        return _without_list(best, candidates, pieces, stated)
    findings = tuple(map(doubting_odd_signs, findings_of(pieces, runs, best, candidates)))
    found = FoundReview(
        items=tuple(doubting_odd_signs(item) for item in best.items if item.text),
        reasons=tuple(best.reasons),
        score=best.score,
        left_out=_without(findings, sorted(_all_left_out(best, candidates, pieces), key=lambda each: each.spot.order)),
        stated=best.stated or stated,
        general=(*_general_doubts(best, candidates), *doubts_of_count(pieces, findings)),
        tables=tables_of(pieces),
        columns=columns,
        findings=findings,
    )
    return replace(found, doubts=tuple(each.sentence for each in doubts_of(found)))


def _without(findings: Sequence[Found], out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """What was left out, without what was taken for the findings."""
    taken = {each.spot.order for each in findings}
    inside = "\n".join(each.in_full for each in findings)
    return tuple(each for each in out if each.spot.order not in taken and each.text not in inside)


def _in_table(candidates: Sequence[Candidate]) -> Candidate | None:
    """The list in the columns that a person chose; None where they hold no words."""
    return next((each for each in candidates if each.form == "table"), None)


def _outside_tables(candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[Candidate]:
    """Without the lists that stand within a table whose column of recommendations was read."""
    read = {place.table for each in candidates if each.form == "table" for place in _tables(each, pieces)}
    return [
        each
        for each in candidates
        if each.form == "table"
        or not (tables := _tables(each, pieces))
        or any(place.table not in read for place in tables)
    ]


def _tables(candidate: Candidate, pieces: Sequence[Piece]) -> list[Place]:
    return [place for at in candidate.places if (place := pieces[at].block.place) is not None]


def _best(candidates: Iterable[Candidate]) -> Candidate | None:
    """The list with the highest score; of equal ones that with more words, which is not the summary."""
    return max(
        candidates, key=lambda each: (round(each.score * 2) / 2, sum(len(i.text) for i in each.items)), default=None
    )


def _stated(pieces: Sequence[Piece]) -> int | None:
    """How many recommendations the document says it makes: in the section of them, else in its title, else anywhere."""
    texts = [piece for piece in pieces if piece.use in {Use.TEXT, Use.HEADING}]
    within = [piece for piece in texts if piece.topic is Topic.RECOMMENDATIONS]
    for part in (within, texts[:4], texts):
        counts = Counter(count for piece in part if (count := stated_count(piece.block.text)) is not None)
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _by_count(candidate: Candidate, stated: int | None) -> None:
    says = candidate.stated or stated
    if says is not None and says == len(candidate.items) and says > 1:
        candidate.add(2.0, f"the document says that there are {says}")


def _without_list(
    best: Candidate | None, candidates: Sequence[Candidate], pieces: Sequence[Piece], stated: int | None
) -> FoundReview:
    """Nothing chosen: the lists for which too little speaks are what was left out."""
    out = sorted(_all_left_out(Candidate([], [], []), candidates, pieces), key=lambda each: each.spot.order)
    doubt = Doubt(_nothing_found(best), _likely_place(best, pieces))
    return FoundReview(
        items=(),
        left_out=tuple(out),
        doubts=(doubt.sentence,),
        stated=stated,
        general=(doubt,),
        tables=tables_of(pieces),
    )


def _likely_place(best: Candidate | None, pieces: Sequence[Piece]) -> Spot:
    """Where somebody would look first: under a heading of that name, else at the list for which most speaks."""
    headed = next((piece for piece in pieces if piece.topic is Topic.RECOMMENDATIONS), None)
    if headed is not None:
        return spot_of(headed)
    return best.items[0].spot if best is not None and best.items else Spot()


def _nothing_found(best: Candidate | None) -> str:
    words = "No list of recommendations was found."
    if best is None or not best.items:
        return f"{words} It has no numbered list, no bullets and no heading of that name."
    where = best.items[0].spot.words()
    nearest = (
        f"The nearest is a list of {len(best.items)} at {where}"
        if where
        else f"The nearest has {len(best.items)} items"
    )
    return f"{words} {nearest}{f', which {best.stands}' if best.stands else ''}: too little speaks for it."


def _all_left_out(best: Candidate, candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[LeftOut]:
    """What stands among the items, and the lists that were not chosen."""
    taken = {item.spot.order for item in best.items}
    out = [each for each in best.left_out if each.spot.order not in taken]
    seen = taken | {each.spot.order for each in out}
    inside = "\n".join(item.text for item in best.items)
    for other in candidates:
        if other is best:
            continue
        fresh = [at for at in other.places if spot_of(pieces[at]).order not in seen and pieces[at].rest not in inside]
        why = _why_not_chosen(other)
        out.extend(left_out(pieces[at], why) for at in fresh[:_MANY])
        if len(fresh) > _MANY:
            last = left_out(
                pieces[fresh[-1]],
                f"{why} So have {len(fresh) - _MANY - 1} before it." if len(fresh) > _MANY + 1 else why,
            )
            out.append(last)
        seen |= {spot_of(pieces[at]).order for at in other.places}
    return out


def _why_not_chosen(other: Candidate) -> str:
    several = len(other.items) > 1
    if other.score >= FLOOR:
        what = f"Its list of {len(other.items)}" if several else "It"
        return f"{what} may recommend something too; more speaks for the list that was chosen."
    what = f"its list of {len(other.items)}" if several else "it"
    return f"Too little speaks for {what}{f', which {other.stands}' if other.stands else ''}."


def _general_doubts(best: Candidate, candidates: Sequence[Candidate]) -> Iterator[Doubt]:
    """What is in doubt about the list as a whole, such as another list that may be meant."""
    start = best.items[0].spot
    yield from (Doubt(why, start) for why in best.doubts)
    empty = [item for item in best.items if not item.text]
    if empty:
        yield Doubt(f"{len(empty)} markers without words were left out.", empty[0].spot)
    rivals = [each for each in candidates if each is not best and each.score >= FLOOR and not _same_words(each, best)]
    if best.form == LABEL_BEHIND:  # the other items of its own list carry another label, such as (Conclusion)
        rivals = [each for each in rivals if not set(best.places) & set(each.places)]
    for rival in rivals[:2]:
        spot = rival.items[0].spot
        at = f" at {spot.words()}" if spot.words() else ""
        yield Doubt(f"Another list of {len(rival.items)}{at} may recommend something too.", spot)


def _same_words(one: Candidate, other: Candidate) -> bool:
    """Whether a list tells again what another does, or is part of it."""
    inside = " ".join(" ".join(item.text for item in other.items).split())
    return all(" ".join(item.text.split()) in inside for item in one.items) or {i.number for i in one.items} <= {
        i.number for i in other.items
    } != {None}


def renumbered(items: Iterable[Found]) -> tuple[Found, ...]:
    """The items with each number once: a number that came before is taken away, and the place gives the ref."""
    seen: set[str] = set()
    out = []
    for item in items:
        out.append(replace(item, number=None) if item.number in seen else item)
        if item.number:
            seen.add(item.number)
    return tuple(out)
