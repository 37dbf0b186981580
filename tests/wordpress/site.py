"""A real WordPress for one run: Debian's files, a MariaDB of its own, PHP's own server."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

from tests.running import free_port, running

HERE = Path(__file__).parent
UNPACKED = HERE.parents[1] / ".venv" / "wordpress" / "usr" / "share" / "wordpress"


@dataclass(frozen=True, slots=True)
class Posted:
    """A post: its address, and what WordPress kept of its content."""

    address: str
    content: str


@dataclass(frozen=True, slots=True)
class WordPress:
    """A running WordPress; `version` names it and its theme."""

    address: str
    version: str
    folder: Path
    environment: Mapping[str, str]

    def post(self, role: str, content: str) -> Posted:
        """Publish a post as a user of a role."""
        said = _php(self.environment, "post.php", str(self.folder), role, told=content)
        return Posted(*said.split("\n", 1))


@contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    """Install a WordPress into a folder and serve it; nothing of it is left running."""
    site, port = folder / "site", free_port()
    shutil.copytree(UNPACKED, site, symlinks=True)
    shutil.copy(HERE / "wp-config.php", site)
    # By a name, so that it is another site than that of the checks, not just another origin.
    address = f"http://localhost:{port}"
    with _database(folder) as socket_path:
        environment = {
            **os.environ,
            "WORDPRESS_SOCKET": str(socket_path),
            "WORDPRESS_URL": address,
            "WORDPRESS_PLUGINS": str(HERE / "plugins"),
            "PHP_CLI_SERVER_WORKERS": "4",
        }
        version = _php(environment, "install.php", str(site))
        server = ["php", "-S", f"127.0.0.1:{port}", "-t", str(site)]
        with running(server, "started", environment):
            yield WordPress(address, version, site, environment)


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    """Run a MariaDB that is reached by its socket alone."""
    path, data = folder / "socket", ["--no-defaults", f"--datadir={folder / 'data'}"]
    data += [f"--user={getuser()}"]
    install = ["mariadb-install-db", *data, "--skip-test-db"]
    subprocess.run(install, check=True, capture_output=True)
    server = [shutil.which("mariadbd") or "/usr/sbin/mariadbd", *data, f"--socket={path}"]
    server += ["--skip-networking", "--skip-grant-tables", f"--pid-file={folder / 'pid'}"]
    with running(server, "ready for connections"):
        create = ["mariadb", "--no-defaults", f"--socket={path}", "-e", "CREATE DATABASE wordpress"]
        subprocess.run(create, check=True)
        yield path


def _php(environment: Mapping[str, str], script: str, *arguments: str, told: str = "") -> str:
    """Return what a script of ours prints."""
    command = ["php", str(HERE / script), *arguments]
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, input=told
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not ran.stderr, ran.stderr
    return ran.stdout
