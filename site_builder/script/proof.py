"""The proof of a check (docs/proof.md): what was compared with what, as a value and as JSON."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from site_builder.files.problems import Loaded, Position, quoted
from site_builder.files.source import Source, read_source
from site_builder.script.assessment import Json
from site_builder.script.bundle import parts_of

NAME = "proof.json"
"""The file's name in `content/<check>/published/`."""
WAY_OUT = "run niveaucheck verify, which makes it anew"

Answer: TypeAlias = str | int | tuple[str, ...] | None
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Method = Literal["exhaustive", "compositional"]
Part = Literal[
    "examples", "witnesses", "all", "dimension", "condition", "levels", "bounds", "walks", "random"
]

_CLOSED = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Digests:
    """What a proof is about: SHA-256 of the engine's code, and of the scoring as canonical JSON.

    No text, no address and no style is in either, so that changing one leaves a proof valid.
    """

    __pydantic_config__ = _CLOSED
    engine: Digest
    scoring: Digest


@dataclass(frozen=True, slots=True)
class Browser:
    """The browser in which the script ran."""

    __pydantic_config__ = _CLOSED
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Answer sets that were compared.

    `of` is the dimension, flag or cap that they are about, or ""; `complete` tells whether they are
    all that there are, or a sample drawn by a fixed seed.
    """

    __pydantic_config__ = _CLOSED
    part: Part
    of: str
    answer_sets: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """Answers that lead to something: `answers` and `expect` as in a rubric's `tests:`.

    `shows` is one of `["overall", level]`, `["dimension", id, level]`, `["cap", id]`,
    `["flag", id]`, `["bottleneck", id]` (it alone), `["void"]`.
    """

    __pydantic_config__ = _CLOSED
    shows: tuple[str, ...]
    answers: Mapping[str, Answer]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Proof:
    """That the shipped script and the reference scorer agree.

    `page` was opened, and the page loaded `loaded`; `scripts` are all of the check's, with the same
    engine and scoring. `results` is one digest of all results; `examples` counts the author's own.
    Nothing tells when or where it was made, so the same again is the same bytes.
    """

    __pydantic_config__ = _CLOSED
    format: Literal[1]
    check: str
    version: int
    digests: Digests
    page: str
    loaded: str
    scripts: tuple[str, ...]
    browser: Browser
    method: Method
    compared: tuple[Compared, ...]
    results: Digest
    examples: int
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A proof and the file that holds it."""

    source: Source
    proof: Proof


def to_json(proof: Proof) -> bytes:
    """Return the proof as a file: JSON, sorted keys, ASCII."""
    return f"{json.dumps(asdict(proof), indent=2, sort_keys=True)}\n".encode("ascii")


def from_json(text: str) -> Proof:
    """Read what `to_json` wrote.

    Raises:
        ValueError: it is anything else; the message says what, on one line.
    """
    try:
        return _proofs().validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = quoted(".".join(map(str, first["loc"])))
        message = f"{place}: {first['msg']}" if first["loc"] else first["msg"]
        raise ValueError(message) from None


@cache
def _proofs() -> TypeAdapter[Proof]:
    return TypeAdapter(Proof)


def load_proof(folder: Path, shown: str) -> Loaded[ProofFile]:
    """Read the proof in a folder, if there is one.

    Args:
        folder: `content/<check>/published/`.
        shown: its path as problems show it.
    """
    path = folder / NAME
    if not path.exists() and not path.is_symlink():
        return Loaded(None)
    read = read_source(path, f"{shown}/{NAME}")
    return _read(read.value) if read.value else Loaded(None, read.problems)


def _read(source: Source) -> Loaded[ProofFile]:
    try:
        return Loaded(ProofFile(source, from_json(source.text)))
    except ValueError as error:
        message = f"the file is no proof that this version can read ({error})"
        at = _mistake_in(source.text)
        return Loaded(None, (source.problem(at, "bad-proof", message, WAY_OUT),))


def _mistake_in(text: str) -> Position:
    """Return where a text stops being JSON, or its beginning."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Position(error.lineno, error.colno)
    except (RecursionError, ValueError):
        pass
    return Position(1, 1)


def digests_of(script: bytes) -> Digests:
    """Return what a proof says of a script, from its bytes alone.

    Raises:
        ValueError: it is no script of a check.
    """
    parts = parts_of(script)
    return Digests(_sha256(parts.code), digest_of(parts.assessment["scoring"]))


def digest_of(value: Json) -> str:
    """Return the SHA-256 of canonical JSON: sorted keys, no spaces, ASCII."""
    return _sha256(json.dumps(value, sort_keys=True, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def matches(proof: Proof, check: str, scripts: Iterable[bytes]) -> bool:
    """Tell whether a proof is about these scripts, each of them, of this check."""
    return not changed(proof, check, scripts)


def changed(proof: Proof, check: str, scripts: Iterable[bytes]) -> tuple[str, ...]:
    """Return what is not as it was proven: of `check`, `engine` and `scoring`, in this order."""
    found = [digests_of(script) for script in scripts]
    is_same = {
        "check": proof.check == check,
        "engine": all(each.engine == proof.digests.engine for each in found),
        "scoring": all(each.scoring == proof.digests.scoring for each in found),
    }
    return tuple(name for name, same in is_same.items() if not same)
