"""How a section of an item's page is laid out."""

from textual.content import Content

_LABEL = 11


def section(title: str, *lines: Content | str) -> Content:
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def hanging(words: Content, indent: int, width: int) -> Content:
    """The words wrapped, with blanks before each line but the first."""
    return Content("\n" + " " * indent).join(words.wrap(max(12, width - indent)))


def fact(width: int, label: str, *words: Content | str) -> Content:
    """A label and its words, which keep to their column where they take several lines."""
    return Content.assemble(
        Content.styled(f"{label:<{_LABEL}}", "$quiet"), hanging(Content.assemble(*words), _LABEL, width)
    )
