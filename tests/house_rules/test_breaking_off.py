"""Whatever breaks off in a template, a plugin or the settings ends in plain words, and harms no site."""

from __future__ import annotations

import pytest

SPOILED_THEME = {
    "an undefined name": ("{{ nothing.at.all }}", "article.html:1: UndefinedError: 'nothing' is"),
    "a filter that fails": ("\n{{ 1 / 0 }}", "article.html:2: ZeroDivisionError: division by"),
    "a slip in the template": ("\n\n{% if %}", "article.html:3: Expected an expression"),
    "a missing component": ("{% include 'no.html' %}", 'there is no template "no.html"'),
}


@pytest.mark.fault("plugin, theme, template")
@pytest.mark.parametrize(("template", "told"), SPOILED_THEME.values(), ids=SPOILED_THEME)
def test_a_template_that_breaks_off_is_named_with_its_line(
    published, prints, template: str, told: str
) -> None:
    workplace, before = published
    templates = workplace.folder / "templates"
    templates.mkdir()
    (templates / "article.html").write_text(template)
    code, errors = workplace.build(THEME_TEMPLATES_OVERRIDES=[str(templates)])
    assert_told(code, errors, told)
    assert prints(workplace.output) == before


BROKEN_PLUGINS = {
    "when it is read": ("import no_such_module", "No module named 'no_such_module'"),
    "when it is registered": ("def register(): {}['x']", "KeyError: 'x'"),
    "at the start": ("initialized", "KeyError: 'x'"),
    "while texts are read": ("all_generators_finalized", "KeyError: 'x'"),
    "while pages are written": ("content_written", "KeyError: 'x'"),
    "at the end": ("finalized", "KeyError: 'x'"),
}
PLUGIN = """\
from pelican import signals
def break_off(*given, **named):
    {{}}["x"]
def register():
    signals.{}.connect(break_off)
"""


@pytest.mark.fault("plugin, theme, template")
@pytest.mark.parametrize(("code", "told"), BROKEN_PLUGINS.values(), ids=BROKEN_PLUGINS)
def test_a_plugin_that_breaks_off_publishes_nothing(
    published, prints, code: str, told: str
) -> None:
    workplace, before = published
    text = PLUGIN.format(code) if code.isidentifier() else code
    (workplace.folder / "plugins").mkdir()
    (workplace.folder / "plugins" / "spoiler.py").write_text(text)
    from pelicanconf import PLUGIN_PATHS, PLUGINS

    paths = [*PLUGIN_PATHS, str(workplace.folder / "plugins")]
    assert_told(*workplace.build(PLUGIN_PATHS=paths, PLUGINS=[*PLUGINS, "spoiler"]), told)
    assert prints(workplace.output) == before


def assert_told(code: int, errors: str, told: str) -> None:
    """Assert that a build ended with 1, one fault in plain words, and no traceback."""
    assert code == 1, errors
    assert told in errors
    assert "Traceback" not in errors
    assert errors.count("\n    hint: ") == 1
    assert len(errors.splitlines()) == 3, errors
    assert errors.splitlines()[-1].startswith("Nothing was published")


@pytest.mark.fault("plugin, theme, template")
def test_the_traceback_is_there_for_whoever_asks_for_it(workplace) -> None:
    code, errors = workplace.build(THEME="no-such-theme", env={"BEFOREHAND_TRACEBACK": "1"})
    assert code == 1
    assert "Traceback (most recent call last)" in errors


@pytest.mark.fault("plugin, theme, template")
def test_a_missing_theme_is_named(published, prints) -> None:
    workplace, before = published
    assert_told(*workplace.build(THEME="no-such-theme"), "no-such-theme")
    assert prints(workplace.output) == before


@pytest.mark.fault("settings")
@pytest.mark.parametrize(
    "settings",
    [
        {"PLUGINS": []},
        {"PLUGINS": ["sources"], "DELETE_OUTPUT_DIRECTORY": True},
        {"PATH": "no-such-folder"},
        {"DIRECT_TEMPLATES": []},
        {"ARTICLE_PATHS": 7},
    ],
    ids=str,
)
def test_no_setting_empties_the_site(published, prints, settings: dict) -> None:
    workplace, before = published
    code, errors = workplace.build(**settings)
    assert code == 1, errors
    assert "Traceback" not in errors
    assert "Nothing was published" in errors
    assert prints(workplace.output) == before


@pytest.mark.fault("settings")
def test_emptying_the_folder_first_empties_only_the_stage(published, prints) -> None:
    workplace, before = published
    assert workplace.build(DELETE_OUTPUT_DIRECTORY=True) == (0, "")
    assert prints(workplace.previous) == before
    assert prints(workplace.output).keys() == before.keys()


@pytest.mark.fault("where to write")
def test_a_folder_that_is_refused_ends_with_1_and_one_hint(workplace) -> None:
    workplace.site = "content/output"
    code, errors = workplace.build()
    assert code == 1
    assert len(errors.splitlines()) == 3
    assert errors.endswith("\nNothing was published; there is no site yet.\n")
    assert not workplace.output.exists()
