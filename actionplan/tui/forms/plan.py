"""The plan's policy on the screen: each threshold with its meaning and what it is now, and another value for one."""

from collections.abc import Iterable

from actionplan.domain.state.entities import Policy
from actionplan.domain.subjects.plan import IN_WORDS, KEEP_UNTIL, MEANINGS, PARTNERS, RULES, SetPolicy
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import PerhapsDecidedForm
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.whole_number import WholeNumberField
from actionplan.tui.forms.form import Answer
from actionplan.tui.styles import line_of


class SetPolicyForm(PerhapsDecidedForm):
    """Another value for the threshold that was chosen, or for the number of the rules."""

    heading = "Change the policy"

    def fields(self) -> Iterable[Field]:
        """The value, why, and the meeting that decided, where one has to."""
        value = self.initial("value", policy_value(self.context.view.snapshot.policy, self.context.about))
        listed = self.context.about == PARTNERS
        hint = "Separated by ; and empty for none" if listed else "Empty for none"
        self.names = LineField("value", "Names" if listed else "Words", value, hint=hint)
        self.number = WholeNumberField("value", "Value", value, required=True)
        self.reason = reason_field(self)
        self.day = DateField("value", "Day", self.context.today, value, required=False, hint="Empty for none")
        shown: Field = self.names if self.is_words else self.number
        if self.context.about == KEEP_UNTIL:
            shown = self.day
        return (shown, self.reason, *self.perhaps_decided_fields(usually=self.any_date_adopted))

    @property
    def is_words(self) -> bool:
        """Whether it is words, and no number."""
        return self.context.about in IN_WORDS

    def about(self) -> str:
        """What it is, and what it means."""
        return _line(self.context, self.context.about)

    def answer(self) -> Answer:
        """The value."""
        names = self.names.typed.split(";") if self.is_words else []
        if self.context.about == KEEP_UNTIL:
            names = [] if self.day.day is None else [self.day.day.isoformat()]
        command = SetPolicy(
            key=self.context.about,
            value=0 if self.is_words else self.number.number or 0,
            names=tuple(each.strip() for each in names if each.strip()),
            reason=self.reason.typed,
            meeting=self.meeting_id,
        )
        return self.decided(command)


def choose_policy(context: FormContext) -> Choosing:
    """Each threshold with its value now and its meaning."""
    return Choosing(
        "The policy: which threshold to change?", [Choosable(key, _line(context, key)) for key in MEANINGS], ""
    )


def policy_value(policy: Policy, key: str) -> str:
    """What one of them is now, as it is typed."""
    value = getattr(policy, "rules_number" if key == RULES else key)
    return "; ".join(value) if key == PARTNERS else "" if value is None else str(value)


def _line(context: FormContext, key: str) -> str:
    value = policy_value(context.view.snapshot.policy, key) or "none"
    return line_of(f"{key} {value} · {MEANINGS[key]}")
