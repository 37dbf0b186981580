"""How a visitor takes the check in a tab of any browser, and reads the result."""

from site_builder.scoring.scorer import Result
from tests.browser.visits import Answers, Words, asked, expected_dimensions, headings
from tests.browsers.tabs import Tab, until

_READ = """(place) => {
  const root = document.querySelectorAll("niveau-check")[place].shadowRoot;
  const folded = [...root.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
  const said = (node) => node.innerText.trim();
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];
  const read = {
    text: said(root.querySelector("[part~=panel]")),
    headings: all("h1, h2, h3, h4, h5, h6").map((node) => said(node).replace(/\\s+/g, " ")),
    rows: all("tr:has(th[scope=row])").map((row) => all("th, td", row).map(said)),
  };
  for (const each of folded) each.open = false;
  return read;
}"""
_HAS_HEADING = """([place, text]) => {
  const root = document.querySelectorAll("niveau-check")[place]?.shadowRoot;
  const plain = (node) => node.innerText.trim().replace(/\\s+/g, " ");
  const found = root?.querySelectorAll("h1, h2, h3, h4, h5, h6, legend") ?? [];
  return [...found].some((each) => plain(each) === text);
}"""
_FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node?.innerText?.trim() ?? "";
}"""


def take_by_clicking(tab: Tab, words: Words, answers: Answers, place: int = 0) -> None:
    """Go through a check with one option a question, with the mouse."""
    tab.click("button", words.say("start"), place)
    questions = asked(words, answers)
    for question in questions:
        (text,) = (each.text for each in question.options if each.id == answers[question.id])
        tab.click("radio", words.text(text), place)
        tab.click("button", words.say("finish" if question is questions[-1] else "next"), place)


def take_by_keyboard(tab: Tab, words: Words, answers: Answers) -> None:
    """Go through it with the keyboard alone, from where the focus is."""
    _tab_to(tab, words.say("start"))
    tab.press("Enter")
    questions = asked(words, answers)
    for question in questions:
        until(tab, _HAS_HEADING, [0, words.text(question.text)])
        tab.press("Tab")
        ids = [option.id for option in question.options]
        for key in ["Space", *["ArrowDown"] * ids.index(answers[question.id])]:
            tab.press(key)
        _tab_to(tab, words.say("finish" if question is questions[-1] else "next"))
        tab.press("Enter")


def _tab_to(tab: Tab, name: str) -> None:
    for _ in range(60):
        tab.press("Tab")
        if tab.run(_FOCUSED) == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def expect_result(tab: Tab, words: Words, result: Result, place: int = 0) -> None:
    """The check shows what the result says: level, bottleneck, dimensions, caps."""
    first, *others = headings(words, result)
    until(tab, _HAS_HEADING, [place, first])
    read = tab.run(_READ, place)
    assert {first, *others} <= set(read["headings"])
    shown = {name: (level, *_figures(figures)) for name, level, figures in read["rows"]}
    assert shown == expected_dimensions(words, result)
    for cap in words.rubric.caps:
        assert (words.text(cap.text) in read["text"]) == (cap.id in result["caps"])


def _figures(text: str) -> tuple[str, str]:
    score, _, more = text.partition("\n")
    return score.strip(), more.strip()
