"""Netlify's `_redirects`: where visitors are sent on to, from the site's root and former addresses.

An address of a rule begins at the folder that is deployed, like those of `_headers`; the one that
visitors are sent to begins at the root of the host. `!` lets a rule go before the page that stands
there for hosts that know no redirects. The first rule that fits is the one.
"""

from collections.abc import Iterator, Mapping, Sequence


def netlify_redirects(moved: Mapping[str, str], languages: Sequence[str], root: str) -> str:
    """Return `_redirects`.

    Args:
        moved: the new address of a page by a former one, which has two exact rules: with and
            without its slash.
        languages: those of the site, the default first.
        root: the path of the site on its host: `/` or `/checks/`.
    """
    former = (
        f"/{each} {root}{address} 301!\n"
        for old, address in sorted(moved.items())
        for each in (old, old.removesuffix("/"))
    )
    return "".join([*_by_language(languages, root), *former])


def _by_language(languages: Sequence[str], root: str) -> Iterator[str]:
    """Yield the rules that lead from the root to the language that a browser names first.

    Nothing is kept: the language of a page is in its address alone. `en` fits `en-GB` too, so that
    longer tags stand first; a region that the site does not have goes to the first that it has. The
    last rule is for all who name none of these.
    """
    named: dict[str, str] = {}
    for language in languages:
        named.setdefault(language.partition("-")[0], language)
    named |= {language: language for language in languages}
    for name in sorted(named, key=lambda name: -name.count("-")):
        yield f"/ {root}{named[name]}/ 302! Language={name}\n"
    yield f"/ {root}{languages[0]}/ 302!\n"
