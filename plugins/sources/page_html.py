"""The last word on a text's HTML: nothing in it that an allow-list would take out.

nh3 reads it as a browser does (html5ever) and takes out what is not on the list. If anything is
missing then, it is told; it is never taken out of the page without a word. This holds whatever the
HTML came from: Markdown, HTML that was typed, or another extension.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

import nh3

from .raw_html import ADDRESSES, ELEMENTS, HIDDEN_PLACE, VOID, Fault, check_attribute, no_partner

# What our own extensions and Markdown make; what an author may write is in raw_html.
OUR_NAMES = (
    "aside button dialog div fieldset form h1 h2 h3 h4 h5 h6 input label legend nav section "
    "textarea"
)
OUR_ELEMENTS = set(OUR_NAMES.split())
ANYWHERE = {"class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"}
OUR_ATTRIBUTES = {
    "a": {"rel"},
    "button": {"disabled", "type", "popovertarget", "popovertargetaction"},
    "div": {"popover"},
    "fieldset": {"disabled"},
    "form": {"autocomplete"},
    "input": {"type", "name", "value", "autocomplete", "disabled", "maxlength"},
    "label": {"for"},
    "span": {"popover"},
    "td": {"style"},
    "textarea": {"autocomplete", "maxlength", "name", "rows"},
    "th": {"style"},
}
ALLOWED = {
    **{name: set(own) for name, own in ELEMENTS.items()},
    "*": ANYWHERE,
}
for _name, _own in OUR_ATTRIBUTES.items():
    ALLOWED[_name] = ALLOWED.get(_name, set()) | _own
STYLE = re.compile(r"text-align: (?:left|center|right);")  # a column of a Markdown table
SCHEMES = {"https", "http", "mailto", "tel", "sms", "data", "javascript", "file", "ftp", "vbscript"}

TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
DEEPEST = 300  # lists may stand 50 deep, and each of them is three elements
CLOSE = "Close each element where it began, and write < as &lt;."

END = "<hr>"  # put behind what is read: it is gone if the HTML ends within a tag

WORDS = "\u200b"  # begins what stands between tags, and may stand in no text
# ("<a>", attributes), ("</a>", ()), (WORDS + "the words", ())
Token = tuple[str, tuple[tuple[str, str], ...]]


def check_page(html: str, is_told: bool = False) -> list[Fault]:
    """Return what an allow-list would take out of this HTML, and every address that is wrong.

    `is_told` is whether its author hears of HTML that may not stand here; then once is enough.
    """
    if _depth(html) > DEEPEST:  # a browser would take minutes, and so would what reads as one
        return [
            (f"elements stand over {DEEPEST} deep", f"elements stand over {DEEPEST} deep", CLOSE)
        ]
    faults: list[Fault] = []

    def look_at(element: str, name: str, value: str) -> str:
        faults.extend(_check_value(element, name, value))
        return value

    clean = nh3.clean(
        html + END,
        tags=set(ELEMENTS) | OUR_ELEMENTS,
        clean_content_tags=set(),
        attributes=ALLOWED,
        attribute_filter=look_at,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=SCHEMES,  # all that could be written: look_at tells what is wrong with them
        link_rel=None,
        strip_comments=True,
    )
    # The same but for "disabled" and "disabled=""", as nearly always: no need to read it once more
    if is_told or clean.replace('=""', "") == (html + END).replace('=""', ""):
        return faults
    before, after = _read(html + END), _read(clean)
    if before == after and clean.endswith(END):
        return faults
    missing = list(dict.fromkeys(_explain(before, after)))
    return faults + missing if missing or faults else [_unlike(before, after)]


def _depth(html: str) -> int:
    """Return how many tags are open at most, whatever their names."""
    deepest = depth = 0
    for tag in TAG.finditer(html):
        if tag[1]:
            depth = max(depth - 1, 0)
        elif tag[2].lower() not in VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _check_value(element: str, name: str, value: str) -> Iterator[Fault]:
    if name in ADDRESSES or name == "title":
        wrong = check_attribute(element, name, value)
        if wrong:
            yield (value, *wrong)
    elif name == "style" and not STYLE.fullmatch(value):
        yield (value, f"<{element}> has a style of its own", "Looks are a matter of the theme.")
    elif HIDDEN_PLACE.search(value):
        yield (value, f"the {name} of <{element}> hides an address", "Write a link of its own.")


class _Tokens(HTMLParser):
    """Lists the tags and words of HTML, and all that is neither, whatever way they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Token] = []

    def set_cdata_mode(self, *_: Any, **__: Any) -> None:
        """Called for <script> and the like: none may stand in a text, so nothing hides in one."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each start tag."""
        if tag != "tbody" or attrs:  # a browser adds one to a table that has none
            self.found.append((f"<{tag}>", tuple((name, value or "") for name, value in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for <br />: the slash means nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Called for each end tag."""
        if tag != "tbody":
            self.found.append((f"</{tag}>", ()))

    def handle_data(self, data: str) -> None:
        """Called for each piece of the words between two tags."""
        last = self.found[-1][0] if self.found else ""
        if last == "<pre>":
            data = data.lstrip("\n")  # a browser shows no empty line there
        if data and last and not last.startswith("<"):
            self.found[-1] = (last + data, ())
        elif data:
            self.found.append((f"{WORDS}{data}", ()))

    def handle_comment(self, data: str) -> None:
        """Called for each comment."""
        self.found.append(("<!--", ((data, ""),)))

    def handle_decl(self, decl: str) -> None:
        """Called for <!DOCTYPE> and the like."""
        self.found.append(("<!", ((decl, ""),)))

    def handle_pi(self, data: str) -> None:
        """Called for <?php ?> and the like."""
        self.handle_decl(data)

    def unknown_decl(self, data: str) -> None:
        """Called for <![CDATA[ ]]> and the like."""
        self.handle_decl(data)


def _read(html: str) -> list[Token]:
    reader = _Tokens()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # Python's own parser gives up at "<![" without a name
        reader.handle_decl(html)
    return reader.found


def _count(tokens: list[Token]) -> Counter[tuple[str, str]]:
    """Count the tags, and the attributes of each kind of tag."""
    found: Counter[tuple[str, str]] = Counter()
    for what, attributes in tokens:
        if what.startswith("<"):
            found[(what, "")] += 1
            found.update((what, name) for name, _ in attributes)
    return found


def _explain(written: list[Token], cleaned: list[Token]) -> Iterator[Fault]:
    """Say which elements and attributes are gone, each once."""
    before, after = _count(written), _count(cleaned)
    values = {(what, name): value for what, pairs in written for name, value in pairs}
    for (what, _), count in after.items():
        if what.startswith("</") and count > before[(what, "")]:
            yield no_partner(f"<{what[2:]}")
    for (what, name), count in before.items():
        element = what.strip("</>")
        is_known = element in ELEMENTS or element in OUR_ELEMENTS
        if count <= after[(what, name)] or (name and not is_known and element != "!"):
            continue
        if what in ("<!--", "<!"):
            yield (name, "this is for programs, and may not stand in a text", "Take it out.")
        elif name:
            value = values[(what, name)]
            wrong = check_attribute(element, name, value) if name in ADDRESSES else None
            message = f'"{name}" may not stand in {what}'
            told = wrong or (message, "Take it out: looks and actions are a matter of the theme.")
            yield (value if wrong else name, *told)
        elif not is_known:
            yield (f"<{element}", f"<{element}> may not stand in a text", "Write it in Markdown.")
        else:
            yield no_partner(what)


def _unlike(written: list[Token], cleaned: list[Token]) -> Fault:
    """Say where a browser would read something else than is written."""
    pairs = zip_longest(written, cleaned, fillvalue=("", ()))
    words = next((a[0].strip(f"{WORDS}\n ") for a, b in pairs if a != b), "")
    message = f'a browser would not read "{words[:40]}" as it is written'
    return (words[:40], message, CLOSE)
