"""The page for publishers: what is chosen is what is copied, and what is copied works."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from site_builder.build import build
from site_builder.content.theme import DARK, LIGHT, strong_near, text_on, weakest
from site_builder.files.colour import parse
from site_builder.language.strings import load_strings
from site_builder.options import Options
from site_builder.pages.snippets import ACCENT, CHOICES, DATA_LAYER, chosen, filled, snippets
from site_builder.publish.command import publish
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.script.engine import current_engine
from site_builder.verify.host import hosted
from tests.browser.conftest import HostPage
from tests.browser.test_accessibility import violations
from tests.browser.visits import Words, expect_result, take_by_clicking
from tests.projects import MINIMAL, site_of
from tests.publishing import proven
from tests.test_embed_page import alone, several

ANSWERS = {"plan": "some", "team": "none"}
ADDRESSES = {"nl": "nl/insluiten/", "en": "en/embed/"}
FORMS = ("element", "pinned", "iframe", "link", "wordpress", "tag-manager")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WATCH = """
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
SHOWN = """() => Object.fromEntries([...document.querySelectorAll(".codes pre")]
  .map((each) => [each.id, each.textContent]))"""
GO = """(fragment) => new Promise((done) => {
  addEventListener("hashchange", done, {once: true});
  location.hash = fragment;
})"""
PAGE = "JSON.parse(document.querySelector('[data-page]').dataset.page)"
REFUSED = "Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject()})"


@dataclass(frozen=True, slots=True)
class Shop:
    """A site of two checks, of which the first has published a script, in one language."""

    host: str
    language: str

    @property
    def page(self) -> str:
        """The address of the page for publishers."""
        return f"{self.host}/{ADDRESSES[self.language]}"

    def say(self, key: str) -> str:
        """Return a text of that page."""
        strings = load_strings(self.language, MINIMAL).value
        assert strings
        return strings.embed[key]


@contextmanager
def served(folder: Path, project: Path) -> Iterator[str]:
    """Serve a project's site; addresses in its code are those at which it is served."""
    out = folder / "build"
    out.mkdir()
    with hosted(out) as host:
        build(project, out, Options(base_url=host))
        yield host


@pytest.fixture(scope="module")
def two_checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of two checks."""
    folder, engine = tmp_path_factory.mktemp("two"), current_engine()
    project = proven(folder / "project", engine)
    publish(project, engine=engine)
    (several(folder / "more") / "content/second").rename(project / "content/second")
    with served(folder, project) as host:
        yield host


@pytest.fixture(scope="module")
def one_check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of one check in one language."""
    folder = tmp_path_factory.mktemp("one")
    with served(folder, alone(folder / "project")) as host:
        yield host


@pytest.fixture(params=["nl", "en"])
def shop(request: pytest.FixtureRequest, two_checks: str) -> Shop:
    """The site of two checks, in each language."""
    return Shop(two_checks, request.param)


@pytest.fixture
def english(two_checks: str) -> Shop:
    """The site of two checks, in English."""
    return Shop(two_checks, "en")


@pytest.fixture
def minimal() -> Rubric:
    """The rubric of either check."""
    check = site_of(MINIMAL).articles[0].check
    assert check
    return check.rubric


def choose(page: Page, shop: Shop, *keys: str) -> None:
    """Choose by the names of radios, as they stand on the page."""
    for key in keys:
        page.get_by_role("radio", name=shop.say(key), exact=True).check()


def pick(page: Page, shop: Shop, key: str, value: str) -> None:
    """Choose from a list by its name."""
    page.get_by_role("combobox", name=shop.say(key), exact=True).select_option(value)


def copied(page: Page, key: str, shop: Shop) -> str:
    """Press the button of a piece of code that is in sight, and return what is on the clipboard."""
    name = f"{shop.say('copy')} {shop.say(key)}"
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(shop.say("copied"), exact=True)).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def take(check: Locator, language: str, rubric: Rubric) -> None:
    """Take the check to its result."""
    words = Words(language, rubric)
    take_by_clicking(check, words, ANSWERS)
    expect_result(check, words, Scorer(rubric).score(ANSWERS))


@pytest.fixture
def permitted(browser: Browser) -> Iterator[Page]:
    """A page that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


CODES = [
    *(("element", "element"), ("pinned", "pinned"), ("iframe", "iframe"), ("link", "link")),
    *(("wordpress", "address"), ("wordpress", "element")),
    *(("tag-manager", "place"), ("tag-manager", "tag")),
]


@pytest.mark.parametrize(("form", "code"), CODES)
def test_the_button_copies_what_is_shown(permitted: Page, shop: Shop, form: str, code: str) -> None:
    """To the letter, in every form."""
    permitted.goto(shop.page)
    choose(permitted, shop, f"form-{form}", "scheme-dark" if form != "link" else f"form-{form}")
    text = permitted.locator(f"#{form}-{code}").text_content()
    assert copied(permitted, f"code-{code}", shop) == text


def test_where_the_clipboard_is_refused_the_text_is_selected(page: Page, shop: Shop) -> None:
    """And the visitor is told which keys to press."""
    page.add_init_script(REFUSED)
    page.goto(shop.page)
    page.locator("#copy-element-element").click()
    expect(page.get_by_text(shop.say("not-copied"))).to_be_visible()
    assert page.evaluate("`${getSelection()}`") == page.locator("#element-element").text_content()


def test_what_the_script_writes_is_what_was_written_before_it(
    browser: Browser, page: Page, shop: Shop
) -> None:
    """Nothing changes in any form when the page's script comes."""
    page.goto(shop.page)
    expect(page.locator("[data-form=iframe]")).to_be_hidden()
    scripted = page.evaluate(SHOWN)
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(shop.page)
    for name, text in scripted.items():
        expect(plain.locator(f"#{name}")).to_be_visible()
        assert plain.locator(f"#{name}").text_content() == text
    plain.close()


@pytest.mark.parametrize("accent", ["", "#a2125c"])
def test_whatever_is_chosen_the_script_writes_what_the_site_would(
    page: Page, english: Shop, accent: str
) -> None:
    """Every check, language, mode and scheme, with an accent and without."""
    page.goto(english.page)
    checks = page.evaluate(PAGE)["checks"]
    choices = product(checks, ("nl", "en"), CHOICES["mode"], CHOICES["scheme"])
    for number, (check, lang, mode, scheme) in enumerate(choices):
        told = {"check": check, "lang": lang, "mode": mode, "scheme": scheme, "n": number}
        page.evaluate(GO, urlencode({**told, "accent": accent[1:]}))
        style = styled(accent, scheme) if accent else ""
        expected = snippets(checks[check][lang], chosen(mode, scheme, style))
        for name, text in page.evaluate(SHOWN).items():
            code = name.split("-")[-1]
            if code in expected:
                assert text == expected[code], name


def styled(accent: str, scheme: str) -> str:
    """Return the attribute that an accent adds, as the theme would have it."""
    light = parse(accent)
    dark = strong_near(light, DARK)
    if scheme != "auto":
        return filled(ACCENT, {"colour": accent, "text": str(text_on(light))})
    texts = text_on(light), text_on(dark)
    return filled(
        ACCENT,
        {
            "colour": f"light-dark({light}, {dark})",
            "text": f"light-dark({texts[0]}, {texts[1]})",
        },
    )


def test_accents_are_judged_as_the_theme_judges_them(page: Page, english: Shop) -> None:
    """The nearest that is strong enough, the text on it, the lowest contrast, of many colours."""
    page.goto(english.page)
    steps = ("00", "2b", "80", "cc", "ff")
    colours = [f"#{red}{green}{blue}" for red, green, blue in product(steps, repeat=3)]
    told = page.evaluate(
        f"""(colours) => {{
          const {{strongNear, textOn, weakest}} = globalThis.accents({PAGE}.rules);
          return colours.map((each) => [textOn(each),
            ...["light", "dark"].flatMap((name) => [strongNear(each, name), weakest(each, name)])]);
        }}""",
        colours,
    )
    for colour, (text, *seen) in zip(map(parse, colours), told, strict=True):
        assert text == str(text_on(colour))
        for scheme, near, lowest in ((LIGHT, *seen[:2]), (DARK, *seen[2:])):
            assert near == str(strong_near(colour, scheme))
            assert lowest == pytest.approx(weakest(colour, scheme)[0])


def test_a_weak_accent_is_told_in_words_and_mended(page: Page, shop: Shop) -> None:
    """With its contrast, rounded down, and the nearest colour that works."""
    page.goto(shop.page)
    field = page.get_by_role("textbox", name=shop.say("accent-code"))
    field.fill("#ffcc00")
    ratio = "1,34" if shop.language == "nl" else "1.34"
    better = str(strong_near(parse("#ffcc00"), LIGHT))
    said = page.locator("#accent-said")
    expect(said).to_have_text(
        filled(shop.say("accent-weak-light"), {"ratio": ratio} | {"colour": better})
    )
    page.get_by_role("button", name=filled(shop.say("accent-take"), {"colour": better})).click()
    expect(field).to_have_value(better)
    expect(field).to_be_focused()
    expect(said).to_contain_text(shop.say("accent-strong"))
    assert better in page.locator("#element-element").inner_text()
    field.fill("pink")
    expect(said).to_have_text(shop.say("accent-wrong"))
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "style=" not in page.locator("#element-element").inner_text()


def test_the_preview_is_what_was_chosen(page: Page, english: Shop, minimal: Rubric) -> None:
    """The element itself, in its language, mode, scheme and accent; it can be taken."""
    page.goto(english.page)
    check = page.locator(".stage niveau-check")
    pick(page, english, "check", "second")
    pick(page, english, "language", "nl")
    choose(page, english, "mode-page", "scheme-dark")
    page.get_by_label(english.say("accent-code")).fill("#ff9ecb")
    words = Words("nl", minimal)
    button = check.get_by_role("button", name=words.say("start"))
    expect(button).to_have_css("background-color", "rgb(255, 158, 203)")
    expect(check).to_have_attribute("check", "second")
    button.click()
    expect(check.get_by_role("group")).to_have_count(2)
    panel = check.locator("[part~=panel]")
    assert panel.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(20, 26, 31)"


def test_an_iframe_is_previewed_as_one(page: Page, english: Shop, minimal: Rubric) -> None:
    """The page for iframes, as high as the check in it; a link is previewed as a link."""
    page.goto(english.page)
    choose(page, english, "form-iframe", "scheme-dark")
    inside = page.frame_locator(".stage iframe").locator("niveau-check")
    take(inside, "en", minimal)
    frame = page.locator(".stage iframe")
    expect(page.locator(".stage niveau-check")).to_be_hidden()
    page.wait_for_function("() => document.querySelector('.stage iframe').style.height")
    assert frame.evaluate("frame => getComputedStyle(frame).colorScheme") == "dark"
    for key in ("mode-page", "mode-steps"):
        expect(page.get_by_role("radio", name=english.say(key))).to_be_disabled()
    choose(page, english, "form-link")
    expect(page.locator(".stage a")).to_have_attribute("href", f"{english.host}/en/first-check/")
    choose(page, english, "form-element")
    expect(page.locator(".stage niveau-check")).to_be_visible()


def test_a_shared_address_brings_the_choices(page: Page, shop: Shop) -> None:
    """They are in its fragment, also when it is opened by a link to the other language."""
    page.goto(shop.page)
    pick(page, shop, "check", "second")
    choose(page, shop, "mode-page", "form-iframe")
    fragment = "#check=second&mode=page&form=iframe"
    expect(page).to_have_url(f"{shop.page}{fragment}")
    code = page.locator("#iframe-iframe").text_content()
    page.reload()
    expect(page.get_by_role("radio", name=shop.say("form-iframe"), exact=True)).to_be_checked()
    assert page.locator("#iframe-iframe").text_content() == code
    other = Shop(shop.host, "en" if shop.language == "nl" else "nl")
    page.locator(".languages a:not([aria-current])").click()
    expect(page).to_have_url(f"{other.page}{fragment}")
    expect(page.get_by_role("radio", name=other.say("form-iframe"), exact=True)).to_be_checked()
    choose(page, other, "form-element", "mode-steps")
    pick(page, other, "check", "first")
    expect(page).to_have_url(other.page)


def test_what_an_address_cannot_mean_is_the_default(page: Page, english: Shop) -> None:
    """And a place on the page is no choice."""
    fragment = "#check=no&lang=xx&mode=constructor&scheme=&accent=%3Cb%3E&form=toString"
    page.goto(f"{english.page}{fragment}")
    before = page.evaluate(SHOWN)
    page.goto(english.page)
    assert page.evaluate(SHOWN) == before
    choose(page, english, "mode-page")
    page.evaluate(GO, "privacy")
    expect(page.get_by_role("radio", name=english.say("mode-page"))).to_be_checked()


def test_the_form_with_integrity_is_only_for_a_check_that_has_it(page: Page, english: Shop) -> None:
    """The other check goes back to the default, and it is said why."""
    page.goto(english.page)
    choose(page, english, "form-pinned")
    pick(page, english, "check", "second")
    expect(page.get_by_role("radio", name=english.say("form-pinned"))).to_be_disabled()
    expect(page.get_by_role("radio", name="Element", exact=True)).to_be_checked()
    expect(page.get_by_text(english.say("pinned-none"))).to_be_visible()
    assert not any(
        "integrity" in text for text in page.evaluate(SHOWN).values() if "second" in text
    )


@pytest.mark.parametrize("form", ["element", "pinned", "wordpress"])
def test_a_pasted_element_runs(
    page: Page, shop: Shop, host_page: HostPage, minimal: Rubric, form: str
) -> None:
    """On a page of someone else, to its result."""
    page.goto(shop.page)
    code = page.evaluate(SHOWN)[f"{form}-{'element' if form != 'pinned' else form}"]
    page.goto(host_page(code, lang="fr"))
    take(page.locator("niveau-check"), shop.language, minimal)


def test_a_pasted_element_looks_as_it_was_chosen(
    page: Page, english: Shop, host_page: HostPage
) -> None:
    """The accent is on its button."""
    page.goto(f"{english.page}#accent=a2125c&scheme=light")
    page.goto(host_page(page.evaluate(SHOWN)["element-element"]))
    button = page.get_by_role("button").first
    expect(button).to_have_css("background-color", "rgb(162, 18, 92)")
    expect(button).to_have_css("color", "rgb(255, 255, 255)")


def test_a_pasted_iframe_runs(page: Page, shop: Shop, host_page: HostPage, minimal: Rubric) -> None:
    """To its result, and it is as high as that."""
    page.goto(shop.page)
    page.goto(host_page(page.evaluate(SHOWN)["iframe-iframe"]))
    take(page.frame_locator("iframe").locator("niveau-check"), shop.language, minimal)
    page.wait_for_function("() => parseFloat(document.querySelector('iframe').style.height) > 0")


def test_a_tag_of_tag_manager_brings_the_script(
    page: Page, shop: Shop, host_page: HostPage, minimal: Rubric
) -> None:
    """Until then there is the link."""
    page.goto(shop.page)
    codes = page.evaluate(SHOWN)
    page.goto(host_page(codes["tag-manager-place"]))
    expect(page.get_by_role("link")).to_be_visible()
    tag = codes["tag-manager-tag"].removeprefix("<script>").removesuffix("</script>")
    page.evaluate("code => new Function(code)()", tag)
    take(page.locator("niveau-check"), shop.language, minimal)


def test_the_data_layer_is_told_three_things(
    page: Page, english: Shop, host_page: HostPage, minimal: Rubric
) -> None:
    """Which check, which version, which level; no answer and no score."""
    page.goto(english.page)
    page.goto(host_page(page.evaluate(SHOWN)["element-element"] + DATA_LAYER))
    take(page.locator("niveau-check"), "en", minimal)
    known = {"check": "first", "version": 1}
    assert page.evaluate("dataLayer") == [
        {"event": "niveau-start", **known, "level": None},
        {"event": "niveau-complete", **known, "level": "high"},
    ]


def test_the_page_keeps_its_policy_and_asks_for_nothing_more(page: Page, english: Shop) -> None:
    """No violation in any form; no request but for the frame; nothing is stored."""
    page.add_init_script(WATCH)
    page.goto(english.page, wait_until="networkidle")
    asked: list[str] = []

    def note(request: Request) -> None:
        # When an address changes, the browser takes the page's icon out of its cache again.
        if "/assets/icon." not in request.url:
            asked.append(request.url)

    page.on("request", note)
    pick(page, english, "check", "second")
    choose(page, english, "mode-page", "scheme-dark", "form-link", "form-tag-manager")
    page.get_by_label(english.say("accent-code")).fill("#a2125c")
    pick(page, english, "check", "first")
    choose(page, english, "form-pinned")
    assert asked == [], asked
    choose(page, english, "form-iframe", "form-wordpress")
    expect(page.frame_locator(".stage iframe").get_by_role("button").first).to_be_visible()
    assert {url.split("/")[2] for url in asked} == {english.host.split("/")[2]}
    assert page.evaluate("violations") == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        *(0, 0, "")
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_has_nothing_to_say(
    browser: Browser, shop: Shop, scheme: Literal["light", "dark"], width: int
) -> None:
    """In every form, with all that unfolds unfolded; and nothing is wider than the screen."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(f"{shop.page}#accent=ffcc00")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    wrong: list[Any] = []
    for form in FORMS:
        choose(page, shop, f"form-{form}")
        wrong += [(form, each) for each in violations(page, None)]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, form
    page.close()
    assert wrong == []


@pytest.mark.parametrize("width", [360, 860, 900, 1000, 1100, 1280])
def test_all_begins_at_one_line(page: Page, shop: Shop, width: int) -> None:
    """Title, introduction, choices and what stands below them."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(shop.page)
    begins = "[...document.querySelectorAll('.intro > *, .choices, .part')]"
    begun = page.evaluate(
        f"{begins}.filter((each) => each.checkVisibility())"
        ".map((each) => each.getBoundingClientRect().x)"
    )
    assert len(begun) > 3
    assert len(set(begun)) == 1, begun


def test_without_javascript_the_code_of_each_check_is_there(browser: Browser, shop: Shop) -> None:
    """At the place that its article leads to; what would need a script is not there."""
    page = browser.new_page(java_script_enabled=False)
    for check, name in (("first", "#element-element"), ("second", "#every-second")):
        page.goto(f"{shop.host}/{shop.language}/")
        page.goto(f"{shop.page}#check={check}")
        expect(page.locator(name)).to_be_in_viewport()
        expect(page.locator(name)).to_contain_text(f'<niveau-check check="{check}"')
    for role in ("radio", "button", "combobox"):
        expect(page.get_by_role(role)).to_have_count(0)
    page.close()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"{target} is not reached")


def test_by_keyboard_alone(permitted: Page, shop: Shop) -> None:
    """From the top of the page: another form, another mode, and the code on the clipboard."""
    page = permitted
    page.goto(shop.page)
    tab_to(page, page.get_by_role("radio", name=shop.say("form-element"), exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=shop.say("form-iframe"), exact=True)).to_be_checked()
    tab_to(page, page.get_by_role("radio", name=shop.say("scheme-auto"), exact=True))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.locator("#copy-iframe-iframe"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(shop.say("copied"), exact=True)).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert 'style="color-scheme: light"' in text
    assert text == page.locator("#iframe-iframe").text_content()


def test_a_site_of_one_check_in_one_language(
    permitted: Page, one_check: str, host_page: HostPage, minimal: Rubric
) -> None:
    """There is less to choose, and the code runs."""
    shop = Shop(one_check, "en")
    permitted.goto(shop.page)
    expect(permitted.get_by_role("combobox")).to_have_count(0)
    choose(permitted, shop, "mode-page")
    code = copied(permitted, "code-element", shop)
    assert ' mode="page"' in code
    choose(permitted, shop, "mode-steps")
    permitted.goto(host_page(copied(permitted, "code-element", shop)))
    take(permitted.locator("niveau-check"), "en", minimal)
