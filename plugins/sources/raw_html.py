"""HTML that an author typed into a text: a small part of it, in one way of writing it.

What is not known here is refused and never stripped: an author sees what is wrong. Every value
stands in quotes and no text holds a "<", so that all programs read such HTML alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from html import unescape
from itertools import chain

from .address import check_address

ANYWHERE = {"lang", "dir", "id"}
PLAIN = (
    "b bdi br caption cite dd del dl dt em figcaption figure hr i ins kbd li mark p pre s samp "
    "small span strong sub summary sup table tbody tfoot thead tr u ul var wbr"
)
# Each element a text may hold, and its own attributes
ELEMENTS: dict[str, set[str]] = {
    **{name: set() for name in PLAIN.split()},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "code": {"class"},
    "details": {"open"},
    "dfn": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
VOID = {"br", "hr", "img", "wbr"}  # what holds nothing, and has no end
ADDRESSES = {"href", "src", "cite"}
# What an author writes as `{: lang=fr}` behind a word or a block
ATTRIBUTES = ANYWHERE | {"start", "reversed", "width", "height"}

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]{0,99}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
COUNT = re.compile(r"\d{1,4}")
FORMS = {
    "id": NAME,
    "class": re.compile(r"language-[\w#.+-]{1,40}"),  # what a line of ```python becomes
    "headers": re.compile(r"[\w :.-]{1,200}"),
    "lang": LANGUAGE,
    "hreflang": LANGUAGE,
    "dir": re.compile(r"ltr|rtl|auto"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "datetime": re.compile(r"[0-9A-Za-z:.+ -]{1,40}"),
    "open": re.compile(r"(?:open)?"),
    "reversed": re.compile(r"(?:reversed)?"),
    **dict.fromkeys(("start", "width", "height", "colspan", "rowspan"), COUNT),
}
# Ids that the site gives itself, and looks for; an id with "--" is that of an item
OUR_ID = re.compile(r"main|title|list-tools|item-tools|(?:word|ref|cite|list)-.*|.*--.*", re.DOTALL)
TOKEN = re.compile(
    r"""(?P<text>[^<]++)
    |(?P<end></(?P<closed>[A-Za-z][A-Za-z0-9]*+)[ \t\n]*>)
    |(?P<start><(?P<name>[A-Za-z][A-Za-z0-9]*+)
        (?P<attributes>(?:[ \t\n]+[A-Za-z][A-Za-z0-9-]*+(?:=(?:"[^"<>]*"|'[^'<>]*'))?+)*+)
        [ \t\n]*/?>)""",
    re.VERBOSE,
)
ATTRIBUTE = re.compile(r"""([A-Za-z][A-Za-z0-9-]*+)(?:=(?:"([^"]*)"|'([^']*)'))?""")
TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,30})")
# How Pelican finds an address: it would take one from inside another attribute too
HIDDEN_PLACE = re.compile(
    r"(?:href|src|poster|data|cite|formaction|action|content)\s*=\s*[\"'][{|]", re.IGNORECASE
)
Fault = tuple[str, str, str]  # the words to look for in the text, what is wrong, what to type

WRITE_MARKDOWN = "Write it in Markdown, or leave it out."


def check_raw_html(html: str) -> list[Fault]:
    """Return what is wrong with a piece of HTML that an author typed."""
    faults: list[Fault] = []
    place = 0
    while place < len(html):
        token = TOKEN.match(html, place)
        if not token:
            return [*faults, _unreadable(html[place:])]
        if token["start"]:
            faults += _check_element(token["name"], token["attributes"], token[0])
        elif token["end"]:
            faults += _check_name(token["closed"], token[0])
        place = token.end()
    return faults


def check_partners(pieces: Iterable[str]) -> list[Fault]:
    """Return the tags without a partner among pieces that stand in one and the same element.

    A `</p><p>` of an author would cut in two what we have built.
    """
    faults: list[Fault] = []
    opened: list[tuple[str, str]] = []
    for token in chain.from_iterable(TOKEN.finditer(piece) for piece in pieces):
        name, closed = (token["name"] or "").lower(), (token["closed"] or "").lower()
        if name in ELEMENTS and name not in VOID:
            opened.append((name, token[0]))
        elif closed in ELEMENTS and opened and opened[-1][0] == closed:
            opened.pop()
        elif closed in ELEMENTS:
            faults.append(no_partner(token[0]))
    return faults + [no_partner(f"<{name}>", whole) for name, whole in opened]


def no_partner(tag: str, words: str = "") -> Fault:
    """Return what is wrong with a tag that stands alone."""
    message = f"{tag} has no partner, or stands where it can’t"
    return (words or tag.rstrip(">"), message, "Close each element where it began.")


def check_attribute(element: str, name: str, value: str) -> tuple[str, str] | None:
    """Return what is wrong with an attribute that an author may write, or None."""
    if name in ADDRESSES:
        return check_address(value, is_picture=element == "img")
    if name == "id" and element == "img":
        return '"id" may not stand in <img>', "Link to the heading above the picture."
    if name == "id" and OUR_ID.fullmatch(value):
        return f'the id "{value[:40]}" is one that the site uses itself', "Choose another one."
    form = FORMS.get(name)
    if form and not form.fullmatch(value.strip() if name == "datetime" else value):
        return f'{name}="{value[:40]}" is no {name} of <{element}>', "Correct it, or leave it out."
    if HIDDEN_PLACE.search(value):
        return f"the {name} of <{element}> hides an address", "Write a link of its own."
    return None


def _check_element(written: str, attributes: str, whole: str) -> list[Fault]:
    name = written.lower()
    faults = _check_name(written, whole)
    if name not in ELEMENTS:
        return faults
    known = ELEMENTS[name] | ANYWHERE
    seen: set[str] = set()
    for found in ATTRIBUTE.finditer(attributes):
        attribute = found[1].lower()
        value = unescape(found[2] if found[2] is not None else found[3] or "")
        if attribute in seen:
            faults.append((whole, f'"{attribute}" is written twice in <{name}>', "Keep one."))
        seen.add(attribute)
        if attribute != found[1]:
            faults.append((whole, f'"{found[1]}" has capitals', f'Write "{attribute}".'))
        if attribute not in known:
            message = f'"{attribute}" may not stand in <{name}>'
            faults.append((whole, message, _did_you_mean(attribute, known)))
        elif wrong := check_attribute(name, attribute, value):
            faults.append((whole, *wrong))
    if name == "img" and "src" not in seen:
        faults.append((whole, "this picture has no address", 'Write src="…", or take it out.'))
    return faults


def _check_name(written: str, whole: str) -> list[Fault]:
    name = written.lower()
    if name not in ELEMENTS:
        return [_unknown(written, whole)]
    if name != written:
        return [(whole, f"<{written}> has capitals", f"Write <{name}>.")]
    return []


def _unknown(name: str, whole: str) -> Fault:
    close = get_close_matches(name.lower(), list(ELEMENTS), 1, 0.75)
    hint = f'Did you mean "<{close[0]}>"?' if close else WRITE_MARKDOWN
    return (whole, f"<{name.lower()}> may not stand in a text", hint)


def _did_you_mean(attribute: str, known: set[str]) -> str:
    close = get_close_matches(attribute, sorted(known), 1, 0.75)
    if close:
        return f'Did you mean "{close[0]}"?'
    return f"Take it out. Known are: {', '.join(sorted(known))}."


def _unreadable(rest: str) -> Fault:
    line = rest.split("\n", 1)[0][:60]
    name = TAG_NAME.match(rest)
    if name and name[1].lower() not in ELEMENTS:
        return _unknown(name[1], line)
    hint = 'Write it as <abbr title="in quotes">, and "<" that begins nothing as &lt;.'
    return (line, f'the HTML "{line}" can be read in more than one way', hint)
