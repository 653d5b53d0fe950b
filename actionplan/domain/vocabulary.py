"""The enums of a plan.

Values are the spelling in the ledger, in CSV and in JSON; ``label`` is the spelling for people.
"""

from enum import StrEnum


class LabelledEnum(StrEnum):
    """An enum whose members have a label."""

    @property
    def label(self) -> str:
        """The spelling for people: "reported complete"."""
        return self.value.replace("-", " ")


class Kind(LabelledEnum):
    """The kinds of item."""

    RECOMMENDATION = "recommendation"
    ACTION = "action"


class Status(LabelledEnum):
    """Where an item is in its life cycle."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    REPORTED_COMPLETE = "reported-complete"
    SIGNED_OFF = "signed-off"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not-accepted"
    WITH_OTHERS = "with-others"


CLOSED_STATUSES = frozenset({Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED, Status.WITH_OTHERS})


class Response(LabelledEnum):
    """What the partnership answered to a recommendation."""

    NOT_RECORDED = "not-recorded"
    ACCEPTED = "accepted"
    PART = "accepted-in-part"
    NOT_ACCEPTED = "not-accepted"
    WITH_OTHERS = "with-others"


class OwnerState(LabelledEnum):
    """How firmly an item is owned."""

    NONE = "none"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    VACANT = "vacant"


class DateState(LabelledEnum):
    """How firmly an item is dated."""

    NONE = "none"
    PROPOSED = "proposed"
    ADOPTED = "adopted"


class Colour(LabelledEnum):
    """What a board sees; worst first is ``Red, Amber, Green, Grey``."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    BLUE = "Blue"
    GREY = "Grey"
    CLOSED = "Closed"


class Declared(LabelledEnum):
    """The lead's own view."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


class Priority(LabelledEnum):
    """How soon the partnership wants an item done."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Via(LabelledEnum):
    """How an update reached the plan."""

    PHONE = "phone"
    EMAIL = "email"
    MEETING = "meeting"


class EvidenceKind(LabelledEnum):
    """Output: was it done. Quality: how well. Impact: what is different for children."""

    OUTPUT = "output"
    QUALITY = "quality"
    IMPACT = "impact"


class Source(LabelledEnum):
    """Where evidence or a reading comes from."""

    AUDIT = "audit"
    DATA = "data"
    INSPECTION = "inspection"
    CHILD = "child"
    FAMILY = "family"
    PRACTITIONER = "practitioner"


class Better(LabelledEnum):
    """Which way of a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Outcome(LabelledEnum):
    """How a completed item ended."""

    DELIVERED = "delivered"
    IN_PART = "in-part"
    NOT_INTRODUCED = "not-introduced"


class ExtensionAnswer(LabelledEnum):
    """How a meeting answered a request for an extension that it did not grant."""

    REFUSED = "refused"
    RETURNED = "returned"


class RecordKind(LabelledEnum):
    """The records of an item or a meeting, one entry each."""

    UPDATE = "update"
    NOTE = "note"
    EVIDENCE = "evidence"
    DECISION = "decision"
    READING = "reading"
    SCRUTINY = "scrutiny"
    AMENDMENT = "amendment"
    ATTENDANCE = "attendance"
    CHALLENGE = "challenge"
    WORDS = "words"


class MeetingPart(LabelledEnum):
    """The parts of a meeting's papers that the manager words."""

    ITEM = "item"
    SUMMARY = "summary"
    RISK = "risk"
    RESOURCES = "resources"
    LEGAL = "legal"
    EQUALITY = "equality"
    PUBLICITY = "publicity"


class ImpactState(LabelledEnum):
    """What an impact review found."""

    EVIDENCED = "evidenced"
    PARTLY = "partly"
    NOT_EVIDENCED = "not-evidenced"
    TOO_EARLY = "too-early"


class FollowUpState(LabelledEnum):
    """How far a follow-up has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class FollowUpSource(LabelledEnum):
    """Where a follow-up came from: a meeting's own words, a granted extension's condition, a returned sign-off."""

    MEETING = "meeting"
    CONDITION = "condition"
    RETURNED = "returned"


class MeetingKind(LabelledEnum):
    """A sitting, or a decision between sittings, which the next one hears of: a chair's action is its older name."""

    SITTING = "sitting"
    CHAIRS_ACTION = "chairs-action"
    BETWEEN_MEETINGS = "between-meetings"

    @property
    def label(self) -> str:
        """What a meeting is, for people: "chair's action"."""
        return "chair's action" if self is MeetingKind.CHAIRS_ACTION else self.value.replace("-", " ")


class BodyRole(LabelledEnum):
    """What a body is to the plan: whether it decides, or notes, questions and recommends."""

    GOVERNS = "governs"
    OVERSEES = "oversees"
    SCRUTINISES = "scrutinises"
    ADVISES = "advises"


DECIDING_ROLES = frozenset({BodyRole.GOVERNS, BodyRole.OVERSEES})


class Act(LabelledEnum):
    """What a meeting does to an item that the governing body may delegate, by the name of its command."""

    ADOPT = "adopt"
    DUE = "due"
    EXTEND = "extend"
    SIGN_OFF = "signoff"
    IMPACT = "impact"
    RESPOND = "respond"
    PAUSE = "pause"
    SUPERSEDE = "supersede"
    OVERRIDE = "override"


class DelegatedFor(LabelledEnum):
    """The items that a delegation is about."""

    ACTIONS = "actions"
    ALL = "all"


class MinutedKind(LabelledEnum):
    """What a meeting put into words: what it decided, noted, asked or recommended."""

    DECISION = "decision"
    NOTE = "note"
    QUESTION = "question"
    RECOMMENDATION = "recommendation"


class Edition(LabelledEnum):
    """Who reads a paper; ``domain.editions`` says what each holds."""

    BODY = "body"
    PARTNERS = "partners"
    SCRUTINY = "scrutiny"
    PUBLIC = "public"
    INSPECTION = "inspection"


class Wrote(LabelledEnum):
    """What somebody's own words are in a paper; an edition holds some of these kinds and leaves out others."""

    HEADING = "heading"
    WORDS = "words"
    UPDATE = "update"
    EVIDENCE = "evidence"
    READING = "reading"
    ROLE = "role"
    NAME = "name"
    NOTE = "note"
    RESTRICTED = "restricted"
    HELD = "held"
    PUBLIC = "public"
