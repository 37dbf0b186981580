"""Pictures in an article, as a browser shows them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.pictures import diagram, film, photo
from tests.projects import MINIMAL, copied

TEXT = """![A corner](images/a.jpg "A corner")

Text ![small](images/d.png)

![A film](images/f.webp)"""
SHOWN = """() => [...document.querySelectorAll("article img")].map((image) =>
    [image.currentSrc.split(".").at(-1), image.naturalWidth > 0, image.clientWidth])"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An article with pictures, and one of its own."""
    folder = tmp_path_factory.mktemp("pictures")
    article = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    pictured = article.replace("date:", "image: images/a.jpg\nimage_alt: A corner\ndate:")
    images = {"a.jpg": photo(2000, 1200), "d.png": diagram(90), "f.webp": film("WEBP")}
    files = {f"first/images/{name}": data for name, data in images.items()}
    text = pictured.replace("Two questions.", TEXT)
    project = copied(MINIMAL, folder / "p", {"first/article.en.md": text, **files})
    build(project, folder / "build", Options())
    with hosted(folder / "build") as host:
        yield f"{host}/en/first-check/"


def test_pictures_are_shown_under_the_sites_policy(address: str, quiet_page: Page) -> None:
    """In the smaller format; a small one stays small, and a title is the figure's name."""
    quiet_page.goto(address)
    quiet_page.locator("article img").last.scroll_into_view_if_needed()
    quiet_page.wait_for_function("[...document.images].every((image) => image.naturalWidth)")
    shown = quiet_page.evaluate(SHOWN)
    assert [each[:2] for each in shown] == [["webp", True]] * 4
    head, in_text, small, still = [width for _, _, width in shown]
    assert (head, small, still) == (748, 90, 40)
    assert 500 < in_text < head, "it is as wide as the text, which depends on the typeface"
    assert quiet_page.get_by_role("figure", name="A corner").get_by_role("img").count() == 1


@pytest.mark.parametrize(
    ("width", "density", "taken"), [(360, 1, 480), (360, 3, 1200), (1280, 2, 1600)]
)
def test_a_browser_takes_the_file_that_it_needs(
    address: str, browser: Browser, width: int, density: int, taken: int
) -> None:
    """No larger than is sharp on its screen."""
    page = browser.new_page(viewport={"width": width, "height": 800}, device_scale_factor=density)
    page.goto(address)
    source = page.evaluate("document.querySelector('.head img').currentSrc")
    srcset = page.locator(".head source").get_attribute("srcset") or ""
    page.close()
    widths = dict(each.split(" ") for each in srcset.split(", "))
    (found,) = (widths[name] for name in widths if source.endswith(name.split("/")[-1]))
    assert found == f"{taken}w"
