"""The state of the plan after some entry: frozen values, and the part of them that a command is decided on."""
