"""Writes docs/json.md from docs/json.schema.json. Run: python -m tests.papers.make_json_page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).parents[2] / "docs"
SCHEMA: Final = DOCS / "json.schema.json"
PAGE: Final = DOCS / "json.md"
Schema = dict[str, Any]

_HEAD: Final = """# The shapes of the JSON

Every command that reads takes `--json`. Each shape below is one JSON document; [json.schema.json](json.schema.json)
says the same to scripts, as JSON Schema: one property a command. This page is made from it.

- Each name is always there, unless it is marked *not always*. What is empty is null; a list is empty, never null.
- A day is `YYYY-MM-DD`. A moment is UTC.
- `meeting` is a meeting's id, `ref` the ref of an item, `follow_up` a number such as `F12`, `finding` the ref of
  a review's finding, such as `SAM-F01`. `as_at` is the day that is spoken for. `lead_agency`
  and other agencies go by their names.
- A colour is `Red`, `Amber`, `Green`, `Blue`, `Grey` or `Closed`. `declared_rag` is the lead officer's own view in the
  words of `update --declare`: `green`, `amber`, `red`.
- Names are only ever added. A script should pass over names that it does not know.
"""


def page(document: Schema) -> str:
    """The whole page."""
    commands = "\n".join(f"- [`{name}`](#{_anchor(name)})" for name in document["properties"])
    shapes = {name: shape for name, shape in document["$defs"].items() if "properties" in shape or "anyOf" in shape}
    parts = [
        _HEAD,
        "## The commands\n",
        f"{commands}\n",
        *(_section(f"`{name}`", shape, 2) for name, shape in document["properties"].items()),
        "## The shapes that several share\n",
        *(_section(name.replace("_", " "), shape, 3) for name, shape in shapes.items()),
    ]
    return "\n".join(parts)


def _section(heading: str, shape: Schema, level: int) -> str:
    lines = [f"{'#' * level} {heading}", ""]
    if "$ref" in shape:
        return "\n".join([*lines, f"{_type(shape)}.", ""])
    lines += [shape["description"], ""]
    if "anyOf" in shape:
        return "\n".join([*lines, f"{_type(shape)}.", ""])
    if shape["type"] == "array":
        lines += [f"A {_type(shape)}.", ""]
        shape = shape["items"]
        lines += [shape["description"], ""] if "properties" in shape else []
    return "\n".join([*lines, *_names(shape, 0), *([""] if "properties" in shape else [])])


def _names(shape: Schema, depth: int) -> Iterator[str]:
    for name, each in shape.get("properties", {}).items():
        missing = "" if name in shape.get("required", ()) else ", not always"
        about = f"; {each['description']}" if "description" in each and "properties" not in each else ""
        yield f"{'  ' * depth}- `{name}`: {_type(each)}{missing}{about}"
        yield from _names(each.get("items", each), depth + 1)


def _type(shape: Schema) -> str:
    """In a word or two: "text or null", "list of item"."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2].replace("_", " ")
        return f"[{name}](#{_anchor(name)})"
    if "anyOf" in shape:
        return " or ".join(_type(each) for each in shape["anyOf"])
    if "enum" in shape:
        return ", ".join("null" if each is None else f"`{each}`" for each in shape["enum"])
    types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return " or ".join(_named(each, shape) for each in types)


def _named(kind: str, shape: Schema) -> str:
    match kind:
        case "array":
            return f"list of {_type(shape['items'])}"
        case "string":
            pattern = shape.get("pattern", "")
            return "moment" if "T" in pattern else "day" if pattern else "text"
        case "integer" | "number":
            return "number"
        case "boolean":
            return "true or false"
        case _:
            return kind


def _anchor(heading: str) -> str:
    return heading.replace(" ", "-").strip("`")


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(SCHEMA.read_text(encoding="utf-8"))), encoding="utf-8")
