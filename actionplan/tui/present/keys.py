"""The table of the keys of the meeting view, for bindings, footer, palette and help. None of them writes."""

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is typed and as Textual names it, its label and sentence, and other keys that do the same."""

    id: str
    key: str
    pressed: str
    label: str
    words: str
    also: str = ""


KEYS: Final = (
    Key("next", "n", "n", "Next", "The next page (also →, ↓, space, page down)", "right,down,space,pagedown,enter"),
    Key("previous", "p", "p", "Back", "The page before (also ←, ↑, page up)", "left,up,pageup,backspace"),
    Key("blank", ".", "full_stop", "Blank", "Blank the screen at once; the same key brings it back"),
    Key("names", "i", "i", "Names", "Show the names of lead officers beside their roles, or hide them again"),
    Key("go-to", "g", "g", "Go to", "Go to a recommendation by its number or ref; or type the number itself"),
    Key("first", "home", "home", "First", "The first page: title and totals"),
    Key("last", "end", "end", "Last", "The last page"),
    Key("colours", "d", "d", "Dark or light", "Between dark and light colours, for the room's light"),
    Key("help", "?", "question_mark", "Help", "This page", "f1"),
    Key("leave", "q", "q", "Leave", "Leave the meeting view"),
)
KEY: Final = {key.id: key for key in KEYS}

IN_FOOTER: Final = ("next", "previous", "blank", "names", "go-to", "leave", "help", "colours")


def bindings() -> list[Binding]:
    """The bindings of the screen; a digit opens the line to go to a number."""
    made = []
    for key in KEYS:
        pressed = f"{key.pressed},{key.also}" if key.also else key.pressed
        made.append(Binding(pressed, f"screen.do('{key.id}')", key.label, tooltip=key.words, key_display=key.key))
    made += [Binding(digit, f"screen.go_to('{digit}')", "Go to", show=False) for digit in "0123456789"]
    return made
