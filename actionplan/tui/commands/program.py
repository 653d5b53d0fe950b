"""The commands of the plan as a whole and of the program; most have no key, and the palette has them all."""

from typing import Final

from actionplan.tui.commands.command import ScreenCommand, Section

PROGRAM_COMMANDS: Final = (
    ScreenCommand(
        "add-agency", "", "Add agency", "Add an agency that can lead or contribute", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "edit-agency",
        "",
        "Edit agency",
        "Give an agency a short name for the list, and addresses for reminders; papers have neither",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "rename-agency",
        "",
        "Rename agency",
        "Give an agency another name; it keeps its items",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "merge-agency",
        "",
        "Merge agency",
        "Put an agency's items under the one that it really is",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "add-body", "", "Add a body", "Say who meets, and whether it decides or advises", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "edit-body",
        "",
        "Bodies",
        "Who meets, in which role; change one, or its timetable",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "delegate", "", "Delegate", "Record what a meeting lets another body decide", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "add-meeting", "", "Add a meeting", "Put a sitting or a chair's action on record", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "add-series",
        "",
        "Add a series of meetings",
        "Arrange a year's sittings: second Thursday of March, June, September, December",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "move-meeting", "", "Move a meeting", "Give a sitting to come another day", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "cancel-meeting", "", "Cancel a meeting", "Call a sitting off, with a reason", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "close-meeting",
        "",
        "Close a meeting",
        "Record that its minutes are agreed, after showing what it has not answered",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "reopen-meeting",
        "",
        "Reopen a meeting",
        "Open the minutes of a closed meeting again, with a reason",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "attendance",
        "",
        "Attendance",
        "Record who was at a meeting, by role and agency, and interests",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "challenge", "", "Challenge", "Record who asked what at a meeting, and the answer", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "meeting-words",
        "",
        "Words for papers",
        "Give a part of a meeting's papers your own words",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "agreed-minutes",
        "",
        "Minutes agreed",
        "Record that a later sitting agreed a meeting's minutes",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "set-policy",
        "",
        "Policy",
        "The thresholds and the rules of the rating, with what each means; change one",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "edit-review",
        "",
        "Edit review",
        "Change a review's title, governing body, plan day, kind or partnership",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "export", "", "Export", "Write what the list shows, or all, as CSV, workbook, Word or JSON", Section.PROGRAM
    ),
    ScreenCommand("backup", "", "Backup", "Copy the plan to a new file, and prove the copy whole", Section.PROGRAM),
    ScreenCommand(
        "load-review",
        "I",
        "Load a review",
        "Read a review's recommendations from a file, after showing what it holds",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "bring-tracker",
        "",
        "Bring a tracker in",
        "Read an existing tracker, a workbook or CSV, after showing what it brings",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "write-returns",
        "",
        "Write returns",
        "Write each agency a form of its items, to be filled in and sent back",
        Section.PROGRAM,
    ),
    ScreenCommand(
        "read-returns",
        "",
        "Read returns",
        "Read forms that agencies filled in, each change beside what the plan says",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand("restore", "", "Restore", "Put a backup in the place of the plan", Section.PROGRAM),
    ScreenCommand("info", "", "Where everything is", "The plan, the settings, versions and sizes", Section.PROGRAM),
    ScreenCommand("verify", "", "Verify", "Prove that no entry was changed or removed", Section.PROGRAM),
    ScreenCommand(
        "author", "", "Your name", "Say who is writing: it stands beside every entry", Section.PROGRAM, writes=True
    ),
    ScreenCommand("amend", "", "Amend entry", "Put the words of one entry right", Section.PROGRAM, writes=True),
    ScreenCommand(
        "release",
        "",
        "Release update",
        "Let an update that was held back stand in papers",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand("redact", "", "Redact entry", "Remove the words of one entry for good", Section.PROGRAM, writes=True),
    ScreenCommand("colours", "", "Colours", "Dark, light, high contrast, or for colour-blind readers", Section.PROGRAM),
    ScreenCommand("help", "?", "Help", "This page", Section.PROGRAM),
    ScreenCommand("palette", "ctrl+p", "Commands", "Every command by its name", Section.PROGRAM),
    ScreenCommand("quit", "q", "Quit", "Leave; what was being saved is saved first", Section.PROGRAM),
)
