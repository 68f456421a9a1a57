"""What the reader marks: the saved form, where it is, and what becomes of it when that is damaged, blocked or full."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from playwright.sync_api import Page

from tests.theme.conftest import ROOT

SOURCE = ROOT / "theme" / "static" / "js"
KEY = "beforehand:hall"
TICK = {"t": 1, "w": "Ask.", "k": "do", "g": "A list"}
STORED = "[localStorage, sessionStorage].map(box => ({...box}))"
BLOCKED = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"""
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }; 0"
)


@pytest.fixture
def bench(visit) -> Callable[..., Page]:
    """Return a function that opens a bare page with the store of marks in it, as `window.marks`."""

    def lay(page: Page) -> Page:
        page.context.route(
            re.compile(r"/bench/"),
            lambda route: route.fulfill(
                body='<!doctype html><html lang="en" data-practice="hall"><title>Bench</title>'
            ),
        )
        page.context.route(
            re.compile(r"/bench/.*\.js"), lambda route: route.fulfill(path=_source(route.request))
        )
        return page

    def open_bench(
        local: str | None = None,
        tab: str | None = None,
        script: str = "",
        other: Page | None = None,
    ) -> Page:
        page = other.context.new_page() if other else lay(visit("/help-now/"))
        start = (other or page).url.split("/help-now/")[0].split("/bench/")[0]
        page.goto(f"{start}/bench/")
        for box, text in (("localStorage", local), ("sessionStorage", tab)):
            if text is not None:
                page.evaluate(f"text => {box}.setItem('{KEY}', text)", text)
        if script:
            page.evaluate(script)
        page.evaluate(
            "import('/bench/marks.js').then(m => { window.marks = m.marks; window.heard = 0; marks.on(() => heard++) })"
        )
        return page

    return open_bench


def _source(request: Any) -> Path:
    return SOURCE / request.url.rsplit("/", 1)[1]


def value(**given: Any) -> str:
    return json.dumps({"v": 1, "marks": given.pop("marks", {"l/a": TICK}), **given})


def stored(page: Page) -> list[dict[str, str]]:
    return page.evaluate(STORED)


def test_nothing_is_stored_before_the_first_mark_and_nothing_after_the_last(bench) -> None:
    page = bench()
    page.evaluate("[marks.all(), marks.kept(), marks.state(), marks.order(), marks.more()]")
    assert stored(page) == [{}, {}]
    page.evaluate("marks.set('l/a', {t: 1, n: '', a: 0})")
    assert stored(page) == [{}, {KEY: '{"v":1,"marks":{"l/a":{"t":1}}}'}]
    page.evaluate("marks.set('l/a', {t: 0, w: 'Ask.'})")
    assert stored(page) == [{}, {}]
    assert page.evaluate("heard") == 2


def test_a_mark_is_in_this_tab_until_the_reader_keeps_it_and_never_in_both(bench) -> None:
    page = bench()
    page.evaluate("marks.set('l/a', {t: 1})")
    assert page.evaluate("marks.state()") == "tab"
    page.evaluate("marks.keep(true)")
    assert [list(box) for box in stored(page)] == [[KEY], []]
    assert page.evaluate("[marks.state(), marks.kept()]") == ["kept", True]
    page.evaluate("marks.set('l/b', {n: 'x'})")
    assert [list(box) for box in stored(page)] == [[KEY], []]
    page.evaluate("marks.keep(false)")
    assert [list(box) for box in stored(page)] == [[], [KEY]]
    assert page.evaluate("Object.keys(marks.all())") == ["l/a", "l/b"]


def test_keeping_before_the_first_mark_stores_nothing_yet_and_lasts_past_the_last_mark(
    bench,
) -> None:
    page = bench()
    page.evaluate("marks.keep(true)")
    assert stored(page) == [{}, {}]
    page.evaluate("marks.set('l/a', {t: 1}); marks.set('l/a', null)")
    assert stored(page) == [{}, {}]
    page.evaluate("marks.set('l/a', {t: 1})")
    assert [list(box) for box in stored(page)] == [[KEY], []]


def test_a_new_tab_where_marks_are_kept_starts_as_kept(bench) -> None:
    page = bench(local=value())
    assert page.evaluate("[marks.kept(), marks.state(), marks.get('l/a').t]") == [True, "kept", 1]
    page.evaluate("marks.set('l/a', null); marks.set('l/b', {t: 1})")
    assert [list(box) for box in stored(page)] == [[KEY], []]


def test_a_tab_that_keeps_what_another_one_kept_before_holds_both(bench) -> None:
    page = bench(
        local=value(marks={"l/a": TICK, "l/b": TICK}), tab=value(marks={"l/b": {"n": "x"}})
    )
    assert page.evaluate("[marks.kept(), Object.keys(marks.all())]") == [False, ["l/b"]]
    page.evaluate("marks.keep(true)")
    assert page.evaluate("marks.all()") == {"l/a": TICK, "l/b": {"n": "x"}}
    assert stored(page)[1] == {}


DAMAGED = ["{", "null", "[]", "7", '"text"', '{"v": 2, "marks": {"l/a": {"t": 1}}}', '{"v": 1}', '{"v": 1, "marks": null}',
           '{"v": 1, "marks": [1]}', '{"v": 1, "marks": "abc"}', '{"v": 1, "marks": 5}', "\ufffd\u0000"]  # fmt: skip


@pytest.mark.parametrize("box", ["localStorage", "sessionStorage"])
def test_what_can_not_be_read_is_set_aside_without_an_error(bench, box) -> None:
    page = bench()
    place = ["localStorage", "sessionStorage"].index(box)
    for damaged in DAMAGED:
        page.evaluate(f"text => {box}.setItem('{KEY}', text)", damaged)
        before = stored(page)
        assert page.evaluate("[marks.all(), marks.order(), marks.more()]") == [{}, [], ""]
        assert stored(page) == before, "reading stores nothing"
        page.evaluate("marks.set('l/a', {t: 1})")
        assert page.evaluate("Object.keys(marks.all())") == ["l/a"]
        assert stored(page)[place][f"{KEY}:aside"] == damaged
        page.evaluate("marks.clear()")
        assert stored(page) == [{}, {}]
    assert page.faults == []


BAD_MARKS = [1, None, "x", [], {}, {"t": 2}, {"t": True}, {"t": 1, "n": 5}, {"a": "yes"}, {"w": "only words"}]  # fmt: skip


def test_a_damaged_mark_among_good_ones_drops_only_itself(bench) -> None:
    good = {"l/a": {"t": 1, "later": {"x": 1}}, "l/b": {"n": "a note", "color": ""}}
    bad = {f"l/bad{number}": mark for number, mark in enumerate(BAD_MARKS)} | {
        "no-list": TICK,
        "__proto__": TICK,
    }
    text = value(marks={**bad, **good}, order=["l/b", 7, "constructor", "l/a"], more=3)
    page = bench(tab=text)
    assert page.evaluate("marks.all()") == good
    assert page.evaluate("[marks.order(), marks.more()]") == [["l/b", "l/a"], ""]
    page.evaluate("marks.set('l/b', {...marks.get('l/b'), t: 1})")
    saved = json.loads(stored(page)[1][KEY])["marks"]
    assert saved == {"l/a": good["l/a"], "l/b": {"n": "a note", "color": "", "t": 1}}
    assert stored(page)[1][f"{KEY}:aside"] == text


def test_what_was_set_aside_goes_along_when_marks_move(bench) -> None:
    page = bench(tab="{")
    page.evaluate("marks.set('l/a', {t: 1}); marks.keep(true)")
    assert sorted(stored(page)[0]) == [KEY, f"{KEY}:aside"]
    assert stored(page)[1] == {}
    page.evaluate("marks.keep(false)")
    assert stored(page)[0] == {}


def test_where_storage_is_blocked_marks_live_until_the_page_is_left(bench) -> None:
    page = bench(script=BLOCKED)
    assert page.evaluate("marks.state()") == "blocked"
    page.evaluate("marks.set('l/a', {t: 1}); marks.set('l/b', {n: 'x'}); marks.keep(true)")
    assert page.evaluate("[Object.keys(marks.all()), marks.state()]") == [
        ["l/a", "l/b"],
        "blocked",
    ]
    page.evaluate("marks.clear()")
    assert page.evaluate("marks.all()") == {}
    page.evaluate("marks.set('l/a', {t: 1}); dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("marks.all()") == {}
    assert page.faults == []


def test_where_storage_is_full_what_was_stored_stays_and_marking_goes_on(bench) -> None:
    page = bench(tab=value(), script=FULL)
    assert page.evaluate("marks.state()") == "tab"
    before = stored(page)
    page.evaluate("marks.set('l/b', {t: 1})")
    assert page.evaluate("[Object.keys(marks.all()), marks.state()]") == [["l/a", "l/b"], "full"]
    assert stored(page) == before
    page.evaluate("marks.keep(true)")
    assert page.evaluate("[marks.kept(), marks.state()]") == [False, "full"]
    assert stored(page) == before


def test_a_browser_that_has_room_again_stores_what_was_held(bench) -> None:
    page = bench(script=f"window.real = Storage.prototype.setItem; {FULL}")
    page.evaluate("marks.set('l/a', {t: 1}); Storage.prototype.setItem = real; 0")
    page.evaluate("marks.set('l/b', {t: 1})")
    assert page.evaluate("marks.state()") == "tab"
    assert list(json.loads(stored(page)[1][KEY])["marks"]) == ["l/a", "l/b"]


def test_a_full_device_keeps_the_marks_in_the_tab(bench) -> None:
    page = bench(tab=value())
    page.evaluate(
        "Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {apply(f, box, given) {"
        " if (box === localStorage) throw new DOMException('', 'QuotaExceededError'); return f.apply(box, given) }}); 0"
    )
    page.evaluate("marks.keep(true)")
    assert page.evaluate("[marks.kept(), marks.state(), marks.get('l/a').t]") == [False, "full", 1]
    assert [list(box) for box in stored(page)] == [[], [KEY]]


def test_order_and_other_words_are_saved_only_where_there_are_some(bench) -> None:
    page = bench()
    page.evaluate("marks.more('The parking.')")
    assert json.loads(stored(page)[1][KEY]) == {"v": 1, "marks": {}, "more": "The parking."}
    page.evaluate("marks.set('l/a', {t: 1}); marks.set('l/b', {t: 1}); marks.more('')")
    page.evaluate("marks.reorder(['l/b', 'gone/x', 'l/a'])")
    assert page.evaluate("marks.order()") == ["l/b", "l/a"]
    page.evaluate("marks.set('l/b', null)")
    assert json.loads(stored(page)[1][KEY])["order"] == ["l/a"]


def test_forgetting_drops_the_gone_items_of_one_list_alone(bench) -> None:
    page = bench(tab=value(marks={"l/a": TICK, "l/b": TICK, "l--x/a": TICK, "m/b": TICK}))
    page.evaluate("marks.forget('l', ['b'])")
    assert page.evaluate("Object.keys(marks.all())") == ["l/b", "l--x/a", "m/b"]
    assert page.evaluate("heard") == 1
    page.evaluate("marks.forget('l', ['b'])")
    assert page.evaluate("heard") == 1


def test_other_tabs_hear_of_every_change_and_follow_when_all_is_cleared(bench) -> None:
    first = bench(local=value())
    second = bench(other=first)
    first.evaluate("marks.set('l/b', {n: 'x'})")
    second.wait_for_function("heard === 1")
    assert second.evaluate("Object.keys(marks.all())") == ["l/a", "l/b"]
    first.evaluate("marks.clear()")
    second.wait_for_function("marks.isEmpty() && !marks.kept()")


def test_two_practices_on_one_host_do_not_share_marks(bench) -> None:
    page = bench()
    page.evaluate("localStorage.setItem('beforehand:other', '{\"v\":1}')")
    page.evaluate("marks.set('l/a', {t: 1}); marks.clear()")
    assert stored(page) == [{"beforehand:other": '{"v":1}'}, {}]


def test_a_page_that_comes_back_shows_what_is_stored_now(bench) -> None:
    page = bench(tab=value())
    page.evaluate(
        "sessionStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    )
    assert page.evaluate("[heard, marks.all()]") == [1, {}]


# ---- an author edits a list under a reader's marks -------------------------------------------------------------------

WORDS = ["Say so.", "Ask for a pause.", "Bring a list.", "Take a friend.", "Say what helps.", "Ask what it costs."]  # fmt: skip


def html_of(items: list[str], again: list[str]) -> str:
    """Return a page with two lists of an article, as the build makes it."""
    md: Any = Markdown(extensions=["attr_list", "toc", "checklists.extension"])
    md.place, md.front, md.problems, md.findings = ("articles", "page", 1), {}, [], {}
    text = "".join(
        f"\n## {name}\n\n" + "".join(f"- [ ] {words}\n" for words in own)
        for name, own in (("One", items), ("Two", again))
        if own
    )
    body = md.convert(text)
    assert md.problems == []
    tools = '<template id="item-tools"><div class="item__tools"><details class="item__note"><summary data-add="+" data-yours="-"></summary><textarea></textarea></details><button type="button" data-ask>Ask</button></div></template>'
    scripts = '<script type="module" src="/bench/checklist.js"></script>'
    return f'<!doctype html><html lang="en" data-practice="hall"><title>Bench</title>{body}{tools}{scripts}'


some = st.lists(st.sampled_from(WORDS), unique=True, max_size=6)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=some, after=some, again=some, seeds=st.lists(st.integers(0, 3), min_size=6, max_size=6)
)
def test_whatever_an_author_edits_a_mark_is_lost_only_with_its_own_words(
    editing, before, after, again, seeds
) -> None:
    page, show = editing
    show(before, again)
    how = dict(zip(WORDS, seeds, strict=True))
    page.evaluate(
        """how => { for (const item of document.querySelectorAll('.item')) {
          const kind = how[item.querySelector('.item__label').textContent]
          if (kind & 1) item.querySelector('.item__box').click()
          if (kind & 2) item.querySelector('[data-ask]').click()
        } }""",
        how,
    )
    was = marked(page)
    assert was == {(n, w): how[w] for n, own in ((0, before), (1, again)) for w in own if how[w]}
    show(after, again)
    stays = {key: kind for key, kind in was.items() if key[1] in (after, again)[key[0]]}
    assert marked(page) == stays
    if after:  # the next mark on the list lets go of what is no longer on it, and of nothing else
        page.locator(".item__box").first.click()
        names = page.evaluate("Object.keys(JSON.parse(sessionStorage[Object.keys(sessionStorage)[0]] ?? '{\"marks\":{}}').marks).length") if page.evaluate("sessionStorage.length") else 0  # fmt: skip
        assert names == len(marked(page))


def marked(page: Page) -> dict[tuple[int, str], int]:
    found = page.evaluate(
        """() => [...document.querySelectorAll('form')].flatMap(form => [...form.querySelectorAll('.item')].map(item => [
          form.dataset.checklist.endsWith('two') ? 1 : 0, item.querySelector('.item__label').textContent,
          item.querySelector('.item__box').checked + 2 * (item.querySelector('[data-ask]').ariaPressed === 'true')]))"""
    )
    return {(number, words): kind for number, words, kind in found if kind}


@pytest.fixture
def editing(visit) -> tuple[Page, Callable[[list[str], list[str]], None]]:
    """A page, and a function that shows two lists on it as they stand in an edited source."""
    page = visit("/help-now/")
    start = page.url.split("/help-now/")[0]
    shown = {"html": ""}
    page.context.route(
        re.compile(r"/bench/"),
        lambda route: route.fulfill(body=shown["html"], content_type="text/html"),
    )
    page.context.route(
        re.compile(r"/bench/.*\.js"), lambda route: route.fulfill(path=_source(route.request))
    )
    lists: list[list[str]] = []

    def show(items: list[str], again: list[str]) -> None:
        if not lists or lists[-1] is not again:  # a new example starts with nothing marked
            page.evaluate("sessionStorage.clear()")
        lists.append(again)
        shown["html"] = html_of(items, again)
        page.goto(f"{start}/bench/")

    return page, show
