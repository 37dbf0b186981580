"""A check's page → what its script says around the rubric."""

import pytest

from site_builder.pages.presentation import presentation
from site_builder.script.assessment import Presentation
from tests.projects import MINIMAL, WHOLE, site_of


@pytest.fixture(scope="module")
def presented() -> dict[str, Presentation]:
    """The bakery's page by language."""
    site = site_of(WHOLE)
    pages = site.checks["bakery"].items()
    return {language: presentation(site, page) for language, page in pages}


def test_the_texts_of_the_interface_are_set(presented: dict[str, Presentation]) -> None:
    """The project's own words over the package's, every form with its quotation marks."""
    assert presented["en"].strings["next"] == "Go on"
    assert presented["en"].strings["length"] == {
        "one": "A question, {minutes} ‘short’ min",
        "other": "{n} questions, {minutes} min",
    }
    assert presented["nl"].strings["length"] == {
        "one": "{n} vraag · ongeveer {minutes} min.",
        "other": "{n} vragen · ongeveer {minutes} min.",
    }


def test_a_level_knows_its_place_in_the_article(presented: dict[str, Presentation]) -> None:
    """In each language its own."""
    assert presented["nl"].sections == {"feast": "feast"}
    assert presented["en"].sections["feast"] == "level-feast"
    assert presented["en"].url == "https://bakery.example/en/bakery/"


def test_a_call_to_action_is_in_the_language_of_the_page(
    presented: dict[str, Presentation],
) -> None:
    """Its text with its quotation marks, its address with what the statistics are told."""
    own = "https://guild.example/call?from=check&utm_medium=own&utm_source=bakery"
    bread = f"{own}&utm_campaign=Bread+%26+more&utm_content=bread#form"
    assert presented["nl"].actions["bread"] == {"text": "Bel een ‘bakker’", "url": bread}
    assert presented["en"].actions["bread"] == {"text": "Call a ‘baker’", "url": bread}
    assert presented["en"].actions["flour"]["text"] == "Buy an oven"
    feast = presented["nl"].actions["feast"]["url"]
    assert feast.startswith("https://guild.example/nl/feest?utm_source=bakery&utm_medium=check&")


def test_without_a_file_there_is_no_call_to_action() -> None:
    """Nor a place about a level where the article has none."""
    site = site_of(MINIMAL)
    made = presentation(site, site.checks["first"]["nl"])
    assert (made.actions, made.sections) == ({}, {})
