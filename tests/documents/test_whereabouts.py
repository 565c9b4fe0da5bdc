"""Pictures that say where they were taken: wherever in the file a camera, a phone or a program writes it."""

import io
import zlib
from collections.abc import Mapping
from typing import Any

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from generator.documents.whereabouts import tells_its_place

PACKET = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="52,3.06N"/></x:xmpmeta>'
PLACE = {1: "N", 2: (52.0, 3.0, 4.0), 3: "W", 4: (2.0, 3.0, 4.0)}


def saved(kind: str, place: Mapping[int, object] | None = None, **more: Any) -> bytes:
    """A small picture from a camera, with or without a place."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera"
    if place is not None:
        exif[ExifTags.IFD.GPSInfo] = place
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind, exif=exif, **more)
    return file.getvalue()


def packed() -> PngImagePlugin.PngInfo:
    """A packet of metadata that no search of the bytes would find."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", PACKET.decode(), zip=True)
    return info


@pytest.mark.parametrize(
    "data",
    [
        saved("JPEG", PLACE),
        saved("PNG", PLACE),
        saved("JPEG", xmp=PACKET),
        saved("PNG", pnginfo=packed()),
        b"\xff\xd8\xff no picture, " + PACKET,
    ],
    ids=["jpeg", "png", "packet in a jpeg", "packed packet in a png", "damaged"],
)
def test_a_place_is_found_wherever_it_is_written(data: bytes) -> None:
    """In the table that cameras write, and in the packet that programs write."""
    assert tells_its_place(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_names_its_camera_alone_tells_no_place(kind: str) -> None:
    """Many cameras leave an empty table of places, with its version in it."""
    assert not tells_its_place(saved(kind))
    assert not tells_its_place(saved(kind, {0: b"\2\3\0\0"}))


def test_a_place_is_found_in_the_largest_pictures() -> None:
    """Some telephones take two hundred million points, at which the library opens no picture for fear of its size."""
    data = saved("JPEG", PLACE)
    at = data.index(b"\xff\xc0") + 5  # where the height and the width stand
    large = data[:at] + (16320).to_bytes(2) + (12240).to_bytes(2) + data[at + 4 :]
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(large))
    assert tells_its_place(large)


def test_a_place_is_found_behind_another_table_and_in_a_second_picture() -> None:
    """Windows takes the properties of the first alone; some telephones save two pictures in one file."""
    clean, told = saved("JPEG"), saved("JPEG", PLACE)
    at = clean.index(b"\xff\xe1")
    end = at + 2 + int.from_bytes(clean[at + 2 : at + 4])
    assert tells_its_place(clean[:end] + told[2:])
    assert tells_its_place(clean + told)


def test_a_place_in_a_table_as_older_programs_keep_it_is_held_back() -> None:
    """They write the table of a JPEG picture as digits into a text, under one of two names."""
    digits = "\ngeneric\n1\n" + (b"Exif\0\0" + b"II*\0").hex()
    info = PngImagePlugin.PngInfo()
    info.add_text("Raw profile type APP1", digits, zip=True)
    assert tells_its_place(saved("PNG", pnginfo=info))


def test_a_damaged_picture_is_held_back_for_what_it_says_of_itself_alone() -> None:
    """Other programs read on where this one stops; without such data it is for others to refuse."""
    told, silent = saved("PNG", PLACE), saved("PNG").replace(b"eXIf", b"tEXt")
    assert tells_its_place(told.replace(b"IHDR", b"IHDX"))
    assert not tells_its_place(silent.replace(b"IHDR", b"IHDX"))


def test_a_table_that_cannot_be_read_may_hold_a_place() -> None:
    """In doubt a picture is held back."""
    data = saved("PNG", PLACE)
    at = data.index(b"eXIf") + 4
    size = int.from_bytes(data[at - 8 : at - 4])
    spoilt = b"MM\0*" + b"\xff" * (size - 4)
    crc = zlib.crc32(b"eXIf" + spoilt).to_bytes(4)
    assert tells_its_place(data[:at] + spoilt + crc + data[at + size + 4 :])
