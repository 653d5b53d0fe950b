"""One module for each family of commands. Each imports what is heavy inside the command that needs it."""
