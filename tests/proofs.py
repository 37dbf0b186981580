"""Proofs for tests: made up, and about what a project builds."""

from dataclasses import replace

from site_builder.output.files import Output
from site_builder.script.proof import Browser, Compared, Digests, Proof, Witness, digests_of

EXAMPLE = Proof(
    format=1,
    check="first",
    version=1,
    digests=Digests("a" * 64, "b" * 64),
    page="embed/first/nl/",
    loaded="embed/first.nl.js",
    scripts=("embed/first.js", "embed/first.en.js", "embed/first.nl.js"),
    browser=Browser("chromium", "1.2"),
    method="exhaustive",
    compared=(Compared("all", "", 4, complete=True),),
    results="c" * 64,
    examples=1,
    witnesses=(
        Witness(
            ("dimension", "work", "low"),
            {"plan": "none", "many": ("a", "b"), "number": 3, "team": None},
            {"overall": "low", "dimensions": {"work": "low"}, "bottleneck": None},
        ),
    ),
)
"""One of every kind of value."""


def proof_of(output: Output, check: str = "first") -> Proof:
    """Return a proof whose digests are those of a check that was built."""
    return replace(EXAMPLE, check=check, digests=digests_of(output.files[f"embed/{check}.js"]))
