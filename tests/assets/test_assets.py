"""One stylesheet and one script out of many."""

from pathlib import Path

import pytest
from assets.script import bundle_script
from assets.stylesheet import bundle_stylesheet


def test_imports_are_put_in_their_layer_in_order(tmp_path: Path) -> None:
    (tmp_path / "main.css").write_text(
        '@layer a, b;\n@import url("a.css") layer(a);\n@import url("b.css") layer(b);\n'
    )
    (tmp_path / "a.css").write_text("p { color: red }")
    (tmp_path / "b.css").write_text('@import url("c.css");')
    (tmp_path / "c.css").write_text("h1 { margin: calc(1rem + 2vw) }")
    bundle = bundle_stylesheet(tmp_path / "main.css", {"--brand": "#123456"})
    assert "@import" not in bundle
    assert bundle.endswith(
        "@layer a,b;@layer a{p{color:red}}@layer b{h1{margin:calc(1rem + 2vw)}}:root{--brand:#123456;}"
    )


def test_a_stylesheet_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "main.css").write_text('@import url("gone.css");')
    with pytest.raises(FileNotFoundError):
        bundle_stylesheet(tmp_path / "main.css", {})


def test_modules_keep_their_own_scope(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text('import "./a.js";\nimport "./b.js";\n')
    (tmp_path / "a.js").write_text("// a remark\nconst name = 1;\n")
    (tmp_path / "b.js").write_text("const name = 2;\n")
    bundle = bundle_script(tmp_path / "main.js")
    assert "import" not in bundle
    assert "remark" not in bundle
    assert bundle.replace("\n", "").endswith("{const name=1;}{const name=2;}")


def test_a_module_imported_for_a_name_stands_in_front_once(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text('import { one } from "./one.js";\nimport "./a.js";\none();\n')
    (tmp_path / "a.js").write_text('import { two } from "./two.js";\ntwo();\n')
    (tmp_path / "one.js").write_text(
        'import { two } from "./two.js";\nexport const one = () => two();\n'
    )
    (tmp_path / "two.js").write_text("export function two() { return 2 }\n")
    bundle = bundle_script(tmp_path / "main.js").replace("\n", "")
    assert "export" not in bundle
    assert "import" not in bundle
    assert bundle.endswith("function two(){return 2}const one=()=>two();{two();}one();")


def test_bundles_are_named_by_their_bytes_and_pages_name_them(build, files) -> None:
    first = build()
    sheet = next((first.output / "theme" / "css").glob("pages.*")).name
    assert sheet in (first.output / "index.html").read_text()
    second = build({"practice.toml": files["practice.toml"] + '[brand]\ncolor = "#553311"\n'})
    assert next((second.output / "theme" / "css").glob("pages.*")).name != sheet


def test_sources_of_bundles_are_not_published(build) -> None:
    built = build()
    assert sorted(path.name.split(".")[0] for path in built.output.rglob("*.css")) == [
        "checklist",
        "lists",
        "main",
        "my-sheet",
        "pages",
    ]
    assert sorted(path.name.split(".")[0] for path in built.output.rglob("*.js")) == [
        "lists",
        "main",
        "sheet",
    ]
    assert not list(built.output.rglob("*.sh"))
