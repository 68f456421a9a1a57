"""A real browser on the real site: built with a complete practice, served with the strict policy."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder with the strict policy, and its 404 page where there is nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


def build_site(folder: Path, **settings: Any) -> Path:
    """Build the real content into a folder, and return the site."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    given = {
        "OUTPUT_PATH": str(folder / "output"),
        "PRACTICE_FILE": str(ROOT / "tests" / "practices" / "complete.toml"),
        **settings,
    }
    try:
        Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=given)).run()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return folder / "output"


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 and give its address."""
    handler = partial(SiteHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder."""
    return build_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as found:
        yield found


@pytest.fixture
def visit(chrome: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address of the site in a new, empty browser window.

    Keywords are Playwright's: viewport, color_scheme, java_script_enabled, … The page notes every
    request to another origin in `page.strangers`, and every message of the policy in `page.faults`.
    """
    contexts: list[BrowserContext] = []

    def open_page(path: str, origin: str = address, **options: Any) -> Page:
        context = chrome.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.route(lambda url: not url.startswith(origin), lambda route: route.abort())
        page = context.new_page()
        page.strangers = []  # type: ignore[attr-defined]
        page.faults = []  # type: ignore[attr-defined]
        page.on(
            "request",
            lambda r: None if r.url.startswith(origin) else page.strangers.append(r.url),  # type: ignore[attr-defined]
        )
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
        page.goto(f"{origin}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
