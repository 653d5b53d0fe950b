"""Everything that leans on the inside of Textual, for want of a public hook. Read again with each new Textual."""

from typing import Final

from textual.app import App

CHECKED_ON: Final = "8.2.8"
"""The version of Textual on which this was last read and tried."""


class ExplainingApp(App[None]):
    """An app that explains the error which ends it, and takes its exit code from the explanation."""

    def explain(self, error: Exception) -> Exception:
        """The error to show in place of ``error``, which nothing has handled."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        explained = self.explain(error)
        super()._handle_exception(explained)
        self._return_code = getattr(explained, "exit_code", self._return_code)
