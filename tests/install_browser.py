"""Makes sure that there is a browser to test in: one that is here, Playwright's, or Debian's."""

import os
import shutil
import subprocess
import sys

from site_builder.verify.browser import NoBrowserError, open_browser


def main() -> int:
    """Install a browser if none can be launched; return the exit code."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append(["sh", "-c", "apt-get update -qq && apt-get install -qq -y chromium"])
    problem = _problem()
    for way in ways:
        if problem is None:
            break
        print(f"no browser yet; trying: {' '.join(way[-3:])}", flush=True)  # noqa: T201
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        ran = subprocess.run(way, check=False, env=environment, capture_output=True, text=True)
        found = _problem()
        problem = found and f"{found}\n{ran.stderr}"
    if problem is None:
        return 0
    print(problem, file=sys.stderr)  # noqa: T201
    return 3


def _problem() -> str | None:
    try:
        with open_browser():
            return None
    except NoBrowserError as error:
        return str(error)


if __name__ == "__main__":
    sys.exit(main())
