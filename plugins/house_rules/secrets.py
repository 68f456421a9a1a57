"""Keys and passwords, and paths of this computer, in any byte that would be published.

The forms of keys are those their makers document, each by its fixed beginning and its length, so
that prose is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .finding import Finding, Site


class Kind(NamedTuple):
    """A kind of secret: what it is called, a text it always holds, and its whole form."""

    name: str
    sign: bytes
    form: re.Pattern[bytes]


def kind(name: str, sign: str, form: str) -> Kind:
    """Return a kind of secret; `sign` is looked for first, as that is quick."""
    return Kind(name, sign.encode(), re.compile(form.encode()))


KINDS = [
    kind(
        "a private key", "PRIVATE KEY", r"-----BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY(?: BLOCK)?-----"
    ),
    kind("a key of PuTTY", "PuTTY-User-Key-File", r"PuTTY-User-Key-File-\d"),
    *(
        kind("a key of Amazon (AWS)", start, rf"(?<![A-Z0-9]){start}[A-Z2-7]{{16}}(?![A-Z0-9])")
        for start in ("AKIA", "ASIA")
    ),
    *(
        kind("a key of GitHub", start, rf"(?<!\w){start}[A-Za-z0-9]{{36,255}}(?!\w)")
        for start in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")
    ),
    kind("a key of GitHub", "github_pat_", r"(?<!\w)github_pat_\w{60,255}"),
    kind("a key of GitLab", "glpat-", r"(?<!\w)glpat-[\w-]{20,}"),
    *(
        kind("a key of Stripe", f"_{mode}_", rf"(?<!\w)(?:sk|rk)_{mode}_[0-9A-Za-z]{{16,}}")
        for mode in ("live", "test")
    ),
    kind("a key of Stripe", "whsec_", r"(?<!\w)whsec_[0-9A-Za-z]{24,}"),
    kind("a key of Slack", "xox", r"(?<!\w)xox[abeoprs]-(?:\d+-)[0-9A-Za-z-]{10,}"),
    kind(
        "an address of Slack",
        "hooks.slack.com/",
        r"hooks\.slack\.com/services/T\w{6,}/B\w{6,}/\w{16,}",
    ),
    kind("a key of Google", "AIza", r"(?<!\w)AIza[0-9A-Za-z_-]{35}(?![\w-])"),
    kind("a key of Anthropic", "sk-ant-", r"(?<![\w-])sk-ant-[\w-]{24,}"),
    kind("a key of OpenAI", "sk-proj-", r"(?<![\w-])sk-proj-[\w-]{32,}"),
    kind("a key of SendGrid", "SG.", r"(?<!\w)SG\.[\w-]{22}\.[\w-]{43}"),
    kind("a key of npm", "npm_", r"(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)"),
    kind("a key of PyPI", "pypi-AgEI", r"pypi-AgEI[\w-]{50,}"),
    kind("a signed token", "eyJ", r"(?<!\w)eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    kind(
        "an address with a password in it",
        "@",
        r"""://[^/\s:@"'<>?#]{1,100}:[^/\s:@"'<>?#]{1,100}@[\w.\[]""",
    ),
    *(
        kind(
            "a password",
            word,
            rf"""(?i:(?<![\w-]){word}(?:_key)?["']?\s*[=:]\s*["'][^"'\s]{{8,}}["'])""",
        )
        for word in ("password", "passwd", "secret", "api_key", "apikey", "access_token")
    ),
]
EXAMPLE = re.compile(
    rb"EXAMPLE|(?i:your|x{6}|\*{4}|\.\.\.)"
)  # as manuals write what is to be filled in
OTHER_COMPUTER = re.compile(rb"(?<![\w/])file:///?[\w/]|(?<!\w)[A-Za-z]:\\{1,2}Users\\{1,2}\w+")


def check_secrets(raw: bytes, site: Site) -> Iterator[Finding]:
    """Yield every secret in a file, and every path of the computer that built it."""
    for one in KINDS:
        if one.sign not in raw:
            continue
        for found in one.form.finditer(raw):
            if not EXAMPLE.search(found[0]):
                message = f"{one.name} would be published: {blot(found[0])}"
                hint = "Take it out, and have it replaced: it may have been seen."
                yield Finding(line_at(raw, found), message, hint)
    for path in site.machine:
        if path.encode() not in raw:
            continue
        start = re.escape(path.encode())
        for found in re.finditer(rb"(?<![\w./:-])" + start + rb"(?![\w.-])", raw):
            message = f'"{path}" is a folder of this computer'
            yield Finding(line_at(raw, found), message, "Write a path of the site instead.", path)
    may_be_there = b"file:" in raw or b":\\" in raw
    for found in OTHER_COMPUTER.finditer(raw) if may_be_there else ():
        message = f'"{found[0].decode("utf-8", "replace")}" is a path of one computer'
        yield Finding(line_at(raw, found), message, "Write an address on the web.")


def blot(secret: bytes) -> str:
    """Return the first letters of a secret: enough to find it, too few to use it."""
    return f"{secret[:8].decode('utf-8', 'replace')}…"


def line_at(raw: bytes, found: re.Match[bytes]) -> int:
    """Return the line on which something was found."""
    return raw.count(b"\n", 0, found.start()) + 1
