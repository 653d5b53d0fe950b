"""Bodies on the screen: who meets, with which role and timetable, and what a meeting let one of them decide."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from actionplan.domain.errors import BadInput
from actionplan.domain.meetings.bodies import body_on_record
from actionplan.domain.meetings.standing import Standing, standings
from actionplan.domain.state.body import Body
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers, EditBody
from actionplan.domain.text import quoted
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.vocabulary import DECIDING_ROLES, Act, BodyRole, DelegatedFor
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.whole_number import WholeNumberField
from actionplan.tui.forms.form import Answer
from actionplan.tui.styles import line_of

_ROLES: Final = tuple((role.value, role.label) for role in (*reversed(BodyRole),))
_SAME: Final = ("", "as it is")
_SCOPES: Final = ((DelegatedFor.ACTIONS.value, "actions only"), (DelegatedFor.ALL.value, "all items"))
_BEFORE: Final = "Days before a sitting; may stay empty"


class _BodyForm(DecisionForm):
    """The fields of a body's role, the days of it, and its timetable."""

    def role_fields(self, roles: Sequence[tuple[str, str]]) -> tuple[Field, ...]:
        """The role, its first and last day; and the meeting that decided, where one has to."""
        self.role = ChoiceField("role", "Role", roles, self.initial("role"))
        self.since = self._day_field("since", "From", "The first day of its role; may stay empty")
        self.until = self._day_field("until", "Until", "The last day of its role; may stay empty")
        self._set_up = all(row.item.deadline.adopted_on is None for row in self.context.view.rows)
        return (self.role, self.since, self.until)

    def timetable_fields(self, body: Body | None) -> tuple[Field, ...]:
        """Days before a sitting, as they stand."""
        now = (None,) * 3 if body is None else (body.returns_due, body.papers_close, body.papers_out)
        self.returns_due = self._number_field("returns-due", "Returns due", now[0])
        self.papers_close = self._number_field("papers-close", "Papers close", now[1])
        self.papers_out = self._number_field("papers-out", "Papers go out", now[2])
        return (self.returns_due, self.papers_close, self.papers_out)

    def _day_field(self, name: str, label: str, hint: str) -> DateField:
        today, typed = self.context.today, self.initial(name)
        return DateField(name, label, today, typed, required=False, meant=Meant.DAY, hint=hint)

    def _number_field(self, name: str, label: str, now: int | None) -> WholeNumberField:
        return WholeNumberField(name, label, self.initial(name, "" if now is None else str(now)), hint=_BEFORE)

    def update_fields(self) -> None:
        """A role is a meeting's to give or to change, once a date of the plan is adopted."""
        self.meeting.display = not self._set_up and self.is_decision
        super().update_fields()

    @property
    def is_decision(self) -> bool:
        """Whether what is typed is for a meeting to decide."""
        raise NotImplementedError

    @property
    def decided_at(self) -> str | None:
        """The id of the meeting that decided; None where none has to."""
        return self.meeting.meeting_id if self.meeting.display else None


class AddBodyForm(_BodyForm):
    """A body with its role; once a date is adopted, with the meeting that gave it a role that decides."""

    heading = "Add a body"

    def fields(self) -> Iterable[Field]:
        """Its name, its role with its days, its timetable, and the meeting that decided, where one has to."""
        self.what = LineField("name", "Name", self.initial("name"), required=True)
        return (self.what, *self.role_fields(_ROLES), *self.meeting_fields(), *self.timetable_fields(None))

    @property
    def is_decision(self) -> bool:
        """A role that decides."""
        return BodyRole(self.role.typed) in DECIDING_ROLES

    def answer(self) -> Answer:
        """The body."""
        command = AddBody(
            name=self.what.typed,
            role=BodyRole(self.role.typed),
            since=self.since.day,
            until=self.until.day,
            returns_due=self.returns_due.number,
            papers_close=self.papers_close.number,
            papers_out=self.papers_out.number,
            meeting=self.decided_at,
        )
        return self.decided(command)


class EditBodyForm(_BodyForm):
    """Another role, other days or another timetable of the body that was chosen."""

    heading = "Change a body"

    def fields(self) -> Iterable[Field]:
        """The role with its days, the meeting that decided where one has to, and the timetable."""
        body = body_on_record(self.context.about, self.context.view.snapshot.bodies)
        return (*self.role_fields((_SAME, *_ROLES)), *self.meeting_fields(), *self.timetable_fields(body))

    def about(self) -> str:
        """The body as it stands."""
        return standing_words(self.context)

    @property
    def is_decision(self) -> bool:
        """Another role, or other days of it."""
        return bool(self.role.typed or self.since.typed.strip() or self.until.typed.strip())

    def answer(self) -> Answer:
        """What differs."""
        command = EditBody(
            name=self.context.about,
            role=BodyRole(self.role.typed) if self.role.typed else None,
            since=self.since.day,
            until=self.until.day,
            returns_due=self.returns_due.number,
            papers_close=self.papers_close.number,
            papers_out=self.papers_out.number,
            meeting=self.decided_at,
        )
        return self.decided(command)


class ActsField(LineField):
    """What a body may decide, by the names of the commands; empty for nothing."""

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts that were typed. Raises ``BadInput``."""
        words = self.typed.replace(",", " ").split()
        known = {each.value: each for each in Act}
        for word in words:
            if word.lower() not in known:
                raise BadInput(f"{quoted(word)} is none of {', '.join(known)}.")
        return tuple(known[word.lower()] for word in words)

    def problem(self) -> str:
        """A word that is no act."""
        return super().problem() or problem_of(lambda: self.acts)

    def feedback(self) -> Content:
        """What there is to choose from, or that nothing is left to it."""
        return Content(self.hint if self.typed.strip() else f"Empty: it decides nothing any more. {self.hint}")


class DelegateForm(DecisionForm):
    """A meeting lets the body that was chosen decide some things, in place of what was delegated before."""

    heading = "Delegate to a body"

    def fields(self) -> Iterable[Field]:
        """What it may decide, about which items, and the meeting that decided so."""
        standing = _standing(self.context)
        now = standing.delegations[-1] if standing is not None and standing.delegations else None
        acts = self.initial("acts", "" if now is None else ", ".join(now.acts))
        self.acts = ActsField("acts", "May", acts, hint=f"Some of {', '.join(Act)}")
        scope = self.initial("scope", DelegatedFor.ACTIONS if now is None else now.scope)
        self.scope = ChoiceField("scope", "About", _SCOPES, scope)
        return (self.acts, self.scope, *self.meeting_fields())

    def about(self) -> str:
        """The body as it stands."""
        return standing_words(self.context)

    def answer(self) -> Answer:
        """The delegation."""
        command = DelegatePowers(
            name=self.context.about,
            acts=self.acts.acts,
            scope=DelegatedFor(self.scope.typed),
            meeting=self.meeting.meeting_id,
        )
        return self.decided(command)


def choose_body(context: FormContext) -> Choosing:
    """The bodies of the plan as they stand, governing ones first."""
    options = [Choosable(each.name, _words(each)) for each in _standings(context)]
    return Choosing("Which body?", options, "There is no body in this plan yet: ctrl+p, Add a body.")


def standing_words(context: FormContext) -> str:
    """The body that was chosen, its role, what it may decide, and its timetable."""
    found = _standing(context)
    return line_of(context.about) if found is None else _words(found)


def _words(each: Standing) -> str:
    parts = (each.name, each.role_words, each.powers_words, each.timetable_words)
    return line_of(" · ".join(part for part in parts if part))


def _standing(context: FormContext) -> Standing | None:
    return next((each for each in _standings(context) if each.name == context.about), None)


def _standings(context: FormContext) -> Sequence[Standing]:
    plan = context.view.snapshot
    return standings(plan.reviews, plan.meetings, plan.bodies, context.today)
