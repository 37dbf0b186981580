"""What Netlify says of a build in its environment, and what becomes of it."""

import pytest

from site_builder.netlify import on_netlify
from site_builder.options import Options

URL, PRIME = "https://www.e.org", "https://main--e.netlify.app"
SAID = {"URL": URL, "DEPLOY_PRIME_URL": f"{PRIME}/"}
ASKED = "https://asked.example"


@pytest.mark.parametrize("context", ["deploy-preview", "branch-deploy", "staging"])
def test_all_but_production_is_a_preview(context: str) -> None:
    """At its own address, unless another was asked for."""
    said = {**SAID, "CONTEXT": context}
    assert on_netlify(Options(), said) == Options(base_url=PRIME, is_preview=True)
    asked = on_netlify(Options(base_url=ASKED, drafts=True), said)
    assert asked == Options(base_url=ASKED, drafts=True, is_preview=True)


def test_production_is_no_preview() -> None:
    """It has the author's address, or where the site will stand if that is a placeholder."""
    said = {**SAID, "CONTEXT": "production"}
    assert on_netlify(Options(), said) == Options(host_url=URL)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"URL": URL},
        {"CONTEXT": "", **SAID},
        {"CONTEXT": "deploy-preview"},
        {"CONTEXT": "deploy-preview", "DEPLOY_PRIME_URL": "nowhere"},
        {"CONTEXT": "production", "DEPLOY_PRIME_URL": PRIME},
    ],
)
def test_elsewhere_nothing_changes(said: dict[str, str]) -> None:
    """Where not all is said, or what is said is no address."""
    assert on_netlify(Options(), said) == Options()
