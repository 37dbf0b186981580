"""A page of `build --serve`, and what becomes of it when something else is served."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import compute
from site_builder.files.excerpt import Excerpt
from site_builder.files.problems import Problem
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.serve.served import Found, Served, Told
from site_builder.serve.server import bind
from tests.projects import MINIMAL
from tests.serve.server import Server

ADDRESS = "en/first-check/"
ERROR = Problem("content/first/rubric.yaml", 2, 1, "unknown-key", "unknown <b>key</b>", "mend it")
NUMBERS = count(2)
T = TypeVar("T")


@pytest.fixture(scope="module")
def output() -> Output:
    """A site."""
    return compute(MINIMAL, Options())


@pytest.fixture
def server(output: Output) -> Iterator[Server]:
    """A server of that site."""
    with Server(Served().with_site(output, 1)).running() as made:
        yield made


@pytest.fixture
def article(server: Server, page: Page) -> Page:
    """Its article, marked, so that it is seen when it is loaded anew."""
    page.goto(f"http://127.0.0.1:{server.port}/{ADDRESS}")
    mark(page)
    return page


def mark(page: Page) -> None:
    """Mark a page until it is loaded anew."""
    page.evaluate("globalThis.marked = true")


def is_marked(page: Page) -> bool:
    """Tell whether the page is the one that was marked."""
    return bool(page.evaluate("globalThis.marked"))


def tell(server: Server, *found: Found) -> None:
    """Tell this of the content."""
    server.push(server.served.with_told(Told(found), next(NUMBERS)))


def with_text(output: Output, old: str, new: str) -> Output:
    """Return the site with other words on its article."""
    path = f"{ADDRESS}index.html"
    page = output.files[path].replace(old.encode(), new.encode())
    return replace(output, files={**output.files, path: page})


def with_styles(output: Output, number: int) -> Output:
    """Return the site with another style sheet, under another name, by its number from 0 to 9."""
    (old,) = (path for path in output.files if path.startswith("assets/site."))
    new = f"assets/site.{f'{number}' * 12}.css"
    files = {
        path: data.replace(old.encode(), new.encode())
        for path, data in output.files.items()
        if path != old
    }
    files[new] = output.files[old] + f":root {{ --new: {number} }}".encode()
    headers = {new if path == old else path: each for path, each in output.headers.items()}
    return replace(output, files=files, headers=headers)


def test_changed_styles_are_exchanged_in_the_page(
    server: Server, article: Page, output: Output
) -> None:
    """The page stays; the sheet that it had is gone."""
    for number in (1, 2):
        server.push(server.served.with_site(with_styles(output, number), next(NUMBERS)))
        expect(article.locator("html")).to_have_css("--new", f"{number}")
    expect(article.locator("link[rel=stylesheet][href*='assets/site']")).to_have_count(1)
    assert is_marked(article)
    server.push(server.served.with_site(with_text(output, "Two questions", "Anew"), next(NUMBERS)))
    expect(article.get_by_text("Anew")).to_be_visible()


def test_a_page_that_missed_a_version_is_loaded_anew(
    server: Server, article: Page, output: Output
) -> None:
    """What is to be exchanged in the version before says nothing of one before that."""
    served = server.served.with_site(with_text(output, "Two questions", "Anew"), next(NUMBERS))
    server.push(replace(served, before=next(NUMBERS), swaps={}))
    expect(article.get_by_text("Anew")).to_be_visible()
    assert not is_marked(article)


def test_a_page_that_is_loaded_anew_keeps_place_and_answers(
    server: Server, article: Page, output: Output
) -> None:
    """As far as the check still has the questions."""
    article.set_viewport_size({"width": 600, "height": 400})
    article.evaluate("document.querySelector('niveau-check').answers = {plan: 'some'}")
    article.evaluate("scrollTo(0, 300)")
    server.push(server.served.with_site(with_text(output, "Two questions", "Anew"), next(NUMBERS)))
    expect(article.get_by_text("Anew")).to_have_count(1)
    assert not is_marked(article)
    article.wait_for_function("() => document.querySelector('niveau-check').answers.plan == 'some'")
    article.wait_for_function("() => scrollY == 300")
    article.reload()
    assert article.evaluate("document.querySelector('niveau-check').answers") == {}


@pytest.mark.parametrize(
    ("steps", "question"),
    [
        (["next"], "plan"),
        (["next", "Yes"], "plan"),
        (["next", "Yes", "next"], "team"),
        (["next", "Yes", "next", "No"], "team"),
        (["next", "Yes", "next", "No", "back"], "plan"),
    ],
)
def test_a_check_is_where_it_was(
    server: Server, article: Page, output: Output, steps: list[str], question: str
) -> None:
    """At the same question, answered or not; the page has not moved for it."""
    article.set_viewport_size({"width": 600, "height": 400})
    for step in steps:
        is_button = step.islower()
        check = article.locator("niveau-check")
        (
            check.locator(f"[part~={step}]") if is_button else check.get_by_text(step, exact=True)
        ).click()
    shown = article.locator(f"niveau-check [part=group][id='{question}']")
    expect(shown).to_be_visible()
    answers = article.evaluate("document.querySelector('niveau-check').answers")
    article.evaluate("scrollTo(0, 300)")
    server.push(server.served.with_site(with_text(output, "Two questions", "Anew"), next(NUMBERS)))
    expect(article.get_by_text("Anew")).to_have_count(1)
    expect(shown).to_be_visible()
    article.wait_for_function("() => scrollY == 300")
    assert article.evaluate("document.querySelector('niveau-check').answers") == answers


def test_a_check_whose_question_is_gone_is_where_its_answers_lead(article: Page) -> None:
    """Not at its first question again."""
    kept = "[location.pathname, {plan: 'some'}, 'gone']"
    article.evaluate(f"sessionStorage.setItem('niveaucheck-answers', JSON.stringify({kept}))")
    article.reload()
    article.locator("niveau-check #team").wait_for()


def test_a_page_with_another_slug_is_followed(server: Server, article: Page) -> None:
    """To where it is now, at the place and with the answers that it had."""
    output = server.served.output
    assert output

    def renamed(named: Mapping[str, T]) -> dict[str, T]:
        return {path.replace(ADDRESS, "en/renamed/"): value for path, value in named.items()}

    article.evaluate("location.hash = 'by-hand'")
    article.evaluate("document.querySelector('niveau-check').answers = {plan: 'some'}")
    files, headers = renamed(output.files), renamed(output.headers)
    made = replace(output, files=files, headers=headers, sources=renamed(output.sources))
    server.push(server.served.with_site(made, next(NUMBERS)))
    article.wait_for_url("**/en/renamed/#by-hand")
    article.wait_for_function("() => document.querySelector('niveau-check').answers.plan == 'some'")


def test_answers_to_what_is_gone_take_no_others_with_them(article: Page) -> None:
    """An option that was renamed, say."""
    kept = "[location.pathname, {plan: 'some', team: 'renamed', gone: 'a'}]"
    article.evaluate(f"sessionStorage.setItem('niveaucheck-answers', JSON.stringify({kept}))")
    article.reload()
    answers = "document.querySelector('niveau-check').answers"
    article.wait_for_function(f'() => JSON.stringify({answers}) == \'{{"plan":"some"}}\'')


def test_a_problem_comes_and_goes_without_the_page(server: Server, article: Page) -> None:
    """It takes no focus, is hidden by Escape, and comes back with another problem."""
    shown = article.get_by_role("alert")
    article.get_by_role("link", name="Nederlands").focus()
    tell(server, Found(ERROR, Excerpt(2, "levls: <i>", 0)))
    expect(shown).to_contain_text("unknown <b>key</b>")
    expect(shown.locator("mark")).to_have_text("levls")
    expect(article.get_by_role("link", name="Nederlands")).to_be_focused()
    article.keyboard.press("Shift")
    expect(shown).to_be_visible()
    article.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(article.get_by_text("1 problem")).to_be_visible()
    article.reload()
    mark(article)
    expect(article.get_by_text("1 problem")).to_be_visible()
    expect(shown).to_have_count(0)
    tell(server, Found(replace(ERROR, message="another"), None))
    expect(shown).to_contain_text("another")
    article.get_by_role("button", name="Hide").press("Enter")
    expect(article.get_by_text("1 problem")).to_be_visible()
    article.keyboard.press("Enter")
    expect(shown).to_be_visible()
    tell(server, Found(replace(ERROR, message="a third"), None))
    expect(shown).to_contain_text("a third")
    expect(article.locator("summary", has_text="1 problem")).to_be_focused()
    tell(server)
    expect(article.get_by_text("1 problem")).to_have_count(0)
    assert is_marked(article)


def test_warnings_are_a_line_that_opens(server: Server, article: Page) -> None:
    """They cover nothing before somebody asks."""
    tell(server, Found(replace(ERROR, severity="warning"), None))
    line = article.get_by_text("1 warning", exact=True)
    expect(line).to_be_visible()
    expect(article.get_by_text("unknown <b>key</b>")).to_be_hidden()
    line.click()
    expect(article.get_by_text("unknown <b>key</b>")).to_be_visible()


def test_a_page_says_when_the_server_has_stopped(page: Page, output: Output) -> None:
    """And no more once there is one again, which it then follows."""
    first, again = (Server(Served().with_site(output, 1)) for _ in range(2))
    with first.running():
        page.goto(f"http://127.0.0.1:{first.port}/{ADDRESS}")
        mark(page)
        expect(page.get_by_text("The server has stopped")).to_have_count(0)
    expect(page.get_by_text("The server has stopped")).to_be_visible()
    again.listening.close()
    again.listening = bind(first.port)
    with again.running():
        expect(page.get_by_text("The server has stopped")).to_have_count(0)
        assert is_marked(page)
        tell(again, Found(ERROR, None))
        expect(page.get_by_role("alert")).to_be_visible()


def test_a_frame_leaves_it_to_the_page_around_it(server: Server, page: Page) -> None:
    """Problems are told once; alone, a page for iframes tells them itself."""
    tell(server, Found(ERROR, None))
    page.goto(f"http://127.0.0.1:{server.port}/en/embed/#form=iframe")
    expect(page.locator("#niveaucheck-problems details")).to_have_count(1)
    inner = page.frame_locator(".stage iframe")
    expect(inner.locator("niveau-check")).to_have_count(1)
    expect(inner.locator("#niveaucheck-problems")).to_have_count(0)
    page.goto(f"http://127.0.0.1:{server.port}/embed/first/en/")
    expect(page.get_by_role("alert")).to_contain_text("unknown <b>key</b>")


def test_a_site_that_is_not_there_yet_shows_once_it_is(
    server: Server, page: Page, output: Output
) -> None:
    """At the address that was asked for."""
    server.served = Served().with_told(Told((Found(ERROR, None),)), next(NUMBERS))
    page.goto(f"http://127.0.0.1:{server.port}/{ADDRESS}")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no site to show yet")
    expect(page.get_by_role("alert")).to_contain_text("unknown <b>key</b>")
    served = server.served.with_site(output, next(NUMBERS))
    server.push(served.with_told(Told(), next(NUMBERS)))
    expect(page.get_by_role("heading", level=1)).to_have_text("The first check")
