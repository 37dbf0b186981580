"""What stands where in rubric.yaml: the file's form, not yet its meaning."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationInfo,
)

from site_builder.files.fields import (
    Id,
    Number,
    RichTexts,
    Text,
    Whole,
    YesNo,
    at_least,
    one_of,
    one_of_words,
    whole_between,
)
from site_builder.files.mistakes import mistake
from site_builder.files.numbers import MOST_DECIMALS, Rounding
from site_builder.files.problems import nearest, quoted
from site_builder.files.shapes import InSchema, Shape
from site_builder.rubric.condition_shape import ConditionField
from site_builder.rubric.values import Of, Strongest

REFUSALS = (
    "wrong-type",
    "missing-answer",
    "not-applicable-refused",
    "too-many",
    "unknown-option",
    "unknown-question",
)


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        hint = "write 1, or 2 to let it count twice; or leave the question out"
        raise mistake("weight-not-positive", "a question's weight must be above 0", hint)
    return value


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        hint = "write 1, or 0 to leave it out of the overall score"
        raise mistake("weight-negative", "a dimension's weight must be 0 or more", hint)
    return value


def _not_zero(value: Fraction) -> Fraction:
    if value == 0:
        hint = "write 1, or leave the feed out"
        raise mistake("weight-zero", "the weight of what feeds a dimension cannot be 0", hint)
    return value


def _dimension_id(value: str) -> str:
    if value == "overall":
        raise mistake("reserved-id", '"overall" cannot name a dimension', "choose another id")
    return value


class DisplayShape(Shape):
    """How scores are shown; each key is inherited by itself."""

    decimals: Annotated[int, whole_between(0, MOST_DECIMALS)] | None = None
    """How many decimals a score is shown with, 0 to 9."""
    rounding: Annotated[Rounding, one_of("floor", "half_up")] | None = None
    """floor never shows more than was reached; half_up rounds."""


class ConstantShape(Shape):
    """`{constant: x}`: a blank counts as x."""

    constant: Number
    """What a blank question counts as."""


Policy: TypeAlias = Literal["require", "skip", "worst"] | ConstantShape


_word_for_blanks = one_of_words("require", "skip", "worst", keys="{constant: x}")


def _policy(value: object) -> object:
    is_constant = isinstance(value, dict)
    return ConstantShape.model_validate(value) if is_constant else _word_for_blanks(value)


class AtLeastShape(Shape):
    """`{at_least: x}`."""

    at_least: Number
    """The least value that is counted."""


class CountShape(Shape):
    """`{count: {at_least: x}}`: how many values are at least x."""

    count: AtLeastShape
    """Which values are counted."""


_FUNCTIONS = ("percent", "mean", "sum", "min", "max", "median")


def _function(*words: str) -> BeforeValidator:
    """Return the check for a score function: one of these words, or a count."""
    word = one_of_words(*words, keys="{count: {at_least: x}}")

    def check(value: object) -> object:
        return CountShape.model_validate(value) if isinstance(value, dict) else word(value)

    return BeforeValidator(check)


def _one_of_these(*words: str) -> InSchema:
    def schema() -> dict[str, Any]:
        limit = {**AtLeastShape.model_json_schema(), "description": "Which values are counted."}
        count = {"type": "object", "properties": {"count": limit}, "additionalProperties": False}
        return {"anyOf": [{"enum": [*words]}, count]}

    return InSchema(schema)


class DefaultRuleShape(Shape):
    """`scoring.dimension`: what every dimension inherits."""

    score: (
        Annotated[
            str | CountShape, _function(*_FUNCTIONS, "staged"), _one_of_these(*_FUNCTIONS, "staged")
        ]
        | None
    ) = None
    """How one score is made of several values."""
    scale: Number | None = None
    """What a score is multiplied by, then `offset` is added; default 1."""
    offset: Number | None = None
    """What is added to a score; default 0."""
    missing: Annotated[Policy, BeforeValidator(_policy)] | None = None
    """What a blank question does; default require: the answers are refused."""
    min_answered: Annotated[int, whole_between(1)] | None = None
    """Beside missing: skip: with fewer answers there is no score; default 1."""
    bounds: Mapping[Id, Number] | None = None
    """The lowest score of each level but the first; else the levels' own from:."""


class RuleShape(DefaultRuleShape):
    """What a dimension and `scoring.overall` have beside the keys of `scoring.dimension`."""

    display: DisplayShape | None = None
    """How the score is shown."""


class OverallShape(RuleShape):
    """`scoring.overall`, where it is not `none`; it has the keys of `scoring.dimension` too."""

    score: (
        Annotated[str | CountShape, _function(*_FUNCTIONS), _one_of_these(*_FUNCTIONS)] | None
    ) = None
    """How the overall score is made; default mean."""
    of: Annotated[Of, one_of("dimensions", "questions", "levels")] = "dimensions"
    """What the overall is made of: dimensions (default), questions or levels."""


def _overall(value: object) -> object:
    if isinstance(value, str) and value != "none":
        hint = "write none, or keys such as score: and of: under it"
        said, meant = f"{quoted(value)} is not possible here", nearest(value, ["none"])
        raise mistake("unknown-word", said, hint, meant=(meant,) if meant else ())
    return value if value == "none" else OverallShape.model_validate(value)


class LevelShape(Shape):
    """One of `levels`."""

    id: Id
    """The level's name in this file, in results and in the address of its page."""
    from_: Annotated[Number | None, Field(alias="from")] = None
    """The lowest score of the level, for scores without bounds of their own."""
    name: RichTexts
    """What the level is called."""
    summary: RichTexts | None = None
    """One or two sentences, for the result."""
    tip: RichTexts | None = None
    """What to do at this level."""


class OptionShape(Shape):
    """One of a question's `options`, or of a set of them."""

    id: Id
    """The option's name in this file and in answers; unique in its question."""
    value: Number | None = None
    """What it is worth; without values its place, counted from 0."""
    points: Mapping[Id, Number] | None = None
    """Of a question of no dimension: what it is worth in each dimension."""
    text: RichTexts
    """What the visitor chooses."""


Options: TypeAlias = Annotated[tuple[OptionShape, ...], at_least(2, "options")]
_LATER = ConfigDict(defer_build=True)
_OPTIONS: TypeAdapter[tuple[OptionShape, ...]] = TypeAdapter(Options, config=_LATER)
_SET: TypeAdapter[str] = TypeAdapter(Id, config=_LATER)


def _options_or_set(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return _SET.validate_python(value)
    return _OPTIONS.validate_python(value, context=info.context)


class NumberShape(Shape):
    """`number: {min, max, from, to}`."""

    min: Whole
    """The least number that counts; what is lower counts as it."""
    max: Whole
    """The greatest number that counts; what is higher counts as it."""
    from_: Annotated[Number | None, Field(alias="from")] = None
    """The value at min:; default min itself."""
    to: Number | None = None
    """The value at max:; default max itself."""


class FeedShape(Shape):
    """One of `feeds`."""

    dimension: Id
    """The dimension in which the question counts too."""
    weight: Annotated[Number, AfterValidator(_not_zero)] = Fraction(1)
    """Its weight there; below 0 only under percent and sum; default 1."""


class QuestionShape(Shape):
    """One of a dimension's `questions`, or of the rubric's own."""

    id: Id
    """The question's name in this file and in answers; unique in the rubric."""
    text: RichTexts
    """What is asked."""
    help: RichTexts | None = None
    """A hint below the question."""
    weight: Annotated[Number, AfterValidator(_positive)] = Fraction(1)
    """Its weight in its dimension, above 0; default 1."""
    not_applicable: YesNo = False
    """Whether "not applicable" is offered; default false."""
    options: Annotated[str | tuple[OptionShape, ...], BeforeValidator(_options_or_set)] | None = (
        None
    )
    """What can be chosen, low to high; or the name of a set of options."""
    select: Annotated[Literal["one", "many"], one_of("one", "many")] = "one"
    """one (default) or many options can be chosen."""
    at_most: Annotated[int, whole_between(1)] | None = None
    """With select: many: how many can be chosen."""
    required: YesNo = True
    """With select: many: whether one must be chosen; default true."""
    number: NumberShape | None = None
    """A whole number is asked, in place of options."""
    reverse: YesNo = False
    """Counts from high to low; default false."""
    feeds: tuple[FeedShape, ...] = ()
    """More dimensions in which the question counts."""
    required_for: tuple[Id, ...] = ()
    """In a staged dimension: the levels that ask for it."""
    met: Number | None = None
    """In a staged dimension: the least value that will do; default its highest."""
    show_if: ConditionField | None = None
    """The question is shown when this holds of earlier ones."""


class DimensionShape(RuleShape):
    """One of `dimensions`; what stands here of the keys of `scoring.dimension` overrides it."""

    id: Annotated[Id, AfterValidator(_dimension_id)]
    """The dimension's name in this file and in results."""
    name: RichTexts
    """What the dimension is called."""
    weight: Annotated[Number, AfterValidator(_not_negative)] = Fraction(1)
    """Its weight in the overall, 0 or more; default 1."""
    advice: Mapping[Id, RichTexts] = Field(default_factory=dict)
    """The next step, by level."""
    questions: tuple[QuestionShape, ...] = ()
    """What is asked, in the order shown."""


class CapShape(Shape):
    """One of `scoring.caps`: with `above_weakest`, or with `level` and `when`."""

    id: Id
    """The cap's name in this file and in results."""
    above_weakest: Annotated[int, whole_between(0)] | None = None
    """At most so many levels above the lowest level of any dimension."""
    level: Id | None = None
    """With when: the level to which the overall is lowered."""
    when: ConditionField | None = None
    """With level: when it is lowered."""
    text: RichTexts
    """Why the level is lowered."""


class FlagShape(Shape):
    """One of `scoring.flags`."""

    id: Id
    """The flag's name in this file and in results."""
    when: ConditionField
    """When the notice is added to the result."""
    text: RichTexts
    """The notice."""


class VoidShape(Shape):
    """`scoring.void`."""

    when: ConditionField
    """When the overall level is withheld."""
    text: RichTexts
    """Why it is withheld."""


class OutcomeShape(Shape):
    """`scoring.outcome`."""

    strongest: Annotated[Strongest, one_of("score", "position")]
    """Whether the highest score decides, or the highest position."""
    ties: tuple[Id, ...] = ()
    """Which dimension goes first where several are level."""


class BottleneckShape(Shape):
    """`scoring.bottleneck`."""

    ties: tuple[Id, ...] = ()
    """Which dimension goes first where several come lowest."""


class ScoringShape(Shape):
    """`scoring`."""

    dimension: DefaultRuleShape = DefaultRuleShape()
    """How every dimension is scored that does not say otherwise."""
    overall: Annotated[Literal["none"] | OverallShape, BeforeValidator(_overall)] = OverallShape()
    """How the overall is scored; none for no overall."""
    caps: tuple[CapShape, ...] = ()
    """What lowers the overall level, in order."""
    bottleneck: BottleneckShape = BottleneckShape()
    """The dimension that comes lowest."""
    flags: tuple[FlagShape, ...] = ()
    """Notices that are added to the result."""
    void: VoidShape | None = None
    """When the overall level is withheld."""
    outcome: OutcomeShape | None = None
    """A dimension as the result, as in a quiz of types."""
    display: DisplayShape = DisplayShape()
    """How all scores are shown."""


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise mistake("not-a-mapping", "keys are needed here", "write `key: value` under it")
    return value


class ErrorShape(Shape):
    """`expect.error`: the refusal that must come."""

    nullable: ClassVar = frozenset({"question"})

    code: Annotated[str, one_of(*REFUSALS)]
    """Why the answers are refused."""
    question: Text | None = None
    """The question at which they are."""


class ExpectShape(Shape):
    """`expect` of an example: what must come of its answers."""

    nullable: ClassVar = frozenset({"overall", "bottleneck", "outcome"})

    overall: Id | None = None
    """The overall level."""
    dimensions: Mapping[Id, Id | None] | None = None
    """The level of each dimension that is named."""
    scores: Mapping[Id, Number | None] | None = None
    """The exact score of each dimension that is named, or of overall."""
    bottleneck: Id | None = None
    """The dimension that comes lowest, or null."""
    outcome: Id | None = None
    """The dimension that is the result, or null."""
    flags: tuple[Id, ...] | None = None
    """The flags that are raised, all of them."""
    caps: tuple[Id, ...] | None = None
    """The caps that lower the level, all of them."""
    error: ErrorShape | None = None
    """The refusal of the answers, in place of a result."""


class ExampleShape(Shape):
    """One of `tests`."""

    name: Text
    """What the example shows."""
    answers: Annotated[dict[str, Any], BeforeValidator(_mapping)]
    """Answers by question."""
    expect: ExpectShape
    """What must come of them."""


class RubricShape(Shape):
    """rubric.yaml."""

    version: Annotated[int, whole_between(1)]
    """A whole number; raise it when published answers change meaning."""
    levels: Annotated[tuple[LevelShape, ...], at_least(2, "levels")]
    """Low to high, at least two."""
    dimensions: Annotated[tuple[DimensionShape, ...], at_least(1, "dimension")]
    """What is scored, each with its questions."""
    option_sets: Mapping[Id, Options] = Field(default_factory=dict)
    """Options that several questions share, by name."""
    questions: tuple[QuestionShape, ...] = ()
    """Questions of no dimension."""
    order: tuple[Id, ...] | None = None
    """The order in which all questions are shown."""
    scoring: ScoringShape = ScoringShape()
    """How scores, levels and results are made."""
    tests: tuple[ExampleShape, ...] = ()
    """Your own examples, checked at every build."""
