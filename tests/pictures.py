"""Pictures for tests, made when they are needed."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

GPS, ORIENTATION = 0x8825, 0x0112
ON_ITS_SIDE = 6


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def photo(width: int = 1000, height: int = 600, form: str = "JPEG") -> bytes:
    """Return a photo that lies on its side, and says where it was taken."""
    image = Image.radial_gradient("L").resize((height, width)).convert("RGB")
    image.paste((200, 30, 30), (0, 0, height // 2, width // 2))
    exif = Image.Exif()
    exif[ORIENTATION] = ON_ITS_SIDE
    exif[GPS] = {1: "N", 2: (52.0, 5.0, 1.0)}
    return saved(image, form, exif=exif, quality=90, comment=b"private")


def diagram(width: int = 900) -> bytes:
    """Return a drawing through which the page shows."""
    image = Image.new("RGBA", (width, width // 2), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((5, 5, width // 3, width // 3), fill=(11, 93, 91, 255))
    return saved(image, "PNG")


def film(form: str) -> bytes:
    """Return a picture that moves: three pictures, each with a time of its own."""
    frames = [Image.new("RGB", (40, 20), (80 * number, 40, 40)) for number in range(3)]
    times = [100, 200, 300]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=times, loop=0)


def in_swapped_colours() -> bytes:
    """Return a picture that is red by its numbers, and green by its colour profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = (profile.index(name) for name in (b"rXYZ", b"gXYZ"))
    tags = bytearray(profile)
    tags[red : red + 4], tags[green : green + 4] = b"gXYZ", b"rXYZ"
    return saved(Image.new("RGB", (60, 60), (255, 0, 0)), "PNG", icc_profile=bytes(tags))
