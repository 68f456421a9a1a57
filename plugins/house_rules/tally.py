"""The sum of an inventory, in one line."""

from __future__ import annotations

from collections import Counter

from .inventory import Inventory

WORDS = {
    "article": ("article", "articles"),
    "checklist": ("checklist", "checklists"),
    "page": ("page", "pages"),
    "data": ("data file", "data files"),
    "static": ("static file", "static files"),
}


def describe(found: Inventory, drafts: dict[str, int], folder: str = "content") -> str:
    """Return what lies in content/. `drafts` counts the texts of each kind that are kept back."""
    counts = Counter(found.kinds.values())
    parts = [_count(counts[kind] - drafts.get(kind, 0), *words) for kind, words in WORDS.items()]
    parts.append(_count(sum(drafts.values()), "draft", "drafts"))
    left_out = sum(found.left_out.values())
    refused = len(found.refused - found.kinds.keys())
    parts += [f"{refused} refused"] if refused else []
    rules = f" ({', '.join(sorted(found.left_out))})" if left_out else ""
    return f"{folder}/: {', '.join(parts)}, {left_out} left out by rule{rules}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
