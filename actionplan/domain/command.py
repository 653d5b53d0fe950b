"""What a user asks for, in the imperative: the only way to change a plan.

The commands themselves are in ``subjects``; each names its items in ``refs`` (full refs, already resolved). In a
command, None means "leave unchanged" and an empty text means "clear".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Needs:
    """What a command needs loaded, besides the items in its ``refs`` with their parents and actions.

    Policy, agencies and meetings are always loaded; so are the reviews of the items, or all reviews where the command
    names no item or a meeting decided it. ``families`` are further items with their parents and actions,
    ``decisions_of`` a meeting's id, ``records_of`` items whose updates and evidence the rule reads, ``step`` a step
    with all that undoing it touches, ``texts_of`` an entry whose texts are to be removed, ``wordings_of`` one whose
    words are to be put right. ``decided_colours``: the items that a meeting decided to show in another colour, with
    their actions, since a command about the whole plan can end that. ``measures``: all measures, with the readings of
    the items named; ``measure`` is one whose items are loaded too, and ``follow_up`` one whose item is: which body may
    decide about it follows from the item's review. ``date_adopted``: whether any date was adopted,
    since until then the plan is set up without a meeting. ``findings``: all findings, and all reviews.
    """

    families: tuple[str, ...] = ()
    items_of_review: str | None = None
    items_of_agency: str | None = None
    decisions_of: str | None = None
    records_of: tuple[str, ...] = ()
    step: int | None = None
    texts_of: int | None = None
    wordings_of: int | None = None
    decided_colours: bool = False
    measures: bool = False
    measure: str | None = None
    follow_up: int | None = None
    date_adopted: bool = False
    findings: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """The base of all commands.

    ``recorded_late`` says that a meeting's decision is put on record long after it, and ``late_reason`` why; a command
    that has a reason of its own may leave that out.
    """

    refs: tuple[str, ...] = ()
    recorded_late: bool = False
    late_reason: str | None = None

    @property
    def decided_at(self) -> str | None:
        """The meeting that decided it; None for a command that carries none."""
        return getattr(self, "meeting", None)

    def needs(self) -> Needs:
        """What the rule needs of the plan besides the named items."""
        return Needs()
