"""Makes refs, and matches typed refs, agencies and bodies.

Never guesses: only a single match is accepted. Otherwise the refusal names the matches, or the nearest names.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from actionplan.domain.errors import BadInput, UnknownName
from actionplan.domain.text import quoted, shorten
from actionplan.domain.typed.numbers import padded, ref_of_number, without_leading_zeros

_RUN = re.compile("[0-9]+|[a-z]+")
_ACTION = re.compile("(.+?)-A([0-9]+)")
_SHORT_REF = re.compile(r"(?:^|-)([RU][0-9A-Za-z.]+(?:-A[0-9]+)?)$")
_TYPED_REF = re.compile(r"([RU]?)([0-9A-Z.]+?)(?:-A([0-9]+))?")
_MEASURE = re.compile(r"(.+)-M([0-9]{1,6})", re.IGNORECASE | re.ASCII | re.DOTALL)
_APOSTROPHES = re.compile("['’‘ʼ]")
_BETWEEN_WORDS = re.compile(r"[^\w']+")
_CALLED = re.compile(r"^(?:RECOMMENDATION|REC)[-.]*(?=[0-9(])")
_LONGEST = 300
_NEAR = 0.55  # the similarity (0 to 1) from which a name is suggested; "R44" and "R04" are 0.67 alike
_MOST_NAMED = 5


class Named(NamedTuple):
    """A choice to match against: an agency, a body, a meeting or a review."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


def rec_ref(review: str, number: str, taken: Collection[str] = ()) -> str:
    """The ref of a recommendation by its published number: "4" gives SAM-R04, "4a" SAM-R04a, "6.1(a)" SAM-R06.1a.

    Where another number has that ref, one of ``taken``, a suffix is added: "(i)" and "i" give Ri and Ri.2. Raises
    BadInput where no ref can be made of the number.
    """
    ref = first = f"{review}-R{ref_of_number(number)}"
    count = 1
    while ref in taken:
        count += 1
        ref = f"{first}.{count}"
    return ref


def unnumbered_ref(review: str, position: int) -> str:
    """The ref of the ``position``-th (from 1) recommendation that was published without a number: SAM-U01."""
    return f"{review}-U{position:02d}"


def action_ref(parent: str, n: int) -> str:
    """The ref of the ``n``-th (from 1) action under a recommendation: SAM-R04-A1."""
    return f"{parent}-A{n}"


def measure_ref(item: str, n: int) -> str:
    """The ref of the ``n``-th (from 1) measure of an item: SAM-R04-M1."""
    return f"{item}-M{n}"


def finding_ref(review: str, number: str | None, position: int, taken: Collection[str]) -> str:
    """The ref of a finding, by its published number or else its position (from 1): SAM-F03. None of ``taken``."""
    if not number:
        while (ref := f"{review}-F{position:02d}") in taken:
            position += 1
        return ref
    ref = first = f"{review}-F{ref_of_number(number)}"
    count = 1
    while ref in taken:
        count += 1
        ref = f"{first}.{count}"
    return ref


def parse_finding_ref(text: str, known: Collection[str], reviews: Sequence[str]) -> str:
    """The one finding in ``known`` (full refs, such as SAM-F03) that was typed: "SAM-F03", "F3" or "3", in any case.

    Raises BadInput where several reviews have such a finding, naming them, and where there is none.
    """
    typed = "-".join(text[: _LONGEST + 1].upper().split())
    exact = [ref for ref in known if ref.upper() == typed]
    if len(exact) == 1:
        return exact[0]
    stems = [f"{review.upper()}-" for review in reviews]
    meant = {stem + _finding_form(typed) for stem in stems}
    meant |= {stem + _finding_form(typed.removeprefix(stem)) for stem in stems if typed.startswith(stem)}
    found = [ref for ref in known if ref.upper() in meant]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"{quoted(text)} could be {_either(sorted(found))}: type the ref in full.")
    there = f" There are: {', '.join(sorted(known)[:_MOST_NAMED])}." if known else " It has none yet."
    raise BadInput(f"No finding {quoted(text)} in this plan.{there}")


def _finding_form(typed: str) -> str:
    number = typed.removeprefix("F")
    return f"F{padded(ref_of_number(number)).upper()}" if _RUN.search(number.lower()) else typed


def short_ref(ref: str) -> str:
    """A ref without its review: R04, R04-A1. Any other text is returned unchanged."""
    found = _SHORT_REF.search(ref)
    return found[1] if found else ref


def parse_ref(text: str, known: Collection[str], reviews: Sequence[str]) -> str:
    """The one ref in ``known`` (full refs, such as SAM-R04-A1) that was typed; ``reviews`` are short refs (SAM).

    Case is ignored; the review, the R and leading zeros may be left out ("4a-A1"), and "rec" or "recommendation" may
    stand in front. A full ref takes precedence. Raises
    BadInput where several reviews have such an item, naming them, and where there is none, naming the nearest.
    """
    typed = "-".join(text[: _LONGEST + 1].upper().split())
    exact = [ref for ref in known if ref.upper() == typed]
    if len(exact) == 1:
        return exact[0]
    forms = {ref: _canonical_forms(ref) for ref in known}
    taken = {form for both in forms.values() for form in both}
    meant, spelled = _meant(_CALLED.sub("", typed), "", taken), [_canonical(typed)]
    for review in reviews:
        stem = f"{review.upper()}-"
        if typed.startswith(stem):
            meant |= _meant(typed.removeprefix(stem), stem, taken)
            spelled.append(stem + _canonical(typed.removeprefix(stem)))
    found = [ref for ref, both in forms.items() if not meant.isdisjoint(both)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"{quoted(text)} could be {_either(sorted(found))}: type the ref in full.")
    raise BadInput(_no_item(text, max(spelled, key=len) or typed, known))


def is_measure_ref(text: str) -> bool:
    """Whether what was typed has the form of a measure's ref: "R4-M1", "4-m1"."""
    return _MEASURE.fullmatch("-".join(text.split())) is not None


def parse_measure_ref(text: str, known: Collection[str], items: Collection[str], reviews: Sequence[str]) -> str:
    """The one measure in ``known`` (full refs, such as SAM-R04-M1) that was typed; ``items`` are the refs of items.

    Its item is typed as in ``parse_ref``. Raises BadInput where there is no such measure, naming those of the item.
    """
    found = _MEASURE.fullmatch("-".join(text[: _LONGEST + 1].split()))
    item = parse_ref(text if found is None else found[1], items, reviews)
    ref = "" if found is None else measure_ref(item, int(found[2]))
    if ref in known:
        return ref
    of_item = sorted(each for each in known if each.rpartition("-M")[0] == item)
    there = f"{item} has {', '.join(of_item[:_MOST_NAMED])}." if of_item else f"{item} has none yet."
    what = f"No measure {quoted(text)} in this plan." if found else f"{quoted(text)} is an item: name its measure."
    raise BadInput(f"{what} {there}")


def match_named(text: str, choices: Iterable[Named], what: str) -> Named:
    """The one choice whose id, name or alias was typed, or a prefix of one, or of a word in the name.

    Case, the kind of apostrophe and spacing are ignored. A whole id, name or alias takes precedence. ``what`` is the
    noun in the singular ("agency"). Raises BadInput where several or none match, naming them or the nearest.
    """
    offered = list(choices)
    typed = _folded(text[: _LONGEST + 1])
    if not typed:
        raise BadInput(f"No {what} was given.{_known(offered)}")
    spellings = [(choice, [_folded(spelling) for spelling in _spellings(choice)]) for choice in offered]
    found = [choice for choice, folded in spellings if typed in folded]
    if not found:
        words = _words(typed)
        found = [
            choice
            for choice, folded in spellings
            if any(spelling.startswith(typed) for spelling in folded)
            or (words.strip() and words in _words(_folded(choice.name)))
        ]
    if len(found) == 1:
        return found[0]
    if found:
        names = _either([shorten(choice.name, 60) for choice in found])
        raise BadInput(f"{quoted(text)} could be {names}: type more of the name.")
    near = _nearest(typed, [(choice.name, [*folded, *_folded(choice.name).split()]) for choice, folded in spellings])
    named = f" Nearest: {', '.join(shorten(name, 60) for name in near)}." if near else _known(offered)
    raise UnknownName(f"No {what} {quoted(text)} in this plan.{named}")


def slug(name: str, taken: Collection[str]) -> str:
    """An id for a name: ASCII, never empty, deterministic; a suffix -2, -3 and so on keeps it apart from ``taken``.

    "Children's Social Care" gives childrens-social-care; a name without an ASCII letter or digit gives "agency".
    """
    spelled = _APOSTROPHES.sub("", name.casefold()).replace("&", " and ")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    stem = "-".join(_RUN.findall(plain))[:60].rstrip("-") or "agency"
    made = stem
    count = 1
    while made in taken:
        count += 1
        made = f"{stem}-{count}"
    return made


def _meant(short: str, stem: str, taken: set[str]) -> set[str]:
    """The canonical forms that a typed ref without its review can mean, each after ``stem``.

    "4-A1" is the first action of 4; only where the plan has no 4 can it be a recommendation that is numbered so.
    """
    found = {_canonical(short), *(f"R{made}" for made in _as_number(short))}
    action = _ACTION.fullmatch(short)
    if action:
        parents = {_canonical(action[1]), *(f"R{made}" for made in _as_number(action[1]))} - {""}
        actions = {f"{parent}-A{without_leading_zeros(action[2])}" for parent in parents}
        found = found | actions if taken.isdisjoint({stem + parent for parent in parents}) else actions
    return {stem + form for form in found - {""}}


def _as_number(typed: str) -> list[str]:
    """What a ref keeps of a published number that was typed, with an R in front or not: "6.1(a)", "R6.1(a)", "(i)"."""
    numbers = [number for number in (typed, typed.removeprefix("R")) if _RUN.search(number.lower())]
    return [padded(ref_of_number(number)).upper() for number in numbers]


def _canonical(short: str) -> str:
    """The canonical spelling of a ref without its review, in capitals; empty where it cannot be a ref."""
    found = _TYPED_REF.fullmatch(short)
    if found is None:
        return ""
    action = f"-A{without_leading_zeros(found[3])}" if found[3] else ""
    return f"{found[1] or 'R'}{padded(found[2])}{action}"


def _canonical_forms(ref: str) -> tuple[str, str]:
    """The canonical spellings of a full ref, without its review and with it."""
    short = short_ref(ref)
    canonical = _canonical(short.upper())
    return canonical, ref.removesuffix(short).upper() + canonical


def _no_item(text: str, typed: str, known: Collection[str]) -> str:
    if not known:
        return f"No item {quoted(text)} in this plan: it has none yet."
    near = _nearest(typed, [(ref, _canonical_forms(ref)) for ref in known])
    hint = f"Nearest: {', '.join(near)}." if near else f"Refs look like {min(known)}."
    return f"No item {quoted(text)} in this plan. {hint}"


def _nearest(typed: str, offered: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Up to three labels whose spellings are most similar to what was typed, the most similar first."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    scores = []
    for label, spellings in offered:
        best = 0.0
        for spelling in spellings:
            matcher.set_seq1(spelling)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
        if best >= _NEAR:
            scores.append((-best, label))
    return [label for _, label in sorted(scores)[:3]]


def _spellings(choice: Named) -> tuple[str, ...]:
    return (choice.id, choice.name, *choice.aliases)


def _folded(text: str) -> str:
    """A name as it is compared: case, the kind of apostrophe, accent encoding and spacing are ignored."""
    return " ".join(_APOSTROPHES.sub("'", unicodedata.normalize("NFC", text.casefold())).split())


def _words(folded: str) -> str:
    """The words of a name with one space before each, so that " soc" matches only at the start of a word."""
    return f" {_BETWEEN_WORDS.sub(' ', folded).strip()}"


def _either(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown[-1] = f"{len(names) - _MOST_NAMED + 1} others"
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def _known(offered: Sequence[Named]) -> str:
    names = ", ".join(shorten(choice.name, 60) for choice in offered[:_MOST_NAMED])
    more = f" and {len(offered) - _MOST_NAMED} more" if len(offered) > _MOST_NAMED else ""
    return f" There are: {names}{more}." if offered else " There is none yet."
