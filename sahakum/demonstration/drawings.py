"""Pictures of the demonstration: drawn here, plainly drawings, and called synthetic on them.

They are written without compression, so that their bytes are the same on every machine.
"""

import base64
import io

from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 360)
WORD = "SYNTHETIC"
SKY, GRASS, INK, PAPER, WOOD = "#cfe3ee", "#8fae6b", "#2b2620", "#fffdf6", "#9c6b3f"


def cow(coat: str) -> str:
    """A cow in a meadow, as base64 text; ``coat`` is its colour."""
    image, draw = _meadow()
    for x in (150, 190, 285, 325):
        draw.rectangle((x, 230, x + 18, 305), fill=coat, outline=INK)
    draw.line((355, 175, 385, 260), fill=INK, width=5)
    draw.ellipse((130, 130, 360, 250), fill=coat, outline=INK, width=2)
    draw.ellipse((235, 150, 300, 205), fill=PAPER)
    draw.polygon((105, 90, 160, 120, 150, 190, 100, 200, 75, 165), fill=coat, outline=INK)
    draw.line((110, 95, 95, 65), fill=INK, width=5)
    draw.line((135, 102, 150, 70), fill=INK, width=5)
    draw.ellipse((102, 125, 112, 135), fill=INK)
    draw.ellipse((72, 160, 108, 198), fill="#e3b7a6", outline=INK)
    return _text(image)


def pen() -> str:
    """A pig in its pen, as base64 text."""
    image, draw = _meadow()
    draw.polygon((90, 120, 240, 50, 390, 120), fill="#b98b4e", outline=INK)
    draw.ellipse((180, 190, 320, 270), fill="#e8a9a0", outline=INK, width=2)
    draw.ellipse((150, 195, 205, 250), fill="#e8a9a0", outline=INK, width=2)
    draw.ellipse((150, 218, 168, 236), fill="#cf7f78", outline=INK)
    draw.ellipse((172, 208, 179, 215), fill=INK)
    for x in range(95, 396, 42):
        draw.rectangle((x, 120, x + 10, 300), fill=WOOD, outline=INK)
    for y in (205, 262):
        draw.rectangle((90, y, 400, y + 10), fill=WOOD, outline=INK)
    return _text(image)


def receipt() -> str:
    """A receipt on a table, as base64 text: lines for words, and no word of anybody."""
    image = Image.new("RGB", SIZE, WOOD)
    draw = ImageDraw.Draw(image)
    draw.polygon((130, 30, 345, 20, 360, 320, 140, 330), fill=PAPER, outline=INK)
    for number, y in enumerate(range(70, 290, 28)):
        draw.line((160, y, 250 + 12 * (number % 3), y - 2), fill="#8a8378", width=5)
        draw.line((300, y - 3, 335, y - 4), fill="#8a8378", width=5)
    return _text(image)


def _meadow() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 210, *SIZE), fill=GRASS)
    return image, draw


def _text(image: Image.Image) -> str:
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIZE[1] - 30, *SIZE), fill=INK)
    draw.text((12, SIZE[1] - 27), WORD, fill=PAPER, font=ImageFont.load_default(18))
    out = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", compress_level=0)
    return base64.b64encode(out.getvalue()).decode()
