"""The proofs of a site's checks: which are published, and what is wrong with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from site_builder.content.tree import ContentTree
from site_builder.files.problems import Problem, Severity, listed, quoted
from site_builder.files.source import find
from site_builder.options import Policy
from site_builder.output.files import Output
from site_builder.script.proof import NAME, WAY_OUT, ProofFile, changed, from_json, matches, to_json
from site_builder.site.values import Check, Site

_SAID = {
    "engine": "the widget's code has changed",
    "scoring": "what decides a result has changed",
}


def unread_proofs(tree: ContentTree, policy: Policy) -> Iterator[Problem]:
    """Yield what keeps proofs from being read."""
    for entry in tree.entries if policy != "ignored" else ():
        yield from entry.proof.problems


def proofs(site: Site, scripts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the proofs that are about the scripts of the site, as files by path."""
    for name, check in _checks(site).items():
        own = scripts_of(site, name, scripts).values()
        if check.proof and matches(check.proof.proof, name, own):
            yield proof_path(name), _written(check.proof.source.text)


@lru_cache(maxsize=256)
def _written(text: str) -> bytes:
    """Return a proof as we write it, from its file, which others may have changed in form."""
    return to_json(from_json(text))


def check_proofs(site: Site, output: Output, policy: Policy) -> Iterator[Problem]:
    """Yield a problem for every published check without a published proof.

    That is an error where the policy requires one; else a warning, of outdated proofs only.
    """
    severity: Severity = "error" if policy == "required" else "warning"
    for name, check in _checks(site).items() if policy != "ignored" else ():
        if proof_path(name) in output.files:
            continue
        if check.proof:
            yield replace(_outdated(site, output, name, check.proof), severity=severity)
        elif policy == "required":
            yield _missing(name)


def proof_path(check: str) -> str:
    """Return the path of a check's proof below the output folder."""
    return f"embed/{check}.proof.json"


def scripts_of(site: Site, check: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a check's scripts that are built, by path: in all languages, then in each alone."""
    names = [check, *(f"{check}.{language}" for language in site.checks[check])]
    return {path: files[path] for path in (f"embed/{name}.js" for name in names)}


def _checks(site: Site) -> Mapping[str, Check]:
    """Return what is published of each check."""
    pages = {name: next(iter(pages.values())) for name, pages in site.checks.items()}
    return {name: page.check for name, page in pages.items() if page.check}


def _outdated(site: Site, output: Output, check: str, file: ProofFile) -> Problem:
    """Return the problem, at the first line of the file that is not so any more."""
    names = changed(file.proof, check, scripts_of(site, check, output.files).values())
    said = [_SAID[name] for name in names if name in _SAID]
    if "check" in names:
        said = [f"it is that of {quoted(file.proof.check)}"]
    message = f"the proof is not about what is built: {listed(said, 'and')}"
    at = find(file.source, rf'"{names[0]}":')
    return file.source.problem(at, "proof-outdated", message, WAY_OUT)


def _missing(check: str) -> Problem:
    path = f"content/{check}/published/{NAME}"
    message = f"the check {quoted(check)} has no proof"
    return Problem(path, 1, 1, "proof-missing", message, "run niveaucheck verify, which makes one")
