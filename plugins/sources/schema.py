"""Which keys a file may have, by the folder it lies in, and which it must have."""

from __future__ import annotations

from difflib import get_close_matches

ANY_TEXT = {"title", "summary", "lang", "status", "slug", "date", "modified", "translation"}
ANY_TEXT |= {"changes"}
REVIEWED = {"author", "pemat"}  # what has a quality record
KNOWN = {
    "articles": ANY_TEXT | REVIEWED | {"in_short", "checklists", "order", "tags", "authors"},
    "checklists": ANY_TEXT | REVIEWED | {"stage", "order", "kind", "checklists"},
    "pages": ANY_TEXT | {"checklists"},
}
NEEDED = {
    "articles": ("title", "date", "summary"),
    "checklists": ("title", "stage", "summary"),
    "pages": ("title", "summary"),
}
EXAMPLES = {
    "title": "Title: Feeling understood",
    "date": "Date: 2026-11-23",
    "summary": "Summary: One or two plain sentences.",
    "stage": "Stage: first-session",
}
# What Pelican knows and this site does not, and what to do instead
INSTEAD = {
    "save_as": 'Did you mean "slug"? The address is made from it, or from the file’s name.',
    "url": 'Did you mean "slug"? The address is made from it, or from the file’s name.',
    "template": "Take it out: the folder decides how a page looks.",
    "category": "Take it out: the folder an article lies in is its topic.",
}
STATUSES = ("published", "draft", "hidden", "skip")

Problem = tuple[int, str, str]


def check_keys(folder: str, values: dict, lines: dict[str, int]) -> list[Problem]:
    """Compare a file's keys with what its folder knows.

    `folder` is the first folder below content ("articles"); a folder without rules has no problems.
    """
    if folder not in KNOWN:
        return []
    problems = [
        (
            lines.get(key, 1),
            f'"{key}" is not a key of {folder}',
            INSTEAD.get(key) or _did_you_mean(key, KNOWN[folder]),
        )
        for key in values
        if key not in KNOWN[folder]
    ]
    for key in NEEDED[folder]:
        if not _is_set(values.get(key)):
            problems.append(
                (lines.get(key, 1), f"{key} is missing", f'Add a line such as "{EXAMPLES[key]}".')
            )
    for key, line in lines.items():
        if key in KNOWN[folder] and key not in NEEDED[folder] and not _is_set(values.get(key)):
            hint = "Write something behind it, or take the line out."
            problems.append((line, f"nothing stands behind {key}", hint))
    status = _first(values.get("status", "published"))
    if status and status.lower() not in STATUSES:
        problems.append(
            (
                lines.get("status", 1),
                f'"{status}" is not a status',
                _did_you_mean(status.lower(), STATUSES),
            )
        )
    return problems


def find_unwritten(text: str) -> list[Problem]:
    """Report each place an author still has to write: what stands between [[ and ]]."""
    return [
        (number, "this is still to be written", "Write your own words in place of [[…]].")
        for number, line in enumerate(text.split("\n"), 1)
        if "[[" in line and "]]" in line
    ]


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) and value else value).strip()


def _is_set(value: object) -> bool:
    return value is not None and bool(_first(value) if value != [] else "")


def _did_you_mean(word: str, choices: object) -> str:
    known = sorted(choices)  # type: ignore[call-overload]
    close = get_close_matches(word, known, 1)
    return f'Did you mean "{close[0]}"?' if close else f"Known are: {', '.join(known)}."
