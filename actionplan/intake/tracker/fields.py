"""What a column of a tracker can be, by the words that people put over it. Words only: cells are ``mapping``'s."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final


class TrackerField(Enum):
    """What a column says of a recommendation or an action; the value is what people call it."""

    NUMBER = "Number"
    RECOMMENDATION = "Recommendation"
    ACTION = "Action"
    THEME = "Theme"
    RESPONSE = "Response"
    AGENCY = "Lead agency"
    ROLE = "Role"
    NAME = "Name"
    LEAD = "Lead"
    CONTRIBUTING = "Contributing"
    FIRST_DATE = "First date"
    DATE = "Date"
    STATUS = "Status"
    RAG = "RAG"
    UPDATE = "Update"
    UPDATED_ON = "Updated on"
    EVIDENCE = "Evidence"
    COMPLETED_ON = "Completed on"
    PRIORITY = "Priority"
    OUTCOME = "Outcome"
    MEASURE = "Measure"

    @property
    def several(self) -> bool:
        """Whether a tracker may have more than one column of it."""
        return self in {TrackerField.UPDATE, TrackerField.EVIDENCE, TrackerField.CONTRIBUTING}


_PHRASES: Final[Mapping[TrackerField, str]] = {
    TrackerField.NUMBER: """number; no; ref; rec; recs; reference; id; rec no; rec number; rec ref; recommendation no;
        recommendation number; recommendation ref; recommendation reference; action no; action number; action ref;
        action reference; item; item no; item number; unique ref; unique reference; serial; sn; urn; #""",
    TrackerField.RECOMMENDATION: """recommendation; recommendations; recommendation text; recommendation wording;
        wording; the recommendation; recommendation made; learning point; finding and recommendation; what the review
        recommended; issue or recommendation; learning""",
    TrackerField.ACTION: """action; actions; agreed action; agreed actions; action required; actions required; action
        needed; action to be taken; actions to be taken; task; what will be done; what we will do; what will we do; how;
        activity; key action; key actions; action agreed; single agency action; multi agency action; step; steps;
        planned action; action description; required action; proposed action""",
    TrackerField.THEME: "theme; themes; category; area; work stream; workstream; priority area; topic; heading; strand",
    TrackerField.RESPONSE: """response; accepted; accepted or not; agency response; management response; accepted or
        rejected; accept or reject; partnership response; agreed; agreed y n; accepted y n""",
    TrackerField.AGENCY: """agency; lead agency; organisation; organization; lead organisation; partner; lead partner;
        agency responsible; responsible agency; responsible organisation; service; department; directorate; owning
        agency; who agency""",
    TrackerField.ROLE: """role; job title; post; position; responsible role; lead role; role of lead; lead officer role;
        title of lead; designation""",
    TrackerField.NAME: """name; officer name; lead name; name of lead; named lead; named officer; named person; name of
        officer; person; contact""",
    TrackerField.LEAD: """lead; owner; action owner; lead officer; responsible officer; responsible person; responsible;
        person responsible; officer responsible; who; by whom; responsibility; lead person; assigned to; accountable;
        accountable officer; accountable lead; lead professional; officer; action lead; strategic lead; allocated to""",
    TrackerField.CONTRIBUTING: """contributing; contributing agencies; supporting; supporting agencies; other agencies;
        support; partners; partners involved; other partners; agencies involved; supported by; contributors;
        involved agencies""",
    TrackerField.FIRST_DATE: """original date; original due date; original deadline; original target date; original
        timescale; first date; first due date; initial date; initial deadline; initial target date; baseline date""",
    TrackerField.DATE: """date; due; due date; date due; deadline; target; target date; timescale; timescales; by when;
        when; completion date; target completion date; target completion; date for completion; to be
        completed by; revised date; revised deadline; revised due date; revised target date; revised
        timescale; current date; current due date; new date; expected completion; expected completion
        date; planned completion date; timeframe; time frame; end date; completion due; extended date;
        complete by; due by; agreed date; agreed deadline""",
    TrackerField.STATUS: """status; current status; state; action status; progress status; stage; complete y n;
        complete; completed; open or closed; open closed; completed y n""",
    TrackerField.RAG: """rag; rag rating; rag status; brag; brag rating; brag status; current rag; rating; colour;
        traffic light; rag progress; progress rag; overall rag; self assessed rag""",
    TrackerField.UPDATE: """update; updates; progress; latest update; progress update; progress updates; latest
        progress; comments; comment; commentary; narrative; notes; note; position; current position; progress to date;
        progress notes; action taken; actions taken; latest position; what has been done; progress made; remarks""",
    TrackerField.UPDATED_ON: """date of update; update date; updated; updated on; last updated; last update; date
        updated; date of last update; last reviewed; date reviewed; review date; date of latest update""",
    TrackerField.EVIDENCE: """evidence; evidence of completion; evidence of progress; evidence of impact; supporting
        evidence; evidence provided; evidence held; evidence link; link to evidence; assurance; proof; evidence file""",
    TrackerField.COMPLETED_ON: """date completed; completed on; actual completion date; actual completion; date of
        completion; completed date; date closed; closed on; closed date; date signed off; sign off date; signed off on;
        actual date; date complete; actual end date; closure date""",
    TrackerField.PRIORITY: "priority; priority level; urgency; importance; priority rating",
    TrackerField.OUTCOME: """outcome; intended outcome; expected outcome; desired outcome; outcomes; impact; intended
        impact; success; what difference; what difference will it make; expected impact; desired impact; benefit""",
    TrackerField.MEASURE: """measure; success measure; success measures; success criteria; how will we know; measure of
        success; how measured; measures; performance measure; kpi; how will we measure it; measured by""",
}

_BY_PHRASE: Final = {
    " ".join(phrase.split()): field for field, phrases in _PHRASES.items() for phrase in phrases.split(";")
}

_LONGEST_PHRASE: Final = max(len(phrase.split()) for phrase in _BY_PHRASE)

_FILLERS: Final = frozenset({"the", "a", "an", "of", "for", "this", "please", "insert", "and", "e", "g", "eg"})


def words_of_heading(text: str) -> tuple[str, ...]:
    """The whole words of a heading: lower case, without signs and what stands in brackets."""
    bare = re.sub(r"[(\[{][^)\]}]*[)\]}]", " ", text.casefold())
    found = re.findall(r"#|[^\W_]+", bare.replace("’", "").replace("'", ""))
    return tuple(found or re.findall(r"#|[^\W_]+", text.casefold()))


def field_of_heading(text: str) -> tuple[TrackerField, int] | None:
    """The field that a heading names, and how surely: 3 word for word, 2 but for small words, 1 by a part of it.

    Whole words count only: "rag" is no part of "paragraph".
    """
    words = words_of_heading(text)
    if not words or len(words) > 12:
        return None
    whole = _BY_PHRASE.get(" ".join(words))
    if whole is not None:
        return whole, 3
    without = [each for each in words if each not in _FILLERS and not each.isdigit()]
    bare = _BY_PHRASE.get(" ".join(without))
    if bare is not None:
        return bare, 2
    # The longest phrase says most; of equals, the last: in "Recommendation update", it is the update.
    for length in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        for at in range(len(words) - length, -1, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in _BY_PHRASE and phrase not in _TOO_SHORT:
                return _BY_PHRASE[phrase], 1
    return None


_TOO_SHORT: Final = frozenset(
    {
        "no",
        "id",
        "how",
        "when",
        "who",
        "item",
        "name",
        "date",
        "agreed",
        "state",
        "title",
        "#",
        "note",
        "notes",
        "comment",
        "comments",
        "position",
        "stage",
        "support",
        "complete",
        "completed",
        "person",
        "contact",
        "officer",
        "open",
        "target",
        "step",
        "steps",
        "area",
        "heading",
        "learning",
        "outcome",
        "impact",
        "success",
        "proof",
        "service",
        "partner",
        "partners",
        "responsible",
        "number",
        "sn",
        "urn",
        "accepted",
        "closed",
    }
)
"""Words that name a field by themselves, and as a part of a longer heading say too little."""


def field_named(text: str) -> TrackerField | None:
    """The field that somebody names in a correction: "Lead agency", "lead-agency", or any heading that would do."""
    wanted = text.casefold().replace("-", " ").replace("_", " ").strip()
    exact = next((each for each in TrackerField if each.value.casefold() == wanted), None)
    found = field_of_heading(text)
    return exact or (found[0] if found else None)
