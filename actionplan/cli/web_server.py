"""The web server behind ``serve``: textual-serve's, restricted to the address that it was started for.

Imports textual-serve, an optional extra, so it is imported only by ``serve``.
"""

import logging

from aiohttp import web
from textual_serve.server import Server

from actionplan.cli.output import say

_CONTENT_SECURITY_POLICY = "; ".join(
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
"""The page's content security policy: textual-serve names a font on another host, which must not be requested."""


class PlanServer(Server):
    """Answers only requests for its own address, so that no other page in the same browser can reach the plan.

    A web page can open a socket to any address, and can point a name of its own at this computer (DNS rebinding): the
    Origin header gives the first away, the Host header the second.
    """

    def __init__(self, command: str, *, host: str, port: int, title: str, greeting: list[str]) -> None:
        self.netloc = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        super().__init__(command, host=host, port=port, title=title, public_url=f"http://{self.netloc}")
        self._greeting = greeting

    def serve(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - textual-serve's own signature
        """Serve until interrupted. Raises ``OSError`` where the port cannot be opened."""
        del debug
        logging.basicConfig(level=logging.WARNING, format="%(message)s")  # to stderr: stdout is data
        # aiohttp calls ``print`` once the port is open, and not before.
        web.run_app(self._make_app(), host=self.host, port=self.port, print=lambda *_: self._greet())

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: the port is not open yet."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with its security headers."""
        self._refuse_other_hosts(request)
        response: web.StreamResponse = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY.format(socket=f"ws://{self.netloc}")
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The socket that carries the screen and the keys."""
        self._refuse_other_hosts(request)
        if request.headers.get("Origin") != self.public_url:
            raise web.HTTPForbidden(text=self._only_here)
        return await super().handle_websocket(request)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A file that the app offers, such as a screenshot."""
        self._refuse_other_hosts(request)
        return await super().handle_download(request)

    def _greet(self) -> None:
        for sentence in self._greeting:
            say(sentence)

    def _refuse_other_hosts(self, request: web.Request) -> None:
        if request.host != self.netloc:
            raise web.HTTPForbidden(text=self._only_here)

    @property
    def _only_here(self) -> str:
        return f"This plan is shown at {self.public_url} only: open that address in the browser.\n"
