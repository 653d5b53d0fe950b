"""The command line. Nothing heavy is imported before a command runs; holds no rules and no SQL."""
