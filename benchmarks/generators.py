"""Site generators, ours among them: how each is given the same articles, and asked for a site.

Each makes a page of every article and a page of each language that lists them, from a template of
its own that says little more than the article; theirs are in `templates/`.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.articles import LANGUAGES, Article
from benchmarks.packages import Packages

TEMPLATES = Path(__file__).parent / "templates"
CACHE = ".made"
"""Where a generator keeps what it wants to have at hand next time, below its project."""

EXTENSIONS = (
    *("tables", "fenced_code", "footnotes", "attr_list", "def_list", "abbr", "sane_lists", "toc"),
)
"""Of Python-Markdown, as we use them (`prose/render.py`)."""

WITHOUT_PILLOW = "import sys; sys.modules['PIL'] = None; from site_builder.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Generator:
    """A program that makes a site of a project.

    `source` is the path of an article in its project; `files` are what the project has beside its
    articles; `made` is where the site is.
    """

    name: str
    version: str
    command: Sequence[str]
    source: str
    made: str
    files: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    front: str = "yaml"

    def lay(self, folder: Path, articles: Iterable[Article]) -> None:
        """Write a project."""
        for path, text in self.files.items():
            _write(folder / path, text)
        for article in articles:
            self.put(folder, article)

    def put(self, folder: Path, article: Article) -> None:
        """Write an article, or write it anew."""
        text = {"yaml": _with_yaml, "lines": _with_lines}[self.front](article)
        _write(folder / self.source.format(article=article), text)

    def forget(self, folder: Path) -> None:
        """Remove all that was made."""
        for name in (self.made, CACHE):
            shutil.rmtree(folder / name, ignore_errors=True)

    def pages(self, folder: Path) -> int:
        """Return how many pages of articles there are."""
        return sum(1 for _ in (folder / self.made).rglob("article-*/index.html"))


def generators(packages: Packages) -> list[Generator]:
    """Return all that can be had: ours, and those of others."""
    return [
        ours("niveaucheck", (sys.executable, "-c", WITHOUT_PILLOW)),
        ours("the same again", (sys.executable, "-c", WITHOUT_PILLOW)),
        _mkdocs(packages),
        _pelican(packages),
        *([_eleventy(packages)] if packages.node else []),
        _hugo(packages),
    ]


def ours(name: str, command: Sequence[str], files: Mapping[str, str] | None = None) -> Generator:
    """Return ours; without Pillow it makes no cards, which the others do not make either."""
    site = {
        "title": dict.fromkeys(LANGUAGES, "Articles"),
        "description": dict.fromkeys(LANGUAGES, "A site of articles."),
        "base_url": "https://example.com",
        "languages": list(LANGUAGES),
        "publisher": "Somebody",
    }
    return Generator(
        name=name,
        version="",
        command=(*command, "build"),
        source="content/{article.name}/article.{article.language}.md",
        made="build",
        files={"content/site.yaml": json.dumps(site), **(files or {})},
        environment={"NIVEAUCHECK_CACHE": CACHE},
    )


def _mkdocs(packages: Packages) -> Generator:
    settings = {
        "site_name": "Articles",
        "site_url": "https://example.com",
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
        "markdown_extensions": [*EXTENSIONS[:-1], {"toc": {}}],
    }
    return Generator(
        name="mkdocs",
        version=packages.versions["mkdocs"],
        command=(sys.executable, "-m", "mkdocs", "build", "--quiet"),
        source="docs/{article.language}/{article.slug}.md",
        made="site",
        files={
            "mkdocs.yml": json.dumps(settings),
            "theme/main.html": _template("mkdocs.html"),
            **{f"docs/{language}/index.md": "# Articles\n" for language in LANGUAGES},
        },
        environment={"PYTHONPATH": str(packages.python), "NO_MKDOCS_2_WARNING": "1"},
    )


def _pelican(packages: Packages) -> Generator:
    return Generator(
        name="pelican",
        version=packages.versions["pelican"],
        command=(sys.executable, "-m", "pelican", "--quiet", "--settings", "settings.py"),
        source="articles/{article.language}/{article.slug}.md",
        made="output",
        files={
            "settings.py": _template("pelican.py"),
            "theme/templates/article.html": _template("pelican.html"),
            "theme/templates/index.html": _template("pelican-index.html"),
        },
        environment={"PYTHONPATH": str(packages.python)},
        front="lines",
    )


def _eleventy(packages: Packages) -> Generator:
    lists = {f"articles/{name}/index.html": _listing("eleventy", name) for name in LANGUAGES}
    return Generator(
        name="eleventy",
        version=packages.versions["eleventy"],
        command=("node", str(packages.node), "--quiet"),
        source="articles/{article.language}/{article.slug}.md",
        made="_site",
        files={
            "eleventy.config.mjs": _template("eleventy.js"),
            "articles/_includes/article.html": _template("eleventy.html"),
            "articles/articles.json": '{"layout": "article.html"}',
            **lists,
        },
    )


def _listing(name: str, language: str) -> str:
    return _template(f"{name}-index.html").replace("LANGUAGE", language)


def _hugo(packages: Packages) -> Generator:
    settings = {
        "baseURL": "https://example.com/",
        "title": "Articles",
        "disableKinds": ["taxonomy", "term", "home", "404"],
    }
    return Generator(
        name="hugo",
        version=packages.versions["hugo"],
        command=(str(packages.hugo), "--quiet", "--cacheDir", f"{{folder}}/{CACHE}"),
        source="content/{article.language}/{article.slug}.md",
        made="public",
        files={
            "hugo.json": json.dumps(settings),
            "layouts/single.html": _template("hugo.html"),
            "layouts/section.html": _template("hugo-index.html"),
        },
    )


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _with_yaml(article: Article) -> str:
    keys = ("title", "description", "slug", "date", "category")
    lines = "\n".join(f"{key}: {getattr(article, key)}" for key in keys)
    return f"---\n{lines}\n---\n\n{article.body}"


def _with_lines(article: Article) -> str:
    """Pelican takes the same keys without marks around them; `lang` would make it a translation."""
    keys = ("title", "description", "slug", "date", "category")
    lines = "\n".join(f"{key.capitalize()}: {getattr(article, key)}" for key in keys)
    return f"{lines}\nLanguage: {article.language}\n\n{article.body}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def environment_of(generator: Generator, folder: Path) -> Mapping[str, str]:
    """Return the environment of a run in a folder; caches are the project's own."""
    own = dict(generator.environment)
    if "NIVEAUCHECK_CACHE" in own:
        own["NIVEAUCHECK_CACHE"] = str(folder / CACHE)
    # Who installs a program has its modules compiled beforehand.
    rest = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, **own}
