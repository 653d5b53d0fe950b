"""News of a shared plan: a thread that listens to the server, and tells of each step as soon as it is committed.

It tells that there is news, and not what; whoever shows the plan reads it then. Where the server cannot be heard, it
tries again, and nobody is told that: whoever shows the plan looks now and then in any case.
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

TRY_AGAIN_SECONDS = 15.0
STOP_SECONDS = 1.0


class Listener:
    """One connection that listens, on a thread of its own, from ``start`` to ``stop``.

    ``told`` is called on that thread, and must not raise.
    """

    def __init__(self, engine: sa.Engine, told: Callable[[], object]) -> None:
        self._engine = engine
        self._told = told
        self._waking, self._woken = socket.socketpair()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="news", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Tell no more, and let go of the connection. A server that does not answer is not waited for."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        self._waking.close()  # ends the waiting at once
        self._thread.join(STOP_SECONDS)
        if not self._thread.is_alive():
            self._woken.close()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            with suppress(ActionplanError, sa.exc.DBAPIError, Error, OSError):
                self._hear()
            self._stopped.wait(TRY_AGAIN_SECONDS)

    def _hear(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            connection.commit()
            raw = connection.connection.driver_connection
            try:
                if isinstance(raw, Connection):
                    self._told()  # what was written while nobody listened
                    self._wait(raw)
            finally:
                connection.invalidate()  # closed for good, and lent to nobody else

    def _wait(self, raw: "Connection[tuple[object, ...]]") -> None:
        while not self._stopped.is_set():
            readable, _, _ = select.select([raw.fileno(), self._woken.fileno()], [], [])
            if self._woken.fileno() in readable:
                return
            if list(raw.notifies(timeout=0)):
                self._told()
