"""The lines of the preview under their headings, as the list shows them; what to press where nothing is chosen."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from actionplan.domain.found_review import FoundReview
from actionplan.tui.commands.offered import key_of
from actionplan.tui.screens.preview.lines import Line, Part


def options_of(lines: Sequence[Line], found: FoundReview) -> list[Option]:
    """A heading for each part that there is, and its lines; the recommendations always have theirs."""
    options: list[Option] = []
    for part in Part:
        of_it = [line for line in lines if line.part is part]
        is_empty = part is Part.ITEM and not found.items
        if of_it or is_empty:
            options.append(Option(Content.styled(f"{part.value}: {len(of_it)}", "bold $primary"), disabled=True))
            options += [Option(line.words, id=line.id) for line in of_it]
        if is_empty:
            options += [Option(Content.styled(words, "$quiet"), disabled=True) for words in _nothing_chosen()]
    return options


def _nothing_chosen() -> tuple[str, ...]:
    """What stands where the recommendations would: the next steps."""
    take, add, load = (key_of(f"preview-{name}") for name in ("take", "join", "load"))
    return (
        "Nothing is chosen yet. In the document's text (tab goes there)",
        f"{take} takes in the passage under the bar, {add} adds it to the one before it;",
        f"{load} loads what is chosen.",
    )
