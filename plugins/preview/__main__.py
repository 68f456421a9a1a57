"""python -m preview --site output --watch content theme -- python -m workshop.build content …"""

import argparse
import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from .builder import Builder
from .bulletin import Bulletin
from .preview import Preview
from .server import open_server
from .site import Site
from .watch import Watch


def read_words(words: list[str]) -> argparse.Namespace:
    """Return what was asked for; the words after `--` are the command that builds the site."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--site", type=Path, required=True, help="the folder with the built site")
    parser.add_argument("--port", type=int, default=8000, help="the first port to try")
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument("--watch", type=Path, nargs="+", default=[], help="folders and files")
    end = words.index("--") if "--" in words else len(words)
    asked, command = parser.parse_args(words[:end]), words[end + 1 :]
    if not command:
        parser.error("the command that builds the site is missing: add -- and the command")
    if not 0 <= asked.port <= 65535:
        parser.error(f"{asked.port} is not a port: choose a number from 1024 to 65535")
    asked.command = command
    return asked


def has_a_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Say whether a browser can be opened in front of somebody."""
    if environ.get("CI"):
        return False
    if platform.startswith("linux"):
        return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return True


def main(words: list[str]) -> int:
    """Run the preview until Ctrl-C or a request to end; return the exit code."""
    asked = read_words(words)
    signal.signal(signal.SIGTERM, _end)
    bulletin, builder = Bulletin(), Builder(asked.command)
    try:
        server = open_server(asked.port, Site(asked.site), bulletin)
    except OSError as error:
        print(f"No port from {asked.port} on is free: {error.strerror}.", file=sys.stderr)
        return 1
    preview = Preview(builder, server, bulletin, Watch(asked.watch))
    address = f"http://127.0.0.1:{server.server_port}/"

    def greet() -> None:
        if asked.port not in (0, server.server_port):
            print(f"Another program uses port {asked.port}; this is the next free one.")
        print(f"Look here: {address}   Every save refreshes the page. Ctrl-C ends it.", flush=True)
        if not asked.no_open and has_a_screen():
            webbrowser.open(address)

    try:
        preview.start(greet)
        preview.follow(threading.Event())
    except KeyboardInterrupt:
        print(file=sys.stderr)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):  # no second one while this one is served
            signal.signal(number, signal.SIG_IGN)
        builder.stop()
        preview.stop()
    return 0


def _end(*_: object) -> None:
    """End as on Ctrl-C: whoever asks by a signal gets the same quiet clean-up."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
