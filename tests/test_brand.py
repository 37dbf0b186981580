"""The files that `theme` in site.yaml names: what is taken, and what is said of the rest."""

from pathlib import Path

import pytest

from site_builder.content.brand import MAX_PICTURE, Brand, load_brand
from site_builder.content.brand_files import is_variable
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from tests.brands import FVAR, GLYF, STATIC, VARIABLE, png, svg, table, woff2


def read(folder: Path, theme: str, **files: bytes | str) -> Brand | list[str]:
    """Return the brand of a site.yaml with that theme, or the problems as their author sees them.

    Args:
        folder: where the project is made.
        theme: what stands under `theme:`, in one line.
        files: what is below content/; `__` in a name stands for a dot.
    """
    content = folder / "content"
    content.mkdir()
    for name, data in files.items():
        path = content / name.replace("__", ".")
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    document = parse_yaml(Source("site.yaml", f"theme: {theme}\n")).value
    assert document
    loaded = load_brand(folder, document)
    assert loaded.value
    return [f"{each.code}: {each.message}" for each in loaded.problems] or loaded.value


def test_a_logo_is_one_file_or_one_each_for_light_and_dark(tmp_path: Path) -> None:
    """SVG or PNG, with the size that it has or is drawn in."""
    brand = read(
        tmp_path, "{logo: {light: a.svg, dark: b.png}}", a__svg=svg(80, 20), b__png=png(4, 2)
    )
    assert isinstance(brand, Brand)
    assert brand.logo
    assert brand.logo.dark
    light, dark = brand.logo.light, brand.logo.dark
    assert (light.kind, light.width, light.height) == ("svg", 80, 20)
    assert (dark.kind, dark.width, dark.height) == ("png", 4, 2)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="30" height="10px"', (30, 10)),
        ('width="100%" height="100%" viewBox="0,0 6 4"', (6, 4)),
        ('viewBox="-1 -1 2.5 .5"', (2.5, 0.5)),
    ],
)
def test_the_size_of_an_svg(root: str, size: tuple[float, float], tmp_path: Path) -> None:
    """Its own in pixels, else that of its view box."""
    brand = read(
        tmp_path, "{logo: a.svg}", a__svg=f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>'
    )
    assert isinstance(brand, Brand)
    assert brand.logo
    assert (brand.logo.light.width, brand.logo.light.height) == size


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<svg", 'bad-picture: "a.svg" is no SVG that can be read'),
        ("<svg/>", 'bad-picture: "a.svg" is no SVG'),
        (svg(0, 3), 'bad-picture: "a.svg" has no size'),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"/>',
            'missing-view-box: "a.svg" does not say how large it is',
        ),
        (
            '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
            'svg-doctype: "a.svg" has a document type',
        ),
        (" " * (MAX_PICTURE + 1), 'file-too-large: "a.svg" is over 200,000 bytes'),
    ],
)
def test_a_drawing_that_is_none(data: str, said: str, tmp_path: Path) -> None:
    """Each with one problem, and no logo."""
    assert read(tmp_path, "{logo: a.svg}", a__svg=data) == [said]


def test_a_drawing_may_be_saved_with_the_wrong_ending(tmp_path: Path) -> None:
    """A PNG is known by its first bytes."""
    brand = read(tmp_path, "{logo: a.svg}", a__svg=png(3, 2))
    assert isinstance(brand, Brand)
    assert brand.logo
    assert brand.logo.light.kind == "png"


def test_an_icon_is_square_and_large_enough(tmp_path: Path) -> None:
    """So that phones need not blow it up."""
    assert read(
        tmp_path, "{icon: {svg: a.svg, png: b.png}}", a__svg=svg(3, 2), b__png=png(64, 64)
    ) == [
        'bad-picture: "a.svg" is 3 by 2, and an icon is square',
        'bad-picture: "b.png" is 64 pixels wide, and phones need 180',
    ]


def test_an_icon_is_known_by_what_it_is(tmp_path: Path) -> None:
    """A single file may be either."""
    brand = read(tmp_path, "{icon: b.png}", b__png=png(180, 180))
    assert isinstance(brand, Brand)
    assert brand.icon
    assert brand.icon.svg is None
    assert brand.icon.png


@pytest.mark.parametrize(
    ("theme", "faces"),
    [
        ("{heading: s.woff2}", [("heading", "regular", "1 1000")]),
        ("{heading: v.woff2}", [("heading", "regular", "100 900")]),
        ("{text: s.woff2}", [("text", "regular", "400")]),
        (
            "{text: {regular: v.woff2, italic: v.woff2}}",
            [("text", "regular", "100 900"), ("text", "italic", "100 900")],
        ),
        (
            "{text: {regular: s.woff2, bold: s.woff2, italic: s.woff2, bold_italic: s.woff2}}",
            [
                *(("text", "regular", "400"), ("text", "bold", "700")),
                *(("text", "italic", "400"), ("text", "bold_italic", "700")),
            ],
        ),
        (
            "{heading: {regular: s.woff2, bold: s.woff2}, text: v.woff2}",
            [
                *(("heading", "regular", "400"), ("heading", "bold", "700")),
                ("text", "regular", "100 900"),
            ],
        ),
    ],
)
def test_the_weights_of_typefaces(
    theme: str, faces: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """A heading's only cut is for every weight, so that no browser makes it bolder."""
    brand = read(tmp_path, f"{{fonts: {theme}}}", s__woff2=STATIC, v__woff2=VARIABLE)
    assert isinstance(brand, Brand)
    assert [(face.role, face.cut, face.weight) for face in brand.faces] == faces


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"OTTO", '"f.woff2" is a typeface, but not in WOFF2'),
        (b"wOFF", '"f.woff2" is a typeface, but not in WOFF2'),
        (b"<html>", '"f.woff2" is no typeface in WOFF2'),
        (STATIC[:-1], '"f.woff2" is not whole: its length is not the one it names'),
    ],
)
def test_a_typeface_that_is_none(data: bytes, said: str, tmp_path: Path) -> None:
    """What comes of a page that was saved instead, or half a file, is no typeface."""
    assert read(tmp_path, "{fonts: {text: f.woff2}}", f__woff2=data) == [f"bad-font: {said}"]


def test_axes_are_found_among_the_tables() -> None:
    """By the table's number or its name, behind tables that were transformed or were not."""
    assert is_variable(woff2(table(GLYF, version=3), table(FVAR)))
    assert is_variable(woff2(table(3, version=1), b"\x3ffvar\x20"))
    assert not is_variable(woff2(b"\x3fABCD\x2f", b"\x00\x2f"))
    assert not is_variable(woff2())


@pytest.mark.parametrize("name", ["../a.svg", "/etc/hostname", "..\\\\a.svg", "link.svg"])
def test_no_file_from_elsewhere(name: str, tmp_path: Path) -> None:
    """Nothing outside of content/ is published, not by a link either."""
    (tmp_path / "a.svg").write_text(svg(2, 1), "utf-8")
    (tmp_path / "project/content").mkdir(parents=True)
    (tmp_path / "project/content/link.svg").symlink_to(tmp_path / "a.svg")
    document = parse_yaml(Source("site.yaml", f"theme: {{logo: '{name}'}}\n")).value
    assert document
    (problem,) = load_brand(tmp_path / "project", document).problems
    assert problem.code == "bad-path"


@pytest.mark.parametrize("name", [".", "folder"])
def test_a_folder_is_no_file(name: str, tmp_path: Path) -> None:
    """It cannot be read."""
    (tmp_path / "content/folder").mkdir(parents=True)
    document = parse_yaml(Source("site.yaml", f"theme: {{logo: {name}}}\n")).value
    assert document
    (problem,) = load_brand(tmp_path, document).problems
    assert problem.code == "unreadable"


def test_no_file_has_a_name_that_nobody_sees(tmp_path: Path) -> None:
    """It is told as such a text is anywhere, and not once more as a file."""
    assert read(tmp_path, '{logo: "a\\0.svg", icon: "a\\x01.svg"}') == Brand()
