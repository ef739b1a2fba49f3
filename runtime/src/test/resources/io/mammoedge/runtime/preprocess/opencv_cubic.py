"""Writes opencv_cubic.csv: what OpenCV's INTER_CUBIC makes of small images.

One line a case: the bits of a pixel (32 is float32, 16 is uint16), input height and width, output
height and width, then the output row by row.
Made with opencv-python-headless 5.0.0.93, and the same with 4.14.0.94:
python3 opencv_cubic.py > opencv_cubic.csv
"""

import cv2
import numpy

CASES = [
    (37, 53, 12, 17),
    (37, 53, 20, 17),
    (20, 11, 9, 31),
    (7, 5, 16, 13),
    (64, 3, 3, 3),
    (1, 1, 3, 2),
    (1, 40, 1, 17),
    (2, 3, 5, 1),
    (24, 16, 12, 8),
]


def restless(y, x):
    """Values of the whole 16-bit range."""
    return (y * 40503 + x * 30011 + y * x * 977) % 65536


def resized(dtype, in_height, in_width, height, width):
    rows = [[restless(y, x) for x in range(in_width)] for y in range(in_height)]
    return cv2.resize(numpy.array(rows, dtype), (width, height), interpolation=cv2.INTER_CUBIC)


for bits, dtype in [(32, numpy.float32), (16, numpy.uint16)]:
    for sizes in CASES:
        values = resized(dtype, *sizes).ravel()
        print(",".join([str(s) for s in (bits, *sizes)] + ["%.3f" % v for v in values]))
