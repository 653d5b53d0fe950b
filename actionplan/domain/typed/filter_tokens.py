"""How a filter line falls into tokens: blanks between them, quotes around what belongs together.

Owns quotes, nothing else; what the tokens mean is ``filters``'s.
"""

from dataclasses import dataclass
from typing import Final

_QUOTES: Final = {'"': '"', "“": "”", "„": "“"}
_OPENS_AFTER: Final = frozenset(":,~")


@dataclass(frozen=True, slots=True)
class Token:
    """Some characters, and for each whether it stood in quotes, where nothing has a meaning of its own."""

    text: str
    in_quotes: tuple[bool, ...]

    def find(self, mark: str) -> int:
        """The first place of a mark outside quotes; -1 where there is none."""
        marks = enumerate(zip(self.text, self.in_quotes, strict=True))
        return next((place for place, (character, hidden) in marks if character == mark and not hidden), -1)

    def after(self, place: int) -> "Token":
        """What follows a place."""
        return Token(self.text[place + 1 :], self.in_quotes[place + 1 :])

    def split(self, mark: str) -> list[str]:
        """The parts between the marks outside quotes."""
        parts = [""]
        for character, hidden in zip(self.text, self.in_quotes, strict=True):
            if character == mark and not hidden:
                parts.append("")
            else:
                parts[-1] += character
        return parts


def whole_token(text: str) -> Token:
    """One argument of a command: its blanks belong to it, the shell having taken the quotes around them."""
    return next(iter(_tokens(text, blanks_divide=False)), Token("", ()))


def tokens_of_line(text: str) -> list[Token]:
    """A line that somebody types; a quote not closed yet reaches to its end."""
    return _tokens(text, blanks_divide=True)


def _tokens(text: str, *, blanks_divide: bool) -> list[Token]:
    """A quote opens at the beginning of a token, or of a value; elsewhere it is a character: 5" and children's."""
    tokens: list[Token] = []
    kept: list[tuple[str, bool]] = []
    begun = False
    closing = ""
    for character in text:
        if closing:
            if character == closing:
                closing = ""
            else:
                kept.append((character, True))
        elif character in _QUOTES and _may_open(kept, begun=begun):
            closing, begun = _QUOTES[character], True
        elif blanks_divide and character.isspace():
            if begun:
                tokens.append(_token(kept))
            kept, begun = [], False
        else:
            kept.append((character, False))
            begun = True
    if begun:
        tokens.append(_token(kept))
    return tokens


def _may_open(kept: list[tuple[str, bool]], *, begun: bool) -> bool:
    return not begun or (bool(kept) and kept[-1][0] in _OPENS_AFTER and not kept[-1][1])


def _token(kept: list[tuple[str, bool]]) -> Token:
    return Token("".join(character for character, _ in kept), tuple(hidden for _, hidden in kept))
