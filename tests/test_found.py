"""What search engines find: addresses, twins, the sitemap and data; and what they must not."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from site_builder.files.problems import ContentError, is_fatal
from site_builder.options import Options
from site_builder.output.files import Output
from tests.heads import Head, head_of, heads
from tests.projects import MINIMAL, WHOLE, built, copied

ROOT = Path(__file__).parents[1]
SCHEMAS = Path(__file__).parent / "schemas"
BELOW = "https://e.org/checks"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(
    scope="module",
    params=[(ROOT, None), (ROOT, BELOW), (WHOLE, None), (WHOLE, BELOW)],
    ids=["our own", "our own below a path", "whole", "whole below a path"],
)
def output(request: pytest.FixtureRequest) -> Output:
    """Our own site and a small whole one, each at a root and below a path."""
    project, base_url = request.param
    return built(project, Options(base_url=base_url))


@pytest.fixture(scope="module")
def found(output: Output) -> Mapping[str, Head]:
    """The heads of its pages that may be listed."""
    return heads(output)


def base_of(output: Output) -> str:
    """Return the address of a site."""
    address: str = json.loads(output.files["embed/manifest.json"])["base_url"]
    return address


def address_of(output: Output, path: str) -> str:
    """Return the address of a page."""
    return f"{base_of(output)}/{path.removesuffix('index.html')}"


def test_a_page_knows_its_own_address(output: Output, found: Mapping[str, Head]) -> None:
    """Once, absolute; the same stands where it is shared."""
    for path, head in found.items():
        address = address_of(output, path)
        assert head.links["canonical"] == [address], path
        assert head.said["og:url"] == address, path


def test_twins_are_mutual(output: Output, found: Mapping[str, Head]) -> None:
    """Every page names itself, its twins and one for others; every one of them says the same."""
    by_address = {address_of(output, path): head for path, head in found.items()}
    for path, head in found.items():
        assert set(head.alternates) == {"nl", "en", "x-default"}, path
        assert address_of(output, path) in head.alternates.values(), path
        for language, address in head.alternates.items():
            twin = by_address[address]
            assert twin.alternates == head.alternates, (path, language)
            assert language in (twin.language, "x-default")


def test_the_home_for_other_languages_is_the_page_of_all(output: Output) -> None:
    """Which on Netlify sends them on; elsewhere they choose."""
    for path in ("index.html", "nl/index.html", "en/index.html"):
        alternates = head_of(output.files[path]).alternates
        assert alternates["x-default"] == f"{base_of(output)}/"


def test_what_is_shared_is_said_whole(found: Mapping[str, Head]) -> None:
    """Open Graph's four and what every network asks beside them; pictures have their own test."""
    for path, head in found.items():
        for name in ("type", "title", "description", "site_name", "locale"):
            assert head.said[f"og:{name}"], (path, name)
        is_article = head.said["og:type"] == "article"
        for name in ("published_time", "modified_time"):
            assert (f"article:{name}" in head.said) == is_article


# ---- The sitemap


def test_the_sitemap_is_valid(output: Output) -> None:
    """By the schema of sitemaps.org, and that of a twin's link."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap-with-links.xsd"))
    schema.assertValid(etree.fromstring(output.files["sitemap.xml"]))


def test_the_sitemap_holds_every_page_that_may_be_listed(
    output: Output, found: Mapping[str, Head]
) -> None:
    """With the twins that it names itself; the page of all languages is a redirect on Netlify."""
    listed = {
        url.findtext("s:loc", "", NAMES): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)
        }
        for url in etree.fromstring(output.files["sitemap.xml"]).iterfind("s:url", NAMES)
    }
    pages = {path: head for path, head in found.items() if path != "index.html"}
    assert listed == {address_of(output, path): head.alternates for path, head in pages.items()}


def test_the_sitemap_says_when_a_page_changed() -> None:
    """As its author says; a home changes with its articles; else nothing is said."""
    root = etree.fromstring(built(WHOLE).files["sitemap.xml"])
    changed = {
        url.findtext("s:loc", "", NAMES).removeprefix("https://bakery.example/"): url.findtext(
            "s:lastmod", None, NAMES
        )
        for url in root.iterfind("s:url", NAMES)
    }
    assert changed == {
        "nl/": "2026-02-28",
        "en/": "2026-01-31",
        "nl/bakkerij/": "2026-02-28",
        "en/bakery/": "2026-01-31",
        "nl/over-ons/": "2026-01-01",
        "en/about-us/": "2026-01-01",
        "nl/colofon/": None,
        "en/imprint/": None,
        "nl/insluiten/": None,
        "en/embed/": None,
    }


def test_robots_are_told_of_the_sitemap_at_a_root_only(output: Output) -> None:
    """Below a path nobody would read the file: it counts at the root of a host."""
    if output.root == "/":
        told = output.files["robots.txt"].decode()
        assert told == f"User-agent: *\nAllow: /\n\nSitemap: {base_of(output)}/sitemap.xml\n"
    else:
        assert "robots.txt" not in output.files


# ---- Structured data

# What Google reads of each type, required and recommended, as far as a site of ours can know it
# (https://developers.google.com/search/docs/appearance/structured-data), and what schema.org has
# beside it that we say.
REQUIRED = {
    "Article": {"headline", "author", "datePublished", "dateModified"},
    "BreadcrumbList": {"itemListElement"},
    "Organization": {"name", "url"},
    "WebSite": {"name", "url"},
}
BESIDE = {
    "Article": {
        *("description", "inLanguage", "publisher", "mainEntityOfPage", "wordCount"),
        *("articleSection", "image"),
    },
    "BreadcrumbList": set(),
    "Organization": {"logo"},
    "WebSite": {"description", "inLanguage", "publisher"},
}
TYPES = {"article": {"Article", "BreadcrumbList"}, "home": {"WebSite", "Organization"}}


def test_structured_data_is_complete_and_known(found: Mapping[str, Head]) -> None:
    """On every page, by its kind: each property that is required, none that is not of its type."""
    for path, head in found.items():
        is_home = path in ("index.html", "nl/index.html", "en/index.html")
        kind = "home" if is_home else "article"
        has_article = head.said["og:type"] == "article"
        expected = TYPES[kind] if is_home or has_article else {"BreadcrumbList"}
        assert set(head.data) == expected, path
        for name, thing in head.data.items():
            properties = {key for key in thing if not key.startswith("@")}
            assert REQUIRED[name] <= properties, (path, name)
            assert properties <= REQUIRED[name] | BESIDE[name], (path, name)
            assert all(thing[key] for key in properties), (path, name)


def test_an_articles_data_is_what_its_page_says(output: Output, found: Mapping[str, Head]) -> None:
    """Title, description, dates with their zone, who wrote and who publishes it."""
    articles = {path: head for path, head in found.items() if "Article" in head.data}
    assert len(articles) >= 2
    for path, head in articles.items():
        data = head.data["Article"]
        assert data["headline"] == head.said["og:title"]
        assert data["description"] == head.said["description"]
        assert data["inLanguage"] == head.language
        assert data["mainEntityOfPage"] == address_of(output, path)
        for name, said in (("datePublished", "published"), ("dateModified", "modified")):
            moment = dt.datetime.fromisoformat(data[name])
            assert moment.tzinfo
            assert moment.date().isoformat() == head.said[f"article:{said}_time"][:10]
        assert _is_somebody(data["author"])
        assert data["author"]["name"] == head.said.get("author", data["publisher"]["name"])
        assert _is_somebody(data["publisher"])


def _is_somebody(thing: Mapping[str, Any]) -> bool:
    return thing["@type"] in ("Person", "Organization") and bool(thing["name"])


def test_breadcrumbs_lead_from_the_home_to_the_page(
    output: Output, found: Mapping[str, Head]
) -> None:
    """In its language, by pages that are there; the last is the page itself."""
    pages = {address_of(output, path): head for path, head in found.items()}
    for path, head in found.items():
        steps = head.data.get("BreadcrumbList", {}).get("itemListElement")
        if steps is None:
            continue
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) >= 2
        assert steps[0]["item"] == f"{base_of(output)}/{head.language}/"
        assert steps[-1]["item"] == address_of(output, path)
        for step in steps:
            assert step["@type"] == "ListItem"
            assert step["name"] == pages[step["item"]].said["og:title"]


def test_a_text_cannot_end_the_data(tmp_path: Path) -> None:
    """Whatever it holds, it is read back as it is, and no script is begun."""
    title = "</script><script>alert(1)</script><!--"
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    files = {"first/article.en.md": text.replace("The first check", f"'{title}'")}
    page = built(copied(MINIMAL, tmp_path / "p", files)).files["en/first-check/index.html"]
    plain = built(MINIMAL).files["en/first-check/index.html"]
    assert page.count(b"<script") == plain.count(b"<script")
    assert page.count(b"</script") == plain.count(b"</script")
    assert b"<!--" not in page
    assert head_of(page).data["Article"]["headline"] == title


# ---- What must not be found

LISTS = ("sitemap.xml", "feed.nl.xml", "feed.en.xml")


def drafted(to: Path) -> Path:
    """Copy the minimal project, with a second check: a draft in one language, and an alias."""
    files: dict[str, str | bytes] = {}
    for path in (MINIMAL / "content/first").iterdir():
        text = path.read_text("utf-8").replace("eerste", "tweede").replace("first", "second")
        text = text.replace("The first", "The unready").replace("De eerste", "De onrijpe")
        if path.name == "article.nl.md":
            text = text.replace("date:", "draft: true\naliases: [toen]\ndate:")
        files[f"second/{path.name}"] = text
    return copied(MINIMAL, to, files)


def test_a_draft_leaks_nowhere(tmp_path: Path) -> None:
    """In one language it is one in all: in no file's name, and in none's content."""
    output = built(drafted(tmp_path / "p"))
    assert output.files.keys() == built(MINIMAL).files.keys()
    for path, data in output.files.items():
        for word in (b"second", b"tweede", b"toen/"):
            assert word not in data or word in built(MINIMAL).files[path], (path, word)


def test_a_draft_that_is_asked_for_is_not_listed(tmp_path: Path) -> None:
    """Its pages are there and say so to search engines, twice; no list for others holds them."""
    output = built(drafted(tmp_path / "p"), Options(drafts=True))
    for path in ("nl/tweede-check/index.html", "en/second-check/index.html"):
        assert not head_of(output.files[path]).is_indexed
        assert output.headers[path]["X-Robots-Tag"] == "noindex"
    for path in LISTS:
        assert b"second" not in output.files[path]
        assert b"tweede" not in output.files[path]
    ready = "en/first-check/index.html"
    assert head_of(output.files[ready]).is_indexed
    assert "X-Robots-Tag" not in output.headers[ready]


def test_where_all_is_a_draft_there_is_no_feed(tmp_path: Path) -> None:
    """Nor a link to one."""
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    files = {"first/article.en.md": text.replace("date:", "draft: true\ndate:")}
    output = built(copied(MINIMAL, tmp_path / "p", files))
    assert not any(path.startswith("feed.") for path in output.files)
    assert head_of(output.files["en/index.html"]).feeds == []
    assert b"feed." not in output.files["en/index.html"]


def test_a_preview_is_listed_nowhere() -> None:
    """Every page says so, and every file by its headers; robots may come to read that."""
    output = built(WHOLE, Options(base_url="https://preview.example", is_preview=True))
    assert heads(output) == {}
    assert {headers["X-Robots-Tag"] for headers in output.headers.values()} == {"noindex"}
    assert output.files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in output.files


def test_a_site_is_listed() -> None:
    """But for pages for frames and of levels, which have their article, and what is not there."""
    output = built(WHOLE)
    hidden = {path for path, headers in output.headers.items() if "X-Robots-Tag" in headers}
    assert hidden == {"embed/bakery/en/index.html", "embed/bakery/nl/index.html"}
    pages = {path for path in output.files if path.endswith(".html")}
    levels = {path for path in pages - hidden if path.count("/") == 3}
    moved = {"en/colophon/index.html"}
    assert pages - set(heads(output)) == hidden | levels | moved | {"404.html"}


# ---- Former addresses


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("old", "old"),  # two pages were there
        ("second-check", "other"),  # a page is there
        ("first-check", "other"),  # the page itself is there
        ("embed", "other"),  # the page for publishers is there
    ],
)
def test_a_former_address_leads_to_one_page_or_is_a_problem(
    first: str, second: str, tmp_path: Path
) -> None:
    """So that no visitor is sent in a circle, nor by way of another address."""
    project = drafted(tmp_path / "p")
    for check, alias in (("first", first), ("second", second)):
        path = project / f"content/{check}/article.en.md"
        path.write_text(path.read_text("utf-8").replace("date:", f"aliases: [{alias}]\ndate:"))
    with pytest.raises(ContentError) as error:
        built(project)
    assert {each.code for each in error.value.problems if is_fatal([each])} == {"slug-taken"}


def test_every_former_address_leads_to_the_newest_at_once(tmp_path: Path) -> None:
    """However often a page has moved: by one step, not along a chain."""
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    moved = text.replace("slug: first-check", "slug: third\naliases: [first-check, second]")
    output = built(copied(MINIMAL, tmp_path / "p", {"first/article.en.md": moved}))
    for old in ("first-check", "second"):
        page = output.files[f"en/{old}/index.html"].decode()
        assert 'content="0; url=../third/"' in page
        assert f"/en/{old}/ /en/third/ 301!\n" in output.files["_redirects"].decode()
