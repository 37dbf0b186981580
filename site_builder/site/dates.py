"""Days as machines read them."""

import datetime as dt


def moment(day: dt.date) -> str:
    """Return the beginning of a day as RFC 3339, the strictest form of ISO 8601, writes it.

    Authors write days without a time or a place. Where they begin, at Greenwich, is said with them,
    since those who read the moment would guess else.
    """
    return f"{day.isoformat()}T00:00:00Z"
