"""A tracker read from a file on this computer, with the agencies that the plan knows, and what it goes into."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from actionplan.domain.errors import BadInput
from actionplan.domain.names import spellings
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import clean_line, quoted
from actionplan.intake.gate import MAX_BYTES
from actionplan.intake.tracker.tracker import Tracker, read_tracker
from actionplan.services.bringing.model import NewReview
from actionplan.services.reading import checked_ref, read_file


def tracker_in(path: Path, view: PlanView, *, sheet: str | None, corrections: Mapping[str, str]) -> Tracker:
    """The tracker in a file. Raises ``BadInput`` where it cannot be read or understood."""
    agencies = [
        name for each in view.snapshot.agencies.values() if each.merged_into is None for name in spellings(each)
    ]
    data = read_file(path, MAX_BYTES)
    return read_tracker(data, path.name, sheet=sheet, corrections=corrections, agencies=agencies)


def corrections_of(typed: Iterable[str]) -> dict[str, str]:
    """What columns are, as somebody typed it: FIELD=COLUMN each. Raises ``BadInput``."""
    found = {}
    for each in typed:
        name, sign, heading = each.partition("=")
        if not sign or not name.strip() or not heading.strip():
            raise BadInput(f'{quoted(each)} is no mapping: write FIELD=COLUMN, such as "Lead=Responsible officer".')
        found[name.strip()] = heading.strip()
    return found


def new_review(view: PlanView, ref: str, title: str) -> NewReview:
    """The review that a tracker's rows make, with the partnership and body of the plan's first. Raises ``BadInput``."""
    first = next(iter(view.snapshot.reviews), None)
    partnership = "" if first is None else view.words(first.partnership, "partnership")
    body = "Executive" if first is None else first.governing_body
    return NewReview(checked_ref(ref), clean_line(title, "the title"), partnership, body)
