"""What a meeting resolves on, in words: as the sentence of an agenda, and as what it is asked. Pure."""

from typing import NamedTuple

from actionplan.domain.dates import long_day, recorded_day
from actionplan.domain.governance.askable import review_to_set, why_raise
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.follow_ups import FollowUp


class Resolution(NamedTuple):
    """What a meeting is to resolve: a verb and the words behind it, as in "To adopt 31 March 2027 as the date of …".

    Where what the meeting is asked reads otherwise, ``asked`` is the verb and the words of that: to raise something is
    what is resolved, whether to is what is asked.
    """

    verb: str
    words: str
    asked: tuple[str, str] | None = None

    @property
    def sentence(self) -> str:
        """Behind "To", without a full stop; a question has its mark."""
        return f"{self.verb} {self.words}"

    @property
    def request(self) -> tuple[str, str]:
        """The verb, and what follows it behind "is asked to"."""
        return self.asked or (self.verb, self.words)


def or_to(verb: str, words: str, instead: str) -> Resolution:
    """A resolution that leaves the meeting a choice."""
    return Resolution(verb, f"{words}, or to {instead}", (verb, f"{words}, or {instead}"))


def hearing(follow_up: FollowUp | None, name: str) -> Resolution:
    """What to resolve on a matter arising."""
    due = f", due {long_day(follow_up.due_on)}" if follow_up and follow_up.due_on else ""
    heard, then = f"what came of {name}{due}", "close it, give it another date or drop it"
    return Resolution("hear", f"{heard}, and to {then}", ("hear", f"{heard}, and {then}"))


def signing_off_resolution(row: Row, name: str) -> Resolution:
    """It settles the impact review as well, where no impact is shown yet."""
    review = review_to_set(row)
    return or_to("sign off", f"{name}{review and f' {review}'}", "return it and say what is missing")


def impact_resolution(row: Row, name: str) -> Resolution:
    """A question on the agenda; what is asked is to answer it."""
    impact, different = (
        f"the impact of {name}, due on {recorded_day(row.item.impact_review_on)}",
        "different for children",
    )
    asked = f"{impact}, and whether anything is {different}"
    return Resolution("review", f"{impact}: is anything {different}?", ("review", asked))


def raising_resolution(row: Row, name: str) -> Resolution:
    """Whether to, and not the raising, is what a meeting is asked."""
    helped, why = f"{name} with a body or a role that can help", why_raise(row)
    return Resolution("raise", f"{helped}, or not to: {why}", ("decide", f"whether to raise {helped}: {why}"))
