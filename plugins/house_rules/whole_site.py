"""What only the site as a whole can show: links that lead nowhere, pages nobody finds, twins.

WCAG 2.2: 2.4.2 Page Titled, 2.4.4 Link Purpose, 2.4.5 Multiple Ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from posixpath import join

from .finding import Finding, Site, shorten
from .hrefs import SCHEME, Address
from .reading import Reading

FIRST = "index.html"
APART = {"404.html"}  # shown by the host, not found by a link
Found = tuple[str, Finding]


def check_whole(
    readings: Mapping[str, Reading], site: Site, drafts: Mapping[str, str]
) -> Iterator[Found]:
    """Yield (file, finding). `drafts` are the sources of pages that are not published, by file."""
    places = {name: set(reading.ids) for name, reading in readings.items()}
    for name, reading in readings.items():
        for address in reading.links:
            finding = check_link(address, places, drafts)
            if finding and SCHEME.match(address.url):  # the host may have more than this site
                finding = finding._replace(warns=True)
            if finding:
                yield name, finding
    yield from check_twins(readings)
    yield from check_reach(readings)


def check_link(
    address: Address, places: Mapping[str, set[str]], drafts: Mapping[str, str]
) -> Finding | None:
    """Return what is wrong with a link inside the site, or None."""
    assert address.file is not None
    url, file, place = address.url, address.file, address.place
    what = "loads" if address.loads else "leads"
    if file in places:
        if not place or place == "top" or not file.endswith(".html") or place in places[file]:
            return None
        message = f'the link "{url}" leads to a place that is not on that page'
        near = get_close_matches(place, places[file], 1)
        hint = f'Did you mean "#{near[0]}"?' if near else "Take off what follows the #."
        return Finding(address.line, message, hint, url)
    if file in drafts:
        message = f'the link "{url}" leads to a page that is not published ({drafts[file]})'
        return Finding(address.line, message, "Publish that page first, or take it out.", url)
    if join(file, FIRST) in places:
        hint = f'Write "{url.partition("#")[0]}/": an address here ends in a slash.'
        return Finding(address.line, f'the link "{url}" leads nowhere', hint, url)
    near = get_close_matches(file, places, 1, 0.75)
    meant = "/" + near[0].removesuffix(FIRST) if near else ""
    hint = f'Did you mean "{meant}"?' if near else "Mend the address, or take it out."
    message = f'the link "{url}" leads nowhere' if what == "leads" else f'there is no file "{url}"'
    return Finding(address.line, message, hint, url)


def check_twins(readings: Mapping[str, Reading]) -> Iterator[Found]:
    """Yield pages that can't be told apart by their titles; descriptions need only a look."""
    titles, abouts = defaultdict(list), defaultdict(list)
    for name, reading in readings.items():
        if reading.is_page and name not in APART:
            titles[reading.title].append(name)
            abouts[reading.description].append(name)
    for said, names in (*titles.items(), *abouts.items()):
        for name in names[1:] if said else ():
            is_title = said in titles
            what = "title" if is_title else "description"
            message = f"this page and {names[0]} have the same {what}, “{shorten(said)}”"
            hint = f"Give one of them another {'title' if is_title else 'summary'}."
            yield name, Finding(1, message, hint, said, warns=True)


def check_reach(readings: Mapping[str, Reading]) -> Iterator[Found]:
    """Yield pages that no reader can get to from the first one by following links."""
    reached: set[str | None] = {FIRST}
    ahead: list[str | None] = [FIRST]
    while ahead:
        here = readings.get(ahead.pop() or "")
        for address in here.links if here else ():
            if address.file in readings and address.file not in reached:
                reached.add(address.file)
                ahead.append(address.file)
    for name, reading in readings.items():
        if reading.is_page and name not in reached and name not in APART:
            hint = "Link to it from another page."
            yield (
                name,
                Finding(1, "no link leads to this page from the first one", hint, warns=True),
            )
