"""What may not stand in any text of practice.toml: claims, secrets, leftovers, unsafe links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .finding import Finding, Weight, name_of
from .model import shortener_in
from .toml_lines import Place

NOT_BEFORE = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|without|cannot|\w+n[’']t)\b[^.;:!?]{0,40}$", re.I
)
# A claim, and what to write instead. Codes of ethics forbid the first ones, and some laws do.
CLAIMS = (
    (r"guarantee[sd]?|guaranteeing", "No one can promise how therapy turns out. Say what you do."),
    (r"cures?|cured|curing", "Therapy is not sold as a cure. Say what people work on with you."),
    (r"100\s?%|one hundred percent|100 percent", "Nothing here is certain. Say what you do."),
    (
        r"testimonials?",
        "Praise by clients has no place here; codes of ethics and some laws forbid it.",
    ),
)
BOASTS = (
    (
        r"best(?! (?:way|time|day|to|for you|reached|if|when|before|of luck))",
        "Say what you do, not that it is better.",
    ),
    (r"proven|success rates?", "Name the study in an article, with its limits."),
    (r"leading|top[- ]rated|world[- ]class|number one|#1", "Say what you do, not how it ranks."),
)
HARMLESS = re.compile(r"\b(?:do|doing|does|try|trying|at)\s+(?:(?:our|my|their|its) )?$", re.I)
SECRETS = (
    r"-----BEGIN [A-Z ]*PRIVATE KEY",
    r"\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?\w{16,}",
    r"\bAKIA[0-9A-Z]{16}\b",
    r"\bAIza[\w-]{30,}",
    r"\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}",
    r"\bxox[abposr]-[\w-]{10,}",
    r"\beyJ[\w-]{10,}\.[\w-]{10,}",
    r"\bSG\.[\w-]{16,}\.[\w-]{16,}",
    r"https?://[^\s/@:]+:[^\s/@]+@",
    r"[?&](?:api_?key|key|token|access_token|secret|password|passwd|pwd|sig|signature)=[^&\s]{4,}",
    r"(?i)\b(?:pass(?:word|code|wd)|passphrase|pwd|api[ _-]?key|secret|token)\b"
    r"(?:\s+is\b|\s*[:=])\s*(?=\S*[\d!@#$%^&*_])\S{4,}",
)
RANDOM = re.compile(r"(?<![\w/.-])(?=\w*\d)(?=\w*[A-Za-z])[\w+=-]{28,}(?![\w/.-])")
SECRET_KEY = re.compile(r"pass(word|wd|code|phrase)|secret|token|api_?key|private_?key", re.I)
LEFT_OVERS = re.compile(
    r"\[\[|\]\]|\{[\w.]+\}|<(?:your|name|insert|phone|email)\b[^>]*>"
    r"|\bTODO\b|\bFIXME\b|\bTBD\b|\bXXX+\b|lorem ipsum"
    r"|\byour (?:name|email|address|phone|practice) here\b|^(?:…|\.\.\.|\?+|-+|n/a|null|xx+)$",
    re.I,
)
UNSAFE_LINK = re.compile(r"\bhttp://\S+", re.I)
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
# Names and addresses: a Dr. Best may live in Curetown.
NAMES = {
    "name", "supervisor", "reviewer", "address", "street", "town", "email", "link", "map",
    "verify", "leave_to", "web_address", "photo", "logo", "logo_dark",
}  # fmt: skip
LINKS = {"link", "map", "verify", "leave_to", "web_address"}


def texts_in(values: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every text in the file with its place."""
    if isinstance(values, dict):
        for key, value in values.items():
            yield from texts_in(value, (*place, key))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from texts_in(value, (*place, number))
    elif isinstance(values, str):
        yield place, values


def check_wording(values: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with any text. One text, one finding: the gravest."""
    for place, text in texts_in(values):
        key = next((step for step in reversed(place) if isinstance(step, str)), "")
        found = _secret(place, key, text) or _left_over(place, key, text)
        if not found and key not in LINKS:
            found = _unsafe_link(place, text)
        if not found and (key not in NAMES or place == ("name",)):
            found = _claim(place, text)
        if found:
            yield found


def looks_secret(key: str) -> bool:
    """Say whether a setting's name is that of a secret."""
    return bool(SECRET_KEY.search(key))


def _secret(place: Place, key: str, text: str) -> Finding | None:
    random = key not in LINKS and RANDOM.search(text)
    if looks_secret(key) or random or any(re.search(pattern, text) for pattern in SECRETS):
        hint = "Take it out, and change it where it is used: this file is not a safe place."
        message = f"{name_of(place)} looks like a secret (a key, password or token)"
        return Finding(place, message, hint, is_secret=True)
    return None


def _left_over(place: Place, key: str, text: str) -> Finding | None:
    if UNSEEN.search(text):
        message = f"{name_of(place)} holds a character that can’t be seen"
        return Finding(place, message, "Type the words anew instead of pasting them.")
    if match := LEFT_OVERS.search(text):
        message = f"{name_of(place)} still holds something to fill in: {match[0]}"
        return Finding(place, message, "Write your own words, or take the line out.")
    return None


def _unsafe_link(place: Place, text: str) -> Finding | None:
    if match := UNSAFE_LINK.search(text):
        hint = f'Write "https://{match[0][7:]}" if that page opens.'
        return Finding(place, f"{name_of(place)} names an address that is not safe", hint)
    if host := shortener_in(text):
        hint = "Open it once, and copy the full address from the browser."
        return Finding(place, f"{name_of(place)} holds a short link ({host})", hint)
    return None


def _claim(place: Place, text: str) -> Finding | None:
    for claims, weight in ((CLAIMS, Weight.STOPS), (BOASTS, Weight.WARNS)):
        for pattern, hint in claims:
            for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.I):
                before = text[: match.start()]
                if not NOT_BEFORE.search(before) and not HARMLESS.search(before):
                    why = "codes of ethics warn against" if claims is CLAIMS else "nobody can check"
                    message = f"{name_of(place)} says “{match[0]}”, which {why}"
                    return Finding(place, message, hint, weight)
    return None
