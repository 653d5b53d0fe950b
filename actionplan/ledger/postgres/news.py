"""News of a shared plan: a thread that listens to the server and calls back after each committed step.

The call says that something was written, not what. Where the server cannot be reached, the thread retries silently:
a screen that shows the plan polls in any case.
"""

import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import sqlalchemy as sa
from psycopg import Connection, Error

from actionplan.domain.errors import ActionplanError
from actionplan.ledger.postgres.engine import CHANNEL

RETRY_SECONDS = 15.0
STOP_SECONDS = 1.0


class Listener:
    """A connection that listens, on a thread of its own, from ``start`` to ``stop``.

    ``callback`` is called on that thread, and must not raise.
    """

    def __init__(self, engine: sa.Engine, callback: Callable[[], object]) -> None:
        self._engine = engine
        self._callback = callback
        self._wake_up, self._woken_up = socket.socketpair()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="news", daemon=True)

    def start(self) -> None:
        """Start listening."""
        self._thread.start()

    def stop(self) -> None:
        """Stop calling back and close the connection; does not wait for a server that does not answer."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        self._wake_up.close()  # ends the select at once
        self._thread.join(STOP_SECONDS)
        if not self._thread.is_alive():
            self._woken_up.close()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            with suppress(ActionplanError, sa.exc.DBAPIError, Error, OSError):
                self._connect_and_wait()
            self._stopped.wait(RETRY_SECONDS)

    def _connect_and_wait(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            connection.commit()
            raw = connection.connection.driver_connection
            try:
                if isinstance(raw, Connection):
                    self._callback()  # something may have been written in between
                    self._wait(raw)
            finally:
                connection.invalidate()  # closed, and not returned to the pool

    def _wait(self, raw: "Connection[tuple[object, ...]]") -> None:
        while not self._stopped.is_set():
            readable, _, _ = select.select([raw.fileno(), self._woken_up.fileno()], [], [])
            if self._woken_up.fileno() in readable:
                return
            if list(raw.notifies(timeout=0)):
                self._callback()
