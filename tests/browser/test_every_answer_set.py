"""The promise: the shipped script and the reference scorer agree on every answer set."""

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.verify.answer_sets import count_of, every
from site_builder.verify.compare import compare
from site_builder.verify.pieces import Piece

CHECK = "sales-process"


def test_both_scorers_agree_on_all_answer_sets(host: str, page: Page, rubric: Rubric) -> None:
    """On the built iframe page, with its real headers, every one of the 4^10 results is equal."""
    page.goto(f"{host}/embed/{CHECK}/nl/")
    page.wait_for_selector("niveau-check:defined")
    found = compare(rubric, CHECK, [Piece("all", every(rubric))], page)
    assert found.difference is None
    assert found.count == 4**10 == count_of(rubric)


def test_a_difference_is_found_and_named(host: str, page: Page, rubric: Rubric) -> None:
    """One wrong result among the million is found, with the answers that it came of."""
    answered = page.goto(f"{host}/embed/{CHECK}/en/")
    assert answered
    assert "default-src 'none'" in answered.headers["content-security-policy"]
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
    piece = Piece("all", every(rubric))
    found = compare(rubric, CHECK, [piece], page)
    assert found.difference
    assert found.difference.answers["scripts"] == "sales-materials"
    assert found.difference.answers["cadence"] == "weekly"
    assert found.difference.reference != found.difference.shipped
    assert found.count == found.difference.number
    (before,) = piece.family.between(found.count - 1, found.count)
    assert before["scripts"] != "sales-materials" or before["cadence"] != "weekly"
