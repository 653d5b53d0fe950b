"""The page that ``serve`` gives to browsers: textual-serve's, kept to the one address that it was started for.

Imports textual-serve, which is an optional extra; import this module only when it is wanted.
"""

import logging

from aiohttp import web
from textual_serve.server import Server

from actionplan.cli.output import say

_MAY_LOAD = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self' {socket}",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    )
)
"""What the page may load: it names a font of another host's, which nobody else's server is to be asked for."""


class PlanServer(Server):
    """Answers only to its own address, so that no other page in the same browser can look at the plan through it.

    A web page may open a socket to any address, and a name that it owns may be made to lead to this computer: the first
    gives itself away by its Origin, the second by its Host (DNS rebinding).
    """

    def __init__(self, command: str, *, host: str, port: int, title: str, greeting: list[str]) -> None:
        self.netloc = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        super().__init__(command, host=host, port=port, title=title, public_url=f"http://{self.netloc}")
        self._greeting = greeting

    def serve(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - textual-serve's own signature
        """Answer until interrupted. Raises ``OSError`` where the port cannot be had."""
        del debug
        logging.basicConfig(level=logging.WARNING, format="%(message)s")  # to stderr: stdout is data
        # aiohttp calls what prints once the port is open, and not before.
        web.run_app(self._make_app(), host=self.host, port=self.port, print=lambda *_: self._greet())

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said yet."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with what it may load."""
        self._refuse_strangers(request)
        response: web.StreamResponse = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = _MAY_LOAD.format(socket=f"ws://{self.netloc}")
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The screen and its keys."""
        self._refuse_strangers(request)
        if request.headers.get("Origin") != self.public_url:
            raise web.HTTPForbidden(text=self._only_here)
        return await super().handle_websocket(request)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A file that the screen hands over, such as a picture of itself."""
        self._refuse_strangers(request)
        return await super().handle_download(request)

    def _greet(self) -> None:
        for sentence in self._greeting:
            say(sentence)

    def _refuse_strangers(self, request: web.Request) -> None:
        if request.host != self.netloc:
            raise web.HTTPForbidden(text=self._only_here)

    @property
    def _only_here(self) -> str:
        return f"This plan is shown at {self.public_url} only: open that address in the browser.\n"
