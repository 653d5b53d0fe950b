"""The closed lists of words that the plan is kept in (DESIGN section 1).

Values are the spelling of the ledger, of CSV and of JSON; screens take their wording from ``phrases``.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What an item is."""

    RECOMMENDATION = "recommendation"
    ACTION = "action"


class Status(StrEnum):
    """Where an item is in its life."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    REPORTED_COMPLETE = "reported-complete"
    SIGNED_OFF = "signed-off"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not-accepted"


CLOSED_STATUSES = frozenset({Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED})


class Response(StrEnum):
    """What the partnership answered to a recommendation."""

    NOT_RECORDED = "not-recorded"
    ACCEPTED = "accepted"
    PART = "accepted-in-part"
    NOT_ACCEPTED = "not-accepted"


class OwnerState(StrEnum):
    """How firmly an item is owned."""

    NONE = "none"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    VACANT = "vacant"


class DateState(StrEnum):
    """How firmly an item is dated."""

    NONE = "none"
    PROPOSED = "proposed"
    ADOPTED = "adopted"


class Colour(StrEnum):
    """What a board sees; worst first is ``Red, Amber, Green, Grey``."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    BLUE = "Blue"
    GREY = "Grey"
    CLOSED = "Closed"


class Declared(StrEnum):
    """The lead's own view."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


class Via(StrEnum):
    """How an update reached the plan."""

    PHONE = "phone"
    EMAIL = "email"
    MEETING = "meeting"


class EvidenceKind(StrEnum):
    """Output: was it done. Quality: how well. Impact: what is different for children."""

    OUTPUT = "output"
    QUALITY = "quality"
    IMPACT = "impact"


class Outcome(StrEnum):
    """How a completed item ended."""

    DELIVERED = "delivered"
    IN_PART = "in-part"
    NOT_INTRODUCED = "not-introduced"


class ExtensionAnswer(StrEnum):
    """How a meeting answered a request for an extension that it did not grant."""

    REFUSED = "refused"
    RETURNED = "returned"


class RecordKind(StrEnum):
    """What is kept under an item, one entry each."""

    UPDATE = "update"
    NOTE = "note"
    EVIDENCE = "evidence"
    DECISION = "decision"


class ImpactState(StrEnum):
    """What an impact review found."""

    EVIDENCED = "evidenced"
    PARTLY = "partly"
    NOT_EVIDENCED = "not-evidenced"
    TOO_EARLY = "too-early"


class MeetingKind(StrEnum):
    """A sitting, or a decision that the chair took between sittings and reports to the next."""

    SITTING = "sitting"
    CHAIRS_ACTION = "chairs-action"
