"""What CLDR, the Unicode project's data on languages, says of some: direction, digits, plurals.

A language is a BCP 47 tag; its region changes none of this.
"""

OTHER = "other"
"""The plural category of every number without one of its own."""

CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
"""All plural categories; a language has some of them."""

RIGHT_TO_LEFT = {
    "ar",
    "arc",
    "bal",
    "ckb",
    "dv",
    "fa",
    "he",
    "ks",
    "ku-arab",
    "ps",
    "sd",
    "sdh",
    "syr",
    "ug",
    "ur",
    "yi",
}

# fmt: off
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
# fmt: on


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the direction in which the language is written."""
    tag = language.lower()
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


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
