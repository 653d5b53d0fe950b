"""The table of commands agrees with the commands."""

from actionplan.cli.registry import COMMANDS, built


def test_each_line_is_the_first_sentence_of_the_command_s_own_help() -> None:
    for name, listed in COMMANDS.items():
        assert built(name)[name].get_short_help_str(61) == listed.help


def test_every_command_of_a_module_is_in_the_table() -> None:
    for name in COMMANDS:
        assert set(built(name)) <= set(COMMANDS)
