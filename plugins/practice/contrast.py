"""How well colors can be told apart: the theme's formulas, worked out as a browser does.

The formulas are read from the theme's own tokens.css, so they stand in one place only.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

RGB = tuple[float, float, float]  # 0 to 1 each, as in "#rrggbb"
Lch = tuple[float, float, float]

TOKEN = re.compile(r"--([\w-]+):\s*(light-dark\(.*\));")
TEXT, CONTROL = 4.5, 3.0
# Which color is written on which. Secondary text is never put on the stronger lamp.
TEXT_PAIRS = [
    *(("ink", on) for on in ("paper", "raised", "mist", "mist-2", "lamp", "lamp-2")),
    *(("ink-2", on) for on in ("paper", "raised", "mist", "lamp")),
    *(("accent", on) for on in ("paper", "raised", "mist", "lamp")),
    *(("accent-2", on) for on in ("paper", "raised", "mist", "lamp")),
    *(("on-accent", on) for on in ("accent", "accent-2")),
]
CONTROL_PAIRS = [
    *(("control", on) for on in ("paper", "raised", "mist", "lamp")),
    *(("accent", on) for on in ("paper", "raised", "mist", "lamp")),
]
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Weakness:
    """Two colors that are too close. `kind` is "text" or "control"."""

    scheme: str
    front: str
    back: str
    ratio: float
    least: float

    @property
    def kind(self) -> str:
        return "text" if self.least == TEXT else "control"


def read_tokens(css: str) -> dict[str, str]:
    """Return each token that has a light and a dark color, as its formula."""
    return {match[1]: match[2] for match in TOKEN.finditer(css)}


def work_out(formulas: Mapping[str, str], values: Mapping[str, str], scheme: str) -> dict[str, RGB]:
    """Return the color of each token. `values` are the practice's: {"--brand": "#2f6470"}."""
    return {name: _color(formula, values, scheme) for name, formula in formulas.items()}


def weaknesses(formulas: Mapping[str, str], values: Mapping[str, str]) -> list[Weakness]:
    """Return every pair of colors that is too close, the weakest first."""
    found = []
    for scheme in SCHEMES:
        colors = work_out(formulas, values, scheme)
        for pairs, least in ((TEXT_PAIRS, TEXT), (CONTROL_PAIRS, CONTROL)):
            for front, back in pairs:
                if front in colors and back in colors:
                    found.append(
                        Weakness(scheme, front, back, ratio(colors[front], colors[back]), least)
                    )
    weak = [pair for pair in found if pair.ratio < pair.least]
    return sorted(weak, key=lambda pair: pair.ratio / pair.least)


def worst_text(formulas: Mapping[str, str], values: Mapping[str, str]) -> float:
    """Return the weakest contrast of any text in either scheme."""
    both = [work_out(formulas, values, scheme) for scheme in SCHEMES]
    return min(ratio(colors[a], colors[b]) for colors in both for a, b in TEXT_PAIRS)


def nearest(color: str, passes: Callable[[str], bool]) -> str | None:
    """Return the color that looks most like this one and passes; None where none was found."""
    start = to_lab(from_hex(color))
    near = sorted(
        (math.dist(start, to_lab(from_hex(other))), other) for other in set(_around(color))
    )
    found = next((other for _, other in near if passes(other)), None)
    return found and _closest(start, found, passes)


def _closest(start: Lch, found: str, passes: Callable[[str], bool]) -> str:
    """Return the first color that passes on the way from one in OKLab to one that passes."""
    goal, far = to_lab(from_hex(found)), 1.0
    step = 0.5
    for _ in range(9):
        share = far - step
        between = to_hex(
            from_lab(tuple(a + share * (b - a) for a, b in zip(start, goal, strict=True)))
        )
        if passes(between):
            far, found = share, between
        step /= 2
    return found


def _around(color: str) -> Iterator[str]:
    """Yield colors around one: other lightness in fine steps, less color, then other hues."""
    yield to_hex(from_hex(color))
    lightness, chroma, hue = to_lch(from_hex(color))
    for step in range(201):
        for share in (1, 0.9, 0.75, 0.5, 0.25, 0):
            yield to_hex(from_lch((step / 200, chroma * share, hue)))
    for turn in range(0, 360, 10):
        for step in range(21):
            yield to_hex(from_lch((step / 20, chroma, hue + turn)))
    yield to_hex(from_lch((lightness, 0, 0)))


# Formulas: light-dark(A, B), oklch(L C H), oklch(from var(--brand) L C H), var(--name, A), #rrggbb


def _color(formula: str, values: Mapping[str, str], scheme: str) -> RGB:
    formula = formula.strip()
    if formula.startswith("#"):
        return from_hex(formula)
    name, _, inside = formula.partition("(")
    inside = inside.rstrip().removesuffix(")")
    if name == "light-dark":
        return _color(_split(inside)[SCHEMES.index(scheme)], values, scheme)
    if name == "var":
        given, *otherwise = _split(inside)
        return _color(values.get(given) or otherwise[0], values, scheme)
    if name != "oklch":
        raise ValueError(f"a color that can’t be worked out: {formula}")
    known = {}
    words = _split(inside, " ")
    if words[0] == "from":
        known = dict(zip("lch", to_lch(_color(words[1], values, scheme)), strict=True))
        words = words[2:]
    lightness, chroma, hue = (_number(word, known) for word in words)
    return from_lch((lightness, chroma, hue))


def _split(text: str, mark: str = ",") -> list[str]:
    """Return the parts of a text between marks that stand outside of brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


def _number(formula: str, known: Mapping[str, float]) -> float:
    """Return what a length of CSS arithmetic comes to: "calc(.018*min(1,c*20))"."""
    return _value(_arithmetic(formula), known)


@lru_cache(maxsize=512)
def _arithmetic(formula: str) -> ast.expr:
    plain = re.sub(r"([\d.]+)%", r"(\1/100)", formula).replace("calc(", "(")
    return ast.parse(plain.strip(), mode="eval").body


def _value(node: ast.expr, known: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.Call(func=ast.Name(id="min" | "max" as name), args=args):
            numbers = [_value(arg, known) for arg in args]
            return min(numbers) if name == "min" else max(numbers)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, known)
        case ast.BinOp(left=left, op=sign, right=right):
            a, b = _value(left, known), _value(right, known)
            sums = {ast.Add: a + b, ast.Sub: a - b, ast.Mult: a * b}
            return a / b if isinstance(sign, ast.Div) else sums[type(sign)]
    raise ValueError("arithmetic that can’t be worked out")


# Colors


def from_hex(text: str) -> RGB:
    """Return "#rrggbb" or "#rgb" as numbers."""
    digits = text.strip().lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def to_hex(color: RGB) -> str:
    """Return numbers as "#rrggbb"."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))  # as browsers do with what a screen can't show
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def to_lab(color: RGB) -> Lch:
    """Return a color in OKLab, in which distance is how different two colors look."""
    r, g, b = (_linear(part) for part in color)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def to_lch(color: RGB) -> Lch:
    """Return a color's lightness, chroma, and hue in degrees. Gray has no hue: 0."""
    lightness, a, b = to_lab(color)
    chroma = math.hypot(a, b)
    if chroma < 4e-6:
        return lightness, 0.0, 0.0
    return lightness, chroma, math.degrees(math.atan2(b, a)) % 360


def from_lch(lch: Lch) -> RGB:
    """Return what a screen shows for a lightness, chroma and hue."""
    lightness, chroma, hue = lch
    turn = math.radians(hue)
    return from_lab((lightness, chroma * math.cos(turn), chroma * math.sin(turn)))


def from_lab(lab: tuple[float, ...]) -> RGB:
    """Return what a screen shows for a color in OKLab."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def ratio(one: RGB, other: RGB) -> float:
    """Return the contrast of two colors as WCAG defines it: 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: RGB) -> float:
    r, g, b = (_linear(part) for part in color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
