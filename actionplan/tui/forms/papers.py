"""Where papers go: a pack or an issue into a folder, a document into a file; and what the guard keeps in.

Each answers with what was typed, and no command: nothing of it is on record until it is done.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from actionplan.domain.vocabulary import Edition
from actionplan.papers.formats.registry import Format, missing
from actionplan.papers.sent import MORE, PDF
from actionplan.services.papers import Paper
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.files import FolderForm, path_of
from actionplan.tui.forms.form import Answer, Form, Typed
from actionplan.tui.papers_draft import GUARD, LET_OUT, UNGUARD

ALLOWED: Final = "yes"


class _OutForm(FolderForm):
    """A form about what goes out; ``stopped``: what the guard would stop, which can be let out this once."""

    def __init__(
        self, context: FormContext, typed: Typed | None = None, problem: str = "", at: str = "", *, stopped: str = ""
    ) -> None:
        super().__init__(context, typed, problem or stopped, at)
        self._stopped = stopped

    def allow_fields(self) -> tuple[Field, ...]:
        """Whether the guard lets it out this once, where it would stop it."""
        if not self._stopped:
            return ()
        options = (("", "no"), (ALLOWED, "yes, this once: that is recorded"))
        return (ChoiceField("allow", "Let it out", options, self.initial("allow")),)


class IssueForm(_OutForm):
    """Into which folder papers go; after the sitting also why so late."""

    heading = "Issue the papers"
    save_label = "Issue"

    def fields(self) -> Iterable[Field]:
        """The folder, for whom and in which formats, and where the sitting is over, the reason."""
        meeting = self.context.meeting
        folder = self.folder_field("papers" if meeting is None else f"papers-{meeting.id}")
        editions = [(each.value, each.value) for each in Edition]
        edition = ChoiceField("edition", "Edition", editions, self.initial("edition", Edition.BODY.value))
        hint = f"Besides Word, of: {', '.join((*MORE, PDF))}; commas between them"
        formats = LineField("formats", "Formats", self.initial("formats"), hint=hint)
        if meeting is None or meeting.on >= self.context.today:
            return (folder, edition, formats, *self.allow_fields())
        hint = "The sitting is over. Papers that truly went out only now are recorded as late."
        reason = LineField("reason", "Why late", self.initial("reason"), required=True, hint=hint)
        return (folder, edition, formats, reason, *self.allow_fields())


class AgainForm(_OutForm):
    """Which issue is made again, and into which folder."""

    heading = "Make issued papers again"
    save_label = "Make"

    def fields(self) -> Iterable[Field]:
        """The issue and the folder."""
        meeting = self.context.meeting
        number = LineField("number", "Issue", self.initial("number", self.context.about), hint="Empty: the last one")
        return (number, self.folder_field("papers-again" if meeting is None else f"papers-{meeting.id}-again"))


class WritePaperForm(_OutForm):
    """In which format a document is written, and where. Its name follows from the format where none is typed."""

    save_label = "Write"
    heading = "Write a draft"

    def __init__(
        self,
        context: FormContext,
        typed: Typed | None = None,
        problem: str = "",
        at: str = "",
        *,
        paper: Paper,
        formats: Sequence[Format],
        stopped: str = "",
    ) -> None:
        super().__init__(context, typed, problem, at, stopped=stopped)
        self._paper, self._formats = paper, {each.name: each for each in formats}

    @property
    def title_words(self) -> str:
        """Which document."""
        return f"{self.heading}: {self._paper.name}"

    def fields(self) -> Iterable[Field]:
        """The format, the template where it takes one, and the file."""
        first = next((each.name for each in self._formats.values() if each.takes_template), "")
        named = [(each, each) for each in self._formats]
        self.form = ChoiceField("form", "Format", named, self.initial("form", first))
        hint = "Your own Word file, for its styles and its page; empty: ours"
        self.template = LineField("template", "Template", self.initial("template"), hint=hint)
        hint = f"Empty: {self._named()}, ending as the format does"
        self.file = LineField("file", "File", self.initial("file"), hint=hint)
        return (self.form, self.template, self.file, *self.allow_fields())

    def update_fields(self) -> None:
        """A template where the format takes one; what is missing for a format is said at once."""
        chosen = self._formats[self.form.typed]
        self.template.display = chosen.takes_template
        self.call_after_refresh(partial(self._say_missing, chosen))

    def _say_missing(self, chosen: Format) -> None:
        lacking = missing(chosen)
        if lacking:
            self.show_problem(lacking)

    def _named(self) -> str:
        return f"{self._paper.name}-{self.context.today.isoformat()}"

    @staticmethod
    def file_of(typed: Typed, paper: Paper, formats: Sequence[Format], day: str) -> Path:
        """The whole path of the file that was asked for; a folder that is there has it under its usual name."""
        ending = next(each.suffix for each in formats if each.name == typed["form"])
        usual = f"{paper.name}-{day}{ending}"
        if not typed["file"].strip():
            return path_of(usual)
        path = path_of(typed["file"])
        if path.is_dir():
            return path / usual
        return path if path.suffix else path.with_name(path.name + ending)


class GuardForm(Form):
    """Words that no paper may hold, and what may go out all the same. Kept on this computer, in no plan."""

    heading = "What papers may not hold"

    @property
    def title_words(self) -> str:
        """It is about no meeting."""
        return self.heading

    def about(self) -> str:
        """What is guarded, by first letters and lengths."""
        from actionplan.services.guard_words import guarded_words

        listed = ", ".join(guarded_words()) or "no word"
        return f"Guarded: {listed}; NHS numbers, dates of birth and full postcodes always."

    def fields(self) -> Iterable[Field]:
        """What to do, and with what."""
        options = ((GUARD, "guard words"), (UNGUARD, "guard them no longer"), (LET_OUT, "let out for good"))
        self.what = ChoiceField("what", "Do", options, self.initial("what", GUARD))
        hint = "One a line, as whole words. To let out for good: one number, date or postcode, as it is written"
        self.words = TextField("words", "Words", self.initial("words"), required=True, lines=3, hint=hint)
        return (self.what, self.words)

    def answer(self) -> Answer:
        """What was typed."""
        return Answer(None, self.typed)
