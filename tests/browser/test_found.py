"""What search engines read of a page, under the site's own policy."""

import pytest
from playwright.sync_api import Page

from site_builder.content.tree import Entry

NOTED = """addEventListener("securitypolicyviolation", (event) => {
  console.error(event.violatedDirective, event.blockedURI);
});"""


@pytest.mark.parametrize("page_of", ["", "en/", "en/embed/", "article"])
def test_what_search_engines_read_is_data_to_a_browser(
    page_of: str, host: str, quiet_page: Page, entry: Entry
) -> None:
    """It can be read, and is neither run nor refused; nothing is said of it."""
    quiet_page.add_init_script(NOTED)
    way = f"en/{entry.articles['en'].slug}/" if page_of == "article" else page_of
    quiet_page.goto(f"{host}/{way}", wait_until="load")
    types = quiet_page.evaluate(
        """[...document.querySelectorAll('script[type="application/ld+json"]')]
          .map((script) => JSON.parse(script.textContent)["@context"])"""
    )
    assert types == ["https://schema.org"]
