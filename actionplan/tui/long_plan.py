"""What the screens of a long plan ask for piece by piece: the words of what is in sight, the lines that match.

Runs in workers of the app, which owns the ledger.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from actionplan.domain.errors import ActionplanError
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import TextKey, text_keys
from actionplan.tui.listing import Listing
from actionplan.tui.search import UnreadFilter, find

if TYPE_CHECKING:
    from actionplan.tui.app import PlanApp

_KNOWN_AT_MOST: Final = 60_000
"""Texts that are held, several times as many as any screen asks for at once; those read longest ago are let go."""


async def find_lines(app: "PlanApp", listing: Listing) -> None:
    """Show the lines that a listing asks for, the first ones as soon as they are found."""
    view = app.view
    finding = find(listing, view, app.ledger.texts)
    try:
        while (found := await app.in_thread(next, finding, None)) is not None:
            for screen in app.plan_screens() if view.snapshot is app.view.snapshot else ():
                screen.show_found(found)
    except UnreadFilter as unread:
        for screen in app.plan_screens():
            screen.show_unread(unread.sentence)
    except ActionplanError as fault:
        app.warn(fault.sentence)
        for screen in app.plan_screens():
            screen.end_search()


async def know(app: "PlanApp", refs: Iterable[str]) -> None:
    """Read the words of these items, and show them where they are in sight."""
    view = app.view
    found = (view.snapshot.row(ref) for ref in refs)
    unread = [row.item for row in found if row is not None and not view.knows(row.item)]
    if not unread:
        return
    try:
        texts = await app.in_thread(app.ledger.texts, list(text_keys(unread)))
    except ActionplanError as fault:
        app.warn(fault.sentence)
        return
    if view.snapshot is app.view.snapshot:  # else what is shown by now asks for itself
        asked_for: dict[TextKey, str] = {(item.wording, "wording"): "" for item in unread}
        app.show_words(_knowing(app.view, {**asked_for, **texts}))  # a wording that is not there is not asked for again


def _knowing(view: PlanView, texts: Mapping[TextKey, str]) -> PlanView:
    reviews = {key: view.texts[key] for key in text_keys(view.snapshot.reviews) if key in view.texts}
    items = [(key, words) for key, words in view.texts.items() if key not in reviews]
    return replace(view, texts={**reviews, **dict(items[-_KNOWN_AT_MOST:]), **texts})
