"""The web server of the preview: the site, plus a script that refreshes the open page."""

import http.server
import os
import socketserver
from http import HTTPStatus
from pathlib import Path
from typing import Any

from .bulletin import Bulletin
from .site import KINDS, Redirect, Site

HERE = Path(__file__).parent
OWN = "/_preview/"
OWN_FILES = {"refresh.js", "panel.css"}
# What a good host sends. Here too, so that a page that breaks the policy breaks while it is made.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
NO_SITE_YET = (HERE / "no_site_yet.html").read_bytes()
PORTS_TO_TRY = 20
HEARTBEAT = 15.0  # seconds; a page that was closed is noticed by then


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves one site on this computer only."""

    daemon_threads = True
    block_on_close = False
    # Elsewhere than on POSIX this would take a port from the program that has it.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, site: Site, bulletin: Bulletin) -> None:
        self.site = site
        self.bulletin = bulletin
        super().__init__(("127.0.0.1", port), PreviewHandler)

    def server_bind(self) -> None:
        """Bind without asking for this computer's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that goes away in the middle is no fault."""


def open_server(port: int, site: Site, bulletin: Bulletin) -> PreviewServer:
    """Return a server on the port or the next free one. Raises OSError when none is free."""
    last = min(port + PORTS_TO_TRY, 65535) if port else 0
    for candidate in range(port, last + 1):
        try:
            return PreviewServer(candidate, site, bulletin)
        except OSError:
            if candidate == last:
                raise
    raise OSError("no port to listen on")


class PreviewHandler(http.server.BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer

    def do_GET(self) -> None:
        if self.path == f"{OWN}events":
            return self._stream_news()
        if self.path.startswith(OWN):
            return self._send_own(self.path.removeprefix(OWN))
        if not self.server.site.is_there:
            page = self._with_script(NO_SITE_YET)
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, KINDS[".html"], page)
        found = self.server.site.look_up(self.path)
        if isinstance(found, Redirect):
            return self._send(301, KINDS[".txt"], b"", {"Location": found.address})
        page = self._with_script(found.body) if found.kind == KINDS[".html"] else found.body
        return self._send(found.status, found.kind, page)

    def do_HEAD(self) -> None:
        self.do_GET()  # the bodies are left out where they are written

    def _send_own(self, name: str) -> None:
        if name not in OWN_FILES:
            return self._send(404, KINDS[".txt"], b"There is no such file.\n")
        path = HERE / name
        return self._send(200, KINDS[path.suffix], path.read_bytes())

    def _with_script(self, page: bytes) -> bytes:
        """Return the page with the refresh script at its end. The file on disk stays clean."""
        news = self.server.bulletin.news
        tag = f'<script src="{OWN}refresh.js" data-site="{news.site}" defer></script>'.encode()
        end = page.lower().rfind(b"</body>")
        end = len(page) if end < 0 else end
        return page[:end] + tag + page[end:]

    def _stream_news(self) -> None:
        """Send every news as an event, for as long as the page is open."""
        self._start(200, "text/event-stream; charset=utf-8", {})
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 1000\n\n")
        for news in self.server.bulletin.follow(HEARTBEAT):
            self.wfile.write(f"data: {news.as_json()}\n\n".encode() if news else b": quiet\n\n")
            self.wfile.flush()

    def _send(
        self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self._start(status, kind, {"Content-Length": str(len(body)), **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _start(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        return "Beforehand preview"

    def log_message(self, *_: Any) -> None:
        """Keep the terminal for what matters: builds and problems."""
