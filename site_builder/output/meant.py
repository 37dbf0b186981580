"""What an author may have meant by a link that leads nowhere."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from posixpath import basename, commonpath, dirname, join, normpath, relpath, splitext
from urllib.parse import unquote

from site_builder.files.problems import nearest


def of_file(link: str, folder: str, file: str, made: Mapping[str, str]) -> str | None:
    """Return the link to the page that was made of what a link names: a file, or its folder.

    Args:
        link: as it was written: `../bakery/article.en.md#oven`, or `../bakery`.
        folder: that of the page on which it stands, below the site: `en/about`.
        file: the author's file in which it stands: `content/about/article.en.md`.
        made: the addresses of pages, by the files that they were made of.
    """
    rest = _after_path(link)
    named = normpath(join(dirname(file), unquote(link.removesuffix(rest))))
    address = made.get(named) or made.get(f"{named}/{basename(file)}")
    return f"{_from(folder, address)}{rest}" if address else None


def meant(link: str, folder: str, target: str, addresses: Collection[str], root: str) -> str | None:
    """Return the link that may be meant, as its author writes links, or None.

    Args:
        link: as it was written: from the page, or from the root of its host.
        folder: that of the page on which it stands, below the site: `en/about`.
        target: what it leads to, below the site: `en/bakry/`.
        addresses: those of all pages: `en/bakery/`.
        root: the path of the site on its host.
    """
    if _is_other_file(target):
        return None
    by_name: dict[str, list[str]] = {}
    for address in addresses:
        by_name.setdefault(_name(address), []).append(address)
    name = _nearest(_name(target), frozenset(by_name))
    if name is None:
        return None
    around = (target, folder)
    found = max(by_name[name], key=lambda each: [len(commonpath([each, at])) for at in around])
    rest = _after_path(link)
    return f"{f'{root}{found}' if link.startswith('/') else _from(folder, found)}{rest}"


def mend(target: str) -> str:
    """Return what to do with a link for which nothing else is known: `images/plan.pdf`."""
    if _is_other_file(target):
        return "no file is published as it is; link to one elsewhere, or remove the link"
    return "mend or remove it"


def _is_other_file(target: str) -> bool:
    ending = splitext(target)[1].lower()
    return bool(re.fullmatch(r"\.[a-z][a-z0-9]{1,4}", ending)) and ending not in (".html", ".md")


def _after_path(link: str) -> str:
    return re.sub(r"[^?#]*", "", link, count=1)


def _name(address: str) -> str:
    return basename(address.rstrip("/"))


@lru_cache(1024)
def _nearest(name: str, names: frozenset[str]) -> str | None:
    return nearest(name, sorted(names))


def _from(folder: str, address: str) -> str:
    return f"{relpath(f'/{address}', f'/{folder}')}/"
