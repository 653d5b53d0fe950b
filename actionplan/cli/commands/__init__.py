"""The commands, one module a subject. Heavy modules are imported inside the function of the command that needs them."""
