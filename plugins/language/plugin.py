"""Language in Pelican: what every text says, and how hard it is to read.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| all_generators_finalized | check_language | words to avoid, grades, `content.readability` |
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content

from .avoided import Lookouts
from .block import WORD, find_blocks
from .gate import Verdict, idle_excuses, judge_reading, judge_words
from .model import Wording
from .reading import measure
from .wording import read_wording

DEFAULTS = {
    "WORDING_FILE": "content/wording.toml",
}
CHECKED_KEYS = {"", "title", "summary", "in_short"}  # "" is the text itself
GRADED_FOLDERS = ("articles", "checklists")
EXPLAINS_ITSELF = ("jargon",)  # a glossary is where such words are explained


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def check_language(generators: list[Any]) -> None:
    """Read every text once: report its words and its grade, leave `content.readability`."""
    settings, context = generators[0].settings, generators[0].context
    wording = find_wording(settings)
    lookouts = Lookouts(wording)
    if "GLOSSARY_FILE" in settings:
        name = f"{_folder(settings)}/{settings['GLOSSARY_FILE']}"
        report(settings, name, judge_glossary(settings, lookouts))
    known = frozenset(word.lower().replace("’", "'") for word in wording.known_words)
    known |= explained_words(settings.get("GLOSSARY", ()))
    for content in filter(None, context["generated_content"].values()):
        verdict = check_text(content, lookouts, known)
        content.language_faults = len(verdict.faults)
        content.language_warnings = len(verdict.warnings)
        report(settings, _source_of(content), verdict)
        # Another check may yet make use of them: house_rules tells those that nobody needed.
        idle = settings.setdefault("IDLE_EXCUSES", [])
        idle.extend((_source_of(content), *one) for one in content.idle_excuses)


def find_wording(settings: Any) -> Wording:
    """Return the rules of WORDING_FILE; none, where it is set to "". Mistakes are reported."""
    if not settings["WORDING_FILE"]:
        return Wording()
    path = Path(settings["WORDING_FILE"])
    root = Path(settings["PATH"]).resolve().parent
    name = os.path.relpath(path.resolve(), root).replace(os.sep, "/")
    if not path.is_file():
        missing = (1, "this file is missing", 'Put it back, or set WORDING_FILE to "".')
        report(settings, name, Verdict([missing], []))
        return Wording()
    wording, problems = read_wording(path)
    report(settings, name, Verdict(problems, []))
    return wording


def check_text(content: Content, lookouts: Lookouts, known: frozenset[str]) -> Verdict:
    """Return what is wrong with one article, checklist or page; give it `readability`."""
    lines = getattr(content, "source_lines", ())
    blocks = [block for block in find_blocks(lines) if block.key in CHECKED_KEYS]
    excuses = getattr(content, "excuses", ())
    found = [one for block in blocks for one in lookouts.find(block)]
    verdict = judge_words(found, excuses)
    content.idle_excuses = idle_excuses(excuses, found, blocks)
    content.readability = measure(tuple(blocks), known)
    if content.get_relative_source_path().startswith(GRADED_FOLDERS):
        for told, more in zip(verdict, judge_reading(content.readability), strict=True):
            told.extend(more)
    return verdict


def explained_words(terms: Iterable[Any]) -> frozenset[str]:
    """Return every word of the glossary's terms: what is explained is not hard."""
    words = (WORD.findall(form) for term in terms for form in term.forms)
    return frozenset(word.lower().replace("’", "'") for found in words for word in found)


def judge_glossary(settings: Any, lookouts: Lookouts) -> Verdict:
    """Return what is wrong with what the glossary says of its terms; the terms may be any."""
    terms = {term.line for term in settings.get("GLOSSARY", ())}
    page = settings.get("GLOSSARY_PAGE", {})
    said = [line for line in page.get("source_lines", ()) if line[0] not in terms]
    found = [one for block in find_blocks(said) for one in lookouts.find(block, EXPLAINS_ITSELF)]
    return judge_words(found, page.get("excuses", ()))


def report(settings: Any, name: str, verdict: Verdict) -> None:
    """Hand problems and warnings over to whoever tells them."""
    for told, kind in ((verdict.faults, "PROBLEMS"), (verdict.warnings, "WARNINGS")):
        settings.setdefault(kind, []).extend((name, *one) for one in told)


def _source_of(content: Content) -> str:
    return f"{_folder(content.settings)}/{content.get_relative_source_path()}"


def _folder(settings: Any) -> str:
    return Path(str(settings["PATH"])).name


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_defaults)
    signals.all_generators_finalized.connect(check_language)
