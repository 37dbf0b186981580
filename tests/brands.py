"""Files of a project's own look: pictures and typefaces that are made as a test needs them."""

import struct
import zlib

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M0 0h1v1z"/></svg>'
GLYF, LOCA, FVAR = 10, 11, 47


def svg(width: int, height: int) -> str:
    """Return an SVG of that size."""
    return SVG.format(width, height)


def png(width: int, height: int) -> bytes:
    """Return a black PNG of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + width) * height)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def woff2(*tables: bytes) -> bytes:
    """Return what begins like a typeface in WOFF2 with these entries of its table directory."""
    directory = b"".join(tables)
    length = 48 + len(directory)
    head = b"wOF2" + struct.pack(">III", 0x00010000, length, len(tables) << 16)
    return head.ljust(48, b"\0") + directory


def table(tag: int, *, version: int = 0) -> bytes:
    """Return a table's entry; its length takes two bytes, that of what it was made of one."""
    is_transformed = version != 3 if tag in (GLYF, LOCA) else version != 0
    return bytes([tag | version << 6, 0x81, 0x00]) + (b"\x7f" if is_transformed else b"")


STATIC = woff2(table(0), table(GLYF), table(LOCA))
VARIABLE = woff2(table(0), table(GLYF), table(LOCA), table(FVAR))
