"""Colors: worked out as a browser does, and never too close to read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from practice.contrast import (
    SCHEMES,
    from_hex,
    nearest,
    ratio,
    read_tokens,
    to_hex,
    weaknesses,
    work_out,
    worst_text,
)
from practice.practice import Brand

ROOT = Path(__file__).parents[2]
TOKENS = read_tokens((ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8"))
# As measured in Chromium from computed colors, for the brand color #2f6470.
MEASURED = {
    "light": {
        "paper": "#fcfbf8", "raised": "#ffffff", "mist": "#e7f0f2", "mist-2": "#d0e2e6",
        "lamp": "#fbf1df", "lamp-2": "#f3dcbb", "ink": "#10272c", "ink-2": "#31484e",
        "accent": "#174e5a", "accent-2": "#003540", "on-accent": "#ffffff", "control": "#587177",
        "line": "#c1d1d5", "you": "#eab37c", "them": "#376c78", "both": "#52352b",
    },
    "dark": {
        "paper": "#0d191c", "raised": "#152326", "mist": "#152428", "mist-2": "#1e343a",
        "lamp": "#24201b", "lamp-2": "#483725", "ink": "#ebe7df", "ink-2": "#cdc8bf",
        "accent": "#a3dae7", "accent-2": "#c3f1fd", "on-accent": "#04191e", "control": "#7c9096",
        "line": "#35464a", "you": "#e1b581", "them": "#5b909c", "both": "#f4e6d2",
    },
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_token_is_what_a_browser_measured(scheme: str) -> None:
    colors = work_out(TOKENS, {"--brand": "#2f6470"}, scheme)
    assert {name: to_hex(color) for name, color in colors.items()} == MEASURED[scheme]


def test_black_on_white_is_21_to_1() -> None:
    assert ratio(from_hex("#000"), from_hex("#fff")) == pytest.approx(21)
    assert ratio(from_hex("#767676"), from_hex("#ffffff")) == pytest.approx(4.54, abs=0.01)


def test_200_random_colors_and_the_extremes_never_break_7_to_1() -> None:
    chance = random.Random(4)
    colors = ["#000", "#fff", "#ff0", "#f00", "#0f0", "#00f", "#0ff", "#f0f", "#808080"]
    colors += [f"#{chance.randrange(1 << 24):06x}" for _ in range(200)]
    for color in colors:
        values = Brand(color=color).values
        assert worst_text(TOKENS, values) >= 7, color
        assert weaknesses(TOKENS, values) == [], color


def test_another_color_for_dark_pages_changes_only_those() -> None:
    values = Brand(color="#2f6470", color_dark="#884422").values
    assert values == {"--brand": "light-dark(#2f6470,#884422)"}
    light = work_out(TOKENS, {"--brand": "#2f6470"}, "light")
    dark = work_out(TOKENS, {"--brand": "#884422"}, "dark")
    assert work_out(TOKENS, values, "light") == light
    assert work_out(TOKENS, values, "dark") == dark


def passes(color: str) -> bool:
    return not weaknesses(TOKENS, Brand(color=color, exact=True).values)


@pytest.mark.parametrize("color", ["#ffcc00", "#7fb8c4", "#ff0000", "#808080"])
def test_an_exact_color_that_fails_gets_the_nearest_that_passes(color: str) -> None:
    assert not passes(color)
    better = nearest(color, passes)
    assert better
    assert passes(better)
    assert nearest(better, passes) == better


def test_exact_colors_that_can_be_read_pass_and_reach_the_links() -> None:
    brand = Brand(color="#174e5a", color_dark="#a3dae7", exact=True)
    assert weaknesses(TOKENS, brand.values) == []
    assert to_hex(work_out(TOKENS, brand.values, "light")["accent"]) == "#174e5a"
    assert to_hex(work_out(TOKENS, brand.values, "dark")["accent"]) == "#a3dae7"


def test_a_theme_that_does_not_fix_lightness_is_found_out() -> None:
    careless = {**TOKENS, "accent": "light-dark(var(--brand), var(--brand))"}
    values = {"--brand": "#ffcc00"}
    assert weaknesses(careless, values)
    better = nearest("#2f6470", lambda color: not weaknesses(TOKENS, {"--brand": color}))
    assert better == "#2f6470"
