"""The pages that are measured: each a whole page, in a folder of its own on the same host."""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.questionnaire import Questionnaire

TEMPLATES = Path(__file__).parent / "templates"
FOLDER = "benchmark"

FORM, AGAIN, WIDGET, SURVEYJS = "form", "form again", "widget", "surveyjs"


@dataclass(frozen=True, slots=True)
class Page:
    """A page by name, and its files, `index.html` among them."""

    name: str
    files: Mapping[str, bytes]

    @property
    def address(self) -> str:
        """Where it is, from the root of its host."""
        return f"/{FOLDER}/{self.name.replace(' ', '-')}/"


def form_page(asked: Questionnaire) -> Page:
    """Return the form as a developer would write it by hand: markup, a style sheet, a script."""
    names = ("form.css", "form.js")
    files = {name: (TEMPLATES / name).read_bytes() for name in names}
    return Page(FORM, {"index.html": _html("form.html", asked), **files})


def form_again(form: Page) -> Page:
    """Return the form a second time, byte for byte: what differs between the two is noise."""
    return replace(form, name=AGAIN)


def widget_page(asked: Questionnaire) -> Page:
    """Return a page that embeds the widget, all questions on one page."""
    return Page(WIDGET, {"index.html": _html("widget.html", asked)})


def survey_page(asked: Questionnaire, version: str, script: bytes, styles: bytes) -> Page:
    """Return a page with a survey that a script of SurveyJS draws from its model."""
    files = {"survey.js": script, "survey.css": styles}
    return Page(f"{SURVEYJS} {version}", {"index.html": _html("survey.html", asked), **files})


def survey_model(asked: Questionnaire) -> str:
    """Return the questions as SurveyJS takes them, in JSON."""
    elements = [
        {
            "type": "radiogroup",
            "name": question.id,
            "title": question.text,
            "description": question.help,
            "isRequired": True,
            "choices": [{"value": each.id, "text": each.text} for each in question.choices],
        }
        for question in asked.questions
    ]
    return json.dumps({"title": asked.title, "description": asked.intro, "elements": elements})


def write_page(page: Page, site: Path) -> None:
    """Put a page beside the built site."""
    folder = site / page.address.strip("/")
    folder.mkdir(parents=True)
    for name, data in page.files.items():
        (folder / name).write_bytes(data)


def _html(template: str, asked: Questionnaire) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(asdict(asked)).encode()


def weight(site: Path, addresses: Iterable[str]) -> int:
    """Return the bytes, gzipped one by one, of the scripts and style sheets at the addresses."""
    paths = [urlsplit(address).path for address in addresses]
    loaded = [site / path.lstrip("/") for path in paths if path.endswith((".js", ".css"))]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in loaded)
