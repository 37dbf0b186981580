"""Site → Output: what stands in the pages as they ship."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_builder.content.theme import Theme, site_rule, widget_rule
from site_builder.files.colour import parse
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.pages.render import styles
from tests.dom import VOID
from tests.projects import MINIMAL, WHOLE, built, copied

ADDRESS = "https://bakery.example"
STYLE = styles(None).encode()


@pytest.fixture(scope="module")
def output() -> Output:
    """The whole project's site."""
    return built(WHOLE)


class Tags(HTMLParser):
    """Notes tags that are not closed in their order, and inline code."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and attributes that the policy forbids."""
        if tag not in VOID:
            self.open.append(tag)
        self.wrong += [name for name, _ in attrs if name == "style" or name.startswith("on")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over a tag that closes itself, as in SVG."""

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def with_levels(address: str) -> list[str]:
    """Return the page at an address and those of its levels, in the order of their names."""
    names = ("/", "/bread/", "/dough/", "/feast/", "/flour/")
    return sorted(f"{address}{name}index.html" for name in names)


def pages(output: Output) -> dict[str, str]:
    """Return the pages by their path."""
    return {path: data.decode() for path, data in output.files.items() if path.endswith(".html")}


def test_the_files_of_a_site(output: Output) -> None:
    """Pages, frames and scripts at their stable addresses; assets with their hash."""
    names = sorted(re.sub(r"\.[0-9a-f]{12}\.", ".#.", path) for path in output.files)
    assert names == [
        *("404.html", "_headers", "_redirects", "assets/accent.#.js", "assets/article.#.js"),
        *("assets/embed.#.css", "assets/embed.#.js", "assets/frame.#.css", "assets/frame.#.js"),
        *("assets/home.#.js", "assets/icon-32.#.png", "assets/icon.#.svg"),
        *("assets/reading.#.js", "assets/site.#.css", "assets/touch-icon.#.png"),
        *("cards/about.en.png", "cards/about.nl.png"),
        *("cards/bakery.bread.en.png", "cards/bakery.bread.nl.png"),
        *("cards/bakery.dough.en.png", "cards/bakery.dough.nl.png", "cards/bakery.en.png"),
        *("cards/bakery.feast.en.png", "cards/bakery.feast.nl.png"),
        *("cards/bakery.flour.en.png", "cards/bakery.flour.nl.png", "cards/bakery.nl.png"),
        *("cards/en.png", "cards/nl.png"),
        *("embed/bakery.en.js", "embed/bakery.js", "embed/bakery.nl.js"),
        *("embed/bakery/en/index.html", "embed/bakery/nl/index.html"),
        *("embed/custom-elements.json", "embed/frame.js", "embed/manifest.json"),
        "embed/niveau-check.d.ts",
        *("en/about-us/index.html", *with_levels("en/bakery"), "en/colophon/index.html"),
        *("en/embed/index.html", "en/imprint/index.html", "en/index.html"),
        *("feed.en.xml", "feed.nl.xml", "index.html"),
        *(*with_levels("nl/bakkerij"), "nl/colofon/index.html", "nl/index.html"),
        *("nl/insluiten/index.html", "nl/over-ons/index.html"),
        *("oembed/bakery.en.json", "oembed/bakery.nl.json", "robots.txt", "sitemap.xml"),
    ]


def test_every_page_is_whole_html(output: Output) -> None:
    """Tags close in order, no inline style or handler, one title, one main heading, a language."""
    for path, text in pages(output).items():
        tags = Tags()
        tags.feed(text)
        assert (tags.open, tags.wrong) == ([], []), path
        assert text.startswith("<!doctype html>\n<html lang=")
        assert text.count("<title>") == 1
        if not path.startswith("embed/"):
            assert text.count("<h1") == 1, path


def test_a_page_knows_its_address_and_its_twins(output: Output) -> None:
    """Canonical, and an alternate for each language and for none."""
    text = pages(output)["nl/bakkerij/index.html"]
    assert f'<link rel="canonical" href="{ADDRESS}/nl/bakkerij/">' in text
    for language, address in (
        ("nl", "nl/bakkerij"),
        ("en", "en/bakery"),
        ("x-default", "nl/bakkerij"),
    ):
        assert f'hreflang="{language}" href="{ADDRESS}/{address}/">' in text
    frame = pages(output)["embed/bakery/en/index.html"]
    assert f'<link rel="canonical" href="{ADDRESS}/en/bakery/">' in frame


@pytest.mark.parametrize(
    ("path", "kind", "title", "site"),
    [
        ("index.html", "website", "De bakkerij", "De bakkerij"),
        ("en/index.html", "website", "The bakery", "The bakery"),
        ("nl/bakkerij/index.html", "article", "Hoe goed is je bakkerij?", "De bakkerij"),
        ("en/about-us/index.html", "article", "About us", "The bakery"),
    ],
)
def test_a_page_says_what_is_shown_where_it_is_shared(
    output: Output, path: str, kind: str, title: str, site: str
) -> None:
    """Open Graph, in the page's own language, with a picture of its own; Twitter's large card."""
    text = pages(output)[path]
    said = properties(text)
    assert (said["og:type"], said["og:title"], said["og:site_name"]) == (kind, title, site)
    assert said["og:url"] == f"{ADDRESS}/{path.removesuffix('index.html')}"
    assert f'<meta name="description" content="{said["og:description"]}">' in text
    locales = said["og:locale"], said["og:locale:alternate"]
    assert locales == (("en_US", "nl_NL") if path.startswith("en/") else ("nl_NL", "en_US"))
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert output.files[said["og:image"].removeprefix(f"{ADDRESS}/")].startswith(b"\x89PNG")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == title
    assert ("article:published_time" in said) == (kind == "article")


def test_an_article_says_when_and_by_whom(output: Output) -> None:
    """By whom only where that is known."""
    english = properties(pages(output)["en/bakery/index.html"])
    dutch = properties(pages(output)["nl/bakkerij/index.html"])
    assert english["article:author"] == "A baker"
    assert "article:author" not in dutch
    assert dutch["article:published_time"] == "2026-01-31"
    assert dutch["article:modified_time"] == "2026-02-28"


def properties(page: str) -> dict[str, str]:
    """Return what a page says of itself, each thing once."""
    found = re.findall(r'<meta property="([a-z:_]+)" content="([^"]+)">', page)
    assert len(dict(found)) == len(found)
    return dict(found)


def test_texts_are_escaped_and_set(tmp_path: Path) -> None:
    """What an author writes is text, never markup, in every page and script."""
    article = (MINIMAL / "content" / "first" / "article.en.md").read_text("utf-8")
    title = '"A" & <b>\'s'
    files = {
        "first/article.en.md": article.replace(
            "The first check", f"'{title.replace(chr(39), chr(39) * 2)}'"
        )
    }
    output = built(copied(MINIMAL, tmp_path / "p", files))
    text = output.files["en/first-check/index.html"].decode()
    assert "“A” &amp; &lt;b&gt;’s" in text
    assert "<b>" not in text


def test_a_script_is_ascii_and_holds_its_languages(output: Output) -> None:
    """One with all languages, and one for each."""
    for name, languages in (("bakery", ["nl", "en"]), ("bakery.en", ["en"])):
        script = output.files[f"embed/{name}.js"].decode("ascii")
        hint, name_of_engine, body = script.split("\n", 2)
        # The browser looks for the first at the top and nowhere else.
        assert hint == "//# allFunctionsCalledOnLoad"
        assert name_of_engine == "/* niveaucheck 0000000000000000 */"
        assert body.startswith("((ASSESSMENT,STYLES)=>{")
        data = json.JSONDecoder().raw_decode(script[script.index("})(") + 3 :])[0]
        assert (data["check"], data["languages"]) == ("bakery", languages)


def test_a_script_follows_the_order_of_languages(tmp_path: Path) -> None:
    """Also while a process goes on: the first is the one to fall back on."""
    project = copied(MINIMAL, tmp_path / "p")
    built(project)
    site = project / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("[nl, en]", "[en, nl]"), "utf-8")
    assert b'"languages":["en","nl"]' in built(project).files["embed/first.js"]


def test_a_page_with_a_check_has_the_articles_script(output: Output) -> None:
    """With what it must know of the answers, as data; other pages have no script of ours."""
    address = r"../../assets/article\.[0-9a-f]{12}\.js"
    script = re.compile(rf"""<script defer src="{address}" data-carry='([^']*)'></script>""")
    for path, text in pages(output).items():
        found = script.findall(text)
        assert len(found) == (path in {"nl/bakkerij/index.html", "en/bakery/index.html"}), path
        assert ("assets/article" in text) == bool(found)
        for carried in found:
            questions = json.loads(carried)["questions"]
            assert questions[1] == ["size", {"-": None, "0": "small", "1": "big"}]


def test_in_one_language_nothing_is_carried(tmp_path: Path) -> None:
    """The script is there for printing alone."""
    project = copied(MINIMAL, tmp_path / "p")
    for path in (project / "content").rglob("*.*"):
        if path.name == "article.nl.md":
            path.unlink()
        else:
            text = path.read_text("utf-8").replace("languages: [nl, en]", "languages: [en]")
            path.write_text(re.sub(r"nl: [^,]*, en:", "en:", text), "utf-8")
    text = pages(built(project))["en/first-check/index.html"]
    assert "assets/article" in text
    assert "data-carry" not in text


@pytest.mark.parametrize("address", ["https://e.org", "https://e.org/checks"])
def test_links_are_relative_so_that_any_root_will_do(address: str, tmp_path: Path) -> None:
    """But on the page for what is not found, which is shown at any depth: there from the root."""
    output = built(copied(MINIMAL, tmp_path / "p"), Options(base_url=address))
    for path, text in pages(output).items():
        targets = re.findall(r'(?:href|src)="([^"]*)"', text)
        if path == "404.html":
            assert all(target.startswith((output.root, "#")) for target in targets)
        else:
            assert not any(target.startswith("/") for target in targets), path
    canonical = f'<link rel="canonical" href="{address}/nl/eerste-check/">'
    assert canonical in pages(output)["nl/eerste-check/index.html"]


def test_the_same_content_gives_the_same_bytes() -> None:
    """No time, no chance, no order of a folder."""
    assert built(WHOLE) == built(WHOLE)


def test_a_theme_reaches_the_site_and_every_script(output: Output) -> None:
    """It comes last in the style sheet, whose address follows, and in each script's styles."""
    theme = Theme(parse("#a2125c"), parse("#ff9ecb"))
    scripts = [
        data
        for path, data in output.files.items()
        if path.startswith("embed/bakery.") and path.endswith(".js")
    ]
    assert len(scripts) == 3
    for script in scripts:
        assert script.decode().endswith(f',"{widget_rule(theme)}");\n')
    ((themed, style),) = style_sheets(output).items()
    assert style == STYLE + b"\n" + site_rule(theme).encode()
    assert {themed}.isdisjoint(style_sheets(built(MINIMAL)))


def test_without_a_theme_styles_are_as_they_are() -> None:
    """Byte for byte, in the site and in the scripts."""
    files = built(MINIMAL)
    assert list(style_sheets(files).values()) == [STYLE]
    scripts = [
        data
        for path, data in files.files.items()
        if path.startswith("embed/first.") and path.endswith(".js")
    ]
    assert scripts
    assert all(script.endswith(b',"");\n') for script in scripts)


def style_sheets(output: Output) -> dict[str, bytes]:
    """Return the site's own style sheet by its path."""
    return {path: data for path, data in output.files.items() if path.startswith("assets/site.")}
