"""What docs/json.schema.json says of a document: for tests of every command and of every paper."""

import json
from typing import Any, Final

import pytest

from tests.papers.make_json_page import SCHEMA

# Imported where it is used: it is needed by these tests alone, and carries no types of its own.
jsonschema = pytest.importorskip("jsonschema", reason="the development dependencies are older than pyproject.toml")

DOCUMENT: Final[dict[str, Any]] = json.loads(SCHEMA.read_text(encoding="utf-8"))


def wrong(command: str, document: Any) -> list[str]:
    """What is not as the schema has it, each with its place."""
    found = jsonschema.Draft202012Validator(DOCUMENT).iter_errors({command: document})
    return [f"{list(each.absolute_path)}: {each.message[:200]}" for each in found]
