"""Regions of small maps as scikit-image measures them: regions.json.

Usage: python3 regions.py [SEED] > regions.json; made with scikit-image 0.26.0, numpy 2.
"""

import json
import sys

import numpy as np
from skimage.measure import label, regionprops

random = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 7)


def noise(height, width, smooth):
    values = random.random((height, width))
    for _ in range(smooth):
        padded = np.pad(values, 1, mode="edge")
        values = sum(
            padded[y : y + height, x : x + width] for y in range(3) for x in range(3)
        ) / 9
    low, high = values.min(), values.max()
    return (values - low) / (high - low)


def drawn(*rows):
    return np.array([[0.75 if c == "#" else 0.1 for c in row] for row in rows])


def measured(region):
    eigenvalues = region.inertia_tensor_eigvals
    return {
        "area": region.area,
        "area_to_convex": region.area / region.area_convex,
        "area_to_filled": region.area / region.area_filled,
        "eccentricity": region.eccentricity,
        "equivalent_diameter": region.equivalent_diameter_area,
        "euler_number": region.euler_number,
        "extent": region.extent,
        "inertia_eig1": eigenvalues[0],
        "inertia_eig2": eigenvalues[1],
        "major_axis_length": region.axis_major_length,
        "max_intensity": region.intensity_max,
        "mean_intensity": region.intensity_mean,
        "minor_axis_length": region.axis_minor_length,
        "orientation": region.orientation,
        "perimeter": region.perimeter,
        "solidity": region.solidity,
    }


def case(values, cutoff):
    # As the maps are in Java: 32-bit floats.
    values = np.round(values, 3).astype(np.float32)
    labels = label(values.astype(np.float64) > cutoff)
    return {
        "height": values.shape[0],
        "width": values.shape[1],
        "values": [round(float(v), 3) for v in values.ravel()],
        "cutoff": cutoff,
        "regions": [
            {k: round(float(v), 12) for k, v in measured(r).items()}
            for r in regionprops(labels, intensity_image=values.astype(np.float64))
        ],
    }


cases = [case(noise(9, 11, 0), cutoff) for cutoff in (0.35, 0.5, 0.7, 0.9)]
cases += [case(noise(18, 14, 1), cutoff) for cutoff in (0.3, 0.5, 0.7)]
cases += [case(noise(30, 22, 3), cutoff) for cutoff in (0.3, 0.45, 0.6)]
cases += [
    case(drawn("#"), 0.5),
    case(drawn("...", "..."), 0.5),
    case(drawn("####", "####"), 0.5),
    case(drawn("#.#.#", ".#.#."), 0.5),
    case(drawn("#....", ".#...", "..#..", "...#.", "....#"), 0.5),
    case(drawn("..#.", "..#.", "..#.", "..#."), 0.5),
    # One hole, one that leaks at a corner, two in one region, a region in a hole.
    case(drawn("#####", "#...#", "#.#.#", "#...#", "#####"), 0.5),
    case(drawn(".##.", "#..#", "#..#", ".###"), 0.5),
    case(drawn("####.", "#..#.", "#...#", "####."), 0.5),
    case(drawn("#######", "#.##..#", "#######", ".......", "##....#"), 0.5),
]
print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
