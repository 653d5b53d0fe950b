"""Numbers in the forms that Word counts in: letters, Roman numerals, words."""

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_LARGEST = 100_000


def shown(count: int, form: str) -> str:
    """A count in one of Word's forms (``numFmt``); in figures where the form is not known here."""
    if not 0 < count < _LARGEST:
        form = form if form in ("none", "bullet") else "decimal"
    if form in ("none", "bullet"):
        return ""
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """a to z, then aa, bb and so on, as Word goes on."""
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 20)


def _roman(count: int) -> str:
    if count > 4_999:
        return str(count)
    made = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        made += sign * times
    return made


def _ending(count: int) -> str:
    return "th" if count % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _in_words(count: int) -> str:
    if count < 20:
        return _ONES[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return str(count)


def _ordinal(words: str) -> str:
    before, hyphen, last = words.rpartition("-")
    if last.isdecimal():
        return last + _ending(int(last))
    last = _IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last.removesuffix("e") + "th")
    return before + hyphen + last.replace("twelvth", "twelfth")


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": lambda count: f"{count}{_ending(count)}",
    "cardinalText": lambda count: _in_words(count).capitalize(),
    "ordinalText": lambda count: _ordinal(_in_words(count)).capitalize(),
}
