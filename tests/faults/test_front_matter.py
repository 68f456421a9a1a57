"""What the build does about what stands above a text. One build has to name every case."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

FRONT = "front matter"
TEXT = "text"
KEPT_BACK = "drafts, hidden, future dates"
ADDRESS = "two sources, one address"
PATHS = "paths"
HEAD = "Title: T\nSummary: S.\n"
ARTICLE = "Title: T\nDate: 2026-11-01\nSummary: S.\n"
LIST = "Title: T\nStage: before\nSummary: S.\n"
TOPIC = "articles/trust"


class Case(NamedTuple):
    """A file that is wrong: what is true of it, and the problem that has to be told."""

    sentence: str
    text: str | bytes
    line: int
    message: str
    hint: str = ""
    folder: str = "pages"
    contract: str = FRONT


def page(
    sentence: str, more: str, message: str, hint: str = "", line: int = 3, contract: str = FRONT
) -> Case:
    """Return a case for keys below a title and a summary."""
    return Case(sentence, f"{HEAD}{more}\n\nWords.\n", line, message, hint, "pages", contract)


def dated(sentence: str, date: str) -> Case:
    """Return a case for an article with this date."""
    text = f"Title: T\nDate: {date}\nSummary: S.\n\nWords.\n"
    return Case(sentence, text, 2, f'"{date}" is not a date', "2026-11-23", TOPIC)


def in_yaml(sentence: str, keys: str, line: int, message: str, hint: str = "") -> Case:
    """Return a case for YAML between two lines of "---"; its first key stands on line 2."""
    return Case(sentence, f"---\n{keys}\n---\n\nWords.\n", line, message, hint)


NONE = "is not a status"
CASES = [
    dated("there is no thirteenth month", "2026-13-01"),
    dated("there is no thirtieth of February", "2026-02-30"),
    dated("there is no twenty-ninth of February in 2026", "2026-02-29"),
    dated("a day before its month is no date", "24/11/2026"),
    dated("dots make no date", "24.11.2026"),
    dated("a word is no date", "tomorrow"),
    dated("a month in words is no date", "24 November 2026"),
    dated("a date without hyphens is none", "20261124"),
    dated("a date has two figures for each month", "2026-1-1"),
    dated("a date with a zone in letters is none", "2026-11-24 10:00 CET"),
    dated("there is no twenty-fifth hour", "2026-11-24T25:00"),
    dated("there is no zone of ninety-nine hours", "2026-11-24 10:00+99:99"),
    dated("figures of another script make no date", "９０２６-11-24"),
    dated("the year 9999 is a slip", "9999-01-01"),
    dated("a date with a remark is none", "2026-11-24 (draft)"),
    Case(
        "a date that is empty is missing",
        "Title: T\nDate:\nSummary: S.\n\nW.\n",
        2,
        "date is missing",
        "Date: 2026-11-23",
        TOPIC,
    ),
    page("a page’s date has to be one too", "Date: soon", '"soon" is not a date'),
    page("drafts is no status", "Status: drafts", f'"drafts" {NONE}', 'Did you mean "draft"?'),
    page("hiden is no status", "Status: hiden", f'"hiden" {NONE}', 'Did you mean "hidden"?'),
    page("two statuses are none", "Status: draft, hidden", f'"draft, hidden" {NONE}'),
    page("a remark of YAML’s is no part of a status", "Status: draft # not ready", NONE),
    page("a status in quotes is none", "Status: 'draft'", f"\"'draft'\" {NONE}"),
    page("a status in brackets is none", "Status: [draft]", f'"[draft]" {NONE}'),
    page("a status with a letter of another script is none", "Status: \u0434raft", NONE),
    page("a status that is empty is told", "Status:", "nothing stands behind status"),
    page("a status of spaces is told", "Status:    ", "nothing stands behind status"),
    page("a slug that is empty is told", "Slug:", "nothing stands behind slug"),
    page("a key with a letter of another script is none", "St\u0430tus: draft", "is no key"),
    page("a space before the colon makes no key", "Status : draft", "is no key"),
    page("a wide colon makes no key", "Status： draft", "is no key"),
    page("an equals sign makes no key", "Status = draft", "is no key"),
    page("a key in bold is none", "**Status**: draft", "is no key"),
    page("a key in a list is none", "- Status: draft", "is no key"),
    page(
        "an indented key is told",
        "    Status: draft",
        '"Status:" is indented, so it goes on with summary',
        "take out the indent",
    ),
    page("a key behind a tab is told", "\tStatus: draft", '"Status:" is indented'),
    page(
        "an indented key is told however it is written",
        "    statsu: draft",
        "indented",
        'the key "status"',
    ),
    page(
        "a key with a space without width in it is no key",
        "Sta\u200btus: draft",
        "U+200B",
        contract=TEXT,
    ),
    page("draft is a status and no key", "Draft: true", '"draft" is not a key of pages'),
    page("published is a status and no key", "Published: no", '"published" is not a key of pages'),
    page(
        "a key twice in other letters is told",
        "STATUS: draft\nstatus: published",
        '"status" is written twice (first on line 3)',
        line=4,
    ),
    page(
        "In-short and In_short are one key",
        "In-short: a\nIn_short: b",
        '"In_short" is written twice',
        line=4,
    ),
    page(
        "a key below an empty line is told",
        "\n\nStatus: draft",
        'begins like a key: "Status:"',
        line=5,
    ),
    page(
        "a key without a space below an empty line is told",
        "\nStatus:draft",
        'a key stands in the text: "Status:"',
        line=4,
    ),
    page(
        "a key at the end of the first paragraph is told",
        "\nWords.\nStatus: draft",
        'a key stands in the text: "Status:"',
        line=5,
    ),
    page(
        "a key in bold below an empty line is told",
        "\n**Status:** draft",
        "a key stands in the text",
        line=4,
    ),
    page(
        "keys in front matter of another program are told",
        "\n---\nstatus: draft\n---",
        'the text begins with "---"',
        line=4,
    ),
    page("english is no language", "Lang: english", '"english" is not a language', '"en"'),
    page("xx is no language", "Lang: xx", '"xx" is not a language'),
    page("an underscore makes no language", "Lang: en_US", '"en_US" is not a language'),
    page("no language climbs", "Lang: ../x", '"../x" is not a language', contract=PATHS),
    page("no language closes a tag", 'Lang: en"><b>', "lang holds HTML"),
    page("a slug of two dots is none", "Slug: ..", '".." is not a slug', contract=PATHS),
    page(
        "a slug with a slash is none", "Slug: a/b", '"a/b" is not a slug', '"a-b"', contract=PATHS
    ),
    page(
        "a slug from the top is none",
        "Slug: /etc/passwd",
        "is not a slug",
        '"etc-passwd"',
        contract=PATHS,
    ),
    page("a slug with a backslash is none", "Slug: ..\\x", "is not a slug", contract=PATHS),
    page("a slug with percent signs is none", "Slug: %2e%2e", "is not a slug", contract=PATHS),
    page("a slug with a dot at its end is none", "Slug: aux.", "is not a slug", contract=PATHS),
    page("a slug with an umlaut gets one without", "Slug: ümlaut", "is not a slug", '"umlaut"'),
    page(
        "a device of Windows is no address",
        "Slug: con",
        'Windows can’t hold "con/index.html"',
        contract=PATHS,
    ),
    page(
        "a page of the site’s own keeps its address",
        "Slug: fees",
        'the address "/fees/" belongs to the site’s own page',
        contract=ADDRESS,
    ),
    page(
        "the list of articles keeps its address",
        "Slug: articles",
        'the address "/articles/" belongs to',
        contract=ADDRESS,
    ),
    page(
        "the theme’s files keep their address",
        "Slug: theme",
        'the address "/theme/" belongs to',
        contract=ADDRESS,
    ),
    page(
        "the feeds keep their address",
        "Slug: feeds",
        'the address "/feeds/" belongs to',
        contract=ADDRESS,
    ),
    page("what an address leads to is no key", "Redirect: /x/", '"redirect" is not a key'),
    page("an order is no key of a page", "Order: 1", '"order" is not a key of pages'),
    Case(
        "an order with a fraction is none",
        f"{ARTICLE}Order: 1.5\n\nW.\n",
        4,
        "is not a whole number",
        "",
        TOPIC,
    ),
    Case(
        "a checklist that is not there is told",
        f"{ARTICLE}Checklists: a-lst\n\nW.\n",
        4,
        "there is no checklist",
        "",
        TOPIC,
    ),
    Case(
        "HTML in an author is refused",
        f"{ARTICLE}Author: A <i>\n\nW.\n",
        4,
        "author holds HTML",
        "",
        TOPIC,
    ),
    Case(
        "a title of 5000 characters is refused",
        f"Title: {'a' * 5000}\nSummary: S.\n\nW.\n",
        1,
        "the title has 5000 characters",
    ),
    Case(
        "a title of spaces is missing", "Title:      \nSummary: S.\n\nW.\n", 1, "title is missing"
    ),
    Case(
        "an override in a title is told",
        "Title: a\u202eb\nSummary: S.\n\nW.\n",
        1,
        "U+202E",
        contract=TEXT,
    ),
    Case(
        "a lone C1 control is told",
        "Title: T\x85Status: draft\nSummary: S.\n\nW.\n",
        1,
        "U+0085",
        contract=TEXT,
    ),
    Case(
        "a line separator hides no key",
        "Title: T\u2028Status: draft\nSummary: S.\n\nW.\n",
        1,
        "U+2028",
        contract=TEXT,
    ),
    Case(
        "a carriage return alone hides no key",
        "Title: T\rStatus: draft\nSummary: S.\n\nW.\n",
        1,
        "carriage return",
        contract=TEXT,
    ),
    Case("a noncharacter is told", f"{HEAD}\nW\ufdd0.\n", 4, "U+FDD0", contract=TEXT),
    Case(
        "a byte order mark inside a text is told", f"{HEAD}\nW\ufeff.\n", 4, "U+FEFF", contract=TEXT
    ),
    Case(
        "UTF-16 without a mark is told",
        f"{HEAD}\nW.\n".encode("utf-16-le"),
        1,
        "U+0000",
        contract=TEXT,
    ),
    Case(
        "half a surrogate pair is no text",
        HEAD.encode() + b"\nW\xed\xa0\x80\n",
        4,
        "this is not UTF-8 text (column 2)",
        contract=TEXT,
    ),
    Case(
        "a slash in two bytes is no text",
        HEAD.encode() + b"\n..\xc0\xaf\n",
        4,
        "this is not UTF-8 text (column 3)",
        contract=TEXT,
    ),
    Case("a heading above the keys is told", f"# T\n\n{HEAD}\nW.\n", 1, "title is missing"),
    Case("TOML is no front matter", '+++\ntitle = "T"\n+++\n\nW.\n', 1, "title is missing"),
    Case("JSON is no front matter", '{"title": "T"}\n\nW.\n', 1, "title is missing"),
    Case(
        "four hyphens begin no front matter",
        f"----\n{HEAD}Status: draft\n----\n\nW.\n",
        1,
        "title is missing",
    ),
    Case(
        "a text of remarks alone is none", f"{HEAD}\n<!-- later -->\n", 3, "no text below its keys"
    ),
    Case(
        "a stage is told the nearest one",
        LIST.replace("before", "befor") + "\n## A\n\n- [ ] B.\n",
        2,
        '"befor" is not a stage',
        'Did you mean "before"?',
        "checklists",
    ),
    Case(
        "a kind has to be one",
        f"{LIST}Kind: akk\n\n## A\n\n- [ ] B.\n",
        4,
        '"akk" is not a kind',
        "",
        "checklists",
    ),
    Case(
        "YAML that never ends is told",
        "---\ntitle: T\nstatus: draft\n\nW.\n",
        1,
        'no second line of "---"',
    ),
    in_yaml(
        "a YAML date has to be one",
        "title: T\nsummary: S.\ndate: 2026-02-30",
        4,
        '"2026-02-30" is not a date',
    ),
    in_yaml(
        "a YAML object of Python’s is never made",
        "title: !!python/object/apply:os.system ['true']\nsummary: S.",
        2,
        "a value says it is",
    ),
    in_yaml(
        "a YAML binary is no words",
        "title: !!binary aGVsbG8=\nsummary: S.",
        2,
        "a value says it is",
    ),
    in_yaml(
        "a tab is no indent in YAML", "title: T\n\tsummary: S.", 3, "the front matter is not YAML"
    ),
    in_yaml(
        "a YAML key twice is told",
        "title: T\nsummary: S.\ntitle: U",
        4,
        '"title" is written twice (first on line 2)',
    ),
    in_yaml(
        "a YAML key in quotes and without is one key",
        '"status": draft\ntitle: T\nstatus: published',
        4,
        '"status" is written twice (first on line 2)',
    ),
    in_yaml(
        "a YAML value that stands for others is refused",
        "title: &a [b, c]\nsummary: [*a, *a]",
        3,
        "one value stands for another",
    ),
    in_yaml(
        "YAML merges no hidden keys",
        "title: T\n<<: {status: draft}\nsummary: S.",
        3,
        '"<<" is not a key',
    ),
    in_yaml(
        "a YAML key can’t hold keys",
        "title:\n  a: b\nsummary: S.",
        2,
        '"title" holds keys of its own',
    ),
    in_yaml("no is no status in YAML", "title: T\nsummary: S.\nstatus: no", 4, f'"no" {NONE}'),
    in_yaml(
        "an empty YAML status is told",
        "title: T\nsummary: S.\nstatus:",
        4,
        "nothing stands behind status",
    ),
    in_yaml(
        "draft: true is no key in YAML",
        "title: T\nsummary: S.\ndraft: true",
        4,
        '"draft" is not a key',
    ),
    in_yaml(
        "a key in a YAML block is told",
        "title: T\nsummary: >\n  Words\n  status: draft",
        5,
        '"status:" is indented',
    ),
    in_yaml(
        "a key in YAML quotes that never close is told",
        "title: '\nstatus: draft\nsummary: '",
        3,
        '"status" went into the value of "title"',
    ),
    in_yaml(
        "a YAML list is no key",
        "title: T\nsummary: S.\n? [a]\n: b",
        4,
        "the front matter is not YAML",
    ),
    in_yaml("words alone are no YAML keys", "only words", 2, "the front matter holds no keys"),
    in_yaml("lists in lists in lists are refused", f"title: {'[' * 150}", 2, "the front matter"),
]
FINE = {
    "a date may have a time and a zone": "Title: T\nDate: 2026-11-01T10:00:00+02:00\nSummary: S.\n\nWords.\n",
    "a date may have a time": "Title: T\nDate: 2026-11-01 10:00\nSummary: S.\n\nWords.\n",
    "spaces behind a status mean nothing": f"{ARTICLE}Status: Published  \n\nWords.\n",
    "a text may be in another language": f"{ARTICLE}Lang: pt\n\nWords.\n",
    "less than is no HTML": "Title: 1 < 2 & 3\nDate: 2026-11-01\nSummary: a <3 b.\n\nWords.\n",
    "YAML’s yes is a word": "---\ntitle: Yes\ndate: 2026-11-01\nsummary: no\n---\n\nWords.\n",
    "a YAML block is a summary": "---\ntitle: T\ndate: 2026-11-01\nsummary: >\n  One\n  two.\n---\n\nWords.\n",
    "a text may hold a colon": f"{ARTICLE}\nOne thing: bring a pen.\n",
    "a byte order mark at the start is fine": f"\ufeff{ARTICLE}\nWords.\n",
    "line ends of Windows are fine": f"{ARTICLE}\nWords.\n".replace("\n", "\r\n"),
    "empty lines above the keys are fine": f"\n\n{ARTICLE}\nWords.\n",
}


def path_of(number: int, case: Case) -> str:
    return f"content/{case.folder}/case-{number}.md"


NAMED = [
    pytest.param(number, case, id=case.sentence, marks=pytest.mark.fault(case.contract))
    for number, case in enumerate(CASES)
]


@pytest.fixture(scope="module")
def all_at_once(run_build: Callable[..., Any], tmp_path_factory: Any) -> Any:
    """Build a site with every bad file in it."""
    files = {path_of(number, case): case.text for number, case in enumerate(CASES)}
    return run_build(tmp_path_factory.mktemp("site"), files)


@pytest.mark.parametrize(("number", "case"), NAMED)
def test_one_build_names_every_fault(all_at_once: Any, number: int, case: Case) -> None:
    told = all_at_once.has(path_of(number, case), case.line, case.message, case.hint)
    assert told, [line for line in all_at_once.errors.split("\n") if f"case-{number}.md" in line]


@pytest.mark.fault("anything wrong in content")
def test_nothing_is_published_where_anything_is_wrong(all_at_once: Any) -> None:
    assert all_at_once.exit_code == 1
    assert "Traceback" not in all_at_once.errors
    assert not (all_at_once.folder / "output").exists()


@pytest.mark.fault(FRONT)
def test_what_is_only_unusual_is_published(run_build: Callable[..., Any], tmp_path: Any) -> None:
    files = {f"content/articles/trust/fine-{n}.md": text for n, text in enumerate(FINE.values())}
    ended = run_build(tmp_path, files)
    assert ended.exit_code == 0, ended.errors
    for number in range(len(FINE)):
        assert list((tmp_path / "output").rglob(f"fine-{number}*"))


MARK = "Xylophonia"
KEPT = {
    **{f"Status: {status}\n": status for status in ("draft", "Draft", "hidden", "skip")},
    "Date: 2090-11-01\n": "future",
}


@pytest.mark.fault(KEPT_BACK)
def test_no_byte_of_what_is_kept_back_is_published(
    run_build: Callable[..., Any], tmp_path: Any
) -> None:
    files: dict[str, str] = {}
    for keys, name in KEPT.items():
        date = "" if "Date" in keys else "Date: 2026-11-01\n"
        words = f"\n## {MARK}\n\n{MARK} [@one].\n"
        own = f"{MARK.lower()}-{list(KEPT).index(keys)}-{name.lower()}.md"
        head = f"Title: {MARK}\nSummary: {MARK}.\n{keys}"
        files[f"content/articles/trust/{own}"] = f"{head}{date}Tags: {MARK}\n{words}"
        files[f"content/pages/{own}"] = f"{head}{words}"
        files[f"content/checklists/{own}"] = f"{head}Stage: before\n{words}\n- [ ] {MARK}.\n"
    files["content/references.bib"] = (
        "@article{one, title={One}, author={Ada, A.}, year={2020}, journal={J}, design={trial}, strength={strong}}\n"
    )
    ended = run_build(tmp_path, files)
    assert ended.exit_code == 0, ended.errors
    assert f"{len(files) - 1} drafts" in ended.said
    for path in (tmp_path / "output").rglob("*"):
        assert MARK.lower() not in path.name.lower()
        assert not path.is_file() or MARK.lower().encode() not in path.read_bytes().lower(), path


KEY_LINES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Title",
                "Summary",
                "Status",
                "status",
                "Date",
                "Slug",
                "Lang",
                "Tags",
                "Statsu",
                " Title",
                "    x",
                "---",
                "",
                "<!--",
                "Changes",
            ]
        ),
        st.sampled_from([":", ": ", " : ", "", "\t", "："]),
        st.one_of(
            st.sampled_from(
                [
                    "draft",
                    "",
                    "2026-11-01",
                    "en",
                    "[a, b]",
                    "&a",
                    "*a",
                    "!!python/name:os.system",
                    "'",
                    "{a: b}",
                    "..",
                    "\x00",
                    "\u202e",
                ]
            ),
            st.text(max_size=12),
        ),
    ),
    max_size=8,
).map(lambda rows: "\n".join("".join(row) for row in rows))


@pytest.mark.fault(FRONT)
@given(keys=KEY_LINES, is_yaml=st.booleans(), text=st.text(max_size=40))
@example(keys="Title: T\nDate:\nSummary: S.", is_yaml=False, text="Words.")
@example(keys="title: '\ndate: '", is_yaml=True, text="")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_read_and_every_fault_has_a_line_of_the_file(
    read: Any, keys: str, is_yaml: bool, text: str
) -> None:
    whole = f"---\n{keys}\n---\n{text}" if is_yaml else f"{keys}\n\n{text}"
    raw = whole.encode("utf-8", "surrogatepass")
    found = read(raw)
    last = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= line <= last and message and hint for _, line, message, hint in found.problems)
    if not found.problems and unicodedata.normalize("NFC", whole).strip():
        assert found.metadata["title"]
        assert found.metadata["summary"]


@pytest.mark.fault(KEPT_BACK)
@given(
    word=st.sampled_from(["draft", "Draft", " draft", "drafts", "draft ", "hidden"]),
    key=st.sampled_from(
        [
            "Status",
            "status",
            "STATUS",
            "Statsu",
            "Status ",
            " Status",
            "    Status",
            "\tStatus",
            "*Status*",
            "Stat\u00adus",
        ]
    ),
    colon=st.sampled_from([": ", ":", " : ", " = ", "："]),
    place=st.integers(0, 3),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_a_draft_is_misspelled_it_is_a_draft_or_a_fault(
    read: Any, word: str, key: str, colon: str, place: int
) -> None:
    lines = ["Title: T", "Summary: S.", ""]
    lines.insert(place, f"{key}{colon}{word}")
    found = read("\n".join([*lines, "", "Words.", ""]))
    status = str(found.metadata.get("status", "published")).strip().lower()
    assert found.problems or status in ("draft", "hidden")
