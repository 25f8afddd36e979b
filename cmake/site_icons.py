"""Descent's icon for systems that install the page: the sign that index.html shows, as SVG, and as PNG on a ground
of its own, with room around it for masks. Drawn here, so that no picture has to be kept."""
import struct
import zlib

GROUND, LINE, BALL = (0xF5, 0xF6, 0xF8), (0x3F, 0x51, 0xC9), (0xF5, 0x93, 0x22)
# The way down: cubic curves, each from where the last one ended; a width, and a ball on it.
START, CURVES = (-9, -6), (((-3, -6), (-4, 6.5), (2, 6.5)), ((5, 6.5), (6, 5), (9, 5)))
WIDTH, CENTRE, RADIUS = 2.6, (1, 2.4), 2.9
SIDE = 28  # units across, of which the sign takes 20: masks cut off the rest
ROWS = 4  # in each pixel


def svg():
    def numbers(points):
        return " ".join(f"{x:g},{y:g}" for x, y in points)

    half = SIDE / 2
    curves = " ".join("C" + numbers(curve) for curve in CURVES)
    colours = ["#%02x%02x%02x" % colour for colour in (GROUND, LINE, BALL)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-half:g} {-half:g} {SIDE} {SIDE}">'
            f'<path d="M{-half:g},{-half:g}h{SIDE}v{SIDE}h{-SIDE}z" fill="{colours[0]}"/>'
            f'<path d="M{numbers([START])} {curves}" fill="none" stroke="{colours[1]}" stroke-width="{WIDTH}" stroke-linecap="round"/>'
            f'<circle cx="{CENTRE[0]}" cy="{CENTRE[1]}" r="{RADIUS}" fill="{colours[2]}"/></svg>').encode()


def along(steps=100):
    """Points on the curves, so close that circles around them make the line."""
    begin = START
    for first, second, end in CURVES:
        for i in range(steps + 1):
            t = i / steps
            weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
            yield tuple(sum(w * p[axis] for w, p in zip(weights, (begin, first, second, end))) for axis in (0, 1))
        begin = end


def spans(circles, height):
    """What a row at that height sees of the circles, as intervals that do not overlap."""
    found = []
    for (x, y), radius in circles:
        square = radius * radius - (height - y) ** 2
        if square > 0:
            found.append((x - square ** 0.5, x + square ** 0.5))
    joined = []
    for begin, end in sorted(found):
        if joined and begin <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([begin, end])
    return joined


def coverage(circles, pixels, row):
    """The pixels of that row that the circles cover, and how much of each, 0 to 1."""
    scale = pixels / SIDE
    top, bottom = row / scale - SIDE / 2, (row + 1) / scale - SIDE / 2
    near = [(centre, radius) for centre, radius in circles if top - radius < centre[1] < bottom + radius]
    covered = {}
    for part in range(ROWS if near else 0):
        height = top + (part + 0.5) / ROWS / scale
        for begin, end in spans(near, height):
            left, right = ((side + SIDE / 2) * scale for side in (begin, end))
            for pixel in range(max(0, int(left)), min(pixels, int(right) + 1)):
                share = max(0.0, min(right, pixel + 1) - max(left, pixel)) / ROWS
                covered[pixel] = covered.get(pixel, 0.0) + share
    return covered


def png(pixels):
    line = [(point, WIDTH / 2) for point in along()]
    rows = []
    for row in range(pixels):
        colours = [GROUND] * pixels
        for circles, colour in ((line, LINE), ([(CENTRE, RADIUS)], BALL)):
            for pixel, share in coverage(circles, pixels, row).items():
                colours[pixel] = tuple(round(a + (b - a) * share) for a, b in zip(colours[pixel], colour))
        rows.append(b"\0" + bytes(value for colour in colours for value in colour))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", pixels, pixels, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + chunk(b"IEND", b"")


def icons():
    """Address in the site → bytes."""
    return {"icon.svg": svg(), "icon-192.png": png(192), "icon-512.png": png(512)}
