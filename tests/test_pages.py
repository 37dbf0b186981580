"""Pages beside the articles, such as an imprint: content/pages/ as it ships."""

import re
from pathlib import Path

import pytest

from site_builder.files.problems import ContentError
from site_builder.options import Options
from site_builder.output.files import Output
from tests.projects import MINIMAL, WHOLE, built, copied, shown, site_of

DOT = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"


@pytest.fixture(scope="module")
def output() -> Output:
    """The whole project's site."""
    return built(WHOLE)


def page(output: Output, path: str) -> str:
    """Return a page as it ships."""
    return output.files[f"{path}index.html"].decode()


def test_a_page_has_its_address_its_twins_and_its_text(output: Output) -> None:
    """Set as an article is, with no date and no check."""
    text = page(output, "nl/colofon/")
    assert "<h1>Colofon</h1>" in text
    assert "<title>Colofon · De bakkerij</title>" in text
    assert "“Vers”" in text
    assert '<link rel="canonical" href="https://bakery.example/nl/colofon/">' in text
    for language, address in (
        ("nl", "nl/colofon"),
        ("en", "en/imprint"),
        ("x-default", "nl/colofon"),
    ):
        assert f'hreflang="{language}" href="https://bakery.example/{address}/">' in text
    assert "byline" not in text
    listed = re.findall(r'<a href="[^"]*" hreflang="(\w+)"', text)
    assert listed == ["nl", "en"]
    assert '<h2 id="where-to-find-us">Where to find us</h2>' in page(output, "en/imprint/")


def test_a_page_may_say_what_it_is_about(output: Output) -> None:
    """Without it there is none for search engines, and the site's where the page is shared."""
    english, dutch = page(output, "en/imprint/"), page(output, "nl/colofon/")
    assert '<meta name="description" content="Who makes this site.">' in english
    assert '<meta property="og:description" content="Who makes this site.">' in english
    assert 'name="description"' not in dutch
    assert '<meta property="og:description" content="Hoe goed loopt je bakkerij?">' in dutch


def test_every_page_of_a_language_links_to_all_of_them(output: Output) -> None:
    """From wherever it is; the page itself is marked."""
    for path in ("en/", "en/bakery/", "en/embed/"):
        footer = page(output, path).split("<footer")[1]
        assert f'<li><a href="{"../" * (path.count("/") - 1)}imprint/">Imprint</a></li>' in footer
    footer = page(output, "en/imprint/").split("<footer")[1]
    assert '<li><a href="./" aria-current="page">Imprint</a></li>' in footer


def test_pages_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Which nobody else sees, so that a name may begin with a number."""
    files = {
        f"pages/{name}.{language}.md": f"---\ntitle: {title}\nslug: {title.lower()}\n---\nText.\n"
        for name, title in (("2-a", "Third"), ("1-b", "Second"), ("1", "First"))
        for language in ("nl", "en")
    }
    project = copied(MINIMAL, tmp_path / "p", files)
    assert [each.title for each in site_of(project).pages] == ["First"] * 2 + ["Second"] * 2 + [
        "Third"
    ] * 2
    footer = page(built(project), "en/").split("<footer")[1]
    assert re.findall(r'<a href="[^"]*">(\w+)</a>', footer) == ["First", "Second", "Third"]


def test_a_former_address_sends_on_to_the_page(output: Output) -> None:
    """As those of articles do."""
    assert "url=../imprint/" in page(output, "en/colophon/")
    assert "/en/colophon/" in output.files["_redirects"].decode()


def test_the_footer_says_what_the_site_has_it_say(output: Output) -> None:
    """In the language of the page, its quotation marks set, links and all."""
    link = '<a href="https://guild.example/">1436</a>'
    assert f"<p>Het “gilde” bakt sinds {link}.</p>" in page(output, "nl/")
    assert f"<p>The guild has been <em>baking</em> since {link}.</p>" in page(output, "en/imprint/")


def test_a_page_may_not_take_the_address_of_the_page_for_publishers(tmp_path: Path) -> None:
    """As long as there is a check."""
    text = "---\ntitle: Insluiten\nslug: insluiten\n---\nTekst.\n"
    files = {"pages/a.nl.md": text, "pages/a.en.md": text.replace("insluiten", "a")}
    (line,) = shown(copied(MINIMAL, tmp_path / "p", files))
    assert line.startswith("content/pages/a.nl.md:3:7: error[slug-taken]:")


def test_a_dead_link_on_a_page_is_found_where_it_was_written(tmp_path: Path) -> None:
    """In the author's file, by its line."""
    text = "---\ntitle: A\nslug: a\n---\n\nSee [this](../b/).\n"
    files = {f"pages/a.{language}.md": text for language in ("nl", "en")}
    with pytest.raises(ContentError) as raised:
        built(copied(MINIMAL, tmp_path / "p", files))
    places = {(each.path, each.line, each.code) for each in raised.value.problems}
    assert places == {(f"content/pages/a.{each}.md", 6, "dead-link") for each in ("nl", "en")}


def test_hidden_files_and_others_are_passed_over(tmp_path: Path) -> None:
    """What editors and people leave in a folder is no page."""
    files = {"pages/.draft.nl.md": "x", "pages/_notes.md": "x", "pages/photo.jpg": "x"}
    assert site_of(copied(MINIMAL, tmp_path / "p", files)).pages == ()


@pytest.mark.parametrize("address", ["https://e.org", "https://e.org/checks"])
def test_the_page_for_what_is_not_found_leads_home_from_anywhere(address: str) -> None:
    """In every language, in their order, with the header and footer of all; in no index."""
    output = built(WHOLE, Options(base_url=address))
    text = output.files["404.html"].decode()
    assert '<meta name="robots" content="noindex">' in text
    assert re.findall(r'<a class="button" href="([^"]*)">', text) == [
        f"{output.root}nl/",
        f"{output.root}en/",
    ]
    assert f'<a class="wordmark" href="{output.root}nl/">De bakkerij</a>' in text
    assert f'href="{output.root}nl/colofon/"' in text
    assert 'http-equiv="Content-Security-Policy"' in text
    assert text.index("Content-Security-Policy") < text.index("stylesheet")


def test_a_page_shows_pictures_of_its_folder(tmp_path: Path) -> None:
    """As an article does; one that no page shows is doubted, one that is not there is a problem."""
    project = copied(WHOLE, tmp_path / "project")
    folder = project / "content/pages/images"
    folder.mkdir()
    (folder / "dot.gif").write_bytes(DOT)
    output = built(project)
    assert [warning.code for warning in output.warnings] == ["unused-picture"]
    with (project / "content/pages/imprint.en.md").open("a", encoding="utf-8") as file:
        file.write("\n![A dot](images/dot.gif)\n\n![A dot](images/dto.gif)\n")
    with pytest.raises(ContentError) as raised:
        built(project)
    assert [problem.code for problem in raised.value.problems] == ["missing-file"]
    source = (project / "content/pages/imprint.en.md").read_text("utf-8")
    path = project / "content/pages/imprint.en.md"
    path.write_text(source.replace("images/dto.gif", "images/dot.gif"), "utf-8")
    output = built(project)
    (src,) = set(re.findall(r'<img src="([^"]+)"[^>]* alt="A dot"', page(output, "en/imprint/")))
    assert src.removeprefix("../../") in output.files


def test_a_page_without_its_language_is_told_with_the_one_that_is_missing(tmp_path: Path) -> None:
    """Once: that language is not missing too."""
    content = copied(WHOLE, tmp_path / "p") / "content"
    (content / "pages/imprint.nl.md").rename(content / "pages/imprint.md")
    pages = [line for line in shown(tmp_path / "p") if line.startswith("content/pages")]
    assert [line.partition("; ")[2] for line in pages] == ["rename it like imprint.nl.md"]
    (content / "pages/imprint.en.md").unlink()
    pages = [line for line in shown(tmp_path / "p") if line.startswith("content/pages")]
    assert [line.partition("; ")[2] for line in pages] == ["rename it like imprint.nl.md"]


def test_a_folder_whose_name_is_no_id_is_told_with_one(tmp_path: Path) -> None:
    """As slugs are."""
    content = copied(MINIMAL, tmp_path / "p") / "content"
    (content / "first").rename(content / "Klachten afhandeling")
    (line,) = shown(tmp_path / "p")
    assert line.endswith('a letter first, like "klachten-afhandeling"')
