"""The built site as a web host would give it out: an address in, a file or a redirect out."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

# Our own table: what the system has registered differs from one computer to the next.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".ics": "text/calendar; charset=utf-8",
    ".wasm": "application/wasm",
}


@dataclass(frozen=True)
class Redirect:
    """Look there instead."""

    address: str


@dataclass(frozen=True)
class Found:
    """A file to give out, with its status (404 for the page that says so)."""

    status: int
    kind: str
    body: bytes


class Site:
    """The folder of a built site. It may be exchanged for another one at any moment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def is_there(self) -> bool:
        return (self._folder / "index.html").is_file()

    def look_up(self, target: str) -> Found | Redirect:
        """Return what stands at the target of a request ("/articles/?q=x")."""
        address, _, query = target.partition("?")
        address = unquote(address, errors="replace")
        try:
            path = self._path_of(address)
            if path is None:
                return self._not_found()
            if path.is_dir() and not address.endswith("/"):
                # One slash at the start: "//name/" would be another computer's address.
                place = "/" + quote(address.lstrip("/")) + "/"
                return Redirect(f"{place}?{query}" if query else place)
            if address.endswith("/"):
                path /= "index.html"
            return Found(200, kind_of(path), path.read_bytes())
        except (OSError, ValueError):  # no such file, a null character, a name that is too long
            return self._not_found()

    def _path_of(self, address: str) -> Path | None:
        """Return the path at an address, or None where it would lead out of the site.

        Links are followed before the comparison; nothing hidden is given out.
        Raises OSError or ValueError for what can be no path at all.
        """
        parts = [part for part in address.split("/") if part]
        if any(part.startswith(".") or "\\" in part or ":" in part for part in parts):
            return None
        folder = self._folder.resolve()
        path = folder.joinpath(*parts).resolve()
        return path if path.is_relative_to(folder) else None

    def _not_found(self) -> Found:
        try:
            return Found(404, KINDS[".html"], (self._folder / "404.html").read_bytes())
        except OSError:
            return Found(404, KINDS[".txt"], b"There is no such page.\n")


def kind_of(path: Path) -> str:
    """Return the content type of a file by the end of its name."""
    return KINDS.get(path.suffix.lower(), "application/octet-stream")
