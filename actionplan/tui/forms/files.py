"""What a document or a file for other programs is to be: since when, in which format, and where. Each answers with what
was typed, and no command: nothing of it is on record.
"""

from collections.abc import Iterable
from pathlib import Path

from actionplan.domain.meetings.sittings import meetings_that_sat
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.meeting import MeetingField
from actionplan.tui.forms.fields.moment import MomentField
from actionplan.tui.forms.form import Answer, Form


def path_of(typed: str) -> Path:
    """The whole path of a file whose name was typed; ~ is the home folder."""
    return Path(typed.strip()).expanduser().absolute()


class SinceForm(Form):
    """From when on the plan is compared."""

    heading = "Since when?"
    save_label = "Show"

    def fields(self) -> Iterable[Field]:
        """The day or meeting."""
        hint = "22/11/26 · yesterday · a meeting's papers, such as last executive"
        return (MomentField(self.context, self.initial("on"), label="Since", hint=hint),)

    def answer(self) -> Answer:
        """The day or meeting, as text."""
        return Answer(None, self.typed)


class _FileForm(Form):
    """A form that asks for a file."""

    suggested = ""
    file_label = "File"
    file_hint = "Its name, or its whole path; ~ is your home"

    def about(self) -> str:
        """Where a name without a folder lies."""
        return f"A name without a folder is a file in {Path.cwd()}"

    def file_field(self) -> LineField:
        """The file."""
        value = self.initial("file", self.suggested)
        return LineField("file", self.file_label, value, required=True, hint=self.file_hint)

    def fields(self) -> Iterable[Field]:
        """The file."""
        return (self.file_field(),)

    def answer(self) -> Answer:
        """What was typed."""
        return Answer(None, self.typed)


class SaveDocumentForm(_FileForm):
    """Where a document that is being read is to be kept."""

    heading = "Save as a file"

    def file_field(self) -> LineField:
        """The file, named after the document."""
        value = self.initial("file", f"{self.context.about}-{self.context.today.isoformat()}.txt")
        return LineField("file", "File", value, required=True, hint="A name that ends in .md gives Markdown, else text")


class ExportForm(_FileForm):
    """Which rows of the plan, in which format, and where."""

    heading = "Export the plan"
    save_label = "Write"

    def fields(self) -> Iterable[Field]:
        """The format, what is shown or everything, and the file."""
        shown, everything = len(self.context.rows), len(self.context.view.rows)
        formats = (
            ("csv", "CSV, for a spreadsheet"),
            ("xlsx", "workbook, for analysts"),
            ("docx", "Word, for readers"),
            ("json", "JSON, for scripts"),
        )
        self.form = ChoiceField("form", "Format", formats, self.initial("form", "csv"))
        narrowed = 0 < shown < everything
        rows = (("shown", f"the {shown:,} that the list shows"), ("", f"all {everything:,}"))
        self.rows = ChoiceField(
            "rows", "Items", rows if narrowed else rows[1:], self.initial("rows", "shown" * narrowed)
        )
        self.file = LineField(
            "file",
            "File",
            self.initial("file"),
            hint=f"Empty: plan-{self.context.today.isoformat()}, ending as the format does",
        )
        return (self.form, self.rows, self.file)


class LoadForm(_FileForm):
    """The file that a review came in."""

    heading = "Load a review"
    save_label = "Read"
    file_hint = "PDF, Word, web page, Markdown, text or JSON: paste its path, or drop the file here"

    def fields(self) -> Iterable[Field]:
        """The file, and what the review is called where the file does not say it well."""
        title = LineField("title", "Title", self.initial("title"), hint="Empty: as the file has it")
        ref = LineField(
            "ref", "Ref", self.initial("ref"), hint="Empty: the file's, or one made of the title, such as SAM"
        )
        password = LineField(
            "password",
            "Password",
            self.initial("password"),
            secret=True,
            hint="Only of a PDF that asks for one; kept nowhere",
        )
        return (self.file_field(), title, ref, password)


class BringForm(_FileForm):
    """A tracker that was kept elsewhere, and the review that its rows belong to."""

    heading = "Bring a tracker in"
    save_label = "Read"
    file_hint = "A workbook (.xlsx) or CSV: paste its path, or drop the file here"

    def fields(self) -> Iterable[Field]:
        """The file; the review; what its columns are where that is not plain; the sheet; who adopted its dates."""
        reviews = self.context.view.snapshot.reviews
        into = (*((each.ref, each.ref) for each in reviews), ("", "a new one"))
        first = self.initial("review", into[0][0])
        columns = LineField(
            "columns", "Columns", self.initial("columns"), hint="Only to put right: Lead=Responsible officer; Due=F"
        )
        sat = (each.id for each in meetings_that_sat(self.context.view.snapshot.meetings, self.context.today))
        hint = (
            f"Empty: its dates are proposed. Else the meeting that adopted them, such as {next(sat, 'last executive')}"
        )
        return (
            self.file_field(),
            ChoiceField("review", "Review", into, first),
            LineField("ref", "New ref", self.initial("ref"), hint="Only of a new review: a short one, such as ASH"),
            LineField("title", "New title", self.initial("title"), hint="Only of a new review"),
            columns,
            LineField("sheet", "Sheet", self.initial("sheet"), hint="Empty: the only one"),
            LineField("adopted", "Adopted at", self.initial("adopted"), hint=hint),
        )


class ReturnsForm(_FileForm):
    """Forms that agencies have filled in."""

    heading = "Read returns"
    save_label = "Read"
    file_label = "Files"
    file_hint = "A form that came back, several with ; between, or the folder that they are in"

    def fields(self) -> Iterable[Field]:
        """The files, and which items alone are taken."""
        hint = "Empty: all but what is stale. Else the refs to take, stale ones too, with ; between"
        return (self.file_field(), LineField("only", "Only", self.initial("only"), hint=hint))


class BackupForm(_FileForm):
    """Where a copy of the plan is to lie."""

    heading = "Back the plan up"
    save_label = "Back up"

    def file_field(self) -> LineField:
        """A new file."""
        value = self.initial("file", f"plan-{self.context.today.isoformat()}.db")
        return LineField("file", "File", value, required=True, hint="A new file; the copy is proved whole")


class FolderForm(Form):
    """A form about files that are written into a folder of their own; answers with what was typed."""

    def about(self) -> str:
        """Where a name without a folder lies."""
        return f"A name without a folder is one in {Path.cwd()}"

    def folder_field(self, suggested: str) -> LineField:
        """A new folder."""
        value = self.initial("folder", suggested)
        return LineField("folder", "New folder", value, required=True, hint="Its name, or its whole path; ~ is home")

    def answer(self) -> Answer:
        """What was typed."""
        return Answer(None, self.typed)


class RemindersForm(FolderForm):
    """Into which folder the drafts of reminders go."""

    heading = "Write the reminders"
    save_label = "Write"

    def fields(self) -> Iterable[Field]:
        """The folder."""
        return (self.folder_field(f"reminders-{self.context.today.isoformat()}"),)


class ReturnsOutForm(FolderForm):
    """For which meeting agencies are asked, and where their forms are put."""

    heading = "Write returns"
    save_label = "Write"

    def fields(self) -> Iterable[Field]:
        """The meeting, and the folder."""
        meetings, today = self.context.view.snapshot.meetings, self.context.today
        coming = [each for each in meetings if each.on >= today and not each.cancelled]
        meeting = MeetingField(self.context, self.initial("meeting"), coming or meetings)
        return (meeting, self.folder_field(f"returns-{today.isoformat()}"))
