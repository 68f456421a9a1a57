"""The preview: what it serves, what it never serves, how it refreshes, how it ends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from preview.__main__ import has_a_screen, main, read_words
from preview.builder import Builder
from preview.bulletin import Bulletin
from preview.preview import Preview
from preview.problems import Outcome, Problem, read_outcome
from preview.server import POLICY, PreviewServer, open_server
from preview.site import Site
from preview.watch import Watch

ROOT = Path(__file__).parent.parent
GOOD = Outcome(well=True)
BAD = Outcome(False, (Problem("content/a.md", 3, "the date is no date", "Write 2026-11-23."),))
ERRORS = """\
12:01:07 a line of a log
content/articles/empathy/heard.md:31: the checklist "If not" has no items
    hint: Add a line such as "- [ ] Say what you need".
practice.toml:12: "colour" is not a setting in [brand]
    hint: Did you mean "color"?
content/pages/about.md:4:7: a word is missing
3 problems. Nothing was published; the last good site is untouched.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site of a few files, beside a secret that is not part of it."""
    files = {
        "site/index.html": "<!doctype html><html><body><h1>Home</h1></body></html>",
        "site/articles/index.html": "<p>Articles",
        "site/404.html": "<body>Nothing here</body>",
        "site/theme/main.CSS": "p {}",
        "site/favicon.ico": "",
        "secret.txt": "secret",
        "site-evil/index.html": "secret",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def bulletin() -> Bulletin:
    return Bulletin()


@pytest.fixture
def server(folder: Path, bulletin: Bulletin) -> Iterator[PreviewServer]:
    """A running server on a free port."""
    opened = open_server(0, Site(folder), bulletin)
    threading.Thread(target=opened.serve_forever, daemon=True).start()
    yield opened
    bulletin.close()
    opened.shutdown()
    opened.server_close()


@pytest.fixture
def get(server: PreviewServer) -> Callable[..., http.client.HTTPResponse]:
    """Return a function that asks the server and returns its answer, as it came."""

    def ask(target: str, method: str = "GET") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request(method, target)
        return connection.getresponse()

    return ask


# Addresses


def test_a_page_is_served_with_the_script_at_its_end_and_stays_clean_on_disk(get, folder) -> None:
    answer = get("/")
    page = answer.read().decode()
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<script src="/_preview/refresh.js" data-site="' in page
    assert page.endswith("defer></script></body></html>")
    assert "_preview" not in (folder / "index.html").read_text(encoding="utf-8")


def test_a_page_without_an_end_gets_the_script_too(get) -> None:
    assert get("/articles/").read().decode().endswith("</script>")


def test_a_missing_page_is_the_404_page_with_that_status(get) -> None:
    answer = get("/no-such-page/")
    assert answer.status == 404
    assert b"Nothing here<script" in answer.read()


def test_a_folder_without_a_slash_is_redirected(get) -> None:
    answer = get("/articles?q=1")
    assert (answer.status, answer.headers["Location"]) == (301, "/articles/?q=1")


def test_a_redirect_never_leads_to_another_computer(get) -> None:
    assert get("//articles").headers["Location"] == "/articles/"


def test_a_folder_without_a_page_is_not_listed(get) -> None:
    assert get("/theme/").status == 404


def test_a_file_is_not_a_folder(get) -> None:
    assert get("/404.html/").status == 404


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/articles/../../secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/../site-evil/",
        "//etc/passwd",
        "/C:/secret.txt",
        "/index.html%00.txt",
        "/.git/config",
        "/link.txt",
        "/_preview/../secret.txt",
        "/_preview/server.py",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(get, folder: Path, target: str) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("secret")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    answer = get(target)
    assert answer.status == 404
    assert b"secret" not in answer.read()


def test_content_types_do_not_depend_on_the_computer(get) -> None:
    assert get("/theme/main.CSS").headers["Content-Type"] == "text/css; charset=utf-8"
    assert get("/_preview/refresh.js").headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_every_answer_is_fresh_and_carries_the_policy(get) -> None:
    for target in ("/", "/theme/main.CSS", "/nothing", "/articles", "/_preview/refresh.js"):
        headers = get(target).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_head_has_the_headers_without_the_page(get) -> None:
    answer = get("/", "HEAD")
    assert int(answer.headers["Content-Length"]) > 50
    assert answer.read() == b""


def test_the_server_listens_on_this_computer_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_leads_to_the_next_free_one(server: PreviewServer) -> None:
    with open_server(server.server_port, server.site, server.bulletin) as second:
        assert second.server_port > server.server_port


# Problems


def test_problems_are_read_from_what_the_build_printed() -> None:
    outcome = read_outcome(1, ERRORS)
    assert not outcome.well
    assert [(p.file, p.line) for p in outcome.problems] == [
        ("content/articles/empathy/heard.md", 31),
        ("practice.toml", 12),
        ("content/pages/about.md", 4),
    ]
    assert outcome.problems[1].message == '"colour" is not a setting in [brand]'
    assert [p.hint[:3] for p in outcome.problems] == ["Add", "Did", ""]
    assert outcome.rest.splitlines()[-1].startswith("3 problems.")


def test_a_windows_path_is_read_whole() -> None:
    assert (
        read_outcome(1, r"C:\site\practice.toml:3: no").problems[0].file == r"C:\site\practice.toml"
    )


def test_a_build_that_dies_without_problems_shows_its_last_lines() -> None:
    outcome = read_outcome(1, "\x1b[31mTraceback\x1b[0m\nKeyError: 'x'\n")
    assert outcome.problems == ()
    assert outcome.rest == "Traceback\nKeyError: 'x'"
    assert "gave no reason" in read_outcome(3, "").rest


def test_a_good_build_has_no_problems() -> None:
    assert read_outcome(0, "content/a.md:1: only a remark") == GOOD


# News


def next_event(answer: http.client.HTTPResponse) -> dict[str, Any]:
    while not (line := answer.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    return json.loads(line.removeprefix(b"data: "))


def test_an_open_page_hears_of_every_rebuild(get, bulletin: Bulletin) -> None:
    bulletin.publish(GOOD)
    stream = get("/_preview/events")
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    first = next_event(stream)
    bulletin.publish(GOOD)
    assert next_event(stream)["site"] != first["site"]


def test_a_mistake_reaches_the_page_and_the_last_good_site_stays(get, bulletin: Bulletin) -> None:
    bulletin.publish(GOOD)
    stream = get("/_preview/events")
    good = next_event(stream)
    bulletin.publish(BAD)
    bad = next_event(stream)
    assert bad["site"] == good["site"], "the page is not out of date: it shows the last good site"
    assert bad["problems"] == [
        {
            "file": "content/a.md",
            "line": 3,
            "message": "the date is no date",
            "hint": "Write 2026-11-23.",
        }
    ]
    assert get("/").status == 200


def test_a_page_from_another_run_of_the_preview_is_out_of_date() -> None:
    assert Bulletin().news.site != Bulletin().news.site


def test_the_stream_ends_with_the_preview(get, bulletin: Bulletin) -> None:
    stream = get("/_preview/events")
    next_event(stream)
    bulletin.close()
    assert stream.read().strip() == b""


def test_quiet_is_broken_by_a_heartbeat(bulletin: Bulletin) -> None:
    follower = bulletin.follow(patience=0.01)
    assert next(follower)
    assert next(follower) is None


# The watch and the whole


def test_without_a_site_the_page_says_so_until_there_is_one(get, folder: Path) -> None:
    page = (folder / "index.html").rename(folder / "elsewhere")
    answer = get("/any/page/")
    assert answer.status == 503
    text = answer.read().decode()
    assert "There is no site to show yet" in text
    assert "/_preview/refresh.js" in text
    page.rename(folder / "index.html")
    assert get("/").status == 200


class FakeBuild:
    """Counts builds; each ends as told."""

    def __init__(self) -> None:
        self.count = 0
        self.outcome = GOOD

    def __call__(self) -> Outcome:
        self.count += 1
        return self.outcome


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "sources" / "articles").mkdir(parents=True)
    (tmp_path / "sources.toml").touch()
    return tmp_path / "sources"


@pytest.fixture
def fake(sources: Path, folder: Path, bulletin: Bulletin) -> Iterator[FakeBuild]:
    """A running preview over a build that only counts."""
    build = FakeBuild()
    watch = Watch([sources, sources.with_suffix(".toml"), sources / "not-there"])
    preview = Preview(build, open_server(0, Site(folder), bulletin), bulletin, watch)
    preview.start()
    stopped = threading.Event()
    thread = threading.Thread(target=preview.follow, args=[stopped])
    thread.start()
    time.sleep(0.3)  # until the system watches
    yield build
    stopped.set()
    thread.join(5)
    preview.stop()


def wait_for(build: FakeBuild, count: int) -> int:
    until = time.monotonic() + 5
    while build.count < count and time.monotonic() < until:
        time.sleep(0.02)
    return build.count


def test_several_quick_saves_are_one_build(fake: FakeBuild, sources: Path) -> None:
    for number in range(5):
        (sources / "articles" / f"{number}.md").write_text("x")
        time.sleep(0.01)
    assert wait_for(fake, 2) == 2
    time.sleep(0.6)
    assert fake.count == 2


def test_a_file_that_an_editor_replaces_is_still_watched(fake: FakeBuild, sources: Path) -> None:
    for count in (2, 3):
        new = sources.parent / "new"
        new.write_text(str(count))
        new.replace(sources.with_suffix(".toml"))
        assert wait_for(fake, count) == count


def test_what_is_not_a_source_starts_no_build(fake: FakeBuild, sources: Path) -> None:
    (sources.parent / "notes.txt").write_text("x")
    (sources / "articles" / ".page.md.swp").write_text("x")
    time.sleep(0.8)
    assert fake.count == 1


def test_a_mistake_is_announced_and_its_mending_too(fake, sources: Path, bulletin) -> None:
    fake.outcome = BAD
    (sources / "a.md").write_text("bad")
    wait_for(fake, 2)
    time.sleep(0.1)
    assert bulletin.news.outcome == BAD
    fake.outcome = GOOD
    (sources / "a.md").write_text("good")
    wait_for(fake, 3)
    time.sleep(0.1)
    assert bulletin.news.outcome == GOOD


# The page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_comes_with_a_mistake_and_goes_when_it_is_mended(
    chrome: Browser, server: PreviewServer, bulletin: Bulletin, scheme: Literal["light", "dark"]
) -> None:
    faults: list[str] = []
    bulletin.publish(GOOD)
    page = chrome.new_page(color_scheme=scheme)
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    alert = page.get_by_role("alert")
    bulletin.publish(BAD)
    alert.get_by_text("content/a.md, line 3").wait_for()
    assert alert.get_by_text("Write 2026-11-23.").is_visible()
    assert faults == [], "the policy lets the script and its style through"
    assert axe_faults(page) == []
    page.get_by_role("button", name="Hide until the next save").press("Enter")
    alert.wait_for(state="hidden")
    bulletin.publish(BAD)
    alert.wait_for()
    with page.expect_navigation():
        bulletin.publish(GOOD)
    assert not alert.is_visible()
    page.close()


def axe_faults(page: Page) -> list[str]:
    """Return the rules of axe that the panel breaks."""
    axe = Axe().run(page, context="#preview-problems")
    return [fault["id"] for fault in axe.response["violations"]]


# The builder


def test_the_builder_passes_on_what_the_build_prints_and_reads_it(capfd) -> None:
    words = "import sys; print('a.md:2: no', file=sys.stderr); sys.exit(1)"
    outcome = Builder([sys.executable, "-c", words])()
    assert outcome.problems == (Problem("a.md", 2, "no"),)
    assert capfd.readouterr().err == "a.md:2: no\n"


def test_a_build_that_cannot_start_is_a_problem_not_a_traceback() -> None:
    assert "could not be started" in Builder(["no-such-program-anywhere"])().rest


# The program


def test_the_words_after_two_hyphens_are_the_build() -> None:
    asked = read_words(["--site", "output", "--watch", "content", "--", "build", "--port", "1"])
    assert (asked.command, asked.port) == (["build", "--port", "1"], 8000)


def test_a_screen_is_needed_to_open_a_browser() -> None:
    assert has_a_screen({"DISPLAY": ":0"}, "linux")
    assert has_a_screen({"WAYLAND_DISPLAY": "w"}, "linux")
    assert not has_a_screen({}, "linux")
    assert has_a_screen({}, "darwin")
    assert not has_a_screen({"CI": "true", "DISPLAY": ":0"}, "linux")


def test_no_free_port_is_one_line(monkeypatch, capsys, tmp_path: Path) -> None:
    def none_free(*_: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr("preview.__main__.open_server", none_free)
    assert main(["--site", str(tmp_path), "--", "true"]) == 1
    assert "No port from 8000 on is free" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["building", "serving"])
def test_it_ends_quietly_and_leaves_no_process_behind(
    tmp_path: Path, number: int, moment: str
) -> None:
    """The build writes its number, and, while it is to be caught building, goes on for a minute."""
    busy = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()));"
    busy += "time.sleep(60)" if moment == "building" else ""
    words = [sys.executable, "-m", "preview", "--site", str(tmp_path), "--port", "0", "--no-open"]
    with subprocess.Popen(
        [*words, "--", sys.executable, "-c", busy],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as preview:
        assert preview.stdout
        assert preview.stderr
        pid = tmp_path / "pid"
        if moment == "serving":
            assert "http://127.0.0.1:" in preview.stdout.readline()
        while not (pid.exists() and pid.read_text()):
            time.sleep(0.02)
        time.sleep(0.5)  # on a busy machine the build knows its number before the preview does
        preview.send_signal(number)
        try:
            assert preview.wait(10) == 0
        finally:
            preview.kill()
        assert "Traceback" not in preview.stderr.read()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
