"""What the gate finds in a built page: a good page with one thing wrong, and what is said of it."""

from __future__ import annotations

import dataclasses

import pytest
from house_rules.finding import Site
from house_rules.reading import read_file

CONTENT = pytest.mark.fault("anything wrong in content")
LINKS = pytest.mark.fault("links, anchors, images, alternatives, headings, ids, one h1")
LEFTOVERS = pytest.mark.fault("leftovers and secrets")

SITE = Site(origin="https://practice.org", machine=("/home/ada/site",))
GOOD = """\
<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fees – A practice</title>
<meta name="description" content="What a session costs.">
<link rel="stylesheet" href="/theme/css/main.css">
<link rel="canonical" href="https://practice.org/fees/">
</head>
<body>
<a class="skip" href="#main">Skip to the main content</a>
<header><nav aria-label="Main"><a href="/contact/">Contact</a></nav></header>
<main id="main">
<h1>What it costs</h1>
<h2 id="hour">An hour</h2>
<p>Words.</p>
</main>
<footer><a href="https://other.org/" rel="noreferrer">Other</a></footer>
</body>
</html>
"""


def said(html: str, site: Site = SITE, name: str = "fees/index.html") -> list[str]:
    """Return what is said of a page: line, message."""
    return [f"{one.line}: {one.message}" for one in read_file(name, html.encode(), site).findings]


def test_a_good_page_is_good() -> None:
    assert GOOD.count("\n") == 21
    assert said(GOOD) == []
    assert said(GOOD, dataclasses.replace(SITE, publishing=True)) == []


# What stands in GOOD, what stands there instead, what is said. "Words." is on line 17.
WRONG = {
    "no doctype": ("<!doctype html>\n", "\n", "1: the page does not begin with <!doctype html>"),
    "no language": (' lang="en"', "", "1: the page does not say its language"),
    "no direction": (' dir="ltr"', "", "2: the page does not say in which direction it is read"),
    "a country for a language": ('lang="en"', 'lang="jp"', '2: lang="jp" is not a language'),
    "an underscore in a language": ('lang="en"', 'lang="en_US"', '2: lang="en_US" is not a language'),
    "a language written out": ('lang="en"', 'lang="english"', "is not a language"),
    "a part without a language": ("Words.", '<i lang="gr">x</i>', '17: lang="gr" is not a language'),
    "no title": ("<title>Fees – A practice</title>", "", "1: the page has no title"),
    "two titles": ("</title>", "</title><title>B</title>", "1: the page has 2 titles"),
    "a title of a dash": ("Fees – A practice", " – ", "6: the title of the page is empty"),
    "no description": ("What a session costs.", " ", "1: the page has no description"),
    "no encoding": ('<meta charset="utf-8">', "", "does not say once that it is UTF-8"),
    "no zoom": ("initial-scale=1", "user-scalable=no", "5: the page can’t be made larger"),
    "little zoom": ("initial-scale=1", "maximum-scale=1", "5: the page can’t be made larger"),
    "data that is no JSON": (
        "Words.",
        '<script type="application/ld+json">{"a": }</script>',
        "17: the data for search engines is no JSON",
    ),
    "no h1": ("h1>", "p>", "1: the page has no first heading (h1)"),
    "two h1": ("<h2 id", "<h1>More</h1><h2 id", "16: “More” is a second first heading (h1)"),
    "a skipped level": ("Words.", "<h4>Deep</h4>", "17: the heading “Deep” skips a level: h2, then h4"),
    "a first level skipped": ('h2 id="hour">An hour</h2', "h3>An hour</h3", "skips a level: h1, then h3"),
    "an empty heading": ("Words.", "<h2> </h2>", "17: a heading (h2) is empty"),
    "no main": ("main", "div", "1: the page has no main part (<main>)"),
    "two mains": ("Words.", "<main>x</main>", "1: the page has 2 main parts (<main>)"),
    "no header": ("header>", "div>", "1: the page has no <header>"),
    "no footer": ("footer>", "div>", "1: the page has no <footer>"),
    "only a part's footer": ("<footer>", "<section><footer>", "the page has no <footer>"),
    "no nav": ('<nav aria-label="Main">', "<nav2>", "1: the page has no <nav>"),
    "a nav without a name": ("Words.", "<nav>x</nav>", "17: one of the page’s navigations has no name"),
    "two navs of one name": (
        "Words.",
        '<nav aria-label="Main">x</nav>',
        "17: one of the page’s navigations has the same name, “Main”",
    ),
    "no skip link": ('<a class="skip" href="#main">Skip to the main content</a>', "", "does not lead to its main part"),
    "a skip link to elsewhere": ('href="#main"', 'href="#hour"', "12: the first link of the page does not lead"),
    "a field without a label": ("Words.", "<input>", "17: a field (<input>) has no label"),
    "a label for another": ("Words.", '<label for="hour">A</label><textarea></textarea>', "a field (<textarea>) has no label"),
    "an empty label": ("Words.", "<label><select></select></label>", "a field (<select>) has no label"),
    "a picture button": ("Words.", '<input type="image" src="/a.png">', "a button with a picture has no alt"),
    "a link without text": ("Words.", '<a href="/a/"></a>', '17: the link to "/a/" has no text'),
    "a link around a picture of nothing": (
        "Words.",
        '<a href="/a/"><img src="/a.png" alt=""></a>',
        '17: the link to "/a/" has no text',
    ),
    "a button without text": ("Words.", "<button> </button>", "17: a button has no text"),
    "a summary without text": ("Words.", "<details><summary></summary>x</details>", "a summary has no text"),
    "a picture without words": ("Words.", '<img src="/images/a.png">', '17: the picture "/images/a.png" has no alternative'),
    "a drawing without a name": ("Words.", "<svg><path d='M0'/></svg>", "17: a drawing or frame (<svg>) has no name"),
    "an id twice": ("Words.", '<i id="hour"></i>', '17: the id "hour" is there twice'),
    "an empty id": ("Words.", '<i id=""></i>', 'the id "" is empty or has a space in it'),
    "an id with a space": ("Words.", '<i id="a b"></i>', 'the id "a b" is empty or has a space in it'),
    "a label of nothing": ("Words.", '<i aria-labelledby="x">a</i>', '17: aria-labelledby="x" points at nothing'),
    "a description of nothing": ("Words.", '<i aria-describedby="hour y">a</i>', 'aria-describedby="y" points at nothing'),
    "a label for nothing": ("Words.", '<label for="z">a</label>', 'for="z" points at nothing'),
    "a table without headers": ("Words.", "<table><tr><td>One</td></tr></table>", "17: the table that begins with “One” has no headers"),
    "a table with empty headers": ("Words.", "<table><tr><th></th></tr><tr><td>1</td></tr></table>", "has no headers"),
    "a style of its own": ("<p>", '<p style="color:red">', '17: style="color:red" stands in the page'),
    "a style sheet of its own": ("Words.", "<style>p{}</style>", "17: a <style> stands in the page"),
    "a script of its own": ("Words.", "<script>x()</script>", "17: a script stands in the page"),
    "a module of its own": ("Words.", '<script type="module">x()</script>', "17: a script stands in the page"),
    "a handler": ("<p>", '<p onclick="x()">', "17: <p> has a program in it (onclick)"),
    "a handler on a drawing": ("Words.", '<svg aria-hidden="true" onload="x()"></svg>', "<svg> has a program in it (onload)"),
    "a page in a frame": ("Words.", '<iframe title="a" srcdoc="x"></iframe>', "<iframe> has a program in it (srcdoc)"),
    "a base": ("<title>", '<base href="/x/"><title>', "6: <base> changes where every link"),
    "a refresh": ("<title>", '<meta http-equiv="Refresh" content="0;url=/"><title>', "takes its readers elsewhere by itself"),
    "an empty link": ("Words.", '<a href="">x</a>', "17: an address is empty"),
    "a link to nowhere in particular": ("Words.", '<a href="#">x</a>', "17: an address is empty"),
    "javascript": ("Words.", '<a href="javascript:x()">x</a>', '17: "javascript:x()" is an address that is not followed'),
    "javascript with a tab in it": ("Words.", '<a href="java\tscript:x()">x</a>', "is an address that is not followed"),
    "data": ("Words.", '<img alt="" src="data:image/png;base64,AA">', "is an address that is not followed"),
    "a file": ("Words.", '<a href="file:///etc/hosts">x</a>', "is an address that is not followed"),
    "this computer": ("Words.", '<a href="http://localhost:8000/" rel="noreferrer">x</a>', "is an address of one computer only"),
    "an example": ("Words.", '<a href="https://www.example.com/" rel="noreferrer">x</a>', "is an example, not an address"),
    "http": ("Words.", '<a href="http://other.org/" rel="noreferrer">x</a>', "is not private on its way (http)"),
    "a link that tells": ("Words.", '<a href="https://other.org/">x</a>', "tells that site where a visitor was"),
    "a link that half tells": ("Words.", '<a href="//other.org/" rel="noopener">x</a>', "tells that site where"),
    "a remote script": ("</head>", '<script src="https://cdn.org/a.js"></script></head>', '10: <script> loads something from another site: "https://cdn.org/a.js"'),
    "a remote stylesheet": ("/theme/css", "//cdn.org/css", "8: <link> loads something from another site"),
    "a remote font": ("</head>", '<link rel="preload" as="font" href="https://cdn.org/a"></head>', "<link> loads something"),
    "a remote icon": ("</head>", '<link rel="icon" href="https://cdn.org/a.ico"></head>', "<link> loads something"),
    "an early connection": ("</head>", '<link rel="preconnect" href="https://cdn.org"></head>', "<link> loads something"),
    "a remote picture": ("Words.", '<img alt="" src="https://cdn.org/a.png">', "<img> loads something"),
    "a remote picture among others": ("Words.", '<img alt="" src="/a.png" srcset="/b.png 1x, https://cdn.org/c.png 2x">', "<img> loads something"),
    "a remote film": ("Words.", '<video src="https://cdn.org/a.mp4"></video>', "<video> loads something"),
    "a remote poster": ("Words.", '<video poster="https://cdn.org/a.png"></video>', "<video> loads something"),
    "a remote frame": ("Words.", '<iframe title="a" src="https://tube.org/a"></iframe>', "<iframe> loads something"),
    "a remote object": ("Words.", '<object aria-label="a" data="https://tube.org/a"></object>', "<object> loads something"),
    "a remote drawing": ("Words.", '<svg aria-hidden="true"><use href="https://cdn.org/a.svg#b"/></svg>', "<use> loads something"),
    "a form to elsewhere": ("Words.", '<form action="https://form.org/"></form>', "<form> sends what is typed to another site"),
    "a button to elsewhere": ("Words.", '<button formaction="https://form.org/">x</button>', "<button> sends what is typed"),
    "a link that reports": ("Words.", '<a href="/contact/" ping="https://track.org/">x</a>', "<a> loads something"),
    "a template": ("Words.", "{{ practice.name }}", "was left on the page: a piece of a template"),
    "a template's tag": ("Words.", "{% if a %}", "was left on the page: a piece of a template"),
    "a link of Pelican's": ("Words.", "{filename}a.md", "was left on the page: a link of Pelican’s"),
    "a checklist that is none": ("Words.", "{checklist}first", "was left on the page: a name that was not filled in"),
    "a name that is none": ("Words.", "Call {practice.phone}.", "was left on the page: a name that was not filled in"),
    "a source that is none": ("Words.", "True [@nobody2020].", "was left on the page: a source that was not found"),
    "a box that is none": ("Words.", "- [ ] Ask", "was left on the page: a box that is none"),
    "a note": ("Words.", "FIXME later", "was left on the page: a note to the author"),
    "a to-do": ("Words.", "TODO: fees", "17: “TODO: fees” was left on the page"),
    "a to-do in a picture's words": ("Words.", '<img src="/a.png" alt="TODO">', "“TODO” was left on the page"),
    "filler": ("Words.", "Lorem ipsum dolor", "was left on the page: filler text"),
    "two versions": ("Words.", "&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD", "was left on the page: a mark of git"),
    "a lost letter": ("Words.", "caf\ufffd", "was left on the page: a character that was lost"),
    "the inside of a program": ("Words.", "&lt;bound method Page.url&gt;", "was left on the page: the inside of a program"),
    "the inside of a script": ("Words.", "[object Object]", "was left on the page: the inside of a program"),
    "a word that was not filled in": ("Words.", "%(count)s lists", "was left on the page: a word that was not filled in"),
    "written twice over": ("Words.", "a &amp;amp; b", "was left on the page: a character that was written twice over"),
    "no name": ("What it costs", "None", "15: “None” is all that <h1> says"),
    "no time": ("Words.", "<time>None</time>", "17: “None” is all that <time> says"),
    "no address": ("Words.", '<a href="/None/">x</a>', 'href="/None/" stands for a value that is missing'),
    "no value": ("Words.", '<img src="/a.png" alt="undefined">', 'alt="undefined" stands for a value'),
    "nothing to say": ("What a session costs.", "None", "7: a description is only “None”"),
    "a key": ("Words.", "-----BEGIN RSA PRIVATE KEY-----", "17: a private key would be published: -----BEG…"),
    "a key of AWS": ("Words.", "AKIA" + "Q2ZBL4EHJ5TNOP7R", "17: a key of Amazon (AWS) would be published: AKIAQ2ZB…"),
    "a key of GitHub": ("Words.", "ghp_" + "a1B2" * 9, "a key of GitHub would be published"),
    "a new key of GitHub": ("Words.", "github_pat_" + "a1B2" * 20, "a key of GitHub would be published"),
    "a key of Stripe": ("Words.", "sk_live_" + "a1B2" * 6, "a key of Stripe would be published"),
    "a key of Slack": ("Words.", "xoxb-" + "123456789012-a1B2c3D4e5F6", "a key of Slack would be published"),
    "a key of Google": ("Words.", "AIza" + "a1B2c" * 7, "a key of Google would be published"),
    "a token": ("Words.", "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2lnbmF0dXJlMTIz", "a signed token would be published"),
    "a password in an address": ("Words.", "https://ada:s3cret@host.org/", "an address with a password in it would"),
    "a password": ("Words.", 'password = "hunter2hunter2"', "a password would be published"),
    "a folder of this computer": ("Words.", "See /home/ada/site/content", '17: "/home/ada/site" is a folder of this computer'),
    "a folder on Windows": ("Words.", r"See C:\Users\Ada", "is a path of one computer"),
}  # fmt: skip
LEFT = list(WRONG).index("a template")


def marked(name: str) -> pytest.param:
    """Return a case with the line of the contract that it holds."""
    line = LEFTOVERS if list(WRONG).index(name) >= LEFT else LINKS
    return pytest.param(*WRONG[name], id=name, marks=line)


@pytest.mark.parametrize(("there", "instead", "told"), [marked(name) for name in WRONG])
def test_one_thing_wrong_is_one_thing_said(there: str, instead: str, told: str) -> None:
    assert there in GOOD
    lines = said(GOOD.replace(there, instead))
    assert any(told in line for line in lines), lines


# What looks like a fault and is none.
FINE = {
    "a language with all its parts": '<i lang="zh-Hant-TW">x</i> <i lang="es-419">y</i> <i lang="sr-Latn-RS-ekavsk">z</i>',
    "a picture of nothing": '<img src="/a.png" alt="">',
    "a picture that is a link": '<a href="/a/"><img src="/a.png" alt="Home"></a>',
    "a drawing that is hidden": '<svg aria-hidden="true"><path d="M0 0"/></svg>',
    "a drawing with a name": '<svg role="img" aria-label="A tree"><title>A tree</title></svg>',
    "a drawing in a link": '<a href="/a/"><svg><path/></svg>Home</a>',
    "a field in its label": "<label>Name <input></label>",
    "a field with a label by id": '<label for="f">Name</label><input id="f">',
    "a field with a spoken label": '<input aria-label="Name"><input type="hidden">',
    "a field labeled by a heading": '<textarea aria-labelledby="hour"></textarea>',
    "a pattern that a script fills in": "<template><button></button><textarea></textarea></template>",
    "a button that nobody sees": "<button disabled hidden></button>",
    "a level up": "<h3>a</h3><h2>b</h2>",
    "a table with headers": "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>",
    "a table for looks": '<table role="presentation"><tr><td>1</td></tr></table>',
    "data for machines": '<script type="application/ld+json">{"@context": "https://schema.org", "a": [[1, 2]]}</script>',
    "an attribute that begins as handlers do": '<input aria-label="a" data-on="2">',
    "other ways to reach somebody": '<a href="tel:988">988</a> <a href="mailto:a@practice.org">a</a> <a href="sms:741741">b</a>',
    "our own address": '<a href="https://practice.org/fees/">x</a>',
    "text about code": "<code>{{ x }} {filename}a.md [[x]] TODO: None</code>",
    "None as a word": "<p>None of this is your fault.</p><li>None</li><label>None of them <input></label>",
    "undefined as a word": "Some goals stay undefined for a while.",
    "square brackets": "A number [1], a [bracket], and a list [a, b].",
    "a price in braces": "{a set} of {things}",
    "to do": "What to do. A to-do list. Todo en uno.",
    "theorem": "Bayes’ theorem and the foremost authors",
    "an arrow": "a &lt;&lt; b, c &gt;&gt; d, === e",
    "an ampersand": "Q &amp; A, R&amp;D",
    "a percentage": "50% (of all), 100 %",
    "a check": "[x] marks the spot",
    "a key in words": "A private key. An API key: ask us. Password: choose a long one.",
    "a label of a password": '<label>Password <input type="password" name="password"></label>',
    "a short AKIA": "AKIA and ASIA are words, AKIAXYZ is a name",
    "the example of a manual": "AKIA" + "IOSFODNN7EXAMPLE",
    "sk_live in words": "sk_live_ begins a key",
    "a time in an address": '<a href="https://other.org:8443/a@b" rel="noreferrer">x</a>',
    "an email after a colon": '<a href="mailto:ada@other.org">Mail: ada@other.org</a>',
    "a hash": "d41d8cd98f00b204e9800998ecf8427e",
    "a path in words": "either/or, and/home/or, https://x.org/home/ada/site2",
    "a drive": "C: is a drive; see C:\\Program Files",
}  # fmt: skip


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_what_only_looks_like_a_fault_is_none(body: str) -> None:
    assert said(GOOD.replace("Words.", body)) == []


@pytest.mark.fault("leftovers and secrets")
def test_todo_is_a_word_in_spanish_unless_a_colon_follows() -> None:
    spanish = GOOD.replace('lang="en"', 'lang="es"')
    assert said(spanish.replace("Words.", "TODO ES NUEVO")) == []
    assert said(spanish.replace("Words.", "TODO: escribir")) != []


@pytest.mark.fault("leftovers and secrets")
@pytest.mark.parametrize(
    "body",
    [
        '<a href="http://localhost/" rel="noreferrer">x</a>',
        '<a href="https://example.org/" rel="noreferrer">x</a>',
    ],
)
def test_what_a_draft_may_hold_stops_a_publish(body: str) -> None:
    page = GOOD.replace("Words.", body).encode()
    draft = read_file("a.html", page, SITE).findings
    final = read_file("a.html", page, dataclasses.replace(SITE, publishing=True)).findings
    assert all(one.warns for one in draft)
    assert not all(one.warns for one in final)


@LEFTOVERS
def test_what_is_still_to_be_written_can_be_seen_but_not_published() -> None:
    page = GOOD.replace("Words.", "[[Write this.]]")
    assert said(page) == []
    told = said(page, dataclasses.replace(SITE, publishing=True))
    assert told[0].startswith("17: “[[Write this.]]” was left on the page: words that are still to")


@LINKS
def test_a_page_that_asks_to_be_left_out_is_published_only_where_that_is_meant() -> None:
    page = GOOD.replace("<title>", '<meta name="robots" content="noindex"><title>')
    final = dataclasses.replace(SITE, publishing=True)
    assert said(page) == []
    assert "6: the page tells search engines to leave it out (noindex)" in said(page, final)
    assert said(page, final, "404.html") == []


@CONTENT
def test_all_faults_of_a_page_are_told_at_once() -> None:
    page = GOOD.replace("Words.", '<h4>x</h4><img src="/a.png"><a href="#">y</a>TODO: z')
    assert len(said(page)) == 4


def test_an_empty_page_is_no_crash() -> None:
    assert len(said("")) > 5
    assert len(said("<")) > 5
