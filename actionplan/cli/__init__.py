"""The commands: one module a family. Nothing heavy is imported before a command runs."""
