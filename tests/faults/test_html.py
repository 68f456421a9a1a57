"""HTML in content: what an author may type passes unchanged, all else is refused with its line.

An attack that is not refused has to be harmless in a real browser: it is in a site that is opened.
"""

from __future__ import annotations

import base64
import html
import mimetypes
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from house_rules import reading
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from playwright.sync_api import Browser, Route
from sources.address import check_address
from sources.page_html import check_page
from sources.plugin import SourceReader
from sources.raw_html import ELEMENTS, check_partners, check_raw_html
from sources.remark import take_remarks

HTML = "HTML in content"
REMARKS = "private remarks"
LINKS = "links, anchors, images, alternatives, headings, ids, one h1"
CONTENT = "anything wrong in content"
HEAD = "Title: T\nSummary: S.\n\n"  # the text starts on line 4
ORIGIN = "https://practice.example"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
XSS = "<img src=x onerror=__xss=1>"
SCRIPT = "<script>__xss=1</script>"


class Attack(NamedTuple):
    """What somebody types, and what is said of it; "" where it is shown as the words it is."""

    sentence: str
    text: str
    message: str = ""
    line: int = 4


def typed(name: str, text: str, sentence: str = "") -> Attack:
    """Return an attack with an element that is not on the list."""
    return Attack(sentence or f"<{name}> is refused", text, f"<{name}> may not stand in a text")


NO_PAGE, OTHER_SITE = "does not lead to a page", "is not one of this site"
TWO_WAYS = "can be read in more than one way"
NO_PARTNER = "has no partner"

# fmt: off
ELEMENTS_REFUSED = [
    typed("script", SCRIPT),
    typed("script", "Words " + SCRIPT, "a script within a line is refused"),
    typed("script", "<SCRIPT SRC=//e.example/x.js></SCRIPT>", "a script of another site is refused"),
    typed("script", "<<script>script>__xss=1<</script>/script>", "a script in a script is refused"),
    typed("script", "<scr<script>ipt>__xss=1</script>", "half a script around a script is refused"),
    typed("script", "# " + SCRIPT, "a script in a heading is refused"),
    typed("script", f"> - {SCRIPT}", "a script in a list in a quote is refused"),
    typed("script", f"*{SCRIPT}*", "emphasis hides no script"),
    typed("script", f"[{SCRIPT}](/help-now/)", "the words of a link hold no script"),
    Attack("a table’s heading holds no script", f"| {SCRIPT} |\n|---|\n| a |", "<script> may not stand"),
    Attack("a table’s cell holds no script", f"| a |\n|---|\n| {SCRIPT} |", "<script> may not stand", 6),
    Attack("a definition holds no script", f"Word\n:   {SCRIPT}", "<script> may not stand", 5),
    Attack("a table within a table hides nothing", f"<table><tr><td>{SCRIPT}</td></tr></table>", "<script> may not"),
    typed("iframe", "<iframe srcdoc='&lt;script>__xss=1&lt;/script>'></iframe>"),
    typed("iframe", "<iframe src=javascript:__xss=1>", "a frame that is not closed is refused"),
    typed("frameset", "<frameset onload=alert(1)>"),
    typed("object", '<object data="javascript:__xss=1"></object>'),
    typed("embed", '<embed src="https://e.example/x.swf">'),
    typed("applet", "<applet code=x></applet>"),
    typed("svg", "<svg onload=alert(1)>"),
    typed("svg", f"<svg><desc>{XSS}</desc></svg>", "a drawing that holds HTML is refused"),
    typed("svg", "<svg><style><img src='</style><img src=x onerror=__xss=1>'></svg>", "a drawing’s style is refused"),
    typed("math", '<math><a xlink:href="javascript:__xss=1">x</a></math>'),
    typed("math", f"<math><mtext><table><mglyph><style><!--</style>{XSS}", "a formula that turns into HTML is refused"),
    typed("form", '<form action="https://e.example/"><b>a</b></form>'),
    typed("form", "<form id=a></form><form id=b></form>", "forms that change places are refused"),
    typed("input", "<input autofocus onfocus=alert(1)>"),
    typed("button", "<button formaction=javascript:__xss=1>x</button>"),
    typed("textarea", f"<textarea>{XSS}</textarea>"),
    typed("select", "<select autofocus onfocus=__xss=1><option>a</option></select>"),
    typed("isindex", "<isindex type=image src=1 onerror=alert(1)>"),
    typed("keygen", "<keygen autofocus onfocus=alert(1)>"),
    typed("meta", '<meta http-equiv="refresh" content="0;url=javascript:__xss=1">'),
    typed("base", '<base href="https://e.example/">'),
    typed("link", '<link rel="preload" href="https://e.example/x.css" as="style">'),
    typed("style", "<style>@import'https://e.example/x.css';</style>"),
    typed("title", f"<title>{XSS}</title>"),
    typed("video", '<video poster="https://e.example/p.gif"></video>'),
    typed("audio", "<audio src onerror=alert(1)>"),
    typed("source", "a <source srcset='https://e.example/p.gif'>"),
    typed("picture", '<picture><source srcset="https://e.example/p.gif"></picture>'),
    typed("track", "a <track src='https://e.example/x.vtt'>"),
    typed("template", f"<template>{XSS}</template>"),
    typed("slot", "a <slot name='x'></slot>"),
    typed("noscript", '<noscript><p title="</noscript><img src=x onerror=__xss=1>"></noscript>'),
    typed("noembed", f'<noembed><p title="</noembed>{XSS}"></noembed>'),
    typed("noframes", f"<noframes>{XSS}</noframes>"),
    typed("xmp", f"<xmp>{XSS}</xmp>"),
    typed("plaintext", "<plaintext>"),
    typed("listing", f"<listing>{XSS}</listing>"),
    typed("marquee", "<marquee onstart=__xss=1>a</marquee>"),
    typed("image", "<image src=x onerror=alert(1)>"),
    typed("layer", "<layer src='https://e.example/'></layer>"),
    typed("bgsound", "<bgsound src='https://e.example/x.wav'>"),
    typed("portal", "<portal src='https://e.example/'></portal>"),
    typed("x-secret", "<x-secret onclick=__xss=1>a</x-secret>", "an element nobody knows is refused"),
    typed("body", "<body onload=__xss=1>"),
    typed("html", "<html manifest='https://e.example/'>"),
    typed("head", "a </head> b", "nothing closes what the page has opened"),
    typed("div", f'<div markdown="1">{SCRIPT}</div>', "Markdown in HTML is refused"),
    typed("javascript", "<javascript:__xss=1>", "an autolink runs no script")._replace(message="may not stand in a text"),
]
FORGED = [
    typed("button", '<button popovertarget="word-trust">trust</button>', "nobody forges a word that opens"),
    typed("dialog", '<dialog popover id="word-trust">x</dialog>', "nobody forges what a word means"),
    typed("form", '<form class="checklist" data-checklist="x"></form>', "nobody forges a checklist"),
    typed("input", 'a <input class="item__box" type="checkbox" id="x">', "nobody forges a box to tick"),
    typed("label", 'a <label for="x">a</label>', "nobody forges the words of a box"),
    typed("fieldset", "<fieldset disabled></fieldset>", "nobody forges a group"),
    typed("div", '<div class="note" data-keys="a"></div>', "nobody forges a note"),
    typed("div", '<div data-embed="a-list" data-level="2"></div>', "nobody forges the place of a checklist"),
    typed("section", '<section class="embed"></section>', "nobody forges a checklist in a page"),
    typed("aside", '<aside class="note">a</aside>', "nobody forges a note in the margin"),
    Attack("nobody forges a citation", 'a <a class="cite" data-key="k"></a>', '"class" may not stand in <a>'),
    Attack("nobody forges a checklist’s items", '<ul class="checklist__items"><li>a</li></ul>', '"class" may not'),
    Attack("nobody forges words to say", '<blockquote class="say">a</blockquote>', '"class" may not stand'),
    Attack("code has no class of ours", '<code class="language-x term">a</code>', "is no class of <code>"),
    Attack("nobody types what scripts look for", '<p data-private="x">a</p>', '"data-private" may not stand in <p>'),
    Attack("nobody types what a helper hears", '<p aria-hidden="true">a</p>', '"aria-hidden" may not stand'),
    Attack("nobody changes a role", '<b role="alert">a</b>', '"role" may not stand in <b>'),
    Attack("nobody hides words", "<b hidden>a</b>", '"hidden" may not stand in <b>'),
    Attack("nobody gives an id of the site", '<b id="main">a</b>', 'the id "main" is one that the site uses'),
    Attack("nobody gives an id that scripts look for", '<b id="list-tools">a</b>', "the site uses itself"),
    Attack("nobody gives the id of a word", "a\n{: #word-trust }", "the site uses itself", 5),
    Attack("nobody gives the id of an item", "*a*{: #a-list--ask-one-thing }", "the site uses itself"),
    Attack("a picture changes no form", '<img src="/a.png" alt="a" id="elements">', '"id" may not stand in <img>'),
    Attack("a name changes no document", '<img src="/a.png" alt="a" name="body">', '"name" may not stand'),
    Attack("a heading in a quote has no class", "> ## A {.overlay}", '".overlay" means nothing here'),
    Attack("a typed end cuts no paragraph in two", "a </p><p> b", NO_PARTNER),
    Attack("a typed end cuts no definition in two", "Word\n:   a </dd><dd> b", NO_PARTNER, 5),
    Attack("a typed end cuts no item in two", "- a </li><li> b", NO_PARTNER),
    Attack("a typed end cuts no cell in two", "| a </td><td> b |\n|---|\n| c |", NO_PARTNER),
]
ATTRIBUTES = [
    Attack("a handler in capitals is refused", '<b OnClIcK="__xss=1">a</b>', '"onclick" may not stand in <b>'),
    Attack("a handler without quotes is refused", "<img src=x onerror=alert(1)>", TWO_WAYS),
    Attack("a handler behind a slash is refused", "<b/onclick=__xss=1>a</b>", "<b/onclick=__xss=1>"),
    Attack("a handler on what opens is refused", '<details open ontoggle="__xss=1"><summary>a</summary></details>', '"ontoggle"'),
    Attack("a handler nobody knows is refused", '<p onbeforetoggle="__xss=1">a</p>', '"onbeforetoggle" may not'),
    Attack("a handler that runs at once is refused", '<b tabindex="1" autofocus onfocus="__xss=1">a</b>', '"autofocus"'),
    Attack("a handler that a style starts is refused", '<b style="animation:x" onanimationstart="__xss=1">a</b>', '"onanimationstart"'),
    Attack("a style is refused", '<p style="background:url(https://e.example/p.gif)">a</p>', '"style" may not'),
    Attack("a style of many pictures is refused", '<img src="/a.png" alt="a" srcset="https://e.example/p.gif 2x">', '"srcset"'),
    Attack("a picture tells no address", '<img src="/a.png" alt="a" referrerpolicy="unsafe-url">', '"referrerpolicy"'),
    Attack("a low quality picture is refused", '<img src="/a.png" alt="a" lowsrc="https://e.example/p.gif">', '"lowsrc"'),
    Attack("a picture is no map of a script", '<img src="/a.png" alt="a" usemap="#m">', '"usemap"'),
    Attack("a link that tells others is refused", '<a href="/x/" ping="https://e.example/">a</a>', '"ping"'),
    Attack("a link opens no window", '<a href="/x/" target="_blank">a</a>', '"target" may not stand in <a>'),
    Attack("a link downloads nothing", '<a href="/x/" download>a</a>', '"download" may not stand'),
    Attack("an address of SVG is refused", '<a xlink:href="javascript:__xss=1">a</a>', TWO_WAYS),
    Attack("a background is refused", '<table background="https://e.example/p.gif"><tr><td>a</td></tr></table>', '"background"'),
    Attack("an attribute twice is refused", '<a href="/x/" href="javascript:__xss=1">a</a>', "is written twice"),
    Attack("a tag in an attribute is refused", f'<b title="{XSS}">a</b>', TWO_WAYS),
    Attack("an end in an attribute is refused", f'<abbr title="</abbr>{XSS}">a</abbr>', TWO_WAYS),
    Attack("an accent is no quote", "<img src=`x` onerror=`__xss=1`>", TWO_WAYS),
    Attack("another element is no other attribute", '<a is="x-y" href="/x/">a</a>', '"is" may not stand'),
    Attack("nonce and slot are refused", '<b nonce="x" slot="y">a</b>', '"nonce" may not stand'),
    Attack("nothing can be edited", '<p contenteditable="true">a</p>', '"contenteditable"'),
    Attack("a list of attributes runs no script", "a\n{: onclick=__xss=1 }", '"onclick" may not stand in {: …}', 5),
    Attack("capitals in a list hide no script", "a\n{: ONCLICK=__xss=1 }", '"onclick" may not stand in {: …}', 5),
    Attack("a list of attributes has no style", "*a*{: style='position:fixed' }", '"style" may not stand in {: …}'),
    Attack("a list changes no link", "[a](/help-now/){: href=javascript:__xss=1 }", '"href" may not stand in {: …}'),
    Attack("a list changes no picture", "![a](/a.png){: src=https://e.example/p.gif }", '"src" may not stand in {: …}'),
    Attack("a list adds no handler to a picture", "![a](/a.png){: onerror=__xss=1 }", '"onerror" may not stand in'),
    Attack("a list on a heading is looked at", "## A {: onclick=__xss=1 }\n\nWords.", '"onclick" may not stand in'),
    Attack("a list on a cell is looked at", "| a {: onclick=__xss=1 } |\n|---|\n| b |", '"onclick" may not stand in'),
    Attack("a list on a definition is looked at", "Word\n:   a\n    {: onclick=__xss=1 }", '"onclick" may not stand in', 6),
    Attack("a list on code is looked at", "``` {.html onclick=__xss=1}\na\n```", '"onclick" may not stand in <code>'),
    Attack("a list gives no data", "a\n{: data-embed=a-list }", '"data-embed" may not stand in {: …}', 5),
    Attack("a list gives no class", "a\n{: .checklist }", '".checklist" means nothing here', 5),
]
ADDRESSES = [
    Attack("a script in sharp brackets is refused", "[a](<javascript:__xss=1>)", NO_PAGE),
    Attack("a space hides no script", "[a]( javascript:__xss=1)", NO_PAGE),
    Attack("a tab hides no script", "[a](java\tscript:__xss=1)", "holds a space or line end"),
    Attack("a typed line end hides no script", '<a href="java\nscript:__xss=1">a</a>', "holds a space or line end"),
    Attack("a typed space hides no script", '<a href=" javascript:__xss=1">a</a>', "holds a space or line end"),
    Attack("a named tab hides no script", '<a href="java&Tab;script:__xss=1">a</a>', "holds a space or line end"),
    Attack("a named line end hides no script", "[a](java&NewLine;script:__xss=1)", "holds a space or line end"),
    Attack("a numbered tab hides no script", "[a](java&#x09;script:__xss=1)", "holds a space or line end"),
    Attack("a control character hides no script", "[a](&#1;javascript:__xss=1)", "U+0001"),
    Attack("a null hides no script", "[a](java\x00script:__xss=1)", "U+0000"),
    Attack("an unseen character hides no script", "[a](\u200bjavascript:__xss=1)", "U+200B"),
    Attack("a byte order mark hides no script", "[a](\ufeffjavascript:__xss=1)", "U+FEFF"),
    Attack("a soft space hides no script", "[a](\xa0javascript:__xss=1)", NO_PAGE),
    Attack("a named colon hides no script", "[a](javascript&colon;__xss=1)", NO_PAGE),
    Attack("a numbered letter hides no script", "[a](&#x6A;avascript:__xss=1)", NO_PAGE),
    Attack("a number without its end hides no script", '<a href="&#106avascript:__xss=1">a</a>', NO_PAGE),
    Attack("many noughts hide no script", "[a](&#0000106;avascript:__xss=1)", NO_PAGE),
    Attack("a backslash hides no script", "[a](javascript\\:__xss=1)", "holds"),
    Attack("capitals hide no script", "[a](jAvAsCrIpT:__xss=1)", NO_PAGE),
    Attack("a second slash hides no script", "[a](javascript://example.org/%0a__xss=1)", NO_PAGE),
    Attack("Visual Basic is refused", "[a](vbscript:msgbox(1))", NO_PAGE),
    Attack("Mocha is refused", "[a](livescript:x)", NO_PAGE),
    Attack("a page of data is refused", "[a](data:text/html;base64,PHNjcmlwdD5fX3hzcz0xPC9zY3JpcHQ+)", NO_PAGE),
    Attack("a drawing of data is refused", "[a](data:image/svg+xml,x)", NO_PAGE),
    Attack("a blob is refused", "[a](blob:https://e.example/x)", NO_PAGE),
    Attack("a file of the computer is refused", "[a](file:///etc/passwd)", NO_PAGE),
    Attack("the source of a page is refused", "[a](view-source:https://e.example/)", NO_PAGE),
    Attack("an old protocol is refused", "[a](ftp://e.example/)", NO_PAGE),
    Attack("an app’s own protocol is refused", "[a](intent://x#Intent;end)", NO_PAGE),
    Attack("a link without its protocol is refused", "[a](//e.example/)", "names another site without https"),
    Attack("a slash backwards is no slash", "[a](/\\\\e.example/)", "holds"),
    Attack("a slash in percent is looked at", "[a](/%5ce.example/)", "hides a character behind a percent sign"),
    Attack("a line end in percent is looked at", "[a](/x/%0d%0aSet-Cookie:a)", "hides a character"),
    Attack("http is refused", "[a](http://example.org/)", "is not secure"),
    Attack("an autolink of http is refused", "<http://example.org/>", "is not secure"),
    Attack("a name in an address is refused", "[a](https://ada@example.org/)", "holds a name or password"),
    Attack("a password in an address is refused", "<https://ada:pw@example.org/>", "holds a name or password"),
    Attack("a name in percent is refused", "[a](https://practice.example%40e.example/)", "holds a name or password"),
    Attack("https without slashes is refused", "[a](https:e.example)", "is no web address"),
    Attack("https without a host is refused", "[a](https:///e.example)", "is no web address"),
    Attack("a port nobody has is refused", "[a](https://e.example:99999999/)", "is no web address"),
    Attack("a script behind a number is refused", "[a](tel:1;javascript)", "is no number"),
    Attack("a mail to nobody is refused", "[a](mailto:?bcc=e@e.example)", "is no email address"),
    Attack("a tag in an address is refused", f"[a](/x/?<{SCRIPT}>)", "holds"),
    Attack("a reference runs no script", "[a][b]\n\n[b]: javascript:__xss=1", NO_PAGE, 6),
    Attack("a short reference runs no script", "[b]\n\n[b]: <javascript:__xss=1>", NO_PAGE, 6),
    Attack("what looks like a footnote runs no script", "a[^1]\n\n[^1]: javascript:__xss=1", "javascript:__xss=1", 6),
    Attack("a reference that nobody uses runs no script", "a\n\n[b]: data:text/html,x", NO_PAGE, 6),
    Attack("a picture over http is refused", "![a](http://tracker.example/p.gif)", OTHER_SITE),
    Attack("a picture that tracks is refused", "![a](https://tracker.example/p.gif)", OTHER_SITE),
    Attack("a picture without its protocol is refused", "![a](//tracker.example/p.gif)", "names another site"),
    Attack("a picture of data is refused", "![a](data:image/png;base64,AAAA)", OTHER_SITE),
    Attack("a picture runs no script", "![a](javascript:__xss=1)", OTHER_SITE),
    Attack("a picture by reference is looked at", "![a][b]\n\n[b]: https://tracker.example/p.gif", OTHER_SITE, 6),
    Attack("a picture in a link is looked at", "[![a](https://tracker.example/p.gif)](/help-now/)", OTHER_SITE),
    Attack("a typed picture that tracks is refused", '<img src="https://tracker.example/p.gif" alt="">', OTHER_SITE),
    Attack("a typed picture has an address", '<img alt="a">', "this picture has no address"),
    Attack("the source of a quote runs no script", '<q cite="javascript:__xss=1">a</q>', NO_PAGE),
    Attack("an attribute hides no address of a file", "[a](/x/ \"href='{static}/../x'\")", "hides an address"),
]
BROKEN = [
    Attack("a tag that is not closed is refused", "<b>a", NO_PARTNER),
    Attack("an end of nothing is refused", "a</b>", NO_PARTNER),
    Attack("a tag over two paragraphs is refused", "<b>a\n\nb</b>", NO_PARTNER),
    Attack("tags across emphasis are refused", "*a <b> c* d</b>", NO_PARTNER),
    Attack("tags across each other are refused", "<b><i>a</b></i>", NO_PARTNER),
    Attack("a link in a link is refused", '<a href="/x/">a<a href="/y/">b</a></a>', "would not read"),
    Attack("words in a table’s frame are refused", "<table><b>a</b></table>", "would not read"),
    Attack("a cell without a table is refused", "<td>a</td>", NO_PARTNER),
    Attack("a list in a paragraph is refused", "<p><ul><li>a</li></ul></p>", NO_PARTNER),
    Attack("an element in capitals is told", "<B>a</B>", "<B> has capitals"),
    Attack("an attribute in capitals is told", '<b LANG="de">a</b>', '"LANG" has capitals'),
    Attack("a section of XML is refused", f"<![CDATA[{XSS}]]>", TWO_WAYS),
    Attack("an instruction is refused", f"<?xml {XSS} ?>", TWO_WAYS),
    Attack("an instruction within a line is refused", "a <?php x ?> b", TWO_WAYS),
    Attack("a declaration is refused", "<!DOCTYPE html [<!ENTITY x 'y'>]>", TWO_WAYS),
    Attack("half a tag in a block is refused", "<p>a</p", TWO_WAYS),
    Attack("quotes that do not fit are refused", "<b title=\"a'>a</b>", NO_PARTNER),
]
# Shown as the words they are: nothing in them may mean anything to a browser
SHOWN = [
    Attack("half a tag is words", "a <img src=x onerror=__xss=1"),
    Attack("a handler with two equal signs is words", f"{XSS}\n<svg onload=__xss=1>"),
    Attack("half an attribute is words", 'a <b title="'),
    Attack("sharp brackets around nothing are words", "a <> b </> c <!x> d"),
    Attack("a tag after a space is words", "a < script>__xss=1</ script>"),
    Attack("a heart is no tag", "I <3 you, <<b"),
    Attack("named brackets are words", "&lt;script&gt;__xss=1&lt;/script&gt;"),
    Attack("numbered brackets are words", "&#60;img src=x onerror=__xss=1&#62;"),
    Attack("brackets named twice are words", "&amp;lt;script&amp;gt;__xss=1&amp;lt;/script&amp;gt;"),
    Attack("brackets without their end are words", "&ltscript&gt__xss=1&lt/script&gt"),
    Attack("wide brackets are words", "\uff1cscript\uff1e__xss=1\uff1c/script\uff1e"),
    Attack("another encoding is words", "+ADw-script+AD4-__xss=1+ADw-/script+AD4-"),
    Attack("percent signs are words", "%3Cscript%3E__xss=x%3C/script%3E"),
    Attack("a script in code is words", f"`{SCRIPT}` and ``{XSS}``"),
    Attack("a script in a block of code is words", f"```\n{SCRIPT}\n{XSS}\n```"),
    Attack("a script in code of a language is words", f"``` html\n</code></pre>{SCRIPT}\n```"),
    Attack("a script in code with tildes is words", f"~~~\n{SCRIPT}\n~~~"),
    Attack("a script in indented code is words", f"a\n\n    {SCRIPT}\n    </code></pre>{XSS}"),
    Attack("code of ours is words", '`<div data-embed="a-list" data-level="2"></div>`'),
    Attack("a block of code of ours is words", '```\n<div data-embed="a-list" data-level="2"></div>\n```'),
    Attack("a citation of ours in code is words", '`<a class="cite" data-key="x"></a>`'),
    Attack("a form of ours in code is words", '```\n<form class="checklist" data-checklist="x"></form>\n```'),
    Attack("a quote ends no title", "[a](/help-now/ '\" onmouseover=\"__xss=1')"),
    Attack("a tag in a title is words", f'[a](/help-now/ "{XSS}")'),
    Attack("what we build in a title is words", '[a](/help-now/ \'<div data-embed="a-list" data-level="2"></div>\')'),
    Attack("a tag in a reference’s title is words", f'[a][b]\n\n[b]: /help-now/ "{SCRIPT}"'),
    Attack("a quote ends no alternative", '![a" onerror="__xss=1]({static}/images/pixel.png)'),
    Attack("a tag in an alternative is words", "![a &lt;img src=x onerror=__xss=1>]({static}/images/pixel.png)"),
    Attack("a picture’s title is words", f"![a]({{static}}/images/pixel.png '{XSS}')"),
    Attack("a named quote ends no title", '<abbr title="&quot; onmouseover=&quot;__xss=1">a</abbr>'),
    Attack("a named tag in a title is words", '<abbr title="&lt;img src=x onerror=__xss=1&gt;">a</abbr>'),
    Attack("a heading of named brackets is words", "## &lt;img src=x onerror=__xss=1&gt;\n\nWords."),
    Attack("a heading of code is words", f"## `{XSS}`\n\nWords."),
    Attack("an address without a link is words", "javascript:__xss=1 and https://e.example/p.gif"),
    Attack("brackets without a link are words", "[javascript:__xss=1] (javascript:__xss=1)"),
    Attack("a question holds anything", "[a](/help-now/?next=javascript:__xss=1)"),
    Attack("a mail’s subject holds anything", "[a](mailto:ada@example.org?subject=%3Cscript%3E)"),
    Attack("a template’s braces are words", "{{ __xss }} {% raw %} {# a #} ${__xss=1} <%= x %>"),
    Attack("a style is words", "a{background:url(https://e.example/p.gif)} @import 'x'"),
    Attack("the end of a remark is words", "a --> b ]]> c */ d"),
    Attack("a remark in code is words", "`<!-- a --> <img src=x onerror=__xss=1>`"),
    Attack("a remark hides a script from everybody", f"a <!-- {SCRIPT} --> b"),
]
# fmt: on
REFUSED = [*ELEMENTS_REFUSED, *FORGED, *ATTRIBUTES, *ADDRESSES, *BROKEN]


@pytest.fixture(autouse=True)
def picture(tmp_path: Path) -> None:
    """Put a picture where texts can show it."""
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "images" / "pixel.png").write_bytes(PIXEL)


def each(attacks: list[Attack], contract: str = HTML) -> list[Any]:
    """Return the attacks with their sentences and their line of the contract."""
    mark = pytest.mark.fault(contract)
    return [pytest.param(one, id=one.sentence, marks=mark) for one in attacks]


@pytest.mark.parametrize("attack", each(REFUSED))
def test_it_is_refused_with_its_line_and_what_to_do(read: Any, attack: Attack) -> None:
    found = read(f"{HEAD}{attack.text}\n")
    assert found.has(attack.line, attack.message), found.problems
    assert all(hint for _, _, _, hint in found.problems)


@pytest.mark.parametrize("attack", each(SHOWN))
def test_it_is_shown_as_the_words_it_is(read: Any, attack: Attack) -> None:
    found = read(f"{HEAD}{attack.text}\n")
    assert not found.problems
    assert check_page(found.html) == []


# fmt: off
IN_A_CHECKLIST = [
    Attack("a label", f"- [ ] One {SCRIPT}", "<script> may not stand", 7),
    Attack("a note", f"- [ ] One.\n\n    {SCRIPT}", "<script> may not stand", 9),
    Attack("an address in a label", "- [ ] [One](javascript:__xss=1)", NO_PAGE, 7),
    Attack("an address in a note", "- [ ] One.\n\n    [a](javascript:__xss=1)", NO_PAGE, 9),
    Attack("a box in a label", '- [ ] One <input type="checkbox">', "<input> may not stand", 7),
    Attack("an end in a label", "- [ ] One </label><label> two", "</label> may not stand", 7)._replace(message="<label> may not"),
    Attack("an end of the item", "- [ ] One </li><li> two", NO_PARTNER, 7),
    Attack("a list of attributes", "- [ ] One.\n{: onclick=__xss=1 }", '"onclick" may not stand', 8),
    Attack("the id of another item", '- [ ] One <b id="list--two">b</b>', "the site uses itself", 7),
]
# fmt: on


@pytest.mark.parametrize("attack", each(IN_A_CHECKLIST))
def test_a_checklist_refuses_in(read: Any, attack: Attack) -> None:
    head = "Title: T\nStage: before\nSummary: S.\n\n## Ask {.ask}\n\n"  # the items start on line 7
    found = read(f"{head}{attack.text}\n", "checklists/x.md")
    assert found.has(attack.line, attack.message), found.problems


class Form(NamedTuple):
    """What authors write every day, and what it becomes."""

    sentence: str
    text: str
    html: str


SAME = ""  # where the HTML stands in the page as it was typed
# fmt: off
HARMLESS = [
    Form("keys", "Press <kbd>Ctrl</kbd>.", SAME),
    Form("a short form", '<abbr title="World Health Organization">WHO</abbr> says', SAME),
    Form("another language", 'A <span lang="de">Kindergarten</span>.', SAME),
    Form("another direction", '<p lang="ar" dir="rtl">مرحبا</p>', SAME),
    Form("a new line", "a<br>b", SAME),
    Form("a new line as XML has it", "a<br />b", SAME),
    Form("a new line by spaces", "a  \nb", "a<br>\nb"),
    Form("small figures", "H<sub>2</sub>O, x<sup>2</sup>", SAME),
    Form("small words and marks", "<small>a</small> <mark>b</mark> <s>c</s> <u>d</u> <cite>e</cite>", SAME),
    Form("what opens", "<details>\n<summary>More</summary>\n<p>Words</p>\n</details>", SAME),
    Form("what is open", "<details open>\n<summary>More</summary>\nWords\n</details>", SAME),
    Form("a table", "| a | b |\n|---|--:|\n| 1 | 2 |", '<td style="text-align: right;">2</td>'),
    Form("a table with HTML", "| a |\n|---|\n| <ul><li>b</li><li>c</li></ul> |", "<td><ul><li>b</li><li>c</li></ul></td>"),
    Form("a typed table", "<table><tr><td>a</td></tr></table>", SAME),
    Form("a typed table with its parts", '<table>\n<thead><tr><th scope="col">a</th></tr></thead>\n<tbody><tr><td>1</td></tr></tbody>\n</table>', SAME),
    Form("a definition", "Term\n:   What it means", "<dd>What it means</dd>"),
    Form("a typed definition", "<dl><dt>a</dt><dd>b</dd></dl>", SAME),
    Form("a typed list", '<ol start="3" reversed><li>a</li></ol>', SAME),
    Form("emphasis in a link", "[*a* **b**](/help-now/)", '<a href="/help-now/"><em>a</em> <strong>b</strong></a>'),
    Form("emphasis in HTML", "<small>*a*</small>", "<small><em>a</em></small>"),
    Form("HTML in emphasis", "*<kbd>a</kbd>*", "<em><kbd>a</kbd></em>"),
    Form("and", "A & B, AT&T", "A &amp; B, AT&amp;T"),
    Form("less and more", "a < b and c > d", "a &lt; b and c &gt; d"),
    Form("less in a typed paragraph", "<p>c > d &amp; e</p>", SAME),
    Form("characters by name", "&copy; &nbsp; &hellip; &shy;", SAME),
    Form("characters by number", "&#8217; &#x2019; &#38;", SAME),
    Form("code", "`<script>` and ``a`b``", "<code>&lt;script&gt;</code>"),
    Form("code with quotes", '``` html\n<a href="/x/">"a"</a>\n```', "&lt;a href=&quot;/x/&quot;&gt;"),
    Form("code with a remark", "```\n<!-- shown -->\n```", "&lt;!-- shown --&gt;"),
    Form("code of a program", "``` c++\na &amp; b\n```", 'class="language-c++"'),
    Form("code behind spaces", 'a\n\n    if a < b: print("x")', 'if a &lt; b: print("x")'),
    Form("typed code", "<pre>\n a\n\n  b\n</pre>", SAME),
    Form("an autolink", "<https://example.org/?a=1&b=2>", '<a href="https://example.org/?a=1&amp;b=2">'),
    Form("an autolink to an email address", "<ada@example.org>", "&#109;&#97;&#105;&#108;&#116;&#111;"),
    Form("an email with a subject", "[a](mailto:ada@example.org?subject=Hi%20there)", "subject=Hi%20there"),
    Form("a number to call", "[a](tel:+15551234567)", 'href="tel:+15551234567"'),
    Form("a number to text", "[a](sms:741741?body=HOME)", 'href="sms:741741?body=HOME"'),
    Form("a question in an address", "[a](/help-now/?a=1&b=2#c)", 'href="/help-now/?a=1&amp;b=2#c"'),
    Form("an address with brackets", "[a](https://en.wikipedia.org/wiki/Therapy_(x))", "Therapy_(x)"),
    Form("an address with letters of the world", "[a](https://bücher.example/straße)", "bücher.example/straße"),
    Form("a reference", "[a][b]\n\n[b]: https://example.org/ 'T'", '<a href="https://example.org/" title="T">a</a>'),
    Form("a typed link", '<a href="https://example.org/?a=1&b=2" hreflang="de">a</a>', SAME),
    Form("a typed link in single quotes", "<a href='/help-now/'>a</a>", SAME),
    Form("a link to a heading", "[a](#a-b)\n\n## A b", '<h2 id="a-b">A b</h2>'),
    Form("a heading’s own id", "## A {#own}", '<h2 id="own">A</h2>'),
    Form("a title with quotes", "[a](/help-now/ 'say \"hi\" > you')", "say &quot;hi&quot; &gt; you"),
    Form("a word of another language", "*oui*{: lang=fr }", '<em lang="fr">oui</em>'),
    Form("a paragraph with an id", "a\n{: #own }", '<p id="own">a</p>'),
    Form("a picture", "![A “room”](/images/a.jpg)", '<img alt="A “room”" src="/images/a.jpg">'),
    Form("a picture with words below", '<figure>\n<img src="/images/a.jpg" alt="a">\n<figcaption>a</figcaption>\n</figure>', SAME),
    Form("a quote with its source", '<blockquote cite="https://example.org/"><p>a</p></blockquote>', SAME),
    Form("a date", '<time datetime="2026-11-23">today</time>', SAME),
    Form("a line across", "a\n\n---\n\n<hr>", "<hr>"),
    Form("a table of contents", "[TOC]\n\n## A\n\n## B", '<div class="toc">'),
    Form("a remark", "a <!-- ask Ada --> b", "<p>a  b</p>"),
    Form("letters of the world", "é e\u0301 😀 日本語\xa0x", "é e\u0301 😀 日本語\xa0x"),
]
# fmt: on


@pytest.mark.parametrize(
    "form", [pytest.param(one, id=one.sentence, marks=pytest.mark.fault(HTML)) for one in HARMLESS]
)
def test_authors_may_write(read: Any, form: Form) -> None:
    found = read(f"{HEAD}{form.text}\n")
    assert not found.problems
    assert (form.html or form.text) in found.html.replace(' rel="noreferrer noopener"', "")


@pytest.mark.fault(HTML)
@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_the_page_lets_pass_what_an_author_may_type(name: str) -> None:
    assert not [f for f in check_page(f"<{name}>") if "may not stand in a text" in f[1]]


@pytest.mark.fault(HTML)
def test_the_page_is_read_as_a_browser_reads_it_whatever_made_it() -> None:
    """The last word does not trust Markdown: it stands alone."""
    assert check_page('<p><img src="/a.png" onerror="x"></p>')
    assert check_page("<p>a</p><script>x</script>")
    assert check_page("<p>a <!-- b --></p>")
    assert check_page('<p style="color:red">a</p>')
    assert check_page('<p>a</p><a title="')
    assert check_page("<p>a</p><noscript><p title='</noscript><img src=x onerror=x>'></noscript>")
    assert check_page("<svg></p><style><a id='</style><img src=1 onerror=x>'></svg>")
    assert check_page('<a href="javascript:x">a</a>')
    assert "300 deep" in check_page("<b>" * 301 + "</b>" * 301)[0][1]
    assert not check_page('<p class="a" data-b="c">a <button type="button">b</button></p>')


@pytest.mark.fault(CONTENT)
def test_every_fault_of_a_text_is_told_at_once(read: Any) -> None:
    found = read(
        f"{HEAD}<b onclick='x'>a</b>\n\n[a](javascript:x)\n\n<script>x</script>\n\n![a](//b)\n"
    )
    assert [line for _, line, _, _ in sorted(found.problems)] == [4, 6, 8, 10]


@pytest.mark.fault(CONTENT)
def test_a_fault_is_told_on_each_line_it_stands_on(read: Any) -> None:
    found = read(f"{HEAD}[a](javascript:x)\n\nb\n\n[a](javascript:x)\n")
    assert [line for _, line, _, _ in found.problems] == [4, 8]


@pytest.mark.fault(CONTENT)
def test_a_fault_is_not_told_of_code_that_shows_the_same(read: Any) -> None:
    found = read(f"{HEAD}```\n{SCRIPT}\n```\n\n{SCRIPT}\n")
    assert [line for _, line, _, _ in found.problems] == [8]


@pytest.mark.fault(CONTENT)
def test_after_fifty_faults_the_rest_is_summed_up(read: Any) -> None:
    found = read(HEAD + "\n\n".join(f"<x{n}>a</x{n}>" for n in range(200)))
    assert len(found.problems) < 60
    assert found.problems[-1][2] == "there is more like this"


@pytest.mark.fault(CONTENT)
def test_a_message_stands_on_one_line_whatever_it_shows(read: Any) -> None:
    found = read(f'{HEAD}<a href="java\n\nscript:x">a</a> <b id="a\nb">c</b>\n')
    assert found.problems
    assert not [message for _, _, message, _ in found.problems if "\n" in message]


REMARKS_GONE = [
    ("within a line", "a <!-- secret --> b"),
    ("alone on a line", "a\n\n<!-- secret -->\n\nb"),
    ("over many lines", "a\n\n<!-- secret\n\nsecret\n\n-->\n\nb"),
    ("in a list", "- a <!-- secret -->\n- b"),
    ("in a heading", "## A <!-- secret -->\n\nb"),
    ("in a table", "| a <!-- secret --> |\n|---|\n| b |"),
    ("in indented code", "a\n\n    <!-- secret -->\n\nb"),
    ("in HTML", "<p>a <!-- secret --></p>"),
    ("behind code", "`a` <!-- secret --> `b`"),
    ("behind an odd backtick", "a ` b <!-- secret -->"),
    ("two on one line", "<!-- secret -->a<!-- secret -->"),
    ("with a dash at its end", "a <!-- secret --->"),
    ("with a script", f"a <!-- secret {SCRIPT} -->"),
]


@pytest.mark.fault(REMARKS)
@pytest.mark.parametrize(
    "text", [text for _, text in REMARKS_GONE], ids=[n for n, _ in REMARKS_GONE]
)
def test_nobody_reads_a_remark(read: Any, text: str) -> None:
    found = read(f"{HEAD}{text}\n")
    assert not found.problems
    assert "secret" not in found.html


@pytest.mark.fault(REMARKS)
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\\`<!-- secret -->`", 4),
        ("``` x y z\n<!-- secret -->\n```", 5),
        ("<p>\n`<!-- secret -->`\n</p>", 5),
        ("a\n\n<!-- secret\n\nb", 6),
        ("a <!--> secret -->", 4),
        ("a <!--> secret <!-- b -->", 4),
        ("a <!-- b --!> secret -->", 4),
        ("a <!-- b <!-- c --> secret -->", 4),
    ],
)
def test_a_remark_that_could_show_is_refused(read: Any, text: str, line: int) -> None:
    found = read(f"{HEAD}{text}\n")
    assert line in [number for _, number, _, _ in found.problems]


# -- in a browser --------------------------------------------------------------------------------


def site_of(attacks: list[Attack]) -> dict[str, str | None]:
    """Return the files of a site with each attack: of one line in an article and a checklist."""
    files: dict[str, str | None] = {}
    for number, attack in enumerate(attacks):
        if "\n" in attack.text or "title=" in attack.text:  # could swallow what comes after it
            files[f"content/pages/page-{number}.md"] = f"{HEAD}{attack.text}\n"
    words = [one.text for one in attacks if "\n" not in one.text]
    items = [f"- [ ] {one} {number}" for number, one in enumerate(words)]
    groups = ["\n".join(items[place : place + 5]) for place in range(0, len(items), 5)]
    lists = "\n\n".join(f"## Ask {n} {{.ask}}\n\n{group}" for n, group in enumerate(groups))
    head = 'Title: A &lt;img src=x onerror=__xss=1> {{ __xss }} " onclick="__xss=1\n'
    summary = "Summary: &lt;script&gt;__xss=1 ' onclick='__xss=1 {{ __xss }}\n\n"
    files["content/checklists/a-list.md"] = f"{head}Stage: before\n{summary}{lists}\n"
    body = "\n\n".join(f"## Number {n}\n\n{text}" for n, text in enumerate(words))
    files["content/articles/alliance/an-article.md"] = f"{head}Date: 2026-11-01\n{summary}{body}\n"
    return files


class Watched:
    """A browser page that notes what no text may bring about."""

    def __init__(self, browser: Browser, output: Path) -> None:
        self.context = browser.new_context()
        self.strangers: list[str] = []
        self.dialogs: list[str] = []
        self.context.route("**/*", partial(self._answer, output))
        self.page = self.context.new_page()
        self.page.on(
            "dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss())
        )

    def _answer(self, output: Path, route: Route) -> None:
        address = urlsplit(route.request.url)
        path = output / address.path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.strangers.append(route.request.url)
            route.abort()
        elif path.is_file():  # without the policy that a server would send: the page stands alone
            kind = mimetypes.guess_type(path.name)[0] or "text/plain"
            route.fulfill(body=path.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404, body="")

    def look_at(self, address: str) -> dict[str, Any]:
        """Open a page, open all that opens, tick what can be ticked; return what is in it."""
        self.page.goto(f"{ORIGIN}{address}")
        return self.page.evaluate(
            """() => {
                const main = document.querySelector("main") ?? document.body;
                for (const box of main.querySelectorAll("input[type=checkbox]")) box.click();
                for (const one of main.querySelectorAll("details")) one.open = true;
                for (const one of main.querySelectorAll("*"))
                    for (const kind of ["mouseover", "focus", "error", "toggle"])
                        one.dispatchEvent(new Event(kind, {bubbles: true}));
                const all = [...document.querySelectorAll("*")];
                return {
                    xss: window.__xss ?? null,
                    handlers: all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
                    scripts: all.filter(e => e.matches("script:not([src]):not([type='application/ld+json'])")
                        && /__xss/.test(e.textContent)).length,
                    schemes: all.filter(e => e.href && e.matches("a"))
                        .filter(e => !/^(https|mailto|tel|sms):$/.test(e.protocol)).length,
                };
            }"""
        )


@pytest.mark.fault(HTML)
def test_what_is_not_refused_is_harmless_in_a_browser(
    read: Any, build: Callable[..., Any], chrome: Browser, tmp_path: Path, monkeypatch: Any
) -> None:
    # What looks left over from a template is refused as well, but that is another matter.
    rules = [rule for rule in reading.RULES if rule.__module__ != "house_rules.leftovers"]
    monkeypatch.setattr(reading, "RULES", rules)
    tried = [*REFUSED, *SHOWN]
    harmless = [attack for attack in tried if not read(f"{HEAD}{attack.text}\n").problems]
    refused = len(tried) - len(harmless)
    assert (refused, len(harmless)) == (len(REFUSED), len(SHOWN)), "refused, harmless"
    wording = {"wording.toml": ""}  # how we write is another matter
    files = {"content/pages/x.md": None, **wording, **site_of(harmless)}
    built = build(files, WORDING_FILE=str(tmp_path / "wording.toml"))
    assert built.exit_code == 0, built.errors
    watched = Watched(chrome, built.output)
    pages = sorted(built.output.rglob("*.html"))
    addresses = [f"/{path.relative_to(built.output)}".removesuffix("index.html") for path in pages]
    nothing = {"xss": None, "handlers": 0, "scripts": 0, "schemes": 0}
    seen = {address: watched.look_at(address) for address in addresses}
    sheet = watched.look_at("/my-sheet/")  # scripts write there what was ticked elsewhere
    watched.context.close()
    assert {address: found for address, found in seen.items() if found != nothing} == {}
    assert sheet == nothing
    assert (watched.strangers, watched.dialogs) == ([], [])
    assert len(seen) > 20


@pytest.mark.fault(HTML)
def test_this_browser_would_have_noticed(chrome: Browser, tmp_path: Path) -> None:
    page = (
        f"<main>{XSS}<img src='https://e.example/p.gif'><b onclick=x><a href='javascript:x'>a</a>"
    )
    (tmp_path / "index.html").write_text(f"{page}<script>__xss = alert(1)</script></main>")
    watched = Watched(chrome, tmp_path)
    assert watched.look_at("/") == {"xss": 1, "handlers": 2, "scripts": 1, "schemes": 1}
    assert watched.strangers == ["https://e.example/p.gif"]
    assert watched.dialogs == ["1"]
    watched.context.close()


# -- whatever somebody types ---------------------------------------------------------------------

# fmt: off
PIECES = st.sampled_from(
    [
        *("<", ">", "</", "/>", "<b>", "</b>", "<p>", "</p>", '<a href="', "<img src='", '"', "'"),
        *("<script>", "</script>", "<svg>", "<math>", "<style>", "<!--", "-->", "<![CDATA[", "<?"),
        *(" onclick=", " style=", " id=", "=", "javascript:", "https://", "data:", "//", "/x/"),
        *("&", "&lt;", "&#x", "&colon;", ";", "\n", "\n\n", "    ", "- ", "> ", "# ", "|", "`", "```"),
        *("[", "](", ")", "]: ", "![", "{: ", " }", "{#", "*", "_", "\\", "a", "é", "\xa0", "\t"),
        *("<table>", "<td>", "<ul>", "<li>", "<br/>", "<details open>", "<pre>\n", "<em", "<textarea>"),
    ]
)
# fmt: on
TYPED = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))
PAGE = settings(max_examples=150, deadline=None)
NOT_IN_FILES = "\x00\r"  # other rules refuse them


@pytest.mark.fault(HTML)
@PAGE
@given(TYPED)
@example("<")
@example("<![")
@example("&#")
@example("<a href='")
def test_the_rules_never_fail_and_name_words_and_a_hint(text: str) -> None:
    for fault in (*check_raw_html(text), *check_page(text), *check_partners([text])):
        _words, message, hint = fault
        assert message
        assert hint
    wrong = check_address(text)
    assert wrong is None or all(wrong)


@pytest.mark.fault(HTML)
@PAGE
@given(TYPED)
def test_what_passed_once_passes_again(text: str) -> None:
    if not check_raw_html(text):
        assert not check_raw_html(html.unescape(html.escape(text)))
    if not check_page(text):
        assert not check_page(f"{text}{text}") or "<pre>" in text
        assert not check_page(text)


@pytest.mark.fault(HTML)
@PAGE
@given(TYPED)
@example('<b onclick="x">a</b>')
def test_typed_html_that_passes_holds_nothing_that_runs(text: str) -> None:
    if check_raw_html(text) or check_page(text):
        return
    for element in BeautifulSoup(f"<p></p>{text}", "html.parser").find_all(True):
        assert element.name in ELEMENTS
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]


@pytest.mark.fault(CONTENT)
@PAGE
@given(TYPED)
@example("[a](javascript:x)\n\n\n")
@example("<b>")
def test_a_problem_has_a_line_of_the_file(read_text: Any, text: str) -> None:
    written = HEAD + text.translate(dict.fromkeys(map(ord, NOT_IN_FILES)))
    lines = written.count("\n") + 1
    for _, line, message, hint in read_text(written):
        assert 1 <= line <= lines
        assert message
        assert hint


@pytest.fixture(scope="module")
def read_text(our_settings: dict[str, Any], tmp_path_factory: Any) -> Callable[[str], list]:
    """Return a function that reads one text and returns its problems."""
    path = tmp_path_factory.mktemp("content") / "pages" / "x.md"
    path.parent.mkdir()
    given_settings = {**our_settings, "PATH": str(path.parent.parent), "PROBLEMS": []}
    reader = SourceReader(given_settings)

    def one(text: str) -> list:
        given_settings["PROBLEMS"].clear()
        path.write_bytes(text.encode("utf-8", "replace"))
        reader.read(str(path))
        return list(given_settings["PROBLEMS"])

    return one


@pytest.mark.fault(REMARKS)
@PAGE
@given(TYPED)
@example("<!-- a\nb --> c")
def test_taking_remarks_keeps_every_line(text: str) -> None:
    left, _ = take_remarks(text)
    assert left.count("\n") == text.count("\n")


@pytest.mark.fault(REMARKS)
@PAGE
@given(TYPED)
def test_where_nothing_is_wrong_taking_remarks_twice_takes_no_more(text: str) -> None:
    left, wrong = take_remarks(text)
    again, _ = take_remarks(left)
    assert wrong or again == left


@pytest.mark.fault(HTML)
def test_plain_markdown_is_never_refused() -> None:
    """Whatever Markdown makes of words without a bracket passes the last check."""
    words = "a *b* **c** _d_ `e` 1. f\n\n- g\n    - h\n\n> i\n\n    j\n\nk  \nl\n\n---\n\n# m & n \" ' o"
    assert check_page(Markdown(output_format="html").convert(words)) == []
