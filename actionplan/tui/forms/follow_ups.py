"""Follow-ups on the screen: set by a meeting, reported done, dropped by a meeting, or given another date by one."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.meetings.powers import Powers, may_end_follow_up
from actionplan.domain.meetings.sittings import meetings_that_can_decide
from actionplan.domain.reports.follow_ups import open_follow_ups, owner_of, sentence_of, words_of
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp, SetFollowUp
from actionplan.domain.text import shorten
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import ConcernsField, happened_on_field, reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.offices import OfficeField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.styles import line_of

_SHOWN = 300
_RECURS: Final = (("", "no"), ("yes", "each sitting hears of it"))


class SetFollowUpForm(DecisionForm):
    """A meeting asks somebody to do something."""

    heading = "Set a follow-up"

    def fields(self) -> Iterable[Field]:
        """What is to be done, by whom, by when, about which items, and the meeting that asked."""
        context = self.context
        self.words = TextField("words", "To do", self.initial("words"), required=True, lines=3)
        who = "The role or agency that has to do it; may stay empty"
        self.owner = OfficeField("owner", "Owner", context.view, self.initial("owner"), hint=who)
        when = "31/3/27 · next executive · empty: for its next sitting"
        due = self.initial("due")
        self.day = DateField("due", "Due", context.today, due, required=False, hint=when, sittings=context.sittings)
        self.each = ChoiceField("each-sitting", "Recurs", _RECURS, self.initial("each-sitting"))
        self.concerns = ConcernsField(self)
        return (self.words, self.owner, self.day, self.each, self.concerns, *self.meeting_fields())

    def answer(self) -> Answer:
        """The follow-up."""
        command = SetFollowUp(
            refs=self.concerns.refs,
            meeting=self.meeting.meeting_id,
            words=self.words.typed,
            owner=self.owner.office if self.owner.typed.strip() else None,
            due=self.day.day,
            each_sitting=bool(self.each.typed),
        )
        return self.decided(command)


class _OfFollowUp(Form):
    """A form about the follow-up that was chosen; it shows it in full."""

    @property
    def number(self) -> int:
        """Its number."""
        return int(self.context.about)

    @property
    def follow_up(self) -> FollowUp | None:
        """The follow-up, as it was shown."""
        return next((each for each in self.context.view.snapshot.follow_ups if each.number == self.number), None)

    def about(self) -> str:
        """What it is about: the follow-up in full, in place of its item's title."""
        found = self.follow_up
        return f"F{self.number}" if found is None else shorten(line_of(sentence_of(found, self.context.view)), _SHOWN)

    @property
    def meetings(self) -> tuple[Meeting, ...] | None:
        """Whose it is to decide, where it is about no item; None where that follows from its item, or nobody can."""
        found, plan, today = self.follow_up, self.context.view.snapshot, self.context.today
        if found is None or found.ref is not None:
            return None
        powers = Powers(plan.reviews, plan.bodies)
        can = meetings_that_can_decide(plan.meetings, today)
        return tuple(each for each in can if may_end_follow_up(powers, each, found)) or None

    @property
    def deciding_meeting(self) -> str:
        """The id of the usual meeting, for the trial of a decision."""
        own = self.meetings
        return self.context.deciding_meeting if own is None else own[0].id


class FollowUpDoneForm(_OfFollowUp):
    """What came of it."""

    heading = "A follow-up is done"

    def fields(self) -> Iterable[Field]:
        """What came of it, and when."""
        found = self.follow_up
        goes_on = found is not None and found.each_sitting
        hint = "It is for each sitting: it stays open, and is due again" if goes_on else "The next meeting sees it"
        self.words = TextField("words", "What came of it", self.initial("words"), required=True, lines=3, hint=hint)
        self.day = happened_on_field(self)
        return (self.words, self.day)

    def trials(self) -> Sequence[Command]:
        """Done today."""
        return [FollowUpIsDone(number=self.number, words="words", on=self.context.today)]

    def answer(self) -> Answer:
        """The report."""
        on = self.day.day or self.context.today
        return Answer(FollowUpIsDone(number=self.number, words=self.words.typed, on=on), self.typed)


class DropFollowUpForm(DecisionForm, _OfFollowUp):
    """A meeting lets it go."""

    heading = "Drop a follow-up"

    def fields(self) -> Iterable[Field]:
        """The meeting, and why."""
        self.reason = reason_field(self)
        return (*self.meeting_fields(self.meetings), self.reason)

    def trials(self) -> Sequence[Command]:
        """Dropped by the usual meeting."""
        return [DropFollowUp(number=self.number, meeting=self.deciding_meeting, reason="reason")]

    def answer(self) -> Answer:
        """The decision."""
        meeting = self.meeting.meeting_id
        return self.decided(DropFollowUp(number=self.number, meeting=meeting, reason=self.reason.typed))


class RedateFollowUpForm(DecisionForm, _OfFollowUp):
    """A meeting gives it another date."""

    heading = "Another date for a follow-up"

    def fields(self) -> Iterable[Field]:
        """The new day, the meeting, and why."""
        found = self.follow_up
        due = "" if found is None or found.due_on is None else found.due_on.isoformat()
        self.day = DateField("due", "Due", self.context.today, self.initial("due", due), sittings=self.context.sittings)
        self.reason = TextField("reason", "Reason", self.initial("reason"), lines=2)
        return (self.day, *self.meeting_fields(self.meetings), self.reason)

    def trials(self) -> Sequence[Command]:
        """A day to come."""
        return [RedateFollowUp(number=self.number, meeting=self.deciding_meeting, due=self.context.later)]

    def answer(self) -> Answer:
        """The decision."""
        command = RedateFollowUp(
            number=self.number,
            meeting=self.meeting.meeting_id,
            due=self.day.day or self.context.today,
            reason=self.reason.typed or None,
        )
        return self.decided(command)


def choose_follow_up(context: FormContext) -> Choosing:
    """The open ones, those about the items first."""
    found = sorted(open_follow_ups(context.view), key=lambda each: each.ref not in context.refs)
    options = [Choosable(str(each.number), _label(each, context), (each.ref,) if each.ref else ()) for each in found]
    return Choosing("Which follow-up?", options, "No follow-up is open: a meeting sets one.")


def _label(each: FollowUp, context: FormContext) -> str:
    view = context.view
    about = " ".join(part for part in (each.name, each.ref) if part)
    owner = owner_of(each, view)
    return line_of(f"{about}: {shorten(words_of(each, view), 70)}{f' · {owner}' if owner else ''}")
