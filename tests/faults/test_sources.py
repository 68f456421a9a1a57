"""What the build does about a bad source. Each case is a file; one build has to name them all.

A case is a sentence of fact, the line of the contract it belongs to, the file, and what is told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

HEAD = "Title: T\nSummary: S.\n\n"  # the text starts on line 4
ARTICLE = "Title: T\nDate: 2026-11-01\nSummary: S.\n"
LIST = "Title: T\nStage: before\nSummary: S.\n\n## Ask {.ask}\n\n"  # the items start on line 7

CONTENT = "anything wrong in content"
FRONT = "front matter"
TEXT = "text"
SIZE = "size"
HTML = "HTML in content"
PATHS = "paths"
REMARKS = "private remarks"
KEPT_BACK = "drafts, hidden, future dates"


class Case(NamedTuple):
    """A file that is wrong: what is true of it, and the problem that has to be told."""

    sentence: str
    contract: str
    text: str | bytes
    line: int
    message: str
    hint: str = ""
    folder: str = "pages"


def page(
    sentence: str, contract: str, body: str, message: str, hint: str = "", line: int = 4
) -> Case:
    """Return a case for a page with a good head."""
    return Case(sentence, contract, f"{HEAD}{body}\n", line, message, hint)


def key(
    sentence: str, keys: str, line: int, message: str, hint: str = "", folder: str = "pages"
) -> Case:
    """Return a case for what stands above a text."""
    return Case(sentence, FRONT, f"{keys}\n\nWords.\n", line, message, hint, folder)


TITLED = "Title: T\nSummary: S.\n"
IN_A_TOPIC = "articles/trust"
KEYS = [
    key("a title that is missing is named", "Summary: S.", 1, "title is missing", "Title:"),
    key("a summary that is missing is named", "Title: T", 1, "summary is missing"),
    key(
        "an article without a date is named",
        TITLED.strip(),
        1,
        "date is missing",
        folder=IN_A_TOPIC,
    ),
    key(
        "a checklist without a stage is named",
        TITLED.strip(),
        1,
        "stage is missing",
        folder="checklists",
    ),
    key("an empty title is none", "Title:\nSummary: S.", 1, "title is missing"),
    key(
        "a title of marks alone has no words",
        "Title: ***\nSummary: S.",
        1,
        "the title has no words",
    ),
    key(
        "a title over 200 characters is refused",
        f"Title: {'a' * 201}\nSummary: S.",
        1,
        "the title has 201 characters",
    ),
    key(
        "HTML in a title is refused", "Title: A <b>bold</b> one\nSummary: S.", 1, "title holds HTML"
    ),
    key(
        "HTML in a summary is refused", "Title: T\nSummary: S. <img src=x>", 2, "summary holds HTML"
    ),
    key(
        "HTML in a tag is refused",
        f"{ARTICLE}Tags: one, <script>",
        4,
        "tags holds HTML",
        folder=IN_A_TOPIC,
    ),
    key(
        "HTML in In short is refused",
        f"{ARTICLE}In_short: One.\n    </ul>",
        4,
        "in_short holds HTML",
        folder=IN_A_TOPIC,
    ),
    key(
        "a misspelled status never publishes a draft",
        f"{TITLED}Statsu: draft",
        3,
        '"statsu" is not a key of pages',
        'Did you mean "status"?',
    ),
    key(
        "a status that is none is named",
        f"{TITLED}Status: drfat",
        3,
        '"drfat" is not a status',
        'Did you mean "draft"?',
    ),
    key(
        "a key written twice is named",
        f"{TITLED}Title: U",
        3,
        '"Title" is written twice (first on line 1)',
    ),
    key(
        "no text chooses its template",
        f"{TITLED}Template: index",
        3,
        '"template" is not a key',
        "the folder decides",
    ),
    key(
        "no text chooses its file",
        f"{TITLED}Save_as: ../x.html",
        3,
        '"save_as" is not a key',
        'Did you mean "slug"?',
    ),
    key(
        "no text chooses its address",
        f"{TITLED}Url: /x",
        3,
        '"url" is not a key',
        'Did you mean "slug"?',
    ),
    key(
        "the folder is the topic, and no key",
        f"{ARTICLE}Category: trust",
        4,
        '"category" is not a key',
        "folder",
        IN_A_TOPIC,
    ),
    key(
        "a date has to be one",
        "Title: T\nDate: soon\nSummary: S.",
        2,
        '"soon" is not a date',
        folder=IN_A_TOPIC,
    ),
    key(
        "the thirtieth of February is no date",
        "Title: T\nDate: 2026-02-30\nSummary: S.",
        2,
        '"2026-02-30" is not a date',
        folder=IN_A_TOPIC,
    ),
    key(
        "a date is written as ISO 8601 has it",
        "Title: T\nDate: 11/23/2026\nSummary: S.",
        2,
        '"11/23/2026" is not a date',
        "2026-11-23",
        IN_A_TOPIC,
    ),
    key(
        "a date of two digits is none",
        "Title: T\nDate: 26-11-01\nSummary: S.",
        2,
        "is not a date",
        folder=IN_A_TOPIC,
    ),
    key(
        "a year nobody lives in is no date",
        "Title: T\nDate: 0206-11-01\nSummary: S.",
        2,
        "is not a date",
        folder=IN_A_TOPIC,
    ),
    key(
        "a change has to have a date too",
        f"{ARTICLE}Modified: yesterday",
        4,
        '"yesterday" is not a date',
        folder=IN_A_TOPIC,
    ),
    key(
        "a stage has to be one",
        "Title: T\nStage: frist-session\nSummary: S.\n\n## Ask {.ask}\n\n- [ ] One.",
        2,
        '"frist-session" is not a stage',
        'Did you mean "first-session"?',
        "checklists",
    ),
    key("a language has to be one", f"{TITLED}Lang: english", 3, '"english" is not a language'),
    key(
        "a language is written in small letters",
        f"{TITLED}Lang: EN",
        3,
        '"EN" is not a language',
        'Did you mean "en"?',
    ),
    key(
        "a slug has small letters and hyphens",
        f"{TITLED}Slug: My Page!",
        3,
        '"My Page!" is not a slug',
        '"my-page"',
    ),
    key("a slug never climbs", f"{TITLED}Slug: ../../x", 3, '"../../x" is not a slug'),
    key(
        "a slug over 100 bytes is refused",
        f"{TITLED}Slug: {'a' * 101}",
        3,
        "this slug has 101 bytes",
    ),
    key(
        "an order has to be a whole number",
        f"{ARTICLE}Order: first",
        4,
        'the order "first" is not a whole number',
        folder=IN_A_TOPIC,
    ),
    key(
        "a value of one line stays on it",
        f"{TITLED}Status: published\n    draft",
        3,
        '"status" goes on in the next line',
    ),
    key(
        "over 200 lines are no front matter",
        TITLED + "\n".join(f"k{n}: v" for n in range(210)),
        201,
        "the front matter has 201 lines",
    ),
    Case(
        "a key below an empty line is told",
        FRONT,
        "Title: T\nSummary: S.\n\nStatus: draft\n\nWords.\n",
        4,
        'the text begins like a key: "Status:"',
        'the key "status"',
    ),
    Case(
        "a text that begins like a key is told",
        FRONT,
        f"{HEAD}Note: bring a pen.\n",
        4,
        'begins like a key: "Note:"',
        "begin another way",
    ),
    Case(
        "a text that follows its keys at once is told",
        FRONT,
        "Title: T\nSummary: S.\nWords.\n",
        3,
        '"Words." is no key',
    ),
    Case(
        "a file without a text is told",
        FRONT,
        "Title: T\nSummary: S.\n\n",
        3,
        "no text below its keys",
    ),
    Case("YAML that never ends is told", FRONT, "---\ntitle: X\n\nText.\n", 1, "no second line"),
    Case(
        "YAML that is none names its line",
        FRONT,
        "---\ntitle: [1\n---\nText.\n",
        2,
        "the front matter is not YAML",
    ),
    Case(
        "a YAML date that is none does not end the build",
        FRONT,
        "---\ntitle: X\ndate: 2026-02-30\n---\nText.\n",
        3,
        '"2026-02-30" is not a date',
    ),
    Case(
        "a YAML value that stands for others is refused",
        FRONT,
        "---\na: &a [x, x]\nb: [*a, *a]\n---\nText.\n",
        3,
        "one value stands for another",
    ),
    Case(
        "a YAML key in quotes can’t be there twice",
        FRONT,
        '---\n"status": draft\nstatus: published\n---\nText.\n',
        3,
        '"status" is written twice',
    ),
    Case(
        "a YAML key can’t hold keys",
        FRONT,
        "---\ntitle:\n  a: b\nsummary: S.\n---\nText.\n",
        2,
        '"title" holds keys of its own',
    ),
    Case(
        "a topic has to be one",
        CONTENT,
        f"{ARTICLE}\nWords.\n",
        1,
        '"trsut" is not a topic',
        'Did you mean "trust"?',
        "articles/trsut",
    ),
]

TEXTS = [
    Case(
        "text that is not UTF-8 is told with its column",
        TEXT,
        HEAD.encode() + b"Tw\xe9.\n",
        4,
        "this is not UTF-8 text (column 3)",
    ),
    Case("UTF-16 is told", TEXT, f"{HEAD}Words.\n".encode("utf-16"), 1, "this is not UTF-8 text"),
    page("a zero byte is told", TEXT, "a\x00b", "column 2 holds the control character U+0000"),
    page(
        "an escape for a terminal is told",
        TEXT,
        "ab\x1b[31m",
        "column 3 holds the control character U+001B",
    ),
    page("a mark of Markdown’s own is told", TEXT, "\x02wzxhzdk:0\x03", "U+0002"),
    page(
        "an override of the direction is told",
        TEXT,
        "abc\u202etxt.exe",
        "column 4 holds U+202E (right-to-left override), which turns text around",
    ),
    page("an isolate of the direction is told", TEXT, "a\u2066b", "U+2066"),
    page(
        "a space without width is told",
        TEXT,
        "cu\u200bre",
        "column 3 holds U+200B (zero width space), which nobody can see",
    ),
    page("a joiner between Latin letters is told", TEXT, "cu\u200dre", "U+200D"),
    page("letters made of tags are told", TEXT, "a\U000e0041", "U+E0041"),
    page(
        "a lost character is told",
        TEXT,
        "caf\ufffd",
        "column 4 holds U+FFFD, the mark of a character that was lost",
    ),
    page(
        "a private character is told",
        TEXT,
        "a\ue000b",
        "U+E000, which is no character of any script",
    ),
    page("a line separator is told", TEXT, "a\u2028b", "U+2028"),
    page(
        "a hidden character can’t be written as a number",
        TEXT,
        "a&#x202e;b",
        "column 2 holds U+202E",
    ),
    page("a number needs no semicolon", TEXT, "a&#8238 b", "column 2 holds U+202E"),
    page(
        "a control character can’t be written as a number",
        TEXT,
        "a&#1;b",
        "column 2 holds the control character",
    ),
    page(
        "a carriage return alone ends no line", TEXT, "one\rtwo", "column 4 holds a carriage return"
    ),
    Case(
        "a hidden character in a title is told",
        TEXT,
        "Title: A\u202eB\nSummary: S.\n\nText.\n",
        1,
        "U+202E",
    ),
]

SIZES = [
    Case(
        "a text over 1 MB is refused",
        SIZE,
        HEAD + "word word.\n\n" * 90_000,
        1,
        "MB; 1 MB is the limit",
    ),
    Case(
        "over 10,000 lines are refused",
        SIZE,
        HEAD + "- a\n" * 10_010,
        10_001,
        "lines; 10000 is the limit",
    ),
    page(
        "a line over 20,000 characters is refused",
        SIZE,
        "ab " * 7000,
        "this line has 21000 characters",
    ),
    page(
        "a paragraph over 20,000 characters is refused",
        SIZE,
        ("ab " * 3000 + "\n") * 3,
        "this paragraph has over 20000 characters",
        line=6,
    ),
    page(
        "a line with over 200 brackets is refused",
        SIZE,
        "[" * 150 + "a" + "]" * 60,
        "this line has 210 brackets",
    ),
    page(
        "a paragraph with over 1,000 brackets is refused",
        SIZE,
        ("[" * 190 + "a\n") * 6,
        "this paragraph has over 1000 brackets",
        line=9,
    ),
    page("quotes over 50 deep are refused", SIZE, ">" * 60 + " a", "quotes or lists stand 60 deep"),
    page(
        "lists over 50 deep on one line are refused",
        SIZE,
        "- " * 60 + "a",
        "quotes or lists stand 60 deep",
    ),
    page(
        "lists over 50 deep are refused",
        SIZE,
        "\n".join("    " * n + "- a" for n in range(53)),
        "stand 51 deep",
        line=54,
    ),
    page(
        "a run of over 200 marks is refused",
        SIZE,
        "a " + "*" * 300,
        "column 3 starts a run of 300 “*”",
    ),
    page(
        "a run of over 1,000 spaces is refused",
        SIZE,
        "a" + " " * 1200 + "b",
        "a run of 1200 spaces",
    ),
]

LINKS = [
    page(
        "a link that runs a script is refused",
        HTML,
        "[a](javascript:alert(1))",
        "does not lead to a page",
    ),
    page("capitals hide no script", HTML, "[a](JaVaScRiPt:alert(1))", "does not lead to a page"),
    page(
        "a reference hides no script",
        HTML,
        "[a][b]\n\n[b]: javascript:alert(1)",
        "does not lead to a page",
        line=6,
    ),
    page(
        "a reference that nobody uses is looked at",
        HTML,
        "Words.\n\n[b]: vbscript:x",
        "does not lead to a page",
        line=6,
    ),
    page(
        "character references hide no script",
        HTML,
        "[a](&#106;avascript:alert(1))",
        "does not lead to a page",
    ),
    page("an image holds no script", HTML, "![a](javascript:alert(1))", "is not one of this site"),
    page(
        "an address holds no data",
        HTML,
        "[a](data:text/html;base64,PHN)",
        "does not lead to a page",
    ),
    page(
        "no address leads to a file of the computer",
        HTML,
        "[a](file:///etc/passwd)",
        "does not lead to a page",
    ),
    page(
        "an address without https is refused",
        HTML,
        "[a](http://example.org/)",
        "is not secure",
        '"https://example.org/"',
    ),
    page("an autolink without https is refused", HTML, "<http://example.org/>", "is not secure"),
    page(
        "an address holds no password",
        HTML,
        "[a](https://ada:secret@example.org/)",
        "holds a name or password",
    ),
    page(
        "an address names its protocol",
        HTML,
        "[a](//example.org/)",
        "names another site without https",
    ),
    page("a backslash is no slash", HTML, "[a](/\\\\example.org/)", "holds"),
    page("a percent sign hides no slash", HTML, "[a](/%2fexample.org/)", "hides a character"),
    page(
        "an address without its protocol is told",
        HTML,
        "[a](www.example.org)",
        "would be a page of this site",
        "https://www.example.org",
    ),
    page(
        "no link leads to the author’s computer",
        HTML,
        "[a](https://localhost:8000/)",
        "your own computer",
    ),
    page("an empty link is told", HTML, "[a]()", "this link has no address"),
    page("an email address has to be one", HTML, "[a](mailto:ada)", "is no email address"),
    page("a number to call has to be one", HTML, "[a](tel:call-me)", "is no number"),
    page(
        "a picture of another site is refused",
        HTML,
        "![a](https://tracker.example/p.gif)",
        "is not one of this site",
        "content/images",
    ),
    page(
        "a picture on any protocol is refused",
        HTML,
        "![a](//tracker.example/p.gif)",
        "names another site",
    ),
]

TYPED = [
    page(
        "a script is refused",
        HTML,
        "Words <script>alert(1)</script>.",
        "<script> may not stand in a text",
    ),
    page(
        "a script in a block of its own is refused",
        HTML,
        "<script>\nalert(1)\n</script>",
        "<script> may not stand in a text",
    ),
    page(
        "an event handler is refused",
        HTML,
        '<b onclick="alert(1)">a</b>',
        '"onclick" may not stand in <b>',
    ),
    page(
        "a frame is refused",
        HTML,
        '<iframe src="https://example.org/"></iframe>',
        "<iframe> may not stand",
    ),
    page(
        "a form is refused",
        HTML,
        '<form action="https://example.org/"><input name="a"></form>',
        "<form> may not stand",
    ),
    page(
        "a refresh is refused",
        HTML,
        '<meta http-equiv="refresh" content="0;url=//example.org">',
        "<meta> may not stand",
    ),
    page("a base is refused", HTML, '<base href="https://example.org/">', "<base> may not stand"),
    page(
        "a style sheet is refused",
        HTML,
        '<link rel="stylesheet" href="https://example.org/x.css">',
        "<link> may not stand",
    ),
    page(
        "a style is refused",
        HTML,
        "<style>@import 'https://example.org/x.css';</style>",
        "<style> may not stand",
    ),
    page(
        "a style on an element is refused",
        HTML,
        '<b style="background:url(https://example.org/)">a</b>',
        '"style" may not stand',
    ),
    page(
        "a drawing in a text is refused",
        HTML,
        "<svg><script>alert(1)</script></svg>",
        "<svg> may not stand",
    ),
    page("an object is refused", HTML, '<object data="x.swf"></object>', "<object> may not stand"),
    page(
        "a video is refused",
        HTML,
        '<video src="https://example.org/x.mp4"></video>',
        "<video> may not stand",
    ),
    page(
        "a typed picture of another site is refused",
        HTML,
        '<img src="https://tracker.example/p.gif" alt="a">',
        "is not one of this site",
    ),
    page(
        "a typed link is looked at",
        HTML,
        '<a href="javascript:alert(1)">a</a>',
        "does not lead to a page",
    ),
    page(
        "a picture in many sizes is refused",
        HTML,
        '<img src="/a.png" srcset="https://example.org/b.png 2x" alt="a">',
        '"srcset" may not stand',
    ),
    page(
        "a value stands in quotes",
        HTML,
        "<img src=/a.png alt=a>",
        "can be read in more than one way",
        "quotes",
    ),
    page("an element that is not closed is told", HTML, "<b>a", "has no partner"),
    page("an end without a beginning is told", HTML, "a</b>", "no partner"),
    page(
        "nothing closes what the page has opened",
        HTML,
        "a</main></body>",
        "may not stand in a text",
    ),
    page(
        "a misspelled element is told",
        HTML,
        "<strnog>a</strnog>",
        "<strnog> may not stand",
        'Did you mean "<strong>"?',
    ),
    page(
        "an instruction to a program is refused",
        HTML,
        "<?php system('x'); ?>",
        "can be read in more than one way",
    ),
    page(
        "an attribute list runs no script",
        HTML,
        "Words.\n{: onclick=alert(1) }",
        '"onclick" may not stand in {: …}',
        line=5,
    ),
    page(
        "an attribute list has no style",
        HTML,
        "*a*{: style=color:red }",
        '"style" may not stand in {: …}',
    ),
    page(
        "an attribute list changes no address",
        HTML,
        "[a](/x/){: href=javascript:alert(1) }",
        '"href" may not stand',
    ),
    page(
        "an attribute list behind a picture is looked at",
        HTML,
        "![a](/a.png){: onerror=alert(1) }",
        '"onerror" may not stand',
    ),
    page(
        "an attribute list on code is looked at",
        HTML,
        "``` {.python onclick=alert(1)}\na\n```",
        '"onclick" may not stand',
    ),
    page(
        "a class means something only on a heading",
        HTML,
        "Words.\n{: .band }",
        '".band" means nothing here',
        line=5,
    ),
    page(
        "a heading’s class is a kind",
        HTML,
        "## What {.overlay}\n\nWords.",
        '"overlay" is not a kind',
    ),
    page("an id has no spaces", HTML, "Words.\n{: id='a b' }", "is no id", line=5),
    page(
        "an attribute hides no address",
        PATHS,
        "[a](/x/ \"src='{static}/../x.png'\")",
        "hides an address",
    ),
    Case(
        "a checklist’s label is looked at",
        HTML,
        f"{LIST}- [ ] One <script>alert(1)</script>\n",
        7,
        "<script> may not stand",
        folder="checklists",
    ),
    Case(
        "a checklist’s note is looked at",
        HTML,
        f"{LIST}- [ ] One.\n\n    [a](javascript:alert(1))\n",
        9,
        "does not lead to a page",
        folder="checklists",
    ),
]

FILES = [
    page(
        "a link to a file that is not there is told",
        PATHS,
        "[a]({filename}/pages/nowhere.md)",
        '"{filename}/pages/nowhere.md" leads to no file',
    ),
    page(
        "a link to a file is told the nearest one",
        PATHS,
        "[a]({filename}/checklists/a-lst.md)",
        "leads to no file",
        'Did you mean "{filename}/checklists/a-list.md"?',
    ),
    page(
        "a link to a file never climbs out",
        PATHS,
        "[a]({filename}/../practice.toml)",
        "leads out of content/",
    ),
    page(
        "a picture never climbs out",
        PATHS,
        "![a]({static}../../practice.toml)",
        "leads out of content/",
    ),
    page(
        "a percent sign hides no climbing",
        PATHS,
        "![a]({static}/%2e%2e/practice.toml)",
        "leads out of content/",
    ),
    page(
        "an absolute path is refused",
        PATHS,
        "![a]({static}////etc/passwd)",
        "leads out of content/",
    ),
    page(
        "what is attached never climbs out",
        PATHS,
        "[a]({attach}../../practice.toml)",
        "leads out of content/",
    ),
    page(
        "the other form of braces is looked at",
        PATHS,
        "![a](|static|../../practice.toml)",
        "leads out of content/",
    ),
    page(
        "a source is no picture", PATHS, "[a]({static}/places/us.toml)", "is no file for a website"
    ),
    page(
        "unknown braces are told", PATHS, "[a]({satic}/images/a.png)", "leads nowhere", "{static}"
    ),
    page("a picture’s own address never climbs", PATHS, "![a](../../secret.png)", "leads up"),
]

SAID = [
    page(
        "a remark that never ends is told",
        REMARKS,
        "Words.\n\n<!-- ask Ada\n\nMore.",
        "this remark is never closed",
        line=6,
    ),
    page("a remark ends in one way", REMARKS, "a <!--> b <!-- c --> d", "can be read in two ways"),
    page(
        "a remark in a remark is told",
        REMARKS,
        "a <!-- b <!-- c --> d --> e",
        "can be read in two ways",
    ),
    page(
        "a link to a draft is told",
        KEPT_BACK,
        "[a]({filename}/pages/kept-back.md)",
        "leads to content/pages/kept-back.md, which is not published",
    ),
    page(
        "a link to a text of the future is told",
        KEPT_BACK,
        "[a]({filename}/pages/future.md)",
        "content/pages/future.md, which is not published",
    ),
]
CASES = [*KEYS, *TEXTS, *LINKS, *TYPED, *FILES, *SAID]
OTHERS: dict[str, Any] = {
    "content/pages/kept-back.md": f"Status: draft\n{HEAD}Words.\n",
    "content/pages/future.md": f"Date: 2090-01-01\n{HEAD}Words.\n",
}


def named(cases: list[Case]) -> list[Any]:
    """Return the cases with their names and their lines of the contract."""
    return [
        pytest.param(number, case, id=case.sentence, marks=pytest.mark.fault(case.contract))
        for number, case in enumerate(cases)
    ]


def path_of(number: int, case: Case) -> str:
    return f"content/{case.folder}/case-{number}.md"


@pytest.fixture(scope="module")
def all_at_once(run_build: Callable[..., Any], tmp_path_factory: Any) -> Any:
    """Build a site with every bad file in it."""
    files = {path_of(number, case): case.text for number, case in enumerate(CASES)}
    return run_build(tmp_path_factory.mktemp("site"), {**files, **OTHERS})


@pytest.mark.parametrize(("number", "case"), named(CASES))
def test_one_build_names_every_fault(all_at_once: Any, number: int, case: Case) -> None:
    told = all_at_once.has(path_of(number, case), case.line, case.message, case.hint)
    assert told, [line for line in all_at_once.errors.split("\n") if f"case-{number}.md" in line]


@pytest.mark.fault(CONTENT)
def test_a_build_with_faults_ends_with_1_and_leaves_no_site(all_at_once: Any) -> None:
    assert all_at_once.exit_code == 1
    assert "Traceback" not in all_at_once.errors
    assert not (all_at_once.folder / "output").exists()
    last = all_at_once.errors.rstrip().split("\n")[-1]
    assert last.endswith("problems. Nothing was published; there is no site yet.")


@pytest.mark.fault(CONTENT)
def test_a_fault_is_told_on_one_line_however_long(all_at_once: Any) -> None:
    lines = all_at_once.errors.rstrip().split("\n")[:-1]
    told = [line for line in lines if line.startswith("content/")]
    assert all_at_once.errors.rstrip().split("\n")[-1].startswith(f"{len(told)} problems. ")
    assert sum(line.startswith("    hint: ") for line in lines) == len(told)
    assert any(len(line) > 100 for line in lines)


@pytest.mark.parametrize(("number", "case"), named(SIZES))
def test_a_text_that_is_too_much_is_refused(read: Any, number: int, case: Case) -> None:
    found = read(case.text)
    assert found.has(case.line, case.message), found.problems
    assert found.html == ""
