"""The lines above a text that say what the text is: title, summary, stage and so on.

Two forms are read. Pelican's own `Key: value` lines, and YAML between two lines of `---`.
Stock Pelican takes YAML for `Key: value` lines and loses every key after the first list without a
word, so a file that starts with `---` is read as YAML here, whole, or it is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from .limits import MOST_KEY_LINES

KEY_LINE = re.compile(r"^[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)$")
MORE_LINE = re.compile(r"^(?: {4,}|\t)(?P<value>.*)$")
YAML_MARKS = re.compile(r"^\s*(?:- +|[>|][+-]?\s*$)?[\"']?|[\"']?\s*$")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})$")  # YAML knows "1:59:59…" too, without an end
FENCE = re.compile(r"^---[ \t]*$")
FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")

Problem = tuple[int, str, str]


@dataclass
class FrontMatter:
    """What stands above a text.

    `values` holds, for each key in lower case, its values in order (what YAML made of them);
    `lines` the line each key stands on; `first_line` the line of the file on which `body` starts.
    `written` are all lines as (number, key, words), without the marks of YAML.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    written: list[tuple[int, str, str]] = field(default_factory=list)
    body: str = ""
    first_line: int = 1
    is_yaml: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_front_matter(text: str) -> FrontMatter:
    """Split `text` into front matter and body. Never raises: what is wrong is in `.problems`."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if FENCE.match(lines[start]):
        return _read_yaml(lines, start)
    return _read_key_lines(lines, start)


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _remember_line(found: FrontMatter, written: str, line: int) -> str:
    """Note where a key stands, or that it stands there for the second time; return the key."""
    key = _key(written)
    if key in found.lines:
        message = f'"{written}" is written twice (first on line {found.lines[key]})'
        found.problems.append((line, message, "Keep one of the two lines."))
    found.lines.setdefault(key, line)
    return key


def _read_key_lines(lines: list[str], start: int) -> FrontMatter:
    found = FrontMatter()
    number, key = start, ""
    while number < len(lines) and lines[number].strip():
        if number - start >= MOST_KEY_LINES:
            found.problems.append(_too_long(number + 1, number - start + 1))
            break
        if match := KEY_LINE.match(lines[number]):
            key = _remember_line(found, match["key"], number + 1)
            found.values[key] = [match["value"].strip()]
            found.written.append((number + 1, key, match["value"].strip()))
        elif key and (more := MORE_LINE.match(lines[number])):
            found.values[key].append(more["value"].strip())
            found.written.append((number + 1, key, more["value"].strip()))
        else:
            break
        number += 1
    found.body = "\n".join(lines[number:])
    found.first_line = number + 1
    return found


def _too_long(line: int, count: int) -> Problem:
    message = f"the front matter has {count} lines or more; {MOST_KEY_LINES} is the limit"
    return (line, message, "Put an empty line below the last key.")


class _PlainLoader(yaml.SafeLoader):
    """Reads plain YAML: words stay words, and each key stands where it is written, once.

    No value may stand for another: ten such lines hold more words than a computer has room for.
    No value may name a kind (`!!binary`): it would be something else than the words that are seen.
    "no" stays "no", a day stays as it is typed, and "<<" brings no hidden keys.
    """

    yaml_implicit_resolvers: ClassVar = {  # type: ignore[misc]
        first: [
            (tag, NUMBER if tag.endswith(":int") else pattern)
            for tag, pattern in known
            if tag.endswith((":int", ":null"))
        ]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Called by PyYAML for each value."""
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise _not_plain("one value stands for another", event)
        if getattr(event, "tag", None):
            raise _not_plain(f"a value says it is {event.tag!r}", event)
        return super().compose_node(parent, index)


def _not_plain(message: str, event: Any) -> yaml.YAMLError:
    return yaml.composer.ComposerError(None, None, message, event.start_mark)


def _load_yaml(text: str) -> tuple[Any, list[tuple[str, int]]]:
    """Return what plain YAML says, and each of its keys with its line, counted from 0."""
    loader = _PlainLoader(text)  # a SafeLoader
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, []
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        keys = [(str(key.value), key.start_mark.line) for key, _ in pairs]
        return loader.construct_document(node), keys
    finally:
        loader.dispose()


def _read_yaml(lines: list[str], start: int) -> FrontMatter:
    found = FrontMatter(is_yaml=True)
    end = next((n for n in range(start + 1, len(lines)) if FENCE_END.match(lines[n])), None)
    if end is None:
        found.problems.append(
            (
                start + 1,
                'the file starts with "---", but no second line of "---" ends its front matter',
                'Write a line of "---" below the last key.',
            )
        )
        found.body, found.first_line = "", len(lines)
        return found
    found.body = "\n".join(lines[end + 1 :])
    found.first_line = end + 2
    if end - start > MOST_KEY_LINES:
        found.problems.append(_too_long(start + 1, end - start))
        return found
    try:
        values, keys = _load_yaml("\n".join(lines[start + 1 : end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = min(start + 2 + (mark.line if mark else 0), end + 1)
        reason = getattr(error, "problem", None) or "it can’t be read"
        found.problems.append(
            (line, f"the front matter is not YAML: {reason}", "Write each key as `Key: value`.")
        )
        return found
    except (ValueError, RecursionError) as error:  # a number of 5000 digits; [[[[[…
        reason = "a number is too long" if isinstance(error, ValueError) else "lists in lists"
        found.problems.append(
            (
                start + 2,
                f"the front matter can’t be read: {reason}",
                "Write plain words behind each key.",
            )
        )
        return found
    if not isinstance(values, dict):
        found.problems.append(
            (start + 2, "the front matter holds no keys", "Write each key as `Key: value`.")
        )
        return found
    starts = {start + 2 + line: _remember_line(found, key, start + 2 + line) for key, line in keys}
    key = ""
    for number in range(start + 2, end + 1):
        words, key = lines[number - 1], starts.get(number, key)
        match = KEY_LINE.match(words)
        if match and number in starts:
            words = match["value"]
        elif match and not words.startswith(" "):  # in quotes that were never closed
            message = f'"{match["key"]}" went into the value of "{key}"'
            found.problems.append((number, message, f"Close the quote marks of {key}."))
        found.written.append((number, key, YAML_MARKS.sub("", words)))
    found.values = {_key(str(key)): value for key, value in values.items() if value is not None}
    return found
