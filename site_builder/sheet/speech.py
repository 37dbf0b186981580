"""How a sheet speaks: its own words, the check's names, numbers and conditions, as HTML."""

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup, escape

from site_builder.files.numbers import shown, written
from site_builder.language.cldr import direction, keep_signs
from site_builder.language.conditions_in_words import InWords, in_words
from site_builder.language.rich_html import rich_html
from site_builder.language.typography import typeset, typeset_rich
from site_builder.rubric.condition import Condition
from site_builder.rubric.values import Display, Texts
from site_builder.sheet.subject import Subject

_LEAST_SHARE = Fraction(1, 2000)


class Speech:
    """Says things of one check in the language of its sheet."""

    def __init__(self, subject: Subject) -> None:
        self.subject, self.rubric = subject, subject.rubric
        self._words, self._speaker = subject.words, subject.speaker
        self._mark = subject.words.site["decimal-mark"]
        self.comma = escape(subject.words.site["comma"])
        self.dimensions = {each.id: each for each in self.rubric.dimensions}
        self.numbers = {each.id: number for number, each in enumerate(self.rubric.questions, 1)}

    @property
    def language(self) -> str:
        """The language of the sheet's own words."""
        return self._words.language

    def say(self, key: str, **parts: object) -> Markup:
        """Return one of the sheet's own texts with its placeholders filled."""
        return escape(self._words.sheet[key]).format(**parts)

    def lang(self, language: str) -> Markup:
        """Return the attributes of an element whose text is in a language of the site."""
        turned = direction(language)
        is_turned = turned != direction(self.language)
        both = Markup('lang="{}" dir="{}"').format(language, turned)
        return both if is_turned else Markup('lang="{}"').format(language)

    def text(self, texts: Texts, language: str) -> Markup:
        """Return a text of the check in one language, its quotation marks set."""
        quotes = self.subject.strings[language].site["quotes"]
        return rich_html(typeset_rich(texts[language], quotes))

    def plain(self, text: str, language: str) -> str:
        """Return a text without marks, its quotation marks set."""
        return typeset(text, self.subject.strings[language].site["quotes"])

    def named(self, language: str) -> str:
        """Return what a language calls itself."""
        return self.subject.strings[language].site["language"]

    def name(self, texts: Texts) -> Markup:
        """Return a name as it stands in a sentence of the sheet."""
        language = self._speaker.language
        attributes, text = self.lang(language), self.text(texts, language)
        return Markup("<span {}>{}</span>").format(attributes, text)

    def level(self, number: int) -> Markup:
        """Return the name of the level with a number."""
        return self.name(self.rubric.levels[number - 1].name)

    def level_called(self, name: str) -> Markup:
        """Return the name of the level with an id."""
        return self.name(next(each for each in self.rubric.levels if each.id == name).name)

    def dimension(self, name: str) -> Markup:
        """Return the name of the dimension with an id."""
        return self.name(self.dimensions[name].name)

    def listed(self, things: Iterable[Markup]) -> Markup:
        """Return things with commas between them; a word for none."""
        return (self.comma + " ").join(things) or self.say("no")

    def order(self, names: Iterable[str]) -> Markup:
        """Return dimensions in their order."""
        return self.listed(map(self.dimension, names))

    def condition(self, condition: Condition) -> Markup:
        """Return a condition in words, what it lists as a list."""
        said = self._in_words(in_words(condition, self.rubric, self._speaker))
        return Markup("<div {}>{}</div>").format(self.lang(self._speaker.language), said)

    def _in_words(self, said: InWords) -> Markup:
        if not said.parts:
            return escape(said.text)
        items = (Markup("<li>{}</li>").format(self._in_words(part)) for part in said.parts)
        announced = Markup("{}:").format(said.text) if said.text else ""
        return Markup("{}<ul>{}</ul>").format(announced, Markup("").join(items))

    def number(self, number: Fraction | int) -> str:
        """Return an exact number as the language writes it."""
        return keep_signs(written(Fraction(number), self._mark), self.language)

    def score(self, score: Fraction | None) -> str | Markup:
        """Return an exact score, or a word for none."""
        return self.say("no") if score is None else self.number(score)

    def counted(self, count: int) -> str:
        """Return a number of things, its thousands apart as the language writes them."""
        return f"{count:,}".replace(",", self._words.sheet["thousands-mark"])

    def share(self, share: Fraction) -> Markup:
        """Return a share in per cent; one that is not 0 is never shown as such."""
        if 0 < share < _LEAST_SHARE:
            return self.say("less", share=self.share(Fraction(1, 1000)))
        return self.say("share", n=shown(100 * share, 1, "half_up").replace(".", self._mark))

    def display(self, display: Display) -> Markup:
        """Return how a score is shown."""
        count = display.decimals
        form = self.say("decimals", n=count) if count else self.say("whole")
        return self.say(display.rounding, shown=form)

    def code(self, name: str) -> Markup:
        """Return a name of the file as it is written."""
        return Markup("<code>{}</code>").format(name)
