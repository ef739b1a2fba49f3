#!/usr/bin/python3
"""Write the JPEG 2000 files in j2k/ and what other programs say of their pixels.

Needs Debian's python3-pydicom, python3-numpy, python3-pil and libgdcm-tools; run as:
/usr/bin/python3 make_j2k_references.py

j2k/*.dcm  one small image for each kind of stream (GDCM, Pillow; both use OpenJPEG)
j2k.csv    their sizes, and the SHA-256 of the stored bits as 16-bit little endian numbers
j2k/*.u16  what GDCM decodes of the lossy ones: 16-bit little endian, row by row, clipped to the stored bits
"""
import csv
import io
import os
import struct
import subprocess
import tempfile

import numpy as np
import pydicom
from PIL import Image
from pydicom import uid
from pydicom.encaps import encapsulate

from make_references import COLUMNS, HERE, ROWS, dataset, image, save, stored_digest

SOT, SOD, EOC = b'\xff\x90', b'\xff\x93', b'\xff\xd9'


def path(name, ending='.dcm'):
    return os.path.join(HERE, 'j2k', name + ending)


def gdcm(name, bits, options=(), signed=False):
    """GDCM encodes an image; returns what went in."""
    pixels = image(bits, 3, signed)
    with tempfile.TemporaryDirectory() as folder:
        raw = os.path.join(folder, 'raw.dcm')
        save(dataset(pixels, bits, uid.ExplicitVRLittleEndian, 8 if bits == 8 else 16, signed), raw)
        subprocess.run(['gdcmconv', '--j2k', *options, raw, path(name)], check=True)
    return pixels


def decoded(name):
    """What GDCM makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        raw = os.path.join(folder, 'raw.dcm')
        subprocess.run(['gdcmconv', '--raw', path(name), raw], check=True)
        return pydicom.dcmread(raw).pixel_array.astype(np.int64)


def save_stream(name, stream, pixels, bits):
    ds = dataset(pixels, bits, uid.ExplicitVRLittleEndian, 8 if bits == 8 else 16)
    ds.file_meta.TransferSyntaxUID = uid.JPEG2000Lossless
    ds.PixelData = encapsulate([stream + b'\0' * (len(stream) % 2)])
    ds['PixelData'].VR = 'OB'
    ds['PixelData'].is_undefined_length = True
    save(ds, path(name))
    return pixels


def pillow(name, bits, **options):
    """Pillow encodes an image; its tiles are right for 8 bits only."""
    pixels = image(bits, 3)
    stream = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8 if bits == 8 else np.uint16)).save(
        stream, 'JPEG2000', no_jp2=True, **options)
    return save_stream(name, stream.getvalue(), pixels, bits)


class Bits:
    """Bits of a packet header (ITU-T T.800 B.10.1): after FF comes a byte of seven bits."""

    def __init__(self, data):
        self.data, self.position, self.left = data, -1, 0

    def take(self, count=1):
        value = 0
        for _ in range(count):
            if self.left == 0:
                self.left = 7 if self.position >= 0 and self.data[self.position] == 0xFF else 8
                self.position += 1
            self.left -= 1
            value = value << 1 | self.data[self.position] >> self.left & 1
        return value

    def zeros(self):
        count = 0
        while self.take() == 0:
            count += 1
        return count


def passes(bits):
    """Number of coding passes (ITU-T T.800 table B.4)."""
    if bits.take() == 0:
        return 1
    if bits.take() == 0:
        return 2
    for width, base in ((2, 3), (5, 6), (7, 37)):
        value = bits.take(width)
        if value < 2 ** width - 1:
            return base + value
    return base + value


def packet(data, blocks):
    """Length of a packet whose subbands have one code-block each."""
    bits = Bits(data)
    body = 0
    assert bits.take() == 1, 'not empty'
    for _ in range(blocks):
        if bits.take() == 0:
            continue  # the code-block is not included
        bits.zeros()  # bit-planes without a bit
        count = passes(bits)
        length_bits = 3
        while bits.take():
            length_bits += 1
        body += bits.take(length_bits + count.bit_length() - 1)
    return bits.position + 1 + body


def tile_parts(name, template):
    """The only tile in three parts; their number stands nowhere, nor does the length of the last."""
    ds = pydicom.dcmread(path(template))
    stream = pydicom.encaps.defragment_data(ds.PixelData).rstrip(b'\0')
    start, data = stream.index(SOT), stream.index(SOD) + 2
    assert stream.endswith(EOC) and stream.count(SOT) == 1
    first = data + packet(stream[data:], 1)
    second = first + packet(stream[first:], 3)

    def part(length, index):
        return SOT + struct.pack('>HHIBB', 10, 0, length, index, 0)

    parts = part(first - start, 0) + stream[start + 12:first]
    parts += part(14 + second - first, 1) + SOD + stream[first:second]
    parts += part(0, 2) + SOD + stream[second:]
    return save_stream(name, stream[:start] + parts, image(ds.BitsStored, 3), ds.BitsStored)


def stored_bits(lossy, bits, signed):
    """GDCM encodes as 16 bits; what loss led out of the stored ones is clipped."""
    least = -2 ** (bits - 1) if signed else 0
    assert lossy.min() < least or lossy.max() > least + 2 ** bits - 1 or bits == 8
    return np.clip(lossy, least, least + 2 ** bits - 1) & (2 ** bits - 1)


def main():
    os.makedirs(os.path.join(HERE, 'j2k'), exist_ok=True)
    written = {'lossless-%d' % bits: gdcm('lossless-%d' % bits, bits) for bits in (8, 10, 12, 14, 16)}
    written['signed-12'] = gdcm('signed-12', 12, signed=True)
    written['signed-16'] = gdcm('signed-16', 16, signed=True)
    written['tile-parts-12'] = tile_parts('tile-parts-12', 'lossless-12')
    written['tiles-8'] = pillow('tiles-8', 8, tile_size=(13, 11))
    written['positions-8'] = pillow(
        'positions-8', 8, progression='RPCL', num_resolutions=3, precinct_size=(16, 16),
        codeblock_size=(4, 4), tile_size=(8, 16))
    written['precincts-16'] = pillow('precincts-16', 16, precinct_size=(16, 16), codeblock_size=(8, 8),
                                     num_resolutions=2)
    written['layers-16'] = pillow('layers-16', 16, quality_mode='rates', quality_layers=[8, 4, 2, 1])
    for name, pixels in written.items():
        assert np.array_equal(decoded(name), pixels), name
    for name, bits, signed in (('lossy-12', 12, False), ('lossy-8', 8, False), ('lossy-signed-14', 14, True)):
        gdcm(name, bits, ['--lossy', '--irreversible', '-q', '45'], signed)
        lossy = decoded(name)
        assert not np.array_equal(lossy, image(bits, 3, signed)), name
        stored_bits(lossy, bits, signed).astype('<u2').tofile(path(name, '.u16'))
    with open(os.path.join(HERE, 'j2k.csv'), 'w', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(['file', 'transferSyntax', 'rows', 'columns', 'bitsStored', 'sha256'])
        for name, pixels in sorted(written.items()):
            ds = pydicom.dcmread(path(name))
            out.writerow([name, ds.file_meta.TransferSyntaxUID, ROWS, COLUMNS, ds.BitsStored,
                          stored_digest(pixels, ds.BitsStored)])


if __name__ == '__main__':
    main()
