"""The one table of commands: keys, footer, palette and help all take their wording from it."""
