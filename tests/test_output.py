"""The output as a whole: links, anchors and ids."""

from collections.abc import Mapping

import pytest

from site_builder.files.source import Source
from site_builder.output.files import Output, check_output
from tests.projects import WHOLE, built


def lines(
    files: Mapping[str, str], *, root: str = "/", sources: Mapping[str, str] | None = None
) -> list[str]:
    """Return what is wrong with an output: place and code."""
    written = {path: Source(f"{path}.md", text) for path, text in (sources or {}).items()}
    output = Output({path: text.encode() for path, text in files.items()}, {}, written, root)
    found = check_output(output)
    return [f"{each.path}:{each.line}:{each.column} {each.code}" for each in found]


def page(link: str) -> str:
    """Return a page with a link and a place."""
    return f'<h1 id="here">A</h1><a href="{link}">b</a>'


@pytest.mark.parametrize(
    "link",
    [
        *("", "#here", "?a=b", "../en/", "../en/#here", "../en/index.html", "/en/", "/en/?a#here"),
        *(
            ".",
            "./",
            "..",
            "../",
            "/",
            "/robots.txt",
            "/robots.txt#a",
            "%69ndex.html",
            "/en/b%20c.txt",
        ),
        *("https://e.org/nothing", "//e.org/nothing", "mailto:a@e.org", "tel:+31"),
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(link: str) -> None:
    """Within the page, to another page or file, or out of the site."""
    others = {"index.html": page(""), "en/index.html": page(""), "en/b c.txt": "", "robots.txt": ""}
    assert lines({**others, "nl/index.html": page(link)}) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        *(
            (link, "dead-link")
            for link in ("../fr/", "fr", "/nl", "x.html", "../../../a", "http://[e")
        ),
        *((link, "dead-anchor") for link in ("#there", "/nl/#there", "../en/#there", "#Here")),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(link: str, code: str) -> None:
    """Its page is named; where the page has no source, at its beginning."""
    files = {"nl/index.html": page(link), "en/index.html": page("")}
    assert lines(files) == [f"nl/index.html:1:1 {code}"]


NEAR = [
    ("../bakry/", "../bakery/"),
    ("../Bakery/#oven", "../bakery/#oven"),
    ("../bakery", "../bakery/"),
    ("bakery/", "../bakery/"),
    ("/checks/en/bakry/", "/checks/en/bakery/"),
    ("/checks/bakery/?a=b#c", "/checks/en/bakery/?a=b#c"),
    ("/checks/nl/bakery/", "/checks/en/bakery/"),
    ("../../nl/privcy/", "../../nl/privacy/"),
    ("../privcy/", "../privacy/"),
    ("../bakery.html", "../bakery/"),
    ("../bakery/floor/", "../bakery/flour/"),
    ("../nothing/", None),
    ("/checks/../x", None),
    ("../frist/", None),
    ("../bakery.png", None),
    ("#heer", "#here"),
    ("../bakery/#heer", "#here"),
    ("#nothing", None),
]


@pytest.mark.parametrize(("link", "meant"), NEAR)
def test_what_a_dead_link_may_mean_is_offered(link: str, meant: str | None) -> None:
    """As it is to be written: from the page or the root, whichever was written, with what follows.

    Of two pages that are called so it is the one that stands nearest; a frame is nobody's link.
    """
    pages = ("en/about/", "en/bakery/", "en/bakery/flour/", "en/privacy/", "nl/privacy/")
    files = {f"{address}index.html": page("").encode() for address in (*pages, "embed/first/")}
    files["en/about/index.html"] = page(link).encode()
    (found,) = check_output(Output(files, {}, {}, "/checks/"))
    other = "no file is published" if link.endswith(".png") else "mend"
    offered = f'did you mean "{meant}"?' if meant else other
    assert found.hint.startswith(offered), found


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("../bakery/article.en.md", "../brood/"),
        ("../bakery/article.nl.md?a#oven", "../../nl/brood/?a#oven"),
        *((link, "../brood/") for link in ("../bakery", "../bakery/", "../b%61kery/")),
        ("article.nl.md", "../../nl/over/"),
        ("../pages/1-privacy.en.md", "../privacy/"),
        ("../nothing/article.en.md", None),
    ],
)
def test_a_link_to_a_file_is_told_the_address_of_its_page(link: str, written: str | None) -> None:
    """Or to its folder, as other programs have it: the page in the same language is meant."""
    sources = {
        "en/about/": "content/about/article.en.md",
        "nl/over/": "content/about/article.nl.md",
        "en/brood/": "content/bakery/article.en.md",
        "nl/brood/": "content/bakery/article.nl.md",
        "en/privacy/": "content/pages/1-privacy.en.md",
    }
    files = {f"{address}index.html": page("").encode() for address in sources}
    files["en/about/index.html"] = page(link).encode()
    texts = {f"{address}index.html": Source(file, "") for address, file in sources.items()}
    (found,) = check_output(Output(files, {}, texts, "/"))
    offered = f'write "{written}", the address of its page' if written else "mend or remove it"
    assert found.hint == offered


def test_a_problem_of_a_page_names_its_address_as_links_do() -> None:
    """Nobody wrote index.html."""
    body = page("#there") + page("../fr/")
    files = {"nl/index.html": body, "index.html": page("nothing")}
    output = Output({path: text.encode() for path, text in files.items()}, {}, {}, "/")
    said = [each.message for each in check_output(output)]
    assert said == [
        'the id "here" stands twice on the page nl/',
        'the page nl/ has no place "#there", to which nl/ links',
        'the link "../fr/" on the page nl/ leads nowhere',
        'the link "nothing" on the page / leads nowhere',
    ]


def test_a_picture_must_be_there() -> None:
    """What a page shows is looked at like what it links to."""
    files = {"a.html": '<img src="b.png"><img src="c.png">', "b.png": ""}
    assert lines(files) == ["a.html:1:1 dead-link"]


def test_links_work_below_a_path() -> None:
    """From the root of the host the path of the site comes first; beside it is another site."""
    files = {"nl/index.html": page("/checks/nl/"), "index.html": page("/checks")}
    assert lines(files, root="/checks/") == []
    assert lines({"nl/index.html": page("/nothing/")}, root="/checks/") == []
    assert lines({"nl/index.html": page("/checks/en/")}, root="/checks/") == [
        "nl/index.html:1:1 dead-link"
    ]


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("/nl/privacy/", "../privacy/"),
        ("/en/?a=b#here", "../../en/?a=b#here"),
        ("/", "../../"),
        ("/logo.svg", "../../logo.svg"),
    ],
)
def test_a_link_past_a_site_below_a_path_is_told(link: str, written: str) -> None:
    """Where the site has that page, which is elsewhere on the host; the way there is offered."""
    pages = ("", "en/", "nl/privacy/", "nl/about/")
    files = {f"{address}index.html": page("").encode() for address in pages}
    files |= {"logo.svg": b"", "nl/about/index.html": page(link).encode()}
    (found,) = check_output(Output(files, {}, {}, "/checks/"))
    assert found.message.endswith("leads past the site, which is below /checks/")
    said = found.severity, found.code, found.hint
    assert said == ("warning", "dead-link", f'write "{written}"')
    assert list(check_output(Output(files, {}, {}, "/"))) == []


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("www.example.org", "https://www.example.org"),
        ("www.example.shop/a?b", "https://www.example.shop/a"),
        ("bedrijf.nl/contact", "https://bedrijf.nl/contact"),
        ("info@bedrijf.nl", "mailto:info@bedrijf.nl"),
        ("https//bedrijf.shop/a", "https://bedrijf.shop/a"),
    ],
)
def test_an_address_without_its_beginning_is_offered_with_it(link: str, written: str) -> None:
    """Browsers take it for a page of the site."""
    files = {"nl/index.html": page(link).encode()}
    (found,) = check_output(Output(files, {}, {}, "/"))
    assert (found.code, found.hint) == ("dead-link", f"write {written}")


def test_an_id_stands_once_on_a_page() -> None:
    """Twice is one problem for each id; on two pages it is none."""
    assert lines({"a.html": '<b id="x"></b><b id="y"></b>', "b.html": '<b id="x"></b>'}) == []
    assert lines({"a.html": '<b id="x"></b><i id="x"></i><i id="x"></i>'}) == [
        "a.html:1:1 id-twice"
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a [b](x) c", "1:7"),
        ("x\n\n[a]: x", "3:6"),
        ("x <x> y", "1:4"),
        ("xx (xy) <a href='x'>a</a>", "1:18"),
        ("no link of that form", "1:1"),
    ],
)
def test_a_dead_link_is_placed_where_it_was_written(text: str, at: str) -> None:
    """In Markdown or in HTML, and not where the same letters mean something else."""
    found = lines({"a.html": page("x")}, sources={"a.html": text})
    assert found == [f"a.html.md:{at} dead-link"]


def test_every_dead_link_has_its_own_place() -> None:
    """The second of two is the second in the source."""
    found = lines({"a.html": page("x") + '<a href="x">'}, sources={"a.html": "[a](x)\n[b](x)\n"})
    assert found == ["a.html.md:1:5 dead-link", "a.html.md:2:5 dead-link"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a\n\n## B {#here}\n", "3:6"),
        ("a here\n\n## Here\n", "3:1"),
        ('<p id="here">a</p>', "1:4"),
    ],
)
def test_an_id_is_placed_where_it_was_written(text: str, at: str) -> None:
    """As it was given, or in the heading that it was made of."""
    found = lines({"a.html": page("") + '<b id="here"></b>'}, sources={"a.html": text})
    assert found == [f"a.html.md:{at} id-twice"]


def test_the_whole_site_has_no_dead_links() -> None:
    """Every link of the templates leads somewhere."""
    assert list(check_output(built(WHOLE))) == []
