"""What each column of an item is called on paper and what it says, and which of them are somebody's own words.

One row a column of ``papers.columns``, in its order. Holds no values.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import CellKind

TEXT, REF, DATE, DAYS, SHIFT, FIGURE, RATING, DIRECTION = CellKind


class ColumnWords(NamedTuple):
    """A column: what kind its cells are of, what they say in a sentence, and whose words they are, where somebody's."""

    kind: CellKind
    meaning: str
    wrote: Wrote | None = None


COLUMN_WORDS: Final[Mapping[str, ColumnWords]] = {
    "review_ref": ColumnWords(TEXT, "The review's own ref."),
    "review_title": ColumnWords(TEXT, "The review's title."),
    "ref": ColumnWords(REF, "The item's ref."),
    "kind": ColumnWords(TEXT, "recommendation or action."),
    "parent_ref": ColumnWords(REF, "The recommendation that an action is under."),
    "number": ColumnWords(TEXT, "Its number as published."),
    "text": ColumnWords(TEXT, "A recommendation's wording as published, or an action's title."),
    "short_title": ColumnWords(TEXT, "A short title.", Wrote.HEADING),
    "theme": ColumnWords(TEXT, "The theme that it belongs to.", Wrote.HEADING),
    "response": ColumnWords(TEXT, "How it was answered: accepted, accepted in part, not accepted, or no answer yet."),
    "will_do": ColumnWords(TEXT, "What will be done.", Wrote.WORDS),
    "intended_outcome": ColumnWords(TEXT, "What is to be different for children.", Wrote.WORDS),
    "measure": ColumnWords(TEXT, "How that will be known.", Wrote.WORDS),
    "lead_agency": ColumnWords(TEXT, "The lead agency."),
    "lead_role": ColumnWords(TEXT, "The post that leads it.", Wrote.ROLE),
    "lead_name": ColumnWords(TEXT, "Who holds that post.", Wrote.NAME),
    "owner_state": ColumnWords(TEXT, "Whether anybody leads it, and how sure that is."),
    "contributing_agencies": ColumnWords(TEXT, "Other agencies that contribute."),
    "date_state": ColumnWords(TEXT, "Whether its date was proposed or adopted by a meeting, or there is none."),
    "adopted_date": ColumnWords(DATE, "The date first adopted by a meeting."),
    "approved_date": ColumnWords(
        DATE, "The date in force: the one adopted, as extended since; before adoption the one proposed."
    ),
    "slip_days": ColumnWords(SHIFT, "Days between the date first adopted and the one in force."),
    "days_overdue": ColumnWords(
        DAYS, "Days since the date in force went by, where it is not reported complete; its actions' dates count too."
    ),
    "times_moved": ColumnWords(FIGURE, "How often a meeting moved its date."),
    "status": ColumnWords(TEXT, "not started, in progress, reported complete, signed off, and so on."),
    "outcome": ColumnWords(TEXT, "What completing it came to: delivered, in part, or considered and not introduced."),
    "rag": ColumnWords(
        RATING, "The rating as at the day: Red, Amber, Green, Blue (signed off), Grey (not begun) or Closed."
    ),
    "rag_rule": ColumnWords(TEXT, "The rule that gave the rating."),
    "rag_reason": ColumnWords(TEXT, "Why it has that rating.", Wrote.WORDS),
    "declared_rag": ColumnWords(TEXT, "The colour that its lead declared.", Wrote.WORDS),
    "last_update_on": ColumnWords(DATE, "The day of the last progress update."),
    "days_since_update": ColumnWords(DAYS, "Days since then."),
    "last_update": ColumnWords(TEXT, "The words of the last progress update.", Wrote.UPDATE),
    "last_update_from": ColumnWords(TEXT, "Who sent it.", Wrote.NAME),
    "evidence_output": ColumnWords(FIGURE, "Pieces of evidence of what was produced."),
    "evidence_quality": ColumnWords(FIGURE, "Pieces of evidence of how well it is done."),
    "evidence_impact": ColumnWords(FIGURE, "Pieces of evidence of what changed for children."),
    "completed_on": ColumnWords(DATE, "The day on which it was reported complete."),
    "days_late": ColumnWords(DAYS, "Days between its date and that day, where it was late."),
    "signed_off_on": ColumnWords(DATE, "The day of its sign-off."),
    "signed_off_at": ColumnWords(REF, "The meeting that signed it off."),
    "impact_state": ColumnWords(
        TEXT, "Whether a difference for children was shown: shown, in part, not shown, too early."
    ),
    "impact_review_on": ColumnWords(DATE, "The day on which a meeting reviews that."),
    "as_at": ColumnWords(DATE, "The day whose state all columns tell."),
    "direction": ColumnWords(DIRECTION, "Since the papers issued last: better, same, worse or new."),
    "priority": ColumnWords(TEXT, "high, medium or low, where a priority was set."),
    "direction_cause": ColumnWords(TEXT, "What made it better or worse."),
    "addressed_to": ColumnWords(TEXT, "Whom the review addressed it to."),
    "response_reason": ColumnWords(TEXT, "Why it was answered so.", Wrote.WORDS),
    "response_meeting": ColumnWords(REF, "The meeting that answered it."),
    "first_dated_on": ColumnWords(DATE, "The day on which it first had a date."),
    "date_asked_for": ColumnWords(DATE, "The later date that is asked for, where an extension waits for a meeting."),
    "asked_reason": ColumnWords(TEXT, "Why it is asked for.", Wrote.WORDS),
    "extension_condition": ColumnWords(TEXT, "The condition of the last extension.", Wrote.WORDS),
    "paused_until": ColumnWords(DATE, "The day on which its pause is reviewed."),
    "pause_reason": ColumnWords(TEXT, "Why it is paused.", Wrote.WORDS),
    "declared_by_decision": ColumnWords(RATING, "The colour that a meeting decided to show, while that lasts."),
    "rule_colour": ColumnWords(RATING, "The colour by the rules."),
    "decision_reason": ColumnWords(TEXT, "Why the meeting decided so.", Wrote.WORDS),
    "closing_reason": ColumnWords(TEXT, "Why it was closed without a sign-off.", Wrote.WORDS),
    "superseded_by": ColumnWords(REF, "The item that stands in its place."),
    "completion_summary": ColumnWords(TEXT, "What was done, as reported with its completion.", Wrote.WORDS),
    "measures": ColumnWords(TEXT, "Its measures.", Wrote.WORDS),
    "latest_reading": ColumnWords(TEXT, "The latest reading of any of them.", Wrote.READING),
    "follow_ups_open": ColumnWords(FIGURE, "Follow-ups of meetings about it that are open."),
    "raised_with": ColumnWords(TEXT, "With whom it was raised, where no answer came yet.", Wrote.ROLE),
    "with_others": ColumnWords(TEXT, "The body whose it is to do, where it is not the partnership's.", Wrote.WORDS),
    "answer_due": ColumnWords(DATE, "The day on which that body's answer is due."),
    "source": ColumnWords(
        TEXT, "Where it came from, where it was brought in: the file, its sheet and its row.", Wrote.WORDS
    ),
    "public_line": ColumnWords(TEXT, "What the public is told of it.", Wrote.PUBLIC),
    "publication": ColumnWords(TEXT, "withheld, where it is not for publication.", Wrote.WORDS),
}
"""By the column's name. A review's ref is no item's, and so is text."""
