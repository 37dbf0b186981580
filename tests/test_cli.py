"""The commands as an editor runs them: what they print, where, and how they exit."""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import IO

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.cli.telling import use_every_letter
from site_builder.content.site_file import load_site_file
from site_builder.files import cache
from site_builder.files.problems import Problem
from site_builder.report import told_mistake, write_report
from site_builder.script.engine import current_engine
from site_builder.verify.command import Verified
from tests.projects import MINIMAL, copied
from tests.publishing import addressed, prove

ROOT = Path(__file__).parents[1]
RUBRIC = ROOT / "content/sales-process/rubric.yaml"


def run(
    *arguments: str | bytes, folder: Path = ROOT, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=folder,
        input=given,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of one's own."""
    return copied(MINIMAL, tmp_path / "project")


def test_build_writes_the_site_and_says_so(project: Path) -> None:
    """Exit 0; the second time nothing has changed."""
    first, second = run("build", folder=project), run("build", folder=project)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert (project / "build/index.html").is_file()
    said = r": (\d+) files, (\d+) pages, {} changed, [\d,]+ ms$"
    assert (found := re.search(said.format(r"\1"), first.stdout.strip()))
    assert int(found[2]) == len(list((project / "build").rglob("*.html")))
    assert re.search(said.format(0), second.stdout.strip())


def test_problems_exit_1_and_leave_the_old_site(project: Path) -> None:
    """Each stands on standard error with its place; what was built stays."""
    run("build", folder=project)
    before = (project / "build/_headers").read_bytes()
    (project / "content/site.yaml").write_text("languages: [nl, en]\ntitel: x\n", "utf-8")
    failed = run("build", folder=project)
    assert failed.returncode == 1
    assert "content/site.yaml:2:1: error[unknown-key]" in failed.stderr
    assert failed.stdout == ""
    assert (project / "build/_headers").read_bytes() == before


def test_check_writes_nothing(project: Path) -> None:
    """Exit 0 and no folder."""
    checked = run("check", folder=project)
    assert (checked.returncode, checked.stdout) == (0, "No problems.\n")
    assert not (project / "build").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_proof_may_be_required(project: Path, command: str) -> None:
    """Exit 1 without one, and the way out is named."""
    refused = run(command, "--proof", "required", folder=project)
    assert refused.returncode == 1
    place = "content/first/published/proof.json:1:1: error[proof-missing]"
    assert place in refused.stderr
    assert "niveaucheck verify" in refused.stderr
    assert run(command, folder=project).returncode == 0


def test_publish_pins_and_says_what_a_page_may_load(project: Path) -> None:
    """Exit 0; the second time nothing has changed, and the same snippet is told."""
    prove(addressed(project), current_engine())
    first, second = run("publish", folder=project), run("publish", folder=project)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    (script,) = (project / "content/first/published").glob("*.js")
    said, snippet = first.stdout.splitlines()
    assert said == f"first: version 1 is pinned as published/{script.name}; commit the folder."
    assert f"/embed/{script.name}" in snippet
    nothing = "first: nothing has changed since it was published."
    assert second.stdout.splitlines() == [nothing, snippet]


def test_publish_refuses_what_has_problems(project: Path) -> None:
    """Exit 1, each with its place, and nothing is written."""
    refused = run("publish", folder=project)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "content/first/published/proof.json:1:1: error[proof-missing]" in refused.stderr
    assert not (project / "content/first/published").exists()


def test_build_says_how_many_drafts_it_leaves_out(project: Path) -> None:
    """Also where nothing is left to be done; a draft in two languages is one."""
    for path in (project / "content/first").glob("article.*.md"):
        path.write_text(path.read_text("utf-8").replace("slug:", "draft: true\nslug:", 1), "utf-8")
    for _ in range(2):
        assert "1 draft is left out; --drafts shows it." in run("build", folder=project).stdout
    assert "left out" not in run("build", "--drafts", folder=project).stdout


def test_publish_passes_over_a_draft(project: Path) -> None:
    """It says so; whoever names it is told that it is one, with exit 2."""
    article = project / "content/first/article.nl.md"
    article.write_text(article.read_text("utf-8").replace("slug:", "draft: true\nslug:"), "utf-8")
    passed = run("publish", folder=project)
    assert (passed.returncode, passed.stdout) == (0, "first: a draft, which is not published.\n")
    named = run("publish", ".", "first", folder=project)
    assert named.returncode == 2
    assert "first is a draft; write draft: false" in named.stderr


HALF_UP = "scoring: {display: {rounding: half_up}}\n"


@pytest.mark.parametrize(
    ("file", "added", "severities"),
    [
        ("site.yaml", "", set()),
        ("first/rubric.yaml", HALF_UP, {"warning"}),
        ("site.yaml", "titel: Käse\nauthor: x\n", {"error"}),
    ],
    ids=["nothing", "a warning", "errors"],
)
def test_programs_are_told_the_same(
    project: Path, file: str, added: str, severities: set[str]
) -> None:
    """As JSON the problems are those that people read, with the same exit code."""
    with (project / "content" / file).open("a", encoding="utf-8") as content:
        content.write(added)
    read, told = run("check", folder=project), run("check", "--format", "json", folder=project)
    problems = json.loads(told.stdout)["problems"]
    lines = [str(Problem(**problem)) for problem in problems]
    assert lines == [line for line in read.stderr.splitlines() if line.startswith("content/")]
    assert {problem["severity"] for problem in problems} == severities
    assert (told.returncode, told.stderr) == (read.returncode, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--port", "x"],
        ["build", "--base-url", "example.com"],
        ["build", "/nowhere"],
        ["publish", ".", "nothing"],
    ],
)
def test_wrong_usage_exits_2(project: Path, arguments: list[str]) -> None:
    """And says what is right."""
    refused = run(*arguments, folder=project)
    assert refused.returncode == 2
    assert "Usage:" in refused.stderr


@pytest.mark.parametrize("command", ["inspect", "verify", "publish"])
def test_a_check_of_the_project_one_is_in_needs_no_project_before_it(
    project: Path, command: str
) -> None:
    """Its name alone says the same as with a dot before it, even beside a folder called so."""
    (project / "first").mkdir()
    nowhere = {"NIVEAUCHECK_BROWSER": "/nowhere"}
    alone = run(command, "first", folder=project, **nowhere)
    both = run(command, ".", "first", folder=project, **nowhere)
    assert (alone.returncode, alone.stdout, alone.stderr) == (
        both.returncode,
        both.stdout,
        both.stderr,
    )
    assert alone.returncode != 2


def test_a_lone_folder_that_is_a_project_is_no_check(project: Path) -> None:
    """Also where a check is called so."""
    copied(MINIMAL, project / "first")
    (project / "first/content/first").rename(project / "first/content/inner")
    assert "inner, version 1" in run("inspect", "first", folder=project).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["inspect", "frist"], 'holds no check called "frist"; did you mean "first"?'),
        (["verify", "x"], 'publishes no check called "x"; it has first'),
        (["build", "frist"], 'Did you mean "first"?'),
        (["score", "frist"], 'holds no check called "frist"; did you mean "first"?'),
        (["score", "frist.yaml"], "'frist.yaml' does not exist"),
        (["inspect", ".", "frist"], 'holds no check called "frist"; did you mean "first"?'),
        (["publish", ".", "frist"], 'holds no check called "frist"; did you mean "first"?'),
        (["verify", ".", "frist"], 'publishes no check called "frist"; did you mean "first"?'),
        (["publish", ".", "x"], 'holds no check called "x"; it has first'),
        (["build", "first"], "first is a check; leave it out, since you are in its project"),
        (["inspect", "first", "first"], "first is a check; leave it out"),
    ],
)
def test_a_check_that_is_not_there_is_told_with_those_that_are(
    project: Path, arguments: list[str], said: str
) -> None:
    """With the one that is nearly called so, or all; in place of a project it is told as one."""
    refused = run(*arguments, folder=project)
    assert refused.returncode == 2
    assert said in refused.stderr


@pytest.mark.parametrize("command", ["check", "build", "inspect"])
def test_a_file_is_no_project(project: Path, command: str) -> None:
    """A file of a check, or its folder, is told with what to write in its place."""
    for name in ("content/first/rubric.yaml", "content/first"):
        here = run(command, name, folder=project)
        away = run(command, f"{project}/{name}", folder=project.parent)
        assert (here.returncode, away.returncode) == (2, 2)
        said = " ".join(here.stderr.split())
        assert "t is inside the project that you are in; leave it out" in said
        said = "".join(away.stderr.split())
        assert f"tisinsidetheproject{project.resolve()};namethatfolder,orgothere" in said


@pytest.mark.parametrize("group", [[], ["new"]])
def test_a_list_of_commands_breaks_off_no_sentence(group: list[str]) -> None:
    """On a terminal of the usual width."""
    said = CliRunner().invoke(main, [*group, "--help"], terminal_width=80).output
    assert "..." not in said.split("Commands:")[1]


@pytest.mark.parametrize("name", ["serve", "preview", "watch"])
def test_a_command_of_other_programs_is_told_by_its_name_here(name: str) -> None:
    """And no other that only looks like it."""
    refused = CliRunner().invoke(main, [name])
    assert refused.exit_code == 2
    assert f"No such command '{name}'. Write: niveaucheck build --serve" in refused.stderr


def test_a_folder_without_content_is_wrong_usage(tmp_path: Path) -> None:
    """The message names the folder that is missing."""
    refused = run("build", folder=tmp_path)
    assert refused.returncode == 2
    assert "content/" in refused.stderr


def test_a_folder_of_others_is_not_written(project: Path) -> None:
    """Exit 3, and what was in it is still there."""
    (project / "build").mkdir()
    (project / "build/mine.txt").write_text("mine", "utf-8")
    refused = run("build", folder=project)
    assert refused.returncode == 3
    assert "did not write" in refused.stderr
    assert [path.name for path in (project / "build").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["score"], ["inspect", "--sheet"], ["new", "project"], ["new", "check"]],
)
def test_what_the_system_refuses_is_no_mistake_of_ours(
    arguments: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 3, with its words: no file can have so long a name."""
    monkeypatch.chdir(project)
    refused = CliRunner().invoke(main, [*arguments, "x" * 300])
    assert refused.exit_code == 3
    assert re.fullmatch(r"niveaucheck: \S*x{300}.*: File name too long\n", refused.stderr)


def test_our_own_mistake_is_a_report_and_no_traceback(project: Path) -> None:
    """Exit 3 with a line to send; the traceback is in a file."""
    broken = project / "sitecustomize.py"
    broken.write_text("import nh3\nnh3.clean = None\n", "utf-8")
    path = f"{project}{os.pathsep}{ROOT}"
    failed = run("build", folder=project, PYTHONPATH=path, NIVEAUCHECK_CACHE=f"{project}/cache")
    assert failed.returncode == 3
    assert "Traceback" not in failed.stderr
    (report,) = re.findall(r"\S+niveaucheck-\S+\.txt", failed.stderr)
    told = Path(report).read_text("utf-8")
    assert re.match(
        r"niveaucheck \S+, \w+ 3\.\d+\.\d+\S*, .+\nniveaucheck build\n\nTraceback", told
    )
    assert "TypeError" in told
    assert Path(report).stat().st_mode & 0o077 == 0
    Path(report).unlink()


@pytest.mark.parametrize("command", ["inspect", "publish"])
def test_a_mistake_of_ours_is_no_check_that_is_not_there(
    command: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is."""

    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("tempfile.tempdir", str(project))
    monkeypatch.setattr("site_builder.content.tree.load_pages", broken)
    failed = CliRunner().invoke(main, [command, str(project)])
    assert (failed.exit_code, "our mistake" in failed.stderr) == (3, True)


def test_a_report_does_not_name_its_finder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder, which often bears a name, is left out."""
    monkeypatch.setattr(Path, "home", lambda: Path("/home/jan-de-vries"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    try:
        raise TypeError(Path.home() / "site/content")
    except TypeError:
        report = write_report()
    told = report.read_text("utf-8")
    assert "~/site/content" in told
    assert "jan-de-vries" not in told


def test_a_user_may_have_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container: a site is built, nothing is kept, and a mistake of ours is a file."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("NIVEAUCHECK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    cache.folder.cache_clear()
    project = copied(MINIMAL, tmp_path / "p")
    built = CliRunner().invoke(main, ["build", str(project)])
    kept = cache.kept_before(("none",))
    cache.folder.cache_clear()
    assert (built.exit_code, built.stderr, kept) == (0, "", None)
    assert "our mistake" in told_mistake()


def test_a_report_that_cannot_be_written_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk is full for reports too."""
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    try:
        raise TypeError
    except TypeError:
        said = told_mistake()
    assert said == (
        "this is our mistake, not yours; make room on the disk, so that it can be reported "
        "(No such file or directory)"
    )


@pytest.mark.parametrize(
    "address",
    [
        *("example.com", "//example.com", "ftp://example.com", "https://", "https://e.org:0"),
        *("https://u:p@e.org", "https://e.org/a?b", "https://e.org/a#b", "https://e.org/a b", ""),
    ],
)
def test_base_url_is_an_address_as_in_site_yaml(address: str, project: Path) -> None:
    """By the same rule; nothing is built."""
    refused = CliRunner().invoke(main, ["build", str(project), "--base-url", address])
    assert refused.exit_code == 2
    said = " ".join(refused.stderr.split())
    like = (
        "https://example.com" if address == "example.com" else "it like https://example.com/checks"
    )
    assert said.endswith(f"is no address of a site; write {like}")
    assert not (project / "build").exists()
    path = project / "content/site.yaml"
    text = path.read_text("utf-8").replace("https://checks.example", f"'{address}'")
    path.write_text(text, "utf-8")
    codes = [problem.code for problem in load_site_file(project).problems]
    assert codes == ["bad-address" if address else "empty"]


PREVIEW = {
    "CONTEXT": "deploy-preview",
    "DEPLOY_PRIME_URL": "https://deploy-preview-7--checks.netlify.app",
    "URL": "https://checks.netlify.app",
}


def test_a_preview_knows_where_it_stands_and_that_nobody_may_find_it(project: Path) -> None:
    """By what Netlify says of the build, and the last line tells."""
    done = run("build", folder=project, **PREVIEW)
    assert done.returncode == 0, done.stderr
    address = PREVIEW["DEPLOY_PRIME_URL"]
    assert done.stdout.strip().endswith(f" ms; a preview for {address}, not for search engines")
    page = (project / "build/en/first-check/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{address}/en/first-check/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "  X-Robots-Tag: noindex\n" in (project / "build/_headers").read_text("utf-8")
    assert "Disallow" not in (project / "build/robots.txt").read_text("utf-8")


def test_a_placeholder_is_not_published(project: Path) -> None:
    """In production the site is built for where it will stand, and its author is told."""
    done = run("build", folder=project, **{**PREVIEW, "CONTEXT": "production"})
    assert done.returncode == 0, done.stderr
    assert "content/site.yaml:3:11: warning[placeholder-address]" in done.stderr
    assert "preview" not in done.stdout
    page = (project / "build/en/first-check/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{PREVIEW["URL"]}/en/first-check/">' in page
    assert "noindex" not in page


def test_base_url_goes_before_the_sites_own(project: Path) -> None:
    """Canonical addresses begin with it, and 404.html finds its files below its path."""
    built = run("build", "--base-url", "https://example.org/checks/", folder=project)
    assert built.returncode == 0, built.stderr
    assert 'canonical" href="https://example.org/checks/"' in (
        project / "build/index.html"
    ).read_text("utf-8")
    assert 'href="/checks/assets/' in (project / "build/404.html").read_text("utf-8")


def test_sheets_are_written_and_said(project: Path) -> None:
    """Each file on standard output; a name that is no check's is wrong usage, problems exit 1."""
    written = run("inspect", "--sheet", "sheets", folder=project)
    assert (written.returncode, written.stdout, written.stderr) == (0, "sheets/first.html\n", "")
    assert run("inspect", ".", "second", "--sheet", "sheets", folder=project).returncode == 2
    (project / "sheets/first.html").write_text("mine", "utf-8")
    refused = run("inspect", "--sheet", "sheets", folder=project)
    assert (refused.returncode, refused.stdout) == (3, "")
    (project / "content/first/rubric.yaml").write_text("version: one\n", "utf-8")
    for options in ([], ["--sheet", "sheets"]):
        broken = run("inspect", *options, folder=project)
        assert (broken.returncode, broken.stdout) == (1, "")
        assert "content/first/rubric.yaml:1:10: error[not-whole]" in broken.stderr


def test_schemas_are_printed_or_written(tmp_path: Path) -> None:
    """One on standard output, or all as files, whose names are said."""
    printed = run("schema", "check", folder=tmp_path)
    assert json.loads(printed.stdout)["title"] == "check.yaml"
    assert list(tmp_path.iterdir()) == []
    written = run("schema", "--write", "kept", folder=tmp_path)
    paths = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*"))
    assert sorted(written.stdout.splitlines()) == paths
    assert (tmp_path / "kept/check.json").read_text("utf-8") == printed.stdout


def test_score_answers_each_line_with_a_line() -> None:
    """A line that is no JSON gives an error with its number, and the rest goes on."""
    given = '{"customer-choice": "everyone"}\nnonsense\n[]\n'
    scored = run("score", str(RUBRIC), given=given)
    assert scored.returncode == 0, scored.stderr
    missing, no_json, no_object = map(json.loads, scored.stdout.splitlines())
    assert missing == {"error": {"code": "missing-answer", "line": 1, "question": "known-for"}}
    assert (no_json["error"]["code"], no_json["error"]["line"]) == ("not-json", 2)
    assert no_object == {"error": {"code": "wrong-type", "line": 3, "question": None}}


def test_score_takes_the_name_of_a_check(project: Path) -> None:
    """Or its folder, in place of the path of its rubric."""
    given = '{"plan": "some", "team": "none"}'
    names = ("content/first/rubric.yaml", "first", "content/first")
    scored = [run("score", name, folder=project, given=given) for name in names]
    assert {each.returncode for each in scored} == {0}, scored[1].stderr
    assert len({each.stdout for each in scored}) == 1


def test_a_table_is_scored_into_a_table(project: Path) -> None:
    """A row for each, with what could not be scored; the cells are separated as those given."""
    (project / "b.csv").write_text("plan;team\nsome;none\nx;none\n", "utf-8")
    scored = run("score", "first", "b.csv", "--to", "csv", folder=project)
    assert (scored.returncode, scored.stderr) == (0, "")
    assert scored.stdout.splitlines() == [
        "line;level;score;work;bottleneck;error",
        "2;high;50;high;work;",
        "3;;;;;unknown-option: plan",
    ]


def test_a_table_that_is_not_called_one_is_told(project: Path) -> None:
    """Nothing is scored, and it is said how it can be."""
    (project / "b.txt").write_text("plan;team\nsome;none\n", "utf-8")
    refused = run("score", "first", "b.txt", folder=project)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "look like a table" in refused.stderr
    assert "--format csv" in refused.stderr
    assert run("score", "first", "b.txt", "--format", "csv", folder=project).returncode == 0


OLD = ("cp1252", "latin-1")
"""What systems may take for their letters; each has others."""


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize(
    "arguments", [["docs", "en.yaml"], ["docs", "languages"], ["check"], ["inspect", ".", "first"]]
)
def test_what_is_redirected_is_utf_8(arguments: list[str], encoding: str, project: Path) -> None:
    """Whatever the system says: commands read their files again, and so do other programs."""
    if arguments == ["check"]:
        (project / "content/notes ⌘.txt").touch()
    expected = run(*arguments, folder=project, PYTHONIOENCODING="utf-8")
    told = run(*arguments, folder=project, PYTHONIOENCODING=encoding)
    assert (told.returncode, told.stdout) == (expected.returncode, expected.stdout)
    assert told.stderr == expected.stderr
    assert not (told.stdout + told.stderr).isascii()


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", OLD)
def test_a_terminal_shows_what_it_can(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question mark stands in the place of a letter that it does not have."""
    shown = BytesIO()
    monkeypatch.setattr(sys, "stdout", _Terminal(shown, encoding, write_through=True))
    use_every_letter()
    sys.stdout.write("é ⌘\n")
    assert shown.getvalue() == "é ?\n".encode(encoding)


@pytest.mark.parametrize("title", ["Käse", b"K\xe4se"])
def test_what_is_typed_in_letters_that_the_system_does_not_know(
    title: str | bytes, tmp_path: Path
) -> None:
    """A title is read as UTF-8; of what is not even that, a sign stands in its place."""
    only_ascii = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    made = run("new", "project", "a", "--title", title, folder=tmp_path, **only_ascii)
    assert made.returncode == 0, made.stderr
    site = (tmp_path / "a/content/site.yaml").read_text("utf-8")
    read = title if isinstance(title, str) else title.decode("utf-8", "replace")
    assert f'nl: "{read}"' in site
    assert run("check", folder=tmp_path / "a", **only_ascii).stdout == "No errors.\n"


def test_who_reads_along_may_stop() -> None:
    """`score … | head -1` ends quietly."""
    answers = b'{"customer-choice": "everyone"}\n' * 20_000
    with subprocess.Popen(
        [sys.executable, "-m", "site_builder", "score", str(RUBRIC)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as scoring:
        assert scoring.stdin
        assert scoring.stdout
        assert scoring.stderr
        feeder = Thread(target=_feed, args=(scoring.stdin, answers))
        feeder.start()
        scoring.stdout.readline()
        scoring.stdout.close()
        feeder.join()
        assert scoring.stderr.read() == b""
        assert scoring.wait() == 0


def _feed(to: IO[bytes], data: bytes) -> None:
    with suppress(BrokenPipeError):
        to.write(data)
    with suppress(BrokenPipeError):
        to.close()


def test_verify_without_a_browser_says_what_to_do(project: Path) -> None:
    """Exit 3; what was tried is named, and nothing is written."""
    refused = run("verify", folder=project, NIVEAUCHECK_BROWSER="/nowhere/chromium")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "install Chromium, Chrome or Edge, or set NIVEAUCHECK_BROWSER" in refused.stderr
    assert "/nowhere/chromium" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (project / "content/first/published").exists()


WITHOUT_PLAYWRIGHT = """\
import sys

class Hidden:
    def find_spec(name, *_):
        if name == "playwright":
            raise ModuleNotFoundError(name=name)

sys.meta_path.insert(0, Hidden)
"""


def test_verify_without_its_extra_says_how_it_is_installed(project: Path) -> None:
    """Exit 3; not from an index alone, which may not have it."""
    (project / "sitecustomize.py").write_text(WITHOUT_PLAYWRIGHT, "utf-8")
    refused = run("verify", folder=project, PYTHONPATH=f"{project}{os.pathsep}{ROOT}")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "[images,verify] after its name; niveaucheck docs commands says how" in refused.stderr


def test_verify_of_a_check_that_is_not_published_is_wrong_usage(project: Path) -> None:
    """Exit 2, before any browser is looked for."""
    refused = run("verify", ".", "second", folder=project, NIVEAUCHECK_BROWSER="/nowhere")
    assert refused.returncode == 2
    assert 'publishes no check called "second"' in refused.stderr


def test_verify_without_a_published_check_says_so(project: Path) -> None:
    """Nothing is to be done, and that is no problem."""
    for path in project.glob("content/first/article.*.md"):
        path.write_text(path.read_text("utf-8").replace("slug:", "draft: true\nslug:", 1), "utf-8")
    told = run("verify", folder=project)
    assert (told.returncode, told.stdout) == (0, "No check is published.\n"), told.stderr
    assert "it is a draft; write --drafts too" in run("verify", "first", folder=project).stderr


def test_verify_tells_a_difference_as_a_problem(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1; other checks are verified all the same."""
    problem = Problem(
        "content/a/rubric.yaml", 1, 1, "scorers-differ", "They differ", "Send us this"
    )
    found = [Verified("a", "a: the scorers differ", problem), Verified("b", "b: both agree")]
    monkeypatch.setattr("site_builder.verify.command.verify", lambda *_: iter(found))
    told = CliRunner().invoke(main, ["verify", str(project)])
    assert told.exit_code == 1
    assert told.stdout.splitlines() == ["a: the scorers differ", "b: both agree"]
    assert told.stderr.splitlines() == [str(problem), "1 problem"]


def test_verify_can_be_stopped(project: Path, tmp_path: Path) -> None:
    """Ctrl-C, which reaches the browser and all processes at once, leaves nothing and no report."""
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nkill -INT "-$COMMAND"\nexec cat\n', "utf-8")
    browser.chmod(0o755)
    stopped = subprocess.run(
        ["/bin/sh", "-c", f"COMMAND=$$ exec {sys.executable} -m site_builder verify {project}"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NIVEAUCHECK_BROWSER": str(browser)},
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert stopped.returncode == 1
    assert (stopped.stdout, stopped.stderr.strip()) == ("", "Aborted!")
    assert not (project / "content/first/published").exists()


@pytest.mark.parametrize("options", [("--port", "9000"), ("--port", "8000"), ("--open",)])
def test_what_belongs_to_serve_is_not_passed_over(options: tuple[str, ...], project: Path) -> None:
    """Without it, it is said that it is missing, and nothing is built."""
    refused = CliRunner().invoke(main, ["build", str(project), *options])
    assert refused.exit_code == 2
    assert "--serve" in refused.output
    assert not (project / "build").exists()
