"""Which day it is."""

import datetime as dt


def today() -> dt.date:
    """Return the day that it is where the program runs."""
    return dt.datetime.now().astimezone().date()
