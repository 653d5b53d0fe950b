"""Splits a filter line into tokens at spaces; quotes keep a token together.

Owns quoting and nothing else: what a token means is decided in ``filter``.
"""

from dataclasses import dataclass
from typing import Final

_QUOTES: Final = {'"': '"', "“": "”", "„": "“"}
_OPENS_AFTER: Final = frozenset(":,~")
_COMPARES: Final = frozenset("<>＜＞")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters, and for each whether it was quoted. A quoted character never acts as syntax."""

    text: str
    quoted: tuple[bool, ...]

    def find(self, mark: str) -> int:
        """The index of the first unquoted ``mark``; -1 where there is none."""
        marks = enumerate(zip(self.text, self.quoted, strict=True))
        return next((at for at, (character, quoted) in marks if character == mark and not quoted), -1)

    def after(self, at: int) -> "Token":
        """The rest of the token after an index."""
        return Token(self.text[at + 1 :], self.quoted[at + 1 :])

    def split(self, mark: str) -> list[str]:
        """The parts between unquoted marks."""
        parts = [""]
        for character, quoted in zip(self.text, self.quoted, strict=True):
            if character == mark and not quoted:
                parts.append("")
            else:
                parts[-1] += character
        return parts


def whole_token(text: str) -> Token:
    """The token of one command-line argument. Its spaces belong to it: the shell has already removed the quotes."""
    return next(iter(_tokens(text, split_at_spaces=False)), Token("", ()))


def tokens_of_line(text: str) -> list[Token]:
    """The tokens of a typed line; a quote that is still open extends to the end."""
    return _tokens(text, split_at_spaces=True)


def _tokens(text: str, *, split_at_spaces: bool) -> list[Token]:
    """A quote opens only at the start of a token or a value; elsewhere it is text: 5" and children's."""
    tokens: list[Token] = []
    kept: list[tuple[str, bool]] = []
    started = False
    closing = ""
    for character in text:
        if closing:
            if character == closing:
                closing = ""
            else:
                kept.append((character, True))
        elif character in _QUOTES and _may_open(kept, started=started):
            closing, started = _QUOTES[character], True
        elif split_at_spaces and character.isspace():
            if started:
                tokens.append(_token(kept))
            kept, started = [], False
        else:
            kept.append((character, False))
            started = True
    if started:
        tokens.append(_token(kept))
    return tokens


def _may_open(kept: list[tuple[str, bool]], *, started: bool) -> bool:
    if not started:
        return True
    before = kept[-1:]
    if len(kept) > 1 and kept[-1][0] in _COMPARES and not kept[-1][1]:  # due:<"next executive"
        before = kept[-2:-1]
    return any(mark in _OPENS_AFTER and not quoted for mark, quoted in before)


def _token(kept: list[tuple[str, bool]]) -> Token:
    return Token("".join(character for character, _ in kept), tuple(quoted for _, quoted in kept))
