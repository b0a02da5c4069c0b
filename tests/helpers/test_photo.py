"""Photographs of one digit: whatever the camera and the paper, dark is ink, and nothing comes back inverted."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, PngImagePlugin
from scipy import ndimage

from helpers import photo
from helpers.photo import read_photo
from helpers.preparation import prepare

SIDE = 240


def seven(width=SIDE, height=SIDE, pen=18):
    """A 7 as a share of ink, float (height, width): 0 paper, 1 ink."""
    image = Image.new("L", (width, height))
    draw = ImageDraw.Draw(image)
    points = [(0.3 * width, 0.25 * height), (0.7 * width, 0.25 * height), (0.45 * width, 0.8 * height)]
    draw.line(points, fill=255, width=pen, joint="curve")
    return np.asarray(image) / 255


def grey_picture(paper=1.0, ink=0.1, noise=0.0, gradient=0.0, share=None):
    """Brightness, uint8: paper and ink of a brightness each, a lamp from the left, a camera's noise."""
    share = seven() if share is None else share
    lamp = 1 - gradient * np.linspace(0, 1, share.shape[1])
    bright = (paper * (1 - share) + ink * share) * lamp
    bright = bright + np.random.default_rng(0).normal(0, noise, share.shape)
    return np.round(255 * np.clip(bright, 0, 1)).astype(np.uint8)


def jpeg(grey, **more):
    file = io.BytesIO()
    Image.fromarray(grey).convert("RGB").save(file, "jpeg", quality=85, **more)
    return file.getvalue()


def png(image, **more):
    file = io.BytesIO()
    (image if isinstance(image, Image.Image) else Image.fromarray(image)).save(file, "png", **more)
    return file.getvalue()


def coloured(ink=(20, 40, 160), paper=(250, 250, 245)):
    share = seven()[..., None]
    return Image.fromarray(np.round(share * np.array(ink) + (1 - share) * np.array(paper)).astype(np.uint8))


def transparent(ink=(0, 0, 0)):
    rgba = np.zeros((SIDE, SIDE, 4), np.uint8)
    rgba[..., :3], rgba[..., 3] = ink, np.round(255 * seven())
    return Image.fromarray(rgba)


def palette_with_transparency():
    image = Image.fromarray((seven() > 0.5).astype(np.uint8), "L").convert("P")
    image.putdata((seven() > 0.5).astype(np.uint8).ravel().tolist())
    image.putpalette([0, 0, 0, 10, 10, 90])
    return png(image, transparency=0)


PICTURES = {
    "grey png": lambda: png(grey_picture()),
    "white ink on black": lambda: png(255 - grey_picture()),
    "chalk on a noisy board": lambda: jpeg(grey_picture(0.2, 0.85, noise=0.03)),
    "colour": lambda: png(coloured()),
    "transparent": lambda: png(transparent()),
    "grey with alpha": lambda: png(transparent().convert("LA")),
    "palette": lambda: png(coloured().quantize(16)),
    "palette with transparency": palette_with_transparency,
    "black and white": lambda: png(Image.fromarray(grey_picture()).convert("1")),
    "16 bit": lambda: png(Image.fromarray(grey_picture().astype(np.uint16) * 257)),
    "cmyk jpeg": lambda: _cmyk(),
    "grey paper": lambda: png(grey_picture(0.6, 0.15)),
    "pencil": lambda: jpeg(grey_picture(0.9, 0.6, noise=0.02)),
    "lamp": lambda: jpeg(grey_picture(0.95, 0.1, gradient=0.6)),
    "lamp and noise on grey paper": lambda: jpeg(grey_picture(0.7, 0.15, noise=0.04, gradient=0.5)),
    "a lamp above the middle": lambda: jpeg(_under_a_lamp(0.4)),
    "the shadow of a hand": lambda: jpeg(_in_shadow()),
    "a very large photo": lambda: jpeg(grey_picture(0.8, 0.1, noise=0.02, gradient=0.3,
                                                    share=seven(3000, 3000, 220))),
    "a dirty sheet": lambda: png(_with_specks()),
    "squared paper": lambda: png(_with_lines()),
}


def _cmyk():
    file = io.BytesIO()
    coloured().convert("CMYK").save(file, "jpeg", quality=90)
    return file.getvalue()


def _under_a_lamp(strength):
    y, x = np.mgrid[-1:1:240j, -1:1:240j]
    light = 1 - strength + strength * np.exp(-(x**2 + y**2) / 0.5)
    return np.round(grey_picture(0.95, 0.1) * light).astype(np.uint8)


def _in_shadow():
    y, x = np.mgrid[-1:1:240j, -1:1:240j]
    light = 1 - 0.25 / (1 + np.exp(-(x + 0.5 * y - 0.4) / 0.1))
    return np.round(grey_picture(0.95, 0.1, noise=0.01) * light).astype(np.uint8)


def _with_specks():
    grey = grey_picture().copy()
    for row, column in ((10, 10), (230, 5), (20, 220)):
        grey[row:row + 3, column:column + 3] = 40
    return grey


def _with_lines():
    grey = grey_picture(0.95, 0.1).copy()
    grey[::24] = np.minimum(grey[::24], 225)
    grey[:, ::24] = np.minimum(grey[:, ::24], 225)
    return grey


@pytest.fixture
def saved(tmp_path):
    def save(content, name="7_photo.png"):
        path = tmp_path / name
        path.write_bytes(content)
        return path
    return save


def alike(ink, share):
    """How well two drawings agree after their preparation, -1 to 1."""
    return np.corrcoef(prepare(ink).ravel(), prepare(share).ravel())[0, 1]


@pytest.mark.parametrize("kind", PICTURES)
def test_the_ink_of_every_kind_of_picture_is_found(saved, kind):
    ink = read_photo(saved(PICTURES[kind]()))
    assert ink.dtype == np.uint8 and ink.ndim == 2 and max(ink.shape) <= photo.LONGEST
    assert (ink == 0).mean() > 0.8 and ink.max() == 255
    assert np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]]).max() == 0, "paper counted as ink"
    assert alike(ink, seven()) > 0.93


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_camera_changes_nothing(saved, orientation):
    undo = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270}
    share = seven(200, 260)
    image = Image.fromarray(grey_picture(share=share))
    stored = image.transpose(undo[orientation]) if orientation > 1 else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    ink = read_photo(saved(jpeg(np.asarray(stored), exif=exif), "photo.jpg"))
    assert ink.shape == (260, 200)
    assert alike(ink, share) > 0.95


@pytest.mark.parametrize(("kind", "content", "words"), [
    ("white paper", lambda: png(np.full((100, 100), 255, np.uint8)), "nothing on it"),
    ("black", lambda: png(np.zeros((100, 100), np.uint8)), "nothing on it"),
    ("noise only", lambda: jpeg(grey_picture(0.8, 0.8, noise=0.05)), "nothing on it"),
    ("a lamp on a blank sheet", lambda: jpeg(grey_picture(0.9, 0.9, gradient=0.6)), "nothing on it"),
    ("a text", lambda: b"7, as a text", "no picture of a known kind"),
    ("an empty file", lambda: b"", "no picture of a known kind"),
    ("cut off", lambda: png(grey_picture(noise=0.1))[:3000], "cannot be read"),
])
def test_what_holds_no_digit_is_refused_by_name(saved, kind, content, words):
    with pytest.raises(ValueError, match=words) as refused:
        read_photo(saved(content(), "7_strange.png"))
    assert "7_strange.png" in str(refused.value) and ": got " in str(refused.value)


def card_on_a_table(table, card, ink, margin):
    grey = np.full((240, 240), table)
    grey[margin:-margin, margin:-margin] = card
    digit = seven(240 - 2 * margin, 240 - 2 * margin, 10) > 0.5
    grey[margin:-margin, margin:-margin][digit] = ink
    return grey.astype(np.uint8)


@pytest.mark.parametrize("margin", [15, 30, 50, 70, 90])
@pytest.mark.parametrize(("table", "card", "ink"), [(40, 240, 30), (230, 60, 240)])
def test_a_sheet_on_a_table_is_never_given_back_inverted(saved, table, card, ink, margin):
    path = saved(png(card_on_a_table(table, card, ink, margin)))
    with pytest.raises(ValueError, match=r"7_photo\.png: got .*Cut the picture"):
        read_photo(path)


@pytest.mark.parametrize("edge", [2, 10, 40])
@pytest.mark.parametrize("inverted", [False, True])
def test_a_frame_around_the_paper_is_refused(saved, edge, inverted):
    grey = grey_picture().copy()
    grey[:edge], grey[-edge:], grey[:, :edge], grey[:, -edge:] = 20, 20, 20, 20
    with pytest.raises(ValueError, match=r"edge is covered|filled area"):
        read_photo(saved(png(255 - grey if inverted else grey)))


def test_a_thick_digit_that_fills_the_picture_is_either_read_or_refused(saved):
    for pen in range(10, 120, 10):
        share = seven(pen=pen)
        for grey in (grey_picture(share=share), 255 - grey_picture(share=share)):
            try:
                ink = read_photo(saved(png(grey)))
            except ValueError:
                continue
            assert np.corrcoef(ink.ravel(), share.ravel())[0, 1] > 0.5, pen


def test_too_many_pixels_are_refused_before_they_are_read(saved, monkeypatch):
    monkeypatch.setattr(photo, "MOST_PIXELS", 1000)
    with pytest.raises(ValueError, match=r"240 x 240 pixels, expected at most 1,000"):
        read_photo(saved(png(grey_picture())))


def test_a_small_file_of_a_giant_picture_is_refused(saved):
    header = io.BytesIO()
    PngImagePlugin.putchunk(header, b"IHDR", b"\x00\x01\x00\x00" * 2 + b"\x08\x00\x00\x00\x00")
    with pytest.raises(ValueError, match=r"7_photo\.png: got "):
        read_photo(saved(b"\x89PNG\r\n\x1a\n" + header.getvalue()))


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match="7_gone"):
        read_photo(tmp_path / "7_gone.png")
    with pytest.raises(ValueError, match="got a folder"):
        read_photo(tmp_path)


def test_a_tiny_picture_works(saved):
    tiny = np.full((28, 28), 255, np.uint8)
    tiny[6:22, 13:16] = 0
    ink = read_photo(saved(png(tiny)))
    assert ink.shape == (28, 28) and ink[14, 14] == 255 and ink[0, 0] == 0


@pytest.mark.parametrize("seed", range(24))
def test_photographs_in_any_light_are_read_and_never_inverted(saved, seed):
    """Grey paper, a lamp from anywhere, the shadow of a hand, noise, a lens out of focus, sometimes a blackboard."""
    random = np.random.default_rng(seed)
    share = seven(int(random.integers(200, 700)), int(random.integers(200, 700)), int(random.integers(12, 40)))
    y, x = np.mgrid[-1:1:share.shape[0] * 1j, -1:1:share.shape[1] * 1j]
    angle = random.uniform(0, 2 * np.pi)
    along = x * np.cos(angle) + y * np.sin(angle)
    light = 1 - random.uniform(0, 0.5) * (0.5 + along / 3)
    light *= 1 - 0.25 * (seed % 3 == 0) / (1 + np.exp(-along / 0.05))
    bright = (random.uniform(0.55, 1) * (1 - share) + random.uniform(0.05, 0.3) * share) * light
    bright = ndimage.gaussian_filter(1 - bright if seed % 4 == 0 else bright, random.uniform(0, 1.5))
    bright += random.normal(0, random.uniform(0, 0.04), bright.shape)
    ink = read_photo(saved(jpeg(np.round(255 * np.clip(bright, 0, 1)).astype(np.uint8)), "7.jpg"))
    assert np.corrcoef(ink.ravel(), share.ravel())[0, 1] > 0.88
