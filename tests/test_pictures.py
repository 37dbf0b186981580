"""Pictures in articles: what is published of them."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from site_builder.files import cache
from site_builder.files.problems import Problem
from site_builder.output.files import Output
from site_builder.pictures.folder import PictureFile, load_pictures
from site_builder.pictures.header import ENDINGS, Header, header_of
from site_builder.pictures.make import Made, made, widths_of
from tests.pictures import diagram, film, in_swapped_colours, photo, saved
from tests.projects import MINIMAL, built, copied, shown

FOLDER = "first/images"


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty cache, so that everything is made."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    yield
    cache.folder.cache_clear()


def project(to: Path, text: str, files: Mapping[str, bytes] | None = None, front: str = "") -> Path:
    """Return the minimal project with a text in its English article, and pictures."""
    article = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    whole = article.replace("Two questions.", text).replace("date:", f"{front}date:")
    named = {f"{FOLDER}/{name}": data for name, data in (files or {}).items()}
    return copied(MINIMAL, to, {"first/article.en.md": whole, **named})


def page(output: Output) -> str:
    """Return the English article."""
    return output.files["en/first-check/index.html"].decode()


def opened(data: bytes) -> Image.Image:
    """Return a picture."""
    return Image.open(BytesIO(data))


def file_of(data: bytes, name: str = "content/first/images/a.jpg") -> PictureFile:
    """Return a picture's file as it is loaded."""
    header = header_of(data)
    assert header
    return PictureFile(name, data, header)


def made_of(data: bytes, name: str = "content/first/images/a.jpg") -> Made:
    """Return what is made of a picture."""
    done = made(file_of(data, name))
    assert isinstance(done, Made)
    return done


def only(done: Made, ending: str) -> list[Image.Image]:
    """Return what is made in one format."""
    return [opened(data) for name, data in done.files.items() if name.endswith(ending)]


def test_a_picture_is_offered_in_widths_and_formats(tmp_path: Path) -> None:
    """The browser may choose; nothing moves when it comes, and it comes when it is near."""
    text = "![A “red” corner](images/my%20photo.jpg)"
    output = built(project(tmp_path / "p", text, {"my photo.jpg": photo()}))
    found = re.search(r"<figure><picture>(.*?)</picture></figure>", page(output))
    assert found
    source, img = re.findall(r"<(?:source|img) [^>]*>", found[1])
    assert source.startswith('<source type="image/webp" srcset="../../assets/my-photo.')
    assert re.findall(r" (\d+)w", source) == re.findall(r" (\d+)w", img) == ["480", "800", "1000"]
    for said in ('width="1000" height="600"', 'loading="lazy"', 'alt="A “red” corner"', "sizes="):
        assert said in img
    for address, width in re.findall(r"\.\./\.\./(\S+) (\d+)w", source + img):
        data = output.files[address]
        assert opened(data).size == (int(width), int(width) * 6 // 10)
        assert "immutable" in output.headers[address]["Cache-Control"]
    assert len([name for name in output.files if "my-photo" in name]) == 6


def test_an_article_s_own_picture_stands_at_its_head(tmp_path: Path) -> None:
    """It is fetched first, and not only when it is near."""
    front = "image: images/a.jpg\nimage_alt: A 'corner'\n"
    text = page(built(project(tmp_path / "p", "Text.", {"a.jpg": photo()}, front)))
    head = re.search(r'<figure class="head">(.*?)</figure>', text)
    assert head
    assert 'fetchpriority="high"' in head[1]
    assert 'alt="A ‘corner’"' in head[1]
    assert "lazy" not in head[1]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (480, [480]),
        (520, [520]),
        (900, [480, 900]),
        (1600, [480, 800, 1200, 1600]),
        (6000, [480, 800, 1200, 1600]),
    ],
)
def test_a_picture_is_never_made_wider(width: int, widths: list[int]) -> None:
    """Nor twice in about the same width."""
    assert widths_of(width) == widths


@pytest.mark.parametrize(("form", "ending"), [("JPEG", ".jpg"), ("WEBP", ".webp"), ("PNG", ".png")])
def test_a_picture_is_upright_and_tells_nothing_else(form: str, ending: str) -> None:
    """Where it was taken is in no file; what lay on its side stands."""
    data = photo(300, 200, form)
    assert b"private" in data or form != "JPEG"
    assert opened(data).getexif()
    for image in only(made_of(data), ending):
        assert image.size == (300, 200)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
            *("progressive", "progression", "loop", "background", "timestamp", "duration")
        }
        red, green, _ = image.convert("RGB").getpixel((290, 10))  # type: ignore[misc]
        assert red > 150 > 80 > green


def test_a_picture_is_in_the_colours_of_its_profile() -> None:
    """A page takes it to be in sRGB, so that is what it is made."""
    for image in only(made_of(in_swapped_colours()), ".png"):
        red, green, blue = image.convert("RGB").getpixel((30, 30))  # type: ignore[misc]
        assert green > 240
        assert red < 15
        assert blue < 15
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_a_picture_may_be_in_any_colours(mode: str) -> None:
    """Grey, few, deep, or for print; a grey of a half stays one."""
    grey: dict[str, Any] = {
        "1": 1,
        "I;16": 32768,
        "LA": (128, 128),
        "RGBA": (128,) * 4,
        "RGB": (128,) * 3,
    }
    image = Image.new(mode, (30, 20), grey.get(mode, 128 if mode in "LP" else (0, 0, 0, 127)))
    if mode == "P":
        image.putpalette([128] * 768)
    done = made_of(saved(image, "JPEG" if mode == "CMYK" else "PNG"))
    for found in only(done, ".webp") + only(done, ".png") + only(done, ".jpg"):
        level = found.convert("RGBA").getpixel((5, 5))[0]  # type: ignore[index]
        assert abs(level - (255 if mode == "1" else 128)) < 6
    assert done.picture.is_clear == (mode in ("LA", "RGBA"))


def test_what_the_page_shows_through_it_still_does(tmp_path: Path) -> None:
    """In every format; on a dark page it is given a light ground."""
    output = built(project(tmp_path / "p", "![Bars](images/d.png)", {"d.png": diagram()}))
    assert '<img class="clear" ' in page(output)
    found = [data for name, data in output.files.items() if name.startswith("assets/d.")]
    assert len(found) == 4
    assert all(opened(data).convert("RGBA").getpixel((1, 1))[3] == 0 for data in found)  # type: ignore[index]


def test_a_picture_that_moves_still_moves(tmp_path: Path) -> None:
    """A GIF as it is; and it stands still for visitors who want no motion."""
    data = film("GIF")
    output = built(project(tmp_path / "p", "![A film](images/f.gif)", {"f.gif": data}))
    source, img = re.findall(r"<(?:source|img) [^>]*>", page(output))[-2:]
    assert 'media="(prefers-reduced-motion: reduce)"' in source
    (still,) = re.findall(r"\.\./\.\./(\S+) \d+w", source)
    assert not getattr(opened(output.files[still]), "is_animated", False)
    (moving,) = re.findall(r'src="\.\./\.\./(\S+)"', img)
    assert output.files[moving] == data


@pytest.mark.parametrize("form", ["WEBP", "PNG"])
def test_another_picture_that_moves_keeps_its_times(form: str) -> None:
    """It is saved anew, since something may be written in it."""
    done = made_of(film(form))
    image = opened(done.files[done.picture.largest.address])
    assert getattr(image, "n_frames", 1) == 3
    times = []
    for number in range(3):
        image.seek(number)
        image.load()
        times.append(round(image.info["duration"]))
    assert times == [100, 200, 300]


def test_a_photo_with_a_second_picture_in_it_stands_still() -> None:
    """As phones save them, with a preview."""
    photos = [Image.new("RGB", (90, 60), colour) for colour in ("red", "blue")]
    data = saved(photos[0], "MPO", save_all=True, append_images=photos[1:])
    done = made_of(data)
    assert done.picture.still == ()
    assert [image.format for image in only(done, ".jpg")] == ["JPEG"]


def test_a_picture_may_be_higher_than_webp_can_be() -> None:
    """Such as a page from its top to its foot."""
    done = made_of(saved(Image.new("L", (300, 17_000), 200), "PNG"))
    assert done.picture.webp == ()
    assert only(done, ".png")[0].size == (300, 17_000)


def test_the_same_picture_makes_the_same_files() -> None:
    """Whether they are in the cache or not."""
    data = photo(700, 500)
    first = made_of(data)
    assert made_of(data) == first
    cache.folder.cache_clear()
    assert made_of(data) == first


def test_a_format_that_is_not_smaller_is_not_offered() -> None:
    """One file less to choose from."""
    assert made_of(saved(Image.new("RGB", (2, 2)), "PNG")).picture.webp
    already = made_of(saved(Image.new("RGB", (500, 20)), "WEBP"))
    assert already.picture.webp == ()
    assert [name[-5:] for name in already.files] == [".webp"]


def test_a_title_is_read_below_a_picture_that_stands_alone(tmp_path: Path) -> None:
    """Its quotation marks are set; what stands in a text keeps it for the pointer."""
    text = """![A](images/a.png "The 'first' <b> & *more*")\n\nIn ![B](images/a.png "It's") text."""
    html = page(built(project(tmp_path / "p", text, {"a.png": diagram(100)})))
    assert "<figcaption>The ‘first’ &lt;b&gt; &amp; *more*</figcaption></figure>" in html
    assert re.search(r'<p>In (<picture>.*?)?<img [^>]*title="It’s"', html)


def test_a_picture_may_only_decorate(tmp_path: Path) -> None:
    """A hyphen in place of words says that it was meant; raw HTML goes by the same rule."""
    text = '![-](images/a.png)\n\n<img src="images/a.png" alt="-" onload="x()" style="a: b">'
    html = page(built(project(tmp_path / "p", text, {"a.png": diagram(100)})))
    assert len(re.findall(r'<img [^>]* alt="">', html)) == 2
    assert "onload" not in html


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A file elsewhere on the machine is nobody's to publish."""
    made = project(tmp_path / "p", "![A](images/a.png)", {"b.png": diagram(100)})
    (tmp_path / "secret.png").write_bytes(diagram(100))
    (made / "content" / FOLDER / "a.png").symlink_to(tmp_path / "secret.png")
    assert [line.split(": ")[1] for line in shown(made)] == [
        "error[picture-elsewhere]",
        "warning[unused-picture]",
    ]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../../elsewhere", "[picture-elsewhere]: the link leads out of the folder"),
        ("nowhere", "[missing-file]: the link leads to no folder"),
    ],
)
def test_a_folder_that_is_a_link_is_told_once(target: str, told: str, tmp_path: Path) -> None:
    """At the folder, whatever is in it; as a warning where no article would show any of it."""
    made = project(tmp_path / "p", "![A](images/a.png)\n\n![B](images/b.png)", {})
    (made / "elsewhere").mkdir()
    for name in ("a.png", "b.png", "c.png"):
        (made / "elsewhere" / name).write_bytes(diagram(100))
    (made / "content" / FOLDER).symlink_to(made / "content/first" / target)
    (line,) = shown(made)
    assert line.startswith(f"content/{FOLDER}:1:1: error{told}")
    article = made / "content/first/article.en.md"
    article.write_text(article.read_text("utf-8").replace("![", "- ").replace("](", " "), "utf-8")
    (line,) = shown(made)
    assert line.startswith(f"content/{FOLDER}:1:1: warning{told}")


def test_a_folder_in_the_folder_that_is_a_link_is_told_once(tmp_path: Path) -> None:
    """Links are not followed, so that what they lead to has to be there itself."""
    made = project(tmp_path / "p", "![A](images/b/a.png)\n\n![B](images/b/b.png)", {"a/a.png": b""})
    (made / "content" / FOLDER / "b").symlink_to("a")
    told = "error[unreadable]: no link to a folder is followed; put the folder itself in its place"
    assert f"content/{FOLDER}/b:1:1: {told}" in shown(made)
    assert [line for line in shown(made) if "images/b/" in line] == []


def test_a_picture_of_an_article_with_problems_is_not_unused(tmp_path: Path) -> None:
    """What is wrong elsewhere in its front matter is all that is said."""
    front = "image: images/a.png\nimage_alt: A\ncolour: red\n"
    made = project(tmp_path / "p", "Text.", {"a.png": diagram(100)}, front)
    (line,) = shown(made)
    assert "error[unknown-key]" in line
    (made / "content/first/article.en.md").unlink()
    (line,) = shown(made)
    assert "error[missing-translation]" in line


def test_links_in_a_circle_are_a_problem(tmp_path: Path) -> None:
    """And no endless search."""
    made = project(tmp_path / "p", "![A](images/a.png)", {"b.txt": b""})
    folder = made / "content" / FOLDER
    (folder / "b.txt").unlink()
    (folder / "a.png").symlink_to(folder / "a.png")
    place = f"content/{FOLDER}/a.png:1:1"
    told = "error[missing-file]: the link leads to no file; put one in its place"
    assert shown(made) == [f"{place}: {told}"]


def test_hidden_files_are_no_pictures(tmp_path: Path) -> None:
    """Those that an operating system leaves behind; folders in the folder are fine."""
    made = project(tmp_path / "p", "![A](images/team/a.png)", {"team/a.png": diagram(100)})
    (made / "content" / FOLDER / ".DS_Store").write_bytes(b"")
    assert shown(made) == []


def test_names_are_the_same_in_any_form_of_unicode(tmp_path: Path) -> None:
    """A Mac keeps accents apart from their letters."""
    made = project(tmp_path / "p", "![A](images/caf\u00e9.png)", {"cafe\u0301.png": diagram(100)})
    assert shown(made) == []


@pytest.fixture
def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow is not installed."""
    monkeypatch.setattr("site_builder.files.pillow.find_spec", lambda _: None)


SAMPLES: Mapping[str, tuple[bytes, Header]] = {
    "a.jpg": (saved(Image.new("RGB", (50, 30)), "JPEG"), Header("jpeg", 50, 30, is_told=False)),
    "b.jpg": (photo(50, 30), Header("jpeg", 30, 50, is_told=True)),
    "a.png": (diagram(50), Header("png", 50, 25, is_told=False)),
    "b.png": (photo(50, 30, "PNG"), Header("png", 30, 50, is_told=True)),
    "a.gif": (film("GIF"), Header("gif", 40, 20, is_told=False)),
    "a.webp": (film("WEBP"), Header("webp", 40, 20, is_told=False)),
    "b.webp": (photo(50, 30, "WEBP"), Header("webp", 30, 50, is_told=True)),
    "c.webp": (
        saved(Image.new("RGBA", (50, 30)), "WEBP", lossless=True),
        Header("webp", 50, 30, is_told=False),
    ),
    "d.webp": (saved(Image.new("RGB", (50, 30)), "WEBP"), Header("webp", 50, 30, is_told=False)),
}


@pytest.mark.usefixtures("without_pillow")
def test_without_pillow_a_picture_is_published_as_it_is(tmp_path: Path) -> None:
    """With its width and height; one warning says what is missing, and how to get it."""
    data = SAMPLES["a.png"][0]
    output = built(project(tmp_path / "p", "![A](images/a.png)", {"a.png": data}))
    (img,) = re.findall(r"<img [^>]*>", page(output))
    assert 'width="50" height="25"' in img
    assert output.files[re.findall(r'src="\.\./\.\./(\S+)"', img)[0]] == data
    (warning,) = output.warnings
    assert (warning.code, warning.severity) == ("no-pillow", "warning")
    assert "pip install" in warning.hint


@pytest.mark.parametrize("name", SAMPLES)
def test_a_header_is_read_without_pillow(name: str) -> None:
    """Kind, size, and whether more is written in the file; of what breaks off, at most that."""
    data, header = SAMPLES[name]
    assert header_of(data) == header
    for end in range(len(data)):
        assert (header_of(data[:end]) or header).kind == header.kind


@pytest.mark.parametrize("name", SAMPLES)
def test_what_breaks_off_is_a_problem_and_no_traceback(name: str, tmp_path: Path) -> None:
    """Wherever it does."""
    data, _ = SAMPLES[name]
    images = tmp_path / "images"
    images.mkdir()
    assert Path(name).suffix in ENDINGS
    for end in range(0, len(data) - 2, max(1, len(data) // 12)):
        (images / name).write_bytes(data[:end])
        (file,) = load_pictures(tmp_path, "content/a").values()
        found = file if isinstance(file, Problem) else made(file)
        assert isinstance(found, Made) or found.code == "bad-picture"


def test_a_file_that_is_larger_than_it_says_is_not_decoded() -> None:
    """Its header is what counts, and another one in it is a mistake."""
    large = saved(Image.new("1", (20_000, 3_000)), "PNG")
    found = made(PictureFile("content/a/images/a.png", large, Header("png", 1, 1, is_told=False)))
    assert isinstance(found, Problem)
    assert found.code == "bad-picture"


def test_a_picture_on_the_authors_disk_is_told_where_it_stands(tmp_path: Path) -> None:
    """No page may have such an address, so that nothing of it is left once a text is clean."""
    article = (MINIMAL / "content/first/article.nl.md").read_text("utf-8")
    text = article + "\nA ![foto](C:\\Users\\foto.jpg)\n\n![b](file:///a.jpg) ![c](https://)\n"
    found = shown(copied(MINIMAL, tmp_path / "p", {"first/article.nl.md": text}))
    assert [line.split(": ")[0] for line in found] == [
        "content/first/article.nl.md:12:3",
        "content/first/article.nl.md:14:1",
        "content/first/article.nl.md:14:21",
    ]
