"""The partnership's response to a recommendation, on the screen; what is with others, and what they answer."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Response, Status
from actionplan.tui.forms.common_fields import happened_on_field
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer

_OTHERS: Final = Response.WITH_OTHERS.value
_OURS: Final = "ours"
_ANSWERED: Final = "answered"

_RESPONSES: Final = (
    (Response.ACCEPTED.value, "accepted"),
    (Response.PART.value, "accepted in part"),
    (Response.NOT_RECORDED.value, "not recorded"),
)
_NOT_ACCEPTED: Final = ((Response.NOT_ACCEPTED.value, "not accepted"),)
_GIVEN_AWAY: Final = ((_OTHERS, "with others"),)
_DECIDED: Final = {Response.ACCEPTED.value, Response.PART.value, Response.NOT_ACCEPTED.value}
_WITH_OTHERS: Final = ((_ANSWERED, "they answered"), (_OTHERS, "ask again"), (_OURS, "ours after all"))


class RespondForm(DecisionForm):
    """Accepted, in part, or with others; of what is with others, its answer. Not accepting one is not done here."""

    heading = "Response to the recommendation"

    def fields(self) -> Iterable[Field]:
        """The response, and what it requires."""
        self.response = ChoiceField(
            "response",
            "Response",
            self._choices(),
            self.initial("response", self._recorded()),
            hint=""
            if self._at_meeting or self._are(Status.WITH_OTHERS)
            else "Not accepting one is a meeting's decision.",
        )
        again = self._are(Status.NOT_ACCEPTED) or self._are(Status.WITH_OTHERS)
        reason = self.initial("reason", "" if again else self.current("response_reason"))
        required = self._are(Status.NOT_ACCEPTED)
        self.reason = TextField("reason", "Reason", reason, required=required, lines=3)
        self.body = LineField(
            "body", "With", self.initial("body", self._body()), required=True, hint="Whose it is to do"
        )
        self.due = DateField(
            "answer-due",
            "Answer due",
            self.context.today,
            self.initial("answer-due"),
            sittings=self.context.sittings,
            hint="By when they are to answer",
        )
        self.words = TextField("answer", "Answer", self.initial("answer"), required=True, lines=3)
        self.on = happened_on_field(self)
        return (self.response, self.body, self.due, self.words, self.on, self.reason, *self.meeting_fields())

    def _choices(self) -> Sequence[tuple[str, str]]:
        if self._are(Status.WITH_OTHERS):
            return _WITH_OTHERS
        if self._are(Status.NOT_ACCEPTED):
            return _RESPONSES
        return (*_RESPONSES, *(_NOT_ACCEPTED if self._at_meeting else ()), *_GIVEN_AWAY)

    @property
    def _at_meeting(self) -> bool:
        """Whether a known meeting decides, which can also not accept one."""
        return self.context.meeting is not None

    def _recorded(self) -> str:
        row = self.context.only_row
        if row is None or self._are(Status.WITH_OTHERS):
            return ""
        recorded = row.item.response.answer
        unanswered = recorded in {Response.NOT_RECORDED, Response.NOT_ACCEPTED}
        return Response.ACCEPTED.value if unanswered else recorded.value

    def _body(self) -> str:
        row = self.context.only_row
        if row is None:
            return ""
        given = row.item.with_others
        return self.context.view.proposed_others(row.item) if given is None else given.body

    def _are(self, status: Status) -> bool:
        return any(row.item.status is status for row in self.context.rows)

    def update_fields(self) -> None:
        """Only what is with others has a body and a day; only an answer has words; a decision has its meeting."""
        chosen = self.response.typed
        self.body.display = self.due.display = chosen == _OTHERS
        self.words.display = self.on.display = chosen == _ANSWERED
        self.reason.display = chosen != _ANSWERED
        decided = chosen in {_OTHERS, _OURS} or self._are(Status.NOT_ACCEPTED)
        self.meeting.display = decided or (self._at_meeting and chosen in _DECIDED)
        super().update_fields()

    def trials(self) -> Sequence[Command]:
        """Acceptance; of what is with others, its answer."""
        refs = self.context.refs
        if self._are(Status.WITH_OTHERS):
            return [RecordOthersAnswer(refs=refs, answer="a", on=self.context.today)]
        if not self._are(Status.NOT_ACCEPTED):
            return [Respond(refs=refs, response=Response.ACCEPTED)]
        return [Respond(refs=refs, response=Response.ACCEPTED, reason="r", meeting=self.context.deciding_meeting)]

    def answer(self) -> Answer:
        """The response, or what became of what is with others."""
        refs, meeting, reason = self.context.refs, self.meeting.meeting_id, self.reason.typed
        command: Command
        match self.response.typed:
            case "answered":
                command = RecordOthersAnswer(refs=refs, answer=self.words.typed, on=self.on.day or self.context.today)
            case "ours":
                command = TakeBack(refs=refs, meeting=meeting, reason=reason)
            case "with-others":
                due = self.due.day or self.context.today
                command = GiveToOthers(
                    refs=refs, body=self.body.typed, answer_due=due, meeting=meeting, reason=reason or None
                )
            case typed:
                decided_at = meeting if self.meeting.display else None
                command = Respond(refs=refs, response=Response(typed), reason=reason or None, meeting=decided_at)
        return self.decided(command)
