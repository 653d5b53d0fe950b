"""The rules of the governance cycle, each in its one home."""
