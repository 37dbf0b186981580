"""Our site behind nginx, set up as docs/hosting.md says."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import pytest

from site_builder.build import compute
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.write import write
from tests.browser.conftest import browser, context, entry, page, quiet_page, rubric, scorer
from tests.running import free_port

__all__ = ["browser", "context", "entry", "page", "quiet_page", "rubric", "scorer"]

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/hosting.md").read_text("utf-8")
AROUND = """user $U; daemon off; worker_processes 1; pid $F/pid; error_log stderr notice;
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream;
  access_log off; client_body_temp_path $F/1; proxy_temp_path $F/2; fastcgi_temp_path $F/3;
  uwsgi_temp_path $F/4; scgi_temp_path $F/5;
  include $F/server.conf;
}
"""


@dataclass(frozen=True, slots=True)
class Nginx:
    """A running nginx; `address` is that of the site, without a slash at its end."""

    address: str
    root: str
    output: Output


@pytest.fixture(scope="session", params=["", "/checks"], ids=["root", "path"])
def nginx(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nginx]:
    """Our site at the root of a host, and below a path."""
    path, folder, port = request.param, tmp_path_factory.mktemp("nginx"), free_port()
    address = f"http://127.0.0.1:{port}{path}"
    output = compute(ROOT, Options(base_url=address))
    write(output, folder / f"www{path or '/.'}")
    for name, form in (("make.sh", "sh"), ("server.conf", "nginx")):
        (folder / name).write_text(_documented(form, folder, path, port), "utf-8")
    subprocess.run(["/bin/sh", "-eu", folder / "make.sh"], check=True)
    around = AROUND.replace("$F", str(folder)).replace("$U", getuser())
    (folder / "nginx.conf").write_text(around, "utf-8")
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            said = []
            for line in process.stderr:
                said.append(line)
                if "start worker processes" in line:
                    break
            else:
                raise AssertionError("".join(said))
            yield Nginx(address, path, output)
        finally:
            process.terminate()


def _documented(form: str, folder: Path, path: str, port: int) -> str:
    """Return a piece of the guide, with our places in it."""
    (found,) = re.finditer(rf"^```{form}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    text = found[1]
    if not path:
        text = text.replace("/checks", "")
    for documented, ours in (
        ("/srv/www", f"{folder}/www"),
        ("/etc/nginx/niveaucheck-headers.conf", f"{folder}/headers.conf"),
        ("listen 80", f"listen 127.0.0.1:{port}"),
        ("nginx -s reload\n", ""),
    ):
        text = text.replace(documented, ours)
    return text
