"""A proof in one line."""

from collections.abc import Iterator

from site_builder.script.proof import Part, Proof

_WORDS: dict[Part, tuple[str, str]] = {
    "all": ("the only answer set", "all {n} answer sets"),
    "dimension": ("{n} by dimension", "{n} by dimension"),
    "condition": ("{n} by condition", "{n} by condition"),
    "levels": ("{n} combination of levels", "{n} combinations of levels"),
    "bounds": ("{n} at bounds", "{n} at bounds"),
    "walks": ("{n} on the way up", "{n} on the way up"),
    "random": ("{n} at random", "{n} at random"),
    "witnesses": ("{n} witness", "{n} witnesses"),
    "examples": ("{n} example", "{n} examples"),
}


def summary(proof: Proof) -> str:
    """Return what was compared, how many, and that all is equal."""
    return f"{proof.check}: both scorers agree on {', '.join(_counted(proof))}"


def _counted(proof: Proof) -> Iterator[str]:
    for part, (one, many) in _WORDS.items():
        count = sum(each.answer_sets for each in proof.compared if each.part == part)
        if count:
            yield (one if count == 1 else many).format(n=f"{count:,}")
