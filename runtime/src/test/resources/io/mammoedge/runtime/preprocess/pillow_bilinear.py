"""Writes pillow_bilinear.csv: what Pillow's BILINEAR makes of small images of mode F.

One line a case: input height and width, output height and width, then the output row by row.
Made with Debian's python3-pil 9.4.0: /usr/bin/python3 pillow_bilinear.py > pillow_bilinear.csv
"""

from PIL import Image

CASES = [(37, 53, 12, 17), (37, 53, 20, 17), (20, 11, 9, 31), (7, 5, 16, 13), (64, 3, 3, 3)]


def pixel(y, x):
    """Restless values of the whole 16-bit range."""
    return (y * 40503 + x * 30011 + y * x * 977) % 65536


for in_height, in_width, height, width in CASES:
    image = Image.new("F", (in_width, in_height))
    image.putdata([pixel(y, x) for y in range(in_height) for x in range(in_width)])
    resized = image.resize((width, height), Image.BILINEAR)
    sizes = [in_height, in_width, height, width]
    print(",".join([str(s) for s in sizes] + ["%.3f" % v for v in resized.getdata()]))
