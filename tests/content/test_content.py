"""The shipped library keeps the promises of its authors' page. Measured, not believed."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import pytest
import textstat
from bs4 import BeautifulSoup
from language.block import find_blocks
from pelican import Pelican, signals
from pelican.settings import read_settings

CONTENT = Path(__file__).parents[2] / "content"
ARTICLES = sorted(CONTENT.glob("articles/*/*.md"))
CHECKLISTS = sorted(CONTENT.glob("checklists/*.md"))
PAGES = sorted(CONTENT.glob("pages/*.md"))
TEXTS = ARTICLES + CHECKLISTS + PAGES
STAGES = [
    "deciding",
    "choosing",
    "before",
    "first-session",
    "first-month",
    "along-the-way",
    "feels-off",
    "ending",
]

every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
every_text = pytest.mark.parametrize(
    "path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


def body(path: Path) -> str:
    """Return the text below the front matter."""
    return path.read_text(encoding="utf-8").partition("\n\n")[2]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Build the shipped site once; return its texts by the path of their file."""
    found: list[Any] = []

    def keep(content: Any) -> None:
        found.append(content)

    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    output = tmp_path_factory.mktemp("library") / "output"
    settings = read_settings(
        str(CONTENT.parent / "pelicanconf.py"), override={"OUTPUT_PATH": str(output)}
    )
    signals.content_object_init.connect(keep)
    try:
        Pelican(settings).run()
    finally:
        signals.content_object_init.disconnect(keep)
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return {one.source_path: one for one in found if Path(one.source_path).suffix == ".md"}


def reading(library: dict[str, Any], path: Path) -> Any:
    return library[str(path)].readability


@every_text
def test_a_text_reads_at_grade_8_or_lower_with_sentences_of_20_words_at_most(
    library, path: Path
) -> None:
    found = reading(library, path)
    assert found.flesch_kincaid <= 8
    assert found.grade <= 9  # SMOG gives no grade below 3, and counts unavoidable words in full
    assert found.mean_sentence_words <= 20


@every_text
def test_a_text_reads_as_another_program_measures_it(library, path: Path) -> None:
    """Compare with textstat, which takes sentences apart in its own way: within a grade."""
    blocks = find_blocks(library[str(path)].source_lines)
    sentences = [
        one.text.strip("“”") for block in blocks if not block.key for one in block.sentences
    ]
    text = " ".join(one if one[-1] in ".!?" else f"{one}." for one in sentences)
    found = reading(library, path)
    assert abs(textstat.flesch_kincaid_grade(text) - found.flesch_kincaid) < 1
    assert abs(textstat.smog_index(text) - found.smog) < 1
    assert textstat.flesch_kincaid_grade(text) <= 8


@every_article
def test_an_article_has_600_to_1000_words(library, path: Path) -> None:
    assert 600 <= reading(library, path).words <= 1000


@every_article
def test_an_article_has_what_every_article_has(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    front = text.partition("\n\n")[0]
    keys = set(re.findall(r"@([a-z]+\d{4}[a-z]*)", text))
    in_short = re.search(r"^In_short: .+(?:\n {4}.+)*", front, flags=re.MULTILINE)
    assert len(keys) >= 3, "sources"
    assert in_short
    assert len(in_short[0].splitlines()) == 3, "In short"
    assert re.search(r"^- \[ \] ", text, flags=re.MULTILINE), "a checklist"
    assert re.search(r"^> “", text, flags=re.MULTILINE), "words to borrow"
    assert re.search(r"^## What nobody knows yet", text, flags=re.MULTILINE)


def test_at_least_eighteen_articles_cover_the_eight_topics() -> None:
    topics = [path.parent.name for path in ARTICLES]
    assert len(ARTICLES) >= 18
    assert set(topics) == {
        *("starting", "trust", "alliance", "empathy", "communication"),
        *("confidentiality", "barriers", "keeping-trust"),
    }
    assert topics.count("starting") == 6


def test_nine_articles_in_ten_read_at_grade_8_or_lower_by_both_formulas(library) -> None:
    grades = [reading(library, path).grade for path in ARTICLES]
    assert sum(grade <= 8 for grade in grades) >= 0.9 * len(grades)
    assert max(grades) <= 9


def test_a_visible_group_of_a_list_has_seven_items_at_most(library) -> None:
    for path in [*ARTICLES, *CHECKLISTS]:
        page = BeautifulSoup(library[str(path)]._content, "html.parser")
        for group in page.select(".checklist ul"):
            assert len(group.find_all("li", recursive=False)) <= 7, (path.stem, group.li)


FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@pytest.fixture(scope="module")
def entries() -> dict[str, str]:
    """Each source's entry as it stands in the file, without the numbers of its journal."""
    text = (CONTENT / "references.bib").read_text(encoding="utf-8")
    found = {}
    for entry in re.split(r"^@\w+\{", text, flags=re.MULTILINE)[1:]:
        key, _, fields = entry.partition(",")
        told = re.findall(r"^\s*(?:title|year|finding|limit) = \{(.*)\},?$", fields, re.MULTILINE)
        found[key] = " ".join(told)
    return found


@every_text
def test_no_figure_on_a_page_is_missing_from_its_source_s_entry(library, entries, path) -> None:
    """Read the page as it was built, and the file of sources, with nothing of ours in between."""
    page = BeautifulSoup(library[str(path)]._content, "html.parser")
    for note in page.select('[role="note"]'):
        note.decompose()
    for block in page.select("p, li"):
        keys = [link["href"].removeprefix("#ref-") for link in block.select("a.cite")]
        if not keys or block.find(["p", "li"]):
            continue
        for link in block.select("a.cite"):
            link.decompose()
        told = set(FIGURE.findall(" ".join(entries[key] for key in keys)))
        assert set(FIGURE.findall(block.get_text())) <= told, block.get_text()


def test_at_least_ten_checklists_cover_the_eight_stages() -> None:
    stages = {
        re.search(r"^Stage: (\S+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1]
        for path in CHECKLISTS
    }
    assert len(CHECKLISTS) >= 10
    assert stages == set(STAGES)


@every_text
def test_a_text_neither_blames_nor_presses_nor_promises(library, path: Path) -> None:
    assert library[str(path)].language_faults == 0
    assert library[str(path)].language_warnings == 0


@every_text
def test_quotation_marks_and_apostrophes_are_curly(path: Path) -> None:
    text = re.sub(r"\{[^}]*\}|\]\([^)]*\)|`[^`]*`|<!--.*?-->", "", body(path))
    assert not re.findall(r"[\"']", text)


def test_every_source_is_cited_and_every_figure_field_is_filled() -> None:
    bibliography = (CONTENT / "references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{([^,]+),", bibliography, flags=re.MULTILINE))
    cited = {
        key
        for path in TEXTS
        for key in re.findall(r"@([a-z]+\d{4}[a-z]*)", path.read_text(encoding="utf-8"))
    }
    assert keys == cited
    for field in ("strength", "finding", "limit", "confirmed"):
        assert len(re.findall(rf"^\s*{field}\s*=", bibliography, flags=re.MULTILINE)) == len(keys)


@every_text
def test_a_sentence_that_says_what_studies_found_names_its_source(path: Path) -> None:
    for paragraph in re.split(r"\n\s*\n", body(path)):
        if re.search(
            r"\b(?:In|Across|pooled) (?:about |more than )?\d[\d,]* (?:studies|samples)", paragraph
        ):
            assert "[@" in paragraph, paragraph[:80]
