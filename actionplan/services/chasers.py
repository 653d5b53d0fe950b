"""Reminders as files: a draft message and its plain text for whoever is written to, all in a new folder or none.

Drafts record nothing. What is in them is the domain's to say; they go out past the guard, and name no officer.
"""

from dataclasses import dataclass
from pathlib import Path

from actionplan.domain.errors import Refused
from actionplan.domain.governance.chasers import Chaser, Reminders
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.domain.typed.refs import slug
from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.eml import Envelope, to_eml
from actionplan.papers.letters import Letter, letter
from actionplan.services.agendas import coming_agendas
from actionplan.services.files import NewFolder, refuse_unless_free, unwritable
from actionplan.services.guarding import LetThroughGuard, guarded
from actionplan.services.no_names import refuse_names


@dataclass(frozen=True, slots=True)
class DraftLetter:
    """A reminder and what it says; ``file`` is the name of its files, without their endings."""

    chaser: Chaser
    letter: Letter
    file: str


@dataclass(frozen=True, slots=True)
class FoundReminders:
    """The reminders of a plan, and those that can be sent, in words."""

    reminders: Reminders
    drafts: tuple[DraftLetter, ...]


def read_reminders(ledger: Ledger, view: PlanView, due_within: int | None = None) -> Reminders:
    """The reminders of a plan as it stands."""
    return Reminders(view, coming_agendas(ledger, view.snapshot), due_within)


def draft_letters(reminders: Reminders) -> tuple[DraftLetter, ...]:
    """Each reminder that can be sent, in words."""
    taken: set[str] = set()
    drafts = []
    for each in reminders.written:
        file = slug(f"chase {each.agency.id} {each.who.rpartition(', ')[0] if each.officer else ''}", taken)
        taken.add(file)
        drafts.append(DraftLetter(each, letter(each, reminders), file))
    return tuple(drafts)


def write_letters(
    ledger: Ledger, reminders: Reminders, folder: Path, let_through: LetThroughGuard | None = None
) -> tuple[DraftLetter, ...]:
    """Write the drafts to a new folder. Raises ``BadInput`` or ``Refused``; then nothing is in the folder's place."""
    refuse_unless_free(folder)
    drafts, view = draft_letters(reminders), reminders.view
    if not drafts:
        raise Refused(f"Nothing was written: {nobody_written_to(reminders)}")
    lines = ledger.history(view.snapshot.head)
    texts = [(f"the reminder to {each.chaser.who}", f"{each.letter.subject}\n{each.letter.text}") for each in drafts]
    refuse_names(
        [(each.file, each.letter.text) for each in drafts], lines, view.snapshot, nothing_done="Nothing was written"
    )
    guarded(texts, lambda: lines, let_through)
    seed = ledger.recomputed_hash(1) or ""
    files: dict[str, bytes] = {}
    for each in drafts:
        envelope = Envelope(visible(each.chaser.who, newlines=False), each.chaser.address, each.chaser.copy_to)
        files[f"{each.file}.eml"] = to_eml(envelope, each.letter.subject, each.letter.text, view.as_at, seed)
        files[f"{each.file}.txt"] = each.letter.text.encode()
    with NewFolder(folder) as made:
        made.write(files)
        try:
            made.put_in_place()
        except OSError as error:
            raise unwritable(folder, error) from error
    return drafts


def nobody_written_to(reminders: Reminders) -> str:
    """Why there is no reminder to send."""
    if reminders.without_address:
        return "whoever is to be reminded has no address on record."
    return "nothing is to be chased today."
