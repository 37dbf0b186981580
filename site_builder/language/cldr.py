"""What CLDR, the Unicode project's data on languages, says: region, direction, numbers, plurals.

A language is a BCP 47 tag.
"""

import re

OTHER = "other"
"""The plural category of every number without one of its own."""

CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
"""All plural categories; a language has some of them."""

# fmt: off
RIGHT_TO_LEFT = frozenset({
    "ar", "arc", "bal", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "sdh", "syr", "ug", "ur", "yi",
})
"""Languages, unless their tag names a script."""
RIGHT_TO_LEFT_SCRIPTS = frozenset({
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi",
})

OTHER_DIGITS = frozenset({
    "ar", "as", "bgc", "bgn", "bho", "bn", "ccp", "ckb", "dz", "fa", "ff", "gjk", "gju",
    "hnj", "ks", "ku", "lah", "lrc", "mni", "mr", "my", "mzn", "ne", "pa", "ps", "raj",
    "rhg", "sa", "sat", "sd", "sdh", "skr", "trw", "ur", "uz",
})

ONE_AND_OTHER = frozenset({
    "af", "an", "asa", "ast", "az", "bal", "bem", "bez", "bg", "brx", "ce", "cgg", "chr", "ckb",
    "da", "de", "dv", "ee", "el", "en", "eo", "et", "eu", "fi", "fo", "fur", "fy", "gl", "gsw",
    "ha", "haw", "hu", "ia", "io", "jgo", "jmc", "ka", "kaj", "kcg", "kk", "kkj", "kl", "ks",
    "ksb", "ku", "ky", "lb", "lg", "lij", "mas", "mgo", "ml", "mn", "mr", "nah", "nb", "nd", "ne",
    "nl", "nn", "nnh", "no", "nr", "ny", "nyn", "om", "or", "os", "pap", "ps", "rm", "rof", "rwk",
    "saq", "sc", "sd", "sdh", "seh", "sn", "so", "sq", "ss", "ssy", "st", "sv", "sw", "syr", "ta",
    "te", "teo", "tig", "tk", "tn", "tr", "ts", "ug", "ur", "uz", "ve", "vo", "vun", "wae", "xh",
    "xog", "yi",
})

LIKELY_REGIONS = {
    "af": "ZA", "ar": "EG", "be": "BY", "bg": "BG", "bn": "BD", "bs": "BA", "ca": "ES", "cs": "CZ",
    "cy": "GB", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "et": "EE", "eu": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "fy": "NL", "ga": "IE", "gl": "ES", "he": "IL", "hi": "IN",
    "hr": "HR", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE",
    "kk": "KZ", "ko": "KR", "lb": "LU", "lt": "LT", "lv": "LV", "mk": "MK", "ms": "MY", "mt": "MT",
    "nb": "NO", "nl": "NL", "nn": "NO", "no": "NO", "pl": "PL", "pt": "BR", "ro": "RO", "ru": "RU",
    "sk": "SK", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "sw": "TZ", "th": "TH", "tr": "TR",
    "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}
# fmt: on

_LEFT_TO_RIGHT_MARK = "\u200e"
_SIGN = re.compile(r"[−+](?=\d)")
"""A sign that is part of a number; one between two numbers has a space after it."""

_SCRIPT = re.compile(r"-([A-Za-z]{4})(?=-|$)")
_REGION = re.compile(r"-([A-Za-z]{2}|[0-9]{3})(?=-|$)")


def locale(language: str) -> str | None:
    """Return the language and its region, `nl_NL`: where the tag has none, the likeliest.

    None where no region is known.
    """
    own = _REGION.search(language)
    code = language.split("-")[0].lower()
    region = own[1].upper() if own else LIKELY_REGIONS.get(code)
    return f"{code}_{region}" if region else None


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the direction in which the language is written in its script."""
    script, code = _SCRIPT.search(language), language.split("-")[0].lower()
    is_turned = script[1].lower() in RIGHT_TO_LEFT_SCRIPTS if script else code in RIGHT_TO_LEFT
    return "rtl" if is_turned else "ltr"


def keep_signs(text: str, language: str) -> str:
    """Return a text in which each number's sign shows before it.

    From right to left it would show after the number, had it no mark before it.
    """
    if direction(language) == "ltr":
        return text
    return _SIGN.sub(rf"{_LEFT_TO_RIGHT_MARK}\g<0>", text)


def digits(language: str) -> str | None:
    """Return `latn` if the language writes numbers with the digits 0 to 9, None if it may not.

    The languages with others are those of CLDR's default numbering systems.
    """
    return None if language.lower().split("-")[0] in OTHER_DIGITS else "latn"


def has_plain_plurals(language: str) -> bool:
    """Tell whether whole numbers have a form for 1 and one for all others, and that is known."""
    return language.lower().split("-")[0] in ONE_AND_OTHER


def plural_categories(language: str) -> tuple[str, ...]:
    """Return the plural categories that the language may have."""
    return ("one", OTHER) if has_plain_plurals(language) else CATEGORIES
