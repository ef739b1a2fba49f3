"""Writes affine.json: what Keras's ImageDataGenerator does to an image. Run: python3 affine.py > affine.json"""
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy
from keras.src.legacy.preprocessing.image import apply_affine_transform

HEIGHT, WIDTH = 15, 15  # square: for others, this Keras mixes up the two halves of the centre
image = numpy.float32(numpy.random.RandomState(5).uniform(0, 255, (HEIGHT, WIDTH)))


def case(angle, shear, zoom_rows, zoom_columns, order):
    """Angle in degrees; shear in radians, as in Keras 2.0 (this Keras takes degrees).

    Keras 2.0 counted rows first, this Keras columns: the image is transposed before and after.
    """
    moved = apply_affine_transform(image.T[..., None].astype(numpy.float64), theta=angle, shear=numpy.degrees(shear),
                                   zx=zoom_rows, zy=zoom_columns, row_axis=0, col_axis=1, channel_axis=2,
                                   fill_mode="nearest", order=order)
    return {"angle": angle, "shear": shear, "zoomRows": zoom_rows, "zoomColumns": zoom_columns, "order": order,
            "values": [round(float(v), 4) for v in moved[..., 0].T.ravel()]}


CASES = [(17.3, 0, 1, 1), (0, 0.17, 1, 1), (0, 0, 0.83, 1.17), (-24.1, -0.19, 1.13, 0.87), (9.7, 0.11, 0.91, 1.19)]
print(json.dumps({"height": HEIGHT, "width": WIDTH, "image": [round(float(v), 4) for v in image.ravel()],
                  "cases": [case(*c, order) for order in (0, 1) for c in CASES]}))
