"""rubric.yaml → `Rubric`, or everything that is wrong with it."""

from functools import lru_cache, partial

from site_builder.files.fields import is_id
from site_builder.files.problems import Loaded, is_fatal
from site_builder.files.shapes import fit_as_meant
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.rubric.names import ids, names_of, subject
from site_builder.rubric.resolve import resolved
from site_builder.rubric.rules import broken_rules
from site_builder.rubric.shape import RubricShape
from site_builder.rubric.values import Rubric


@lru_cache(maxsize=512)  # `--serve` reads the same ones at every save
def load_rubric(source: Source, languages: tuple[str, ...]) -> Loaded[Rubric]:
    """Read a rubric file.

    Args:
        source: the file.
        languages: the site's languages; every text must be there in each.

    Returns:
        The rubric and what to be warned of; or None and every problem, each in its place.
    """
    read = parse_yaml(source)
    if read.value is None:
        return Loaded(None, read.problems)
    document = read.value
    describe = partial(subject, document)
    shape, meant = fit_as_meant(RubricShape, document, languages=languages, describe=describe)
    names = names_of(meant)
    problems = (*read.problems, *shape.problems, *broken_rules(names))
    if shape.value is None or is_fatal(problems):
        return Loaded(None, problems)
    return Loaded(resolved(shape.value, names), problems)


def level_ids(source: Source) -> tuple[str, ...]:
    """Return the ids of a rubric file's levels, whatever else is wrong with it.

    There are none where one of them is missing or is no id, so that none can be told from others.
    """
    read = parse_yaml(source)
    if read.value is None:
        return ()
    listed, known = read.value.data.get("levels"), ids(names_of(read.value).levels)
    is_whole = isinstance(listed, list) and len(listed) == len(known)
    return known if is_whole and all(map(is_id, known)) else ()
