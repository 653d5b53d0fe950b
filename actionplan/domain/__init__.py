"""The rules: pure functions and frozen values. No SQL, no screen, no file and no clock of its own."""
