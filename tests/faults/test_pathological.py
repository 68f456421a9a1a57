"""Texts that are small and yet make a program compute for hours: each ends, or is refused by name.

They are read in a process of its own, which the system stops after eight seconds of computing (not
of waiting: others may use the computer too). Whatever takes over two the reader refuses itself.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HARD_LIMIT = 8  # seconds of computing
LONGEST_WAIT = 100  # seconds, on a computer that does much else
SIZE = "size"
HEAD = "Title: T\nDate: 2026-11-01\nSummary: S.\n"
READ_ON_DEMAND = """
import copy, json, sys, time
from pathlib import Path
try:
    import resource
except ImportError:  # Windows: only the wait is limited there
    resource = None
from pelican.settings import read_settings
from sources.plugin import SourceReader
from glossary.extension import GlossaryExtension
from glossary.model import Term

settings = read_settings(sys.argv[1])
terms = (Term(("therapist", "therapists")), Term(("trust",)), Term(("rupture", "a rupture")))
settings["MARKDOWN"]["extension_configs"]["glossary.extension"] = {
    "terms": terms, "most": 5, "lang": "en", "article_lang": "en"
}
path = Path(sys.argv[2]) / "content" / "articles" / "alliance" / "x.md"
path.parent.mkdir(parents=True)
print("ready", flush=True)
for line in sys.stdin:
    path.write_text(json.loads(line), encoding="utf-8")
    given = {**copy.copy(settings), "PATH": str(path.parents[2]), "PROBLEMS": []}
    if resource:
        most = int(time.process_time()) + 1 + int(sys.argv[3])
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    html, metadata = SourceReader(given).read(str(path))
    print(json.dumps([len(html), metadata.get("status", ""), given["PROBLEMS"]]), flush=True)
"""


class Reader:
    """Our reader in a process of its own, which is started anew after each text it hangs on."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def read(self, text: str) -> tuple[int, str, list[list[Any]]]:
        """Return how long the HTML is, the status, and the problems; raise TimeoutError."""
        if not self._process:
            self._start()
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        try:
            said = self._said.get(timeout=LONGEST_WAIT)
        except queue.Empty:
            said = ""
        if not said:
            self.stop()
            raise TimeoutError
        size, status, problems = json.loads(said)
        return size, status, problems

    def _start(self) -> None:
        path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
        command = [sys.executable, "-c", READ_ON_DEMAND, str(ROOT / "pelicanconf.py")]
        self._process = subprocess.Popen(
            [*command, str(self._folder()), str(HARD_LIMIT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        )
        self._said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        assert self._said.get(timeout=60) == "ready\n"

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        said = self._said
        for line in process.stdout:
            said.put(line)
        said.put("")  # it has ended

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None


@pytest.fixture(scope="module")
def reader(tmp_path_factory: Any) -> Iterator[Reader]:
    """Give one reader for all cases."""
    found = Reader(lambda: tmp_path_factory.mktemp("reader"))
    yield found
    found.stop()


def line_of(piece: str) -> str:
    """Return one line of a piece again and again, as long as a line may be."""
    brackets = piece.count("[") + piece.count("]")
    most = 19_000 // len(piece)
    return piece * (min(most, 190 // brackets) if brackets else most)


def paragraphs_of(piece: str) -> str:
    """Return a file of paragraphs of a piece, each short, and almost as many as a file may hold."""
    paragraph = line_of(piece)[:600]
    return "\n\n".join([paragraph] * min(900_000 // (len(paragraph) + 2), 4_900))


MARKS = "*_[(`<&!{@~>#|-\\\"'=+:])}"
RUNS = {
    f"{how} {mark}": text
    for mark in MARKS
    for how, text in (
        ("a run of", f"{mark * 150} a\n\n" * 40),
        ("words between", (f"a{mark}" * 95 + "\n") * 80),
        ("a run too long of", f"a {mark * 5000} b"),
    )
}
PIECES = {
    "emphasis in emphasis": "*a **b ",
    "emphasis of three marks": "***a",
    "emphasis of both marks": "*a_",
    "underscores in words": "_a __b ",
    "emphasis that begins only": "**_",
    "links that begin": "[a](",
    "pictures that begin": "![a](",
    "pictures in pictures": "![",
    "references in a row": "[a][",
    "addresses without a link": "](/x/ ",
    "titles without an end": '](/x/ "',
    "tags that begin": "<a ",
    "attributes that begin": '<a href="',
    "attributes without quotes": "<span lang=de>",
    "elements that are never closed": "<b>",
    "elements across each other": "<i><b>",
    "ends of nothing": "</b>",
    "ends that begin": "</",
    "blocks in blocks": "<details>",
    "lists in HTML": "<ul><li>",
    "tables in HTML": "<table><tr><td>",
    "instructions that begin": "<?",
    "sections that begin": "<![",
    "references that begin": "&#",
    "references": "&lt;",
    "remarks that begin": "<!--",
    "remarks": "<!-- a -->",
    "ends of remarks": "-->",
    "excuses that begin": '<!-- allow "',
    "excuses without an end": '<!-- allow "a": b ',
    "excuses": '<!-- allow "a": b -->',
    "citations that begin": "[@",
    "citations of many": "[@a;@",
    "citations with spaces": "[@a; ",
    "citations in braces": "{@",
    "names that begin": "{practice.",
    "names in names": "{a.{b.",
    "code of one mark": "a`",
    "code of two marks": "`a``",
    "code that ends otherwise": "``a`",
    "boxes in a row": "- [ ] ",
    "quotes in a row": "> ",
    "numbers in a row": "1. ",
    "numbers with commas": "1,",
    "numbers with dots": "1.1",
    "counts of nothing": "9 in ",
    "counts of something": "1 a b ",
    "shares": "1 % ",
    "causes": "because of ",
    "words of the glossary": "a rupture trust therapist ",
    "hyphens in words": "a-",
    "apostrophes in words": "a’",
    "autolinks that begin": "<https://",
    "addresses that begin": "https://a.",
    "emails that begin": "ab@",
    "emails in brackets that begin": "<a@b",
    "attribute lists that begin": "{: a=",
    "attribute lists of ids": "{: #a",
    "ids in braces": "{#a}",
    "cells": "a|",
    "backslashes": "\\*",
    "checklists in a line": "{checklist}",
    "spaces before a line’s end": "a  \n",
    "spaces without an end": "a" + " " * 90,
}
LINES = {f"one line of {name}": line_of(piece) for name, piece in PIECES.items()}
FILES = {
    f"a file of {name}": paragraphs_of(PIECES[name])
    for name in (
        "tags that begin",
        "blocks in blocks",
        "lists in HTML",
        "code that ends otherwise",
    )
}
SHAPES = {
    "quotes in quotes": "\n\n".join([">" * 49 + " a"] * 100),
    "quotes too deep": ">" * 5_000 + " a",
    "lists in lists": "\n".join("    " * depth + "- a" for depth in range(48)),
    "lists too deep": "\n".join("    " * depth + "- a" for depth in range(600)),
    "lists in lists again and again": "\n\n".join(
        ["\n".join("    " * depth + "- a" for depth in range(45))] * 60
    ),
    "lists in quotes in lists": "\n".join("> - " * depth + "a" for depth in range(1, 24)),
    "a wide table": "|" + "a|" * 4_000 + "\n|" + "-|" * 4_000 + "\n|" + "a|" * 4_000,
    "a long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 2_200,
    "many tables": "\n\n".join(["|a|b|\n|-|-|\n|a|b|"] * 1_200),
    "a table of empty heads": "|" * 9_000 + "\n" + "|-" * 4_500,
    "many references": "".join(f"[r{n}]: /x/{n}/\n" for n in range(4_000)),
    "references that all are wrong": "".join(f"[r{n}]: javascript:{n}\n\n" for n in range(4_000)),
    "references that all are used": "\n\n".join(f"[a][r{n}]\n\n[r{n}]: /x/" for n in range(1_000)),
    "references to references": "\n\n".join(f"[r{n}]: [r{n + 1}]" for n in range(2_000))
    + "\n\nWords.",
    "many headings": "\n\n".join(["## a"] * 3_000),
    "many wrong headings": "\n\n".join(["## <script> a"] * 2_000),
    "many ids": "\n\n".join(f"a\n{{: #a{n} }}" for n in range(2_000)),
    "many boxes": "## A {.ask}\n\n" + "- [ ] a word\n" * 4_000,
    "many definitions": "\n\n".join(["a\n:   b"] * 2_000),
    "many blocks of HTML": "\n\n".join(["<p>a</p>"] * 3_000),
    "many blocks that are never closed": "\n\n".join(["<p>a"] * 3_000),
    "elements far too deep": "<span>" * 1_500 + "</span>" * 1_500,
    "links that all are wrong": "\n\n".join(f"[a](javascript:{n})" for n in range(3_000)),
    "files that are not there": "\n\n".join(f"[a]({{filename}}/x/{n}.md)" for n in range(1_500)),
    "a fence without an end": "```\n" + "a\n" * 9_000,
    "fences of every length": "\n".join("`" * (3 + n % 150) for n in range(8_000)),
    "one word without an end": "a" * 19_999,
    "a line too long": "a b " * 200_000,
    "a paragraph too long": ("a b " * 100 + "\n") * 2_000,
    "too many lines": "a\n\n" * 100_000,
    "a megabyte of marks": "*" * 990_000,
    "marks nobody can see": "\u200b" * 9_000,
    "letters with many accents": "a" + "\u0301" * 9_000,
    "a cause in a long sentence": "[@a] " + "because of 12,123 " * 1_000,
}
KEYS = {
    "many keys": "".join(f"Key{n}: a\n" for n in range(9_000)),
    "one key again and again": "Tags: a\n" * 9_000,
    "a key that goes on": "Title: T\n" + "    a\n" * 9_000,
    "a long title": f"Title: {'a ' * 9_000}\n",
    "YAML that grows": "---\na: &a [x, x]\n"
    + "".join(f"{chr(n)}: &{chr(n)} [*{chr(n - 1)}, *{chr(n - 1)}]\n" for n in range(98, 122))
    + "---\n",
    "YAML in YAML": "---\ntitle: " + "[" * 190 + "\n---\n",
    "YAML that never ends": "---\n" + "a: b\n" * 9_000,
    "YAML of flow in flow": "---\na: " + "{a: " * 4_000 + "\n---\n",
    "YAML of one long number": "---\ntitle: " + "1" * 15_000 + "\n---\n",
    "YAML of a number in sixties": "---\ntitle: 1" + ":59" * 5_000 + "\n---\n",
}
CASES = {
    **{name: f"{HEAD}\n{text}\n" for name, text in {**RUNS, **LINES, **FILES, **SHAPES}.items()},
    **{name: f"{keys}\nWords.\n" for name, keys in KEYS.items()},
}


@pytest.mark.fault(SIZE)
@pytest.mark.parametrize("name", list(CASES))
def test_a_text_ends_or_is_refused_by_name(reader: Reader, name: str) -> None:
    try:
        size, status, problems = reader.read(CASES[name])
    except TimeoutError:
        pytest.fail(f"not read within {HARD_LIMIT} seconds")
    assert {path for path, *_ in problems} <= {"content/articles/alliance/x.md"}
    assert all(line >= 1 and message and hint for _, line, message, hint in problems)
    assert size or status == "skip" or problems, "lost without a word"


@pytest.mark.fault(SIZE)
def test_a_text_that_takes_too_long_is_refused(reader: Reader) -> None:
    _, status, problems = reader.read(f"{HEAD}\n{FILES['a file of tags that begin']}\n")
    assert status == "skip"
    assert [message for *_, message, _ in problems] == [
        "this file takes over 2 seconds to read, which is the limit"
    ]


@pytest.mark.fault(SIZE)
def test_the_next_text_is_read_as_if_nothing_had_been(reader: Reader) -> None:
    reader.read(f"{HEAD}\n{SHAPES['a megabyte of marks']}\n")
    size, status, problems = reader.read(f"{HEAD}\nSome *words*.\n")
    assert size
    assert status != "skip"
    assert not problems
