"""The page of keys says what the table of commands says."""

from actionplan.tui.commands.offered import COMMAND_BY_ID
from tests.tui.make_keys_page import PAGE, keys_page


def test_the_page_of_keys_is_made_from_the_table() -> None:
    page = PAGE.read_text("utf-8")
    assert page == keys_page(), "python -m tests.tui.make_keys_page"
    assert all(f"| {command.label} |" in page for command in COMMAND_BY_ID.values())
