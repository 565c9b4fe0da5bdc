"""The pictures in README.md: all there, all shown, and light to load."""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.demo.screenshots import COLOURS, PICTURES, SHOTS, small

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_every_picture_that_is_taken() -> None:
    """No picture is missing from the folder or from the page, and none is left over."""
    shown = set(re.findall(r'"tests/screenshots/([a-z-]+)\.png"', README))
    assert shown == {shot.name for shot in SHOTS} == {path.stem for path in PICTURES.iterdir()}


def test_every_picture_is_described() -> None:
    """A reader who does not see it is told what it shows, and no two are told the same."""
    told = re.findall(r'src="tests/screenshots/[a-z-]+\.png"[^>]* alt="([^"]{20,})"', README)
    assert len(told) == len(set(told)) == README.count('src="tests/screenshots/')


def test_the_pictures_are_light() -> None:
    """Each has less than 120 kB, and all of them less than 2.5 MB."""
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert max(sizes.values()) < 120_000
    assert sum(sizes.values()) < 2_500_000


def test_a_picture_holds_pixels_in_few_colours_alone() -> None:
    """What a browser writes beside the pixels is gone, and the same pixels give the same bytes."""
    taken = BytesIO()
    Image.linear_gradient("L").convert("RGBA").save(taken, "PNG", dpi=(72, 72))
    made = small(taken.getvalue())
    with Image.open(BytesIO(made)) as picture:
        assert not picture.info
        assert len(picture.getcolors() or ()) <= COLOURS
    assert small(taken.getvalue()) == made
