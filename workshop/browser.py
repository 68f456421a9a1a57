"""The browser the tests click, print and search with: one that is already on the computer."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
HOW_TO_GET_ONE = (
    "No Chrome, Chromium or Edge was found, so the tests that need a browser cannot run.\n"
    "Install one (Debian, Ubuntu: apt install chromium; macOS, Windows: google.com/chrome),\n"
    "or set CHROME to the full path of the program."
)


def find_browser(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """Return the full path of a Chrome, Chromium or Edge, or None.

    CHROME in the environment comes first: a path, or a name on PATH. If it is set and wrong, the
    answer is None, never another browser than the one that was asked for.
    """
    if asked := environ.get("CHROME"):
        return shutil.which(asked, path=environ.get("PATH"))
    for name in NAMES:
        if found := shutil.which(name, path=environ.get("PATH")):
            return found
    return next((str(place) for place in _usual_places(environ, platform) if place.exists()), None)


def _usual_places(environ: Mapping[str, str], platform: str) -> list[Path]:
    """Return where installers put browsers that are not on PATH."""
    if platform == "darwin":
        folders = [Path("/Applications"), Path(environ.get("HOME", "/")) / "Applications"]
        return [f / f"{app}.app/Contents/MacOS/{app}" for app in MAC_APPS for f in folders]
    if platform == "win32":
        keys = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        folders = [Path(environ[key]) for key in keys if key in environ]
        return [folder / program for program in WINDOWS_PROGRAMS for folder in folders]
    return []
