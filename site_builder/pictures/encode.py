"""What Pillow does: decode a picture as it is meant to be seen, and write it in one size."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from site_builder.pictures.folder import MAX_PIXELS, PictureFile
from site_builder.pictures.header import Kind

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 80
FEW_COLOURS = 256
A_PHOTO = 0.6
"""A picture without loss that could do with less than this share of its bytes is a photo."""

MAX_MOVING = 2 * MAX_PIXELS
"""Pixels of all pictures of one that moves."""


class Unreadable(Exception):  # noqa: N818 - it is about a file, not about a failure of ours
    """The file does not hold the picture that it promises."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture as it is meant to be seen: upright, in grey (L), RGB or RGBA, in sRGB.

    `moves` is whether it is the first of several. `is_exact` is whether its format has no loss,
    `has_few` whether it was saved with few colours.
    """

    image: "Image"
    moves: bool
    is_exact: bool
    has_few: bool

    @property
    def is_clear(self) -> bool:
        """Whether the page shows through."""
        return self.image.mode == "RGBA"


@contextmanager
def _reading() -> Iterator[None]:
    """Turn whatever Pillow raises on a damaged file into one; it warns of what is harmless."""
    from PIL.Image import DecompressionBombWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", DecompressionBombWarning)
            yield
    except Exception as failure:  # its decoders raise RuntimeError, struct.error and what not
        raise Unreadable from failure


def decode(data: bytes, kind: Kind) -> Decoded:
    """Decode a picture.

    Raises:
        Unreadable: it breaks off, is damaged, or is larger than its header says.
    """
    from PIL import Image, ImageOps

    with _reading(), Image.open(BytesIO(data), formats=[kind.upper()]) as file:
        if file.width * file.height > MAX_PIXELS:
            raise Unreadable
        file.load()
        # A phone's JPEG may hold a second picture too, such as a preview.
        moves = kind != "jpeg" and bool(getattr(file, "is_animated", False))
        has_few = file.mode == "P"
        upright = ImageOps.exif_transpose(file)
        return Decoded(_plain(_in_srgb(upright)), moves, kind in ("png", "gif"), has_few)


def _plain(image: "Image") -> "Image":
    """Return a picture in grey (L), RGB, or, where something shows through, RGBA."""
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        return clear if clear.getchannel("A").getextrema()[0] < 255 else clear.convert("RGB")  # type: ignore[operator]
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _in_srgb(image: "Image") -> "Image":
    """Return a picture in the colours that a page takes it to be in, by its own profile."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile:
        return image
    source = image if image.mode in ("L", "RGB", "CMYK") else _plain(image)
    try:
        return (
            ImageCms.profileToProfile(
                source,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGBA" if source.mode == "RGBA" else "RGB",
            )
            or source
        )
    except (ImageCms.PyCMSError, OSError):  # a damaged profile: the picture is as without one
        return source


def encoded(whole: Decoded, kind: Kind, width: int) -> bytes:
    """Return a picture as a file of that width, without anything that was written beside it."""
    from PIL.Image import Resampling

    image = whole.image
    if width < image.width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    match kind:
        case "jpeg":
            return _saved(image, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        case "webp":
            return _as_webp(image, is_exact=whole.is_exact)
        case _:
            return _as_png(image, has_few=whole.has_few)


def _saved(image: "Image", form: str, **options: object) -> bytes:
    file = BytesIO()
    image.info = {}
    image.save(file, form, **options)
    return file.getvalue()


def _as_png(image: "Image", *, has_few: bool) -> bytes:
    from PIL.Image import Quantize

    few = image.quantize(FEW_COLOURS, Quantize.FASTOCTREE) if has_few else image
    return _saved(few, "PNG", optimize=has_few)


def _as_webp(image: "Image", *, is_exact: bool) -> bytes:
    """Return a picture as WebP: without loss where it has none so far, unless it is a photo."""
    lossy = _saved(image, "WEBP", quality=QUALITY, method=4)
    if not is_exact:
        return lossy
    lossless = _saved(image, "WEBP", lossless=True, quality=60, method=4)
    return lossy if len(lossy) < A_PHOTO * len(lossless) else lossless


def moving(file: PictureFile) -> bytes:
    """Return a picture that moves: a GIF as it is, any other anew, without what was written in it.

    Raises:
        Unreadable: it breaks off, is damaged, or moves for too long.
    """
    from PIL import Image, ImageSequence

    form = file.header.kind.upper()
    if form == "GIF":
        return file.data
    with _reading(), Image.open(BytesIO(file.data), formats=[form]) as opened:
        if opened.width * opened.height * getattr(opened, "n_frames", 1) > MAX_MOVING:
            raise Unreadable
        both = [
            (each.convert("RGBA"), round(each.info.get("duration", 0)))  # known once it is decoded
            for each in ImageSequence.Iterator(opened)
        ]
        frames, times = [frame for frame, _ in both], [time for _, time in both]
        options = {"quality": QUALITY, "method": 4} if form == "WEBP" else {}
        options |= {"loop": opened.info.get("loop", 0)}
        more = frames[1:]
        return _saved(frames[0], form, save_all=True, append_images=more, duration=times, **options)
