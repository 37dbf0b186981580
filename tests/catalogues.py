"""Projects with many checks, made of the one of the minimal project."""

import shutil
from pathlib import Path

from tests.projects import MINIMAL, copied

CATEGORIES = ("Groei", "Financiën", "Team")


def catalogue(to: Path, count: int) -> Path:
    """Make a project of checks `check-01` and on, each newer than the one before.

    The first is called "Café De Zon" and the second "İstanbul & Straße" in every language; the
    third one's article alone has a heading with "Hartslag" in it.
    """
    copied(MINIMAL, to)
    first = to / "content/first"
    for number in range(1, count + 1):
        folder = to / f"content/check-{number:02}"
        shutil.copytree(first, folder)
        for path in folder.glob("article.*.md"):
            path.write_text(_article(path.read_text("utf-8"), number), "utf-8")
    shutil.rmtree(first)
    return to


def _article(text: str, number: int) -> str:
    front, body = text.split("---\n")[1:]
    title = {1: "Café De Zon", 2: "İstanbul & Straße"}.get(number, f"Check nummer {number}")
    keys = dict(line.split(": ", 1) for line in front.splitlines())
    keys |= {"title": title, "slug": f"check-{number}", "date": f"2027-01-{1 + number % 28:02}"}
    keys |= {"category": CATEGORIES[number % len(CATEGORIES)]}
    keys |= {"description": f"Wat je meet bij {number}."}
    heading = "\n## Hartslag\n" if number == 3 else ""
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\n{front}---\n{body}{heading}"
