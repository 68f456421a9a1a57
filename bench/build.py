"""How long a whole build takes, beside plain Pelican's on the same Markdown.

python3 tasks.py bench

Each build starts cold: a new program, an empty output folder, no cache of Pelican's. The two take
turns, so that a busy moment of the computer hits both. Plain Pelican does less: it has no
checklists, no references, no checks of the built pages. The ratio says what those cost.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAIN_SETTINGS = """\
SITENAME = "Plain"
SITEURL = ""
TIMEZONE = "UTC"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages", "checklists"]
STATIC_PATHS = ["images"]
PLUGINS = []
"""


def build(settings: Path, output: Path) -> float:
    """Build the site's content once and return the seconds it took; end if it cannot be built."""
    command = [sys.executable, "-m", "pelican", str(ROOT / "content"), "-s", str(settings)]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "-o", str(output), "--ignore-cache"], cwd=ROOT, capture_output=True, text=True
    )
    took = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{settings.name} does not build, so there is nothing to compare.\n{done.stderr}")
    return took


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the seconds of every build; a first, uncounted one each warms the disk."""
    seconds: dict[str, list[float]] = {"this site": [], "plain Pelican": []}
    with tempfile.TemporaryDirectory(prefix="beforehand-bench-") as folder:
        plain = Path(folder, "plain.py")
        plain.write_text(PLAIN_SETTINGS, encoding="utf-8")
        settings = {"this site": ROOT / "pelicanconf.py", "plain Pelican": plain}
        for turn in range(rounds + 1):
            for name, file in settings.items():
                took = build(file, Path(folder, f"{file.stem}-{turn}"))
                if turn:
                    seconds[name].append(took)
    return seconds


def main() -> None:
    """Print the middle, the fastest and the slowest build of each, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is built")
    rounds = max(1, parser.parse_args().rounds)
    sources = len(list((ROOT / "content").rglob("*.md")))
    print(f"{sources} Markdown files, {rounds} cold builds each, taking turns", flush=True)
    seconds = measure(rounds)
    for name, took in seconds.items():
        middle = statistics.median(took)
        print(f"{name:<14} {middle:6.2f} s   (from {min(took):.2f} to {max(took):.2f})")
    ours, plain = (statistics.median(took) for took in seconds.values())
    print(f"This site takes {ours / plain:.2f} times as long as plain Pelican.")


if __name__ == "__main__":
    main()
