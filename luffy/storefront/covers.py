"""The cover of a course or degree that has no picture: drawn from its title and category, the same each time. Pure."""

import re
from collections.abc import Callable, Sequence
from colorsys import hls_to_rgb
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from luffy.storefront.titles import fits, lines_of

WIDTH, HEIGHT, MARGIN = 640, 360, 40
GOLD = "#E8A90C"
FONTS = "'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif"
# From one corner to the other, in degrees of the colour circle; a category always has the same pair.
HUES = ((215, 252), (262, 288), (178, 222), (290, 325), (152, 204), (28, 52), (338, 366), (236, 268))
# A title is set as large as it fits: size and the most lines.
SIZES = ((46, 2), (38, 3), (31, 3))
# What XML cannot hold.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover is drawn from."""

    kind: str
    item_id: int
    title: str
    category: str
    category_id: int

    @property
    def chances(self) -> bytes:
        """Numbers from 0 to 255 that differ from cover to cover."""
        return sha256(f"{self.kind}:{self.item_id}:{self.title}".encode()).digest()


def draw(cover: Cover) -> str:
    """The cover as a whole SVG file."""
    chances = cover.chances
    pattern = PATTERNS[chances[0] % len(PATTERNS)](chances[1:])
    begin, end = (_paint(hue) for hue in HUES[cover.category_id % len(HUES)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" font-family="{FONTS}"><title>{_text(cover.title)}</title>'
        f'<linearGradient id="{cover.kind}-{cover.item_id}" x2="1" y2="1"><stop stop-color="{begin}"/>'
        f'<stop offset="1" stop-color="{end}"/></linearGradient>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#{cover.kind}-{cover.item_id})"/>'
        f'<g fill="none" stroke="#fff">{pattern}</g>'
        f'<text x="{MARGIN}" y="58" font-size="22" fill="#fff" fill-opacity=".86">{_text(cover.category)}</text>'
        f"{_title(cover.title)}"
        f'<rect x="{MARGIN}" y="{HEIGHT - 44}" width="56" height="4" rx="2" fill="{GOLD}"/></svg>'
    )


def _title(title: str) -> str:
    """The title from the bottom up."""
    width = WIDTH - 2 * MARGIN
    fitting = [size for size in SIZES if fits(title, width_em=width / size[0], most=size[1])]
    size, most = fitting[0] if fitting else SIZES[-1]
    lines = lines_of(title, width_em=width / size, most=most)
    step = round(size * 1.25)
    first = HEIGHT - 68 - step * (len(lines) - 1)
    rows = "".join(
        f'<tspan x="{MARGIN}" y="{first + step * number}">{_text(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text font-size="{size}" font-weight="700" fill="#fff">{rows}</text>'


def _text(text: str) -> str:
    return escape(_UNFIT.sub("", text))


def _paint(hue: int) -> str:
    """The hue, so dark that white text on it can be read (5:1)."""
    for lightness in range(40, 10, -1):
        rgb = hls_to_rgb(hue % 360 / 360, lightness / 100, 0.5)
        if 1.05 / (_luminance(rgb) + 0.05) >= 5:
            break
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(rgb: Sequence[float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _waves(chances: bytes) -> str:
    """Lines of equal depth."""
    lift, start = 18 + chances[0] % 22, -(chances[1] % 160)
    rows = []
    for number in range(9):
        y, tilt = 70 + 34 * number, chances[2 + number] % 18
        path = f"M{start} {y}q80 {-lift - tilt} 160 0t160 0 160 {tilt} 160 0 160 0"
        rows.append(f'<path d="{path}" stroke-opacity=".{10 + 2 * number}" stroke-width="1.5"/>')
    return "".join(rows)


def _rings(chances: bytes) -> str:
    """The rings of a compass."""
    x, y = 440 + chances[0] % 120, 110 + chances[1] % 120
    rings = (
        f'<circle cx="{x}" cy="{y}" r="{30 + 36 * number}" stroke-opacity=".{34 - 3 * number}" '
        f'stroke-dasharray="{4 + chances[2 + number] % 20} {5 + chances[9 + number] % 12}" stroke-width="1.5"/>'
        for number in range(7)
    )
    return "".join(rings)


def _tiles(chances: bytes) -> str:
    """Steps that rise to the right."""
    tiles = []
    for column in range(9):
        height = 1 + column * 2 // 3 + chances[column] % 2
        for row in range(height):
            shade = 4 + (chances[(column + 3 * row) % 31] % 4) * 3
            tiles.append(
                f'<path d="M{280 + 40 * column} {HEIGHT - 40 * (row + 1)}h38v38h-38z" '
                f'fill="#fff" fill-opacity=".{shade:02}" stroke="none"/>'
            )
    return "".join(tiles)


def _stars(chances: bytes) -> str:
    """A constellation."""
    points = [(300 + 38 * number, 30 + chances[number] * 200 // 255) for number in range(9)]
    way = " ".join(f"{x},{y}" for x, y in points)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{2 + chances[9 + number] % 3}" fill="#fff" fill-opacity=".8" stroke="none"/>'
        for number, (x, y) in enumerate(points)
    )
    return f'<polyline points="{way}" stroke-opacity=".3"/>{dots}'


PATTERNS: tuple[Callable[[bytes], str], ...] = (_waves, _rings, _tiles, _stars)
