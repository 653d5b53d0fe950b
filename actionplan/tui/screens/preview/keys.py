"""Which keys the preview names, and why one of them can do nothing now."""

from typing import Final

from actionplan.domain.found_review import FoundReview
from actionplan.intake.doubts import doubts_of
from actionplan.tui.commands.offered import key_of

KEYS: Final = tuple(
    f"preview-{name}"
    for name in (
        *("load", "split", "join", "drop", "take", "finding", "undo", "number", "mark", "columns", "no-findings"),
        *("doubt", "back"),
    )
)
KEYS_IN_TEXT: Final = tuple(
    f"preview-{name}" for name in ("take", "join", "finding", "load", "undo", "drop", "number", "split", "back")
)
"""What the keys do while they go to the document's text."""


def why_not(command: str, found: FoundReview, *, changed: bool) -> str:
    """Why a command of the preview cannot be done; empty where it can. ``changed`` is whether there is an undo."""
    match command:
        case "preview-load" if not found.items:
            return f"Nothing is chosen yet: {key_of('preview-take')} takes in a passage of the document (tab)."
        case "preview-undo" if not changed:
            return "Nothing has been changed yet."
        case "preview-no-findings" if not found.findings:
            return "There are no findings to drop."
        case "preview-columns" if not found.tables:
            return "The document has no table of more than one column."
        case "preview-doubt" if not doubts_of(found):
            return "Nothing is in doubt."
    return ""
