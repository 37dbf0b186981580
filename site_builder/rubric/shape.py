"""What stands where in rubric.yaml: the file's form, not yet its meaning."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationInfo

from site_builder.fields import (
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
from site_builder.numbers import Rounding
from site_builder.problems import quoted
from site_builder.rubric.condition_shape import ConditionField
from site_builder.rubric.values import Of, Strongest
from site_builder.shapes import Shape, mistake

SAFE_INTEGER = 2**53 - 1
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
        hint = "write a number above 0, or leave the question out"
        raise mistake("weight-not-positive", "a question's weight must be above 0", hint)
    return value


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise mistake(
            "weight-negative", "a dimension's weight must be 0 or more", "write 0 or more"
        )
    return value


def _not_zero(value: Fraction) -> Fraction:
    if value == 0:
        hint = "write another number, or leave it out"
        raise mistake("weight-zero", "the weight of what feeds a dimension cannot be 0", hint)
    return value


def _dimension_id(value: str) -> str:
    if value == "overall":
        raise mistake("reserved-id", '"overall" cannot name a dimension', "choose another id")
    return value


class DisplayShape(Shape):
    """How scores are shown; each key is inherited by itself."""

    decimals: Annotated[int, whole_between(0, 9)] | None = None
    rounding: Annotated[Rounding, one_of("floor", "half_up")] | None = None


class ConstantShape(Shape):
    """`{constant: x}`: a blank counts as x."""

    constant: Number


Policy: TypeAlias = Literal["require", "skip", "worst"] | ConstantShape


def _policy(value: object) -> object:
    if isinstance(value, dict):
        return ConstantShape.model_validate(value)
    if value not in ("require", "skip", "worst"):
        hint = "write require, skip, worst or {constant: x}"
        raise mistake("unknown-word", f"{quoted(str(value))} is no way to treat blanks", hint)
    return value


class AtLeastShape(Shape):
    """`{at_least: x}`."""

    at_least: Number


class CountShape(Shape):
    """`{count: {at_least: x}}`: how many values are at least x."""

    count: AtLeastShape


_FUNCTIONS = ("percent", "mean", "sum", "min", "max", "median")


def _function(*words: str) -> BeforeValidator:
    """Return the check for a score function: one of these words, or a count."""
    word = one_of_words(*words)

    def check(value: object) -> object:
        return CountShape.model_validate(value) if isinstance(value, dict) else word(value)

    return BeforeValidator(check)


class DefaultRuleShape(Shape):
    """`scoring.dimension`: what every dimension inherits."""

    score: Annotated[str | CountShape, _function(*_FUNCTIONS, "staged")] | None = None
    scale: Number | None = None
    offset: Number | None = None
    missing: Annotated[Policy, BeforeValidator(_policy)] | None = None
    min_answered: Annotated[int, whole_between(1, SAFE_INTEGER)] | None = None
    bounds: Mapping[Id, Number] | None = None


class RuleShape(DefaultRuleShape):
    """The keys that say how a score and its level are worked out."""

    display: DisplayShape | None = None


class OverallShape(RuleShape):
    """`scoring.overall`, where it is not `none`."""

    score: Annotated[str | CountShape, _function(*_FUNCTIONS)] | None = None
    of: Annotated[Of, one_of("dimensions", "questions", "levels")] = "dimensions"


def _overall(value: object) -> object:
    if isinstance(value, str) and value != "none":
        hint = "write none, or keys such as score: and of: under it"
        raise mistake("unknown-word", f"{quoted(value)} is not possible here", hint)
    return value if value == "none" else OverallShape.model_validate(value)


class LevelShape(Shape):
    """One of `levels`."""

    id: Id
    from_: Annotated[Number | None, Field(alias="from")] = None
    name: RichTexts
    summary: RichTexts | None = None
    tip: RichTexts | None = None


class OptionShape(Shape):
    """One of a question's `options`, or of a set of them."""

    id: Id
    value: Number | None = None
    points: Mapping[Id, Number] | None = None
    text: RichTexts


Options: TypeAlias = Annotated[tuple[OptionShape, ...], at_least(2, "options")]
_OPTIONS: TypeAdapter[tuple[OptionShape, ...]] = TypeAdapter(Options)
_SET: TypeAdapter[str] = TypeAdapter(Id)


def _options_or_set(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return _SET.validate_python(value)
    return _OPTIONS.validate_python(value, context=info.context)


class NumberShape(Shape):
    """`number: {min, max, from, to}`."""

    min: Whole
    max: Whole
    from_: Annotated[Number | None, Field(alias="from")] = None
    to: Number | None = None


class FeedShape(Shape):
    """One of `feeds`."""

    dimension: Id
    weight: Annotated[Number, AfterValidator(_not_zero)] = Fraction(1)


class QuestionShape(Shape):
    """One of a dimension's `questions`, or of the rubric's own."""

    id: Id
    text: RichTexts
    help: RichTexts | None = None
    weight: Annotated[Number, AfterValidator(_positive)] = Fraction(1)
    not_applicable: YesNo = False
    options: Annotated[str | tuple[OptionShape, ...], BeforeValidator(_options_or_set)] | None = (
        None
    )
    select: Annotated[Literal["one", "many"], one_of("one", "many")] = "one"
    at_most: Annotated[int, whole_between(1, SAFE_INTEGER)] | None = None
    required: YesNo = True
    number: NumberShape | None = None
    reverse: YesNo = False
    feeds: tuple[FeedShape, ...] = ()
    required_for: tuple[Id, ...] = ()
    met: Number | None = None
    show_if: ConditionField | None = None


class DimensionShape(RuleShape):
    """One of `dimensions`; its own keys of `RuleShape` override `scoring.dimension`."""

    id: Annotated[Id, AfterValidator(_dimension_id)]
    name: RichTexts
    weight: Annotated[Number, AfterValidator(_not_negative)] = Fraction(1)
    advice: Mapping[Id, RichTexts] = Field(default_factory=dict)
    questions: tuple[QuestionShape, ...] = ()


class CapShape(Shape):
    """One of `scoring.caps`: with `above_weakest`, or with `level` and `when`."""

    id: Id
    above_weakest: Annotated[int, whole_between(0, SAFE_INTEGER)] | None = None
    level: Id | None = None
    when: ConditionField | None = None
    text: RichTexts


class FlagShape(Shape):
    """One of `scoring.flags`."""

    id: Id
    when: ConditionField
    text: RichTexts


class VoidShape(Shape):
    """`scoring.void`."""

    when: ConditionField
    text: RichTexts


class OutcomeShape(Shape):
    """`scoring.outcome`."""

    strongest: Annotated[Strongest, one_of("score", "position")]
    ties: tuple[Id, ...] = ()


class BottleneckShape(Shape):
    """`scoring.bottleneck`."""

    ties: tuple[Id, ...] = ()


class ScoringShape(Shape):
    """`scoring`."""

    dimension: DefaultRuleShape = DefaultRuleShape()
    overall: Annotated[Literal["none"] | OverallShape, BeforeValidator(_overall)] = OverallShape()
    caps: tuple[CapShape, ...] = ()
    bottleneck: BottleneckShape = BottleneckShape()
    flags: tuple[FlagShape, ...] = ()
    void: VoidShape | None = None
    outcome: OutcomeShape | None = None
    display: DisplayShape = DisplayShape()


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise mistake("not-a-mapping", "keys are needed here", "write `key: value` under it")
    return value


class ErrorShape(Shape):
    """`expect.error`: the refusal that must come."""

    nullable: ClassVar = frozenset({"question"})

    code: Annotated[str, one_of(*REFUSALS)]
    question: Text | None = None


class ExpectShape(Shape):
    """`expect` of an example: what must come of its answers."""

    nullable: ClassVar = frozenset({"overall", "bottleneck", "outcome"})

    overall: Id | None = None
    dimensions: Mapping[Id, Id | None] | None = None
    scores: Mapping[Id, Number | None] | None = None
    bottleneck: Id | None = None
    outcome: Id | None = None
    flags: tuple[Id, ...] | None = None
    caps: tuple[Id, ...] | None = None
    error: ErrorShape | None = None


class ExampleShape(Shape):
    """One of `tests`."""

    name: Text
    answers: Annotated[dict[str, Any], BeforeValidator(_mapping)]
    expect: ExpectShape


class RubricShape(Shape):
    """rubric.yaml."""

    version: Annotated[int, whole_between(1, SAFE_INTEGER)]
    levels: Annotated[tuple[LevelShape, ...], at_least(2, "levels")]
    dimensions: Annotated[tuple[DimensionShape, ...], at_least(1, "dimension")]
    option_sets: Mapping[Id, Options] = Field(default_factory=dict)
    questions: tuple[QuestionShape, ...] = ()
    order: tuple[Id, ...] | None = None
    scoring: ScoringShape = ScoringShape()
    tests: tuple[ExampleShape, ...] = ()
