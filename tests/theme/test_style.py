"""Colors: any brand keeps its contrast. Weight: a page stays light."""

from __future__ import annotations

import os
import random
import re
from functools import lru_cache
from pathlib import Path

import brotli
import pytest

PAIRS = [
    ("ink", "paper"), ("ink", "mist"), ("ink", "lamp"), ("ink", "lamp-2"),
    ("ink-2", "paper"), ("ink-2", "mist"), ("ink-2", "lamp"),
    ("accent", "paper"), ("accent", "mist"), ("accent", "lamp"), ("on-accent", "accent"),
]  # fmt: skip
CONTROLS = [("control", "paper"), ("control", "mist"), ("control", "lamp")]
MEASURE = """([brand, pairs]) => {
  const root = document.documentElement
  root.style.setProperty('--brand', brand)
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
  const pen = canvas.getContext('2d', {willReadFrequently: true})
  const probe = document.body.appendChild(document.createElement('i'))
  const light = name => {
    probe.style.color = `var(--${name})`
    pen.fillStyle = getComputedStyle(probe).color
    pen.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const ratios = pairs.map(([a, b]) => { const [x, y] = [light(a), light(b)]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05) })
  probe.remove()
  return Math.min(...ratios)
}"""
RANDOM = random.Random(20261123)  # the same colors every time, so that a fault can be seen again
BRANDS = [
    "#000000",
    "#ffffff",
    "#ff0000",
    "#ffff00",
    "#00ff00",
    "#0000ff",
    "#00ffff",
    "#ff00ff",
    "#808080",
]
# 200 with --all; every day a few of them.
BRANDS += [
    f"#{RANDOM.randrange(1 << 24):06x}"
    for _ in range(200 if os.environ.get("BEFOREHAND_LONG") else 30)
]


# Every pair of a text's color and what is behind it, on the page as built, for each brand color.
# Elements that share a pair under one odd color share it under all: each pair is measured once.
MEASURE_PAGE = """brands => {
  const root = document.documentElement
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
  const pen = canvas.getContext('2d', {willReadFrequently: true})
  const light = color => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = color
    pen.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const isClear = color => /^rgba\\(0, 0, 0, 0\\)$|^transparent$/.test(color)
  const behind = element => {
    let at = element
    while (at.parentElement && isClear(getComputedStyle(at).backgroundColor)) at = at.parentElement
    return at
  }
  const texts = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && !e.closest('svg')
    && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  root.style.setProperty('--brand', '#8c2f6b')
  const pairs = new Map()
  for (const element of texts) {
    const ground = behind(element)
    const key = getComputedStyle(element).color + getComputedStyle(ground).backgroundColor
    if (!pairs.has(key)) pairs.set(key, [element, ground])
  }
  const faults = []
  for (const brand of brands) {
    root.style.setProperty('--brand', brand)
    for (const [element, ground] of pairs.values()) {
      const [x, y] = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)]
      const ratio = (Math.max(x, y) + .05) / (Math.min(x, y) + .05)
      if (ratio < 7) faults.push([brand, element.className, ratio])
    }
  }
  return {pairs: pairs.size, faults}
}"""
PAGES = ["/", "/what-to-expect/", "/what-to-expect/first-session/", "/articles/what-stays-private/",
         "/help-now/", "/contact/", "/my-sheet/", "/fees/", "/sources/", "/checked/", "/glossary/",
         "/articles/what-stays-private/checked/"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_text_of_a_built_page_falls_below_seven_to_one_for_any_color(visit, scheme) -> None:
    for path in PAGES:
        page = visit(path, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
        found = page.evaluate(MEASURE_PAGE, BRANDS)
        assert found["pairs"] >= 4, path
        assert found["faults"] == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_any_brand_color_keeps_text_at_seven_to_one_and_controls_at_three(visit, scheme) -> None:
    page = visit("/", color_scheme=scheme, bypass_csp=True)
    text = {brand: page.evaluate(MEASURE, [brand, PAIRS]) for brand in BRANDS}
    controls = {brand: page.evaluate(MEASURE, [brand, CONTROLS]) for brand in BRANDS}
    assert {brand: ratio for brand, ratio in text.items() if ratio < 7} == {}
    assert {brand: ratio for brand, ratio in controls.items() if ratio < 3} == {}


@lru_cache
def weigh(file: Path) -> int:
    return len(brotli.compress(file.read_bytes()))


def test_html_and_stylesheet_of_every_page_weigh_at_most_13000_bytes(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', html)
        files = [page, *(site / sheet for sheet in sheets)]
        weight = sum(weigh(file) for file in files)
        assert weight <= 13_000, page.relative_to(site)


def test_the_scripts_of_a_list_weigh_at_most_six_kilobytes_and_of_other_pages_one(site) -> None:
    def weight(path: str) -> int:
        html = (site / path / "index.html").read_text(encoding="utf-8")
        scripts = re.findall(r'<script[^>]* src="/([^"]+)"', html)
        return sum(len(brotli.compress((site / script).read_bytes())) for script in scripts)

    assert weight("what-to-expect/first-session") <= 6_000
    assert weight("articles/feeling-understood") <= 6_000
    assert weight("help-now") <= 1_000


def test_every_font_comes_with_its_license(site: Path) -> None:
    fonts = site / "theme" / "fonts"
    assert list(fonts.glob("*.woff2"))
    licenses = [path.read_text(encoding="utf-8") for path in fonts.glob("*.txt")]
    assert len(licenses) == 2
    assert all(
        "SIL Open Font License" in text or "SIL OPEN FONT LICENSE" in text for text in licenses
    )
