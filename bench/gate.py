"""What the gate over built pages costs: its share of a cold build, and of one that changed nothing.

python3 bench/gate.py

The shipped site is built twice a round, each time in a new program and into a new folder: first the
gate remembers nothing and reads every page, then it remembers all of them. The share is the gate's
time in that of the whole program, from its start to its end.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMED_BUILD = """\
import sys, time
from house_rules import page_gate
from pelican import main
ours = page_gate.look_over
def timed(*words):
    started = time.perf_counter()
    ours(*words)
    print(time.perf_counter() - started, file=sys.stderr)
page_gate.look_over = timed
main(sys.argv[1:])
"""


def build(output: Path, memory: Path) -> tuple[float, float]:
    """Return the seconds of a build and those of its gate; end if the site can't be built."""
    words = ["content", "-s", "pelicanconf.py", "-o", str(output), "--fatal", "errors"]
    path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", TIMED_BUILD, *words, "-e", f"GATE_MEMORY={json.dumps(str(memory))}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
    )
    took = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"The site does not build, so there is nothing to measure.\n{done.stderr}")
    return took, float(done.stderr.split()[0])


def measure(rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return (seconds of the build, of the gate) for each build; a first round is not counted."""
    found: dict[str, list[tuple[float, float]]] = {"cold": [], "nothing changed": []}
    with tempfile.TemporaryDirectory(prefix="beforehand-gate-") as folder:
        for turn in range(rounds + 1):
            for name in found:
                output = Path(folder, f"{turn}-{name[0]}", "output")
                output.parent.mkdir()
                took = build(output, Path(folder, f"memory-{turn}"))
                if turn:
                    found[name].append(took)
    return found


def main() -> None:
    """Print the middle of each, and the gate's share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is built")
    for name, builds in measure(max(1, parser.parse_args().rounds)).items():
        whole = statistics.median(took for took, _ in builds)
        gate = statistics.median(took for _, took in builds)
        share = statistics.median(gate / took for took, gate in builds)
        print(f"{name:<16} gate {gate:5.2f} s of {whole:5.2f} s: {share:5.1%} (medians)")


if __name__ == "__main__":
    main()
