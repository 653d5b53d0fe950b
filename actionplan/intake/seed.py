"""Finds and reads the Child Sam review: inside the wheel, or in ``data/`` of a source checkout. Does not load it."""

from importlib.resources import files
from pathlib import Path

from actionplan.domain.errors import BadInput
from actionplan.domain.review_file import ReviewFile
from actionplan.intake.review_json import read_review_json

SEED_NAME = "seed_recommendations.json"


def seed_bytes() -> bytes:
    """The seed file as shipped. Raises ``BadInput`` where the installation lacks it."""
    packaged = files("actionplan") / "data" / SEED_NAME
    # An editable install and a plain checkout have no actionplan/data: only the wheel puts the file there.
    checkout = Path(__file__).resolve().parents[2] / "data" / SEED_NAME
    for place in (packaged, checkout):
        if place.is_file():
            return place.read_bytes()
    raise BadInput(f"The plan that comes with actionplan, {SEED_NAME}, is missing. Install actionplan again.")


def read_seed() -> ReviewFile:
    """The Child Sam review."""
    return read_review_json(seed_bytes(), SEED_NAME)
