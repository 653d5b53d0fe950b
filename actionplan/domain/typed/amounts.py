"""Amounts of measures, exact as typed: "8", "1,250.5", "62%", "8 of 10". Never a binary fraction.

Owns how they are read and compared. Does not know what is measured.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

_NUMBER = r"[+\-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,20})?"
_AMOUNT: Final = re.compile(rf"({_NUMBER})\s*(?:(%|per ?cent)|(?:out of|of|/)\s*({_NUMBER}))?", re.IGNORECASE)
_LONGEST: Final = 60
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed; ``out_of`` is what it is a part of, in "8 of 10"."""

    value: str
    out_of: str | None = None
    percent: bool = False

    @property
    def words(self) -> str:
        """As it is shown: "8", "62%", "8 of 10"."""
        return f"{self.value}{'%' if self.percent else ''}{f' of {self.out_of}' if self.out_of else ''}"

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole: such amounts compare with each other, and not with plain numbers."""
        return self.percent or self.out_of is not None

    @property
    def level(self) -> Fraction:
        """What amounts of one kind are compared by: the number, or the share in per cent."""
        value = Fraction(_decimal(self.value))
        return value if self.out_of is None else value * _WHOLE / Fraction(_decimal(self.out_of))


def read_amount(typed: str, what: str) -> Amount:
    """The amount that was typed; ``what`` opens the sentence that refuses anything else: "The baseline"."""
    text = " ".join(typed.split())
    found = _AMOUNT.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        raise BadInput(
            f"{what} is {quoted(typed)}, which is not a number: type one such as 62, 62% or 8 of 10. The unit has a "
            "place of its own."
        )
    value, percent, out_of = found[1], found[2], found[3]
    if out_of is not None:
        _refuse_impossible_part(value, out_of, what)
    return Amount(value, out_of, percent is not None)


def amount_of(value: str, out_of: str | None, what: str) -> Amount:
    """An amount whose whole was given apart from it, or not at all."""
    if out_of is None:
        return read_amount(value, what)
    part, whole = read_amount(value, what), read_amount(out_of, "The number that it is out of")
    if part.is_share or whole.is_share:
        raise BadInput(f"{what} is {quoted(value)} out of {quoted(out_of)}: give two plain numbers, such as 8 of 10.")
    return read_amount(f"{part.value} of {whole.value}", what)


def comparable(amount: Amount, with_: Amount, *, unit: str = "") -> bool:
    """Whether two amounts of a measure can be compared; where the unit is per cent, a plain number is a share too."""
    shares = is_percent(unit)
    return (amount.is_share or shares) == (with_.is_share or shares)


def is_percent(unit: str) -> bool:
    """Whether a unit says per cent: "%", "per cent of children seen"."""
    return unit.strip().casefold().startswith(("%", "per cent", "percent"))


def _refuse_impossible_part(value: str, out_of: str, what: str) -> None:
    part, whole = _decimal(value), _decimal(out_of)
    if whole <= 0 or part < 0 or part > whole:
        raise BadInput(f"{what} is {value} of {out_of}, which cannot be: a part is between 0 and the whole.")


def _decimal(typed: str) -> Decimal:
    return Decimal(typed.replace(",", "").replace("−", "-"))
