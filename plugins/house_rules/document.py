"""The page as a document: its type, language, title, description, and what it tells machines.

HTML Standard, section 4.1 and 4.2; WCAG 2.2: 2.4.2 Page Titled, 3.1.1 Language of Page,
3.1.2 Language of Parts, 1.4.4 Resize Text; BCP 47 for language tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bs4 import Tag

from .built_page import BuiltPage, around, line_of, text_of
from .finding import Finding, Site, shorten

# BCP 47, section 2.1: language, script, region, variants, extensions, private use. No language
# has a name of more than three letters yet.
LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
# ISO 639-1: two letters are a language only if they stand here ("jp" and "gr" are countries)
TWO_LETTERS = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteu"
        "fafffifjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmkn"
        "kokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomoros"
        "papiplpsptqurmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstt"
        "twtyugukuruzvevivowawoxhyiyozazhzu",
    )
)
TEMPLATE = "Mend theme/templates/base.html."


def check_document(page: BuiltPage, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the frame of a page."""
    if not page.text.lstrip("\ufeff \n").lower().startswith("<!doctype html>"):
        message = "the page does not begin with <!doctype html>"
        yield Finding(1, message, "Browsers then guess how to show it. " + TEMPLATE)
    yield from check_language(page)
    yield from check_head(page)
    yield from check_viewport(page)
    yield from check_robots(page, site)
    yield from check_data(page)


def check_language(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 3.1.1 and 3.1.2: a language everywhere it is named, and a direction for the page."""
    html = page.tags.get("html", [])
    if len(html) != 1 or "lang" not in html[0].attrs:
        yield Finding(1, "the page does not say its language", 'Write <html lang="en" dir="ltr">.')
    if html and html[0].get("dir") not in ("ltr", "rtl", "auto"):
        message = "the page does not say in which direction it is read"
        yield Finding(line_of(html[0]), message, 'Write dir="ltr" or dir="rtl" on <html>.')
    for tag, value in page.attributes.get("lang", ()):
        if not is_language(value):
            message = f'lang="{value}" is not a language'
            hint = 'Write the code of a language, such as "en", "es" or "pt-BR" (BCP 47).'
            yield Finding(line_of(tag), message, hint, value)


def is_language(tag: str) -> bool:
    """Tell whether a text is a well-formed language tag of a language that there is."""
    first = tag.split("-")[0].lower()
    return bool(LANGUAGE_TAG.fullmatch(tag)) and (len(first) != 2 or first in TWO_LETTERS)


def title_of(page: BuiltPage) -> str:
    """Return the title of a page; a drawing's own title is none."""
    titles = titles_of(page)
    return text_of(titles[0]) if titles else ""


def titles_of(page: BuiltPage) -> list[Tag]:
    """Return the title elements of a page."""
    return [tag for tag in page.tags.get("title", ()) if around(tag, ("svg",)) is None]


def description_of(page: BuiltPage) -> str:
    """Return what a page says about itself to search engines."""
    found = [tag for tag in page.tags.get("meta", ()) if tag.get("name") == "description"]
    return str(found[0].get("content", "")).strip() if found else ""


def check_head(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 2.4.2: one title that says something; a description; an encoding."""
    titles = titles_of(page)
    if len(titles) != 1:
        count = "no title" if not titles else f"{len(titles)} titles"
        yield Finding(1, f"the page has {count}", "Every page needs exactly one <title>.")
    elif not text_of(titles[0]).strip(" –-|"):
        yield Finding(line_of(titles[0]), "the title of the page is empty", "Give it a title.")
    if not description_of(page):
        hint = "Give it a summary: search engines show it below the title."
        yield Finding(1, "the page has no description", hint)
    charset = [tag for tag in page.tags.get("meta", ()) if "charset" in tag.attrs]
    if [str(tag["charset"]).lower() for tag in charset] != ["utf-8"]:
        yield Finding(1, "the page does not say once that it is UTF-8", TEMPLATE)


def check_viewport(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 1.4.4: nobody is kept from making the page larger."""
    for tag in page.tags.get("meta", ()):
        content = str(tag.get("content", "")).replace(" ", "").lower()
        if tag.get("name") == "viewport" and re.search(
            r"user-scalable=(?:no|0)|maximum-scale=[0-4](?:[,.;]|$)", content
        ):
            message = "the page can’t be made larger with two fingers"
            yield Finding(line_of(tag), message, "Take user-scalable and maximum-scale out.")


def check_robots(page: BuiltPage, site: Site) -> Iterator[Finding]:
    """A page that is published is meant to be found, but for those of the GATE_NOINDEX setting."""
    for tag in page.tags.get("meta", ()):
        hides = tag.get("name") == "robots" and "noindex" in str(tag.get("content")).lower()
        if hides and site.publishing and page.name not in site.noindex:
            message = "the page tells search engines to leave it out (noindex)"
            hint = "Take noindex out of its template, or add the page to GATE_NOINDEX."
            yield Finding(line_of(tag), message, hint)


def check_data(page: BuiltPage) -> Iterator[Finding]:
    """What is said for machines (JSON-LD) can be read by them."""
    for tag in page.tags.get("script", ()):
        if tag.get("type") == "application/ld+json":
            try:
                json.loads(tag.string or "")
            except ValueError as error:
                message = f"the data for search engines is no JSON: {shorten(str(error))}"
                yield Finding(line_of(tag), message, "Mend components/structured-data.html.")
