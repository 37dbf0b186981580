"""The promise: the shipped script and the reference scorer agree on every answer set."""

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.verify import BLOCK, choices_of, compare_all, count_of, first_difference

CHECK = "sales-process"


def test_both_scorers_agree_on_all_answer_sets(host: str, page: Page, rubric: Rubric) -> None:
    """On the built iframe page, with its real headers, every one of the 4^10 results is equal."""
    answered = page.goto(f"{host}/embed/{CHECK}/nl/")
    assert answered
    assert "default-src 'none'" in answered.headers["content-security-policy"]
    page.wait_for_selector("niveau-check:defined")
    comparison = compare_all(rubric, CHECK, page)
    assert comparison.difference is None
    assert comparison.count == 4**10 == count_of(choices_of(rubric))
    assert len(comparison.digests) == 4**10 // BLOCK


def test_a_difference_is_found_and_named(host: str, page: Page, rubric: Rubric) -> None:
    """One wrong result among the million is found, with the answers that it came of."""
    page.goto(f"{host}/embed/{CHECK}/en/")
    page.wait_for_selector("niveau-check:defined")
    page.evaluate(
        """() => {
          const shell = customElements.get("niveau-check"), right = shell.score;
          shell.score = (check, answers) => {
            const result = right(check, answers);
            const wrong = answers.scripts === "sales-materials" && answers.cadence === "weekly";
            if (wrong && answers["customer-choice"] === "everyone") result.overall.display = "0";
            return result;
          };
        }"""
    )
    found = first_difference(rubric, CHECK, page, 0)
    assert found
    assert found.answers["scripts"] == "sales-materials"
    assert found.answers["cadence"] == "weekly"
    assert found.reference != found.shipped
