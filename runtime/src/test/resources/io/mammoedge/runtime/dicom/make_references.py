#!/usr/bin/python3
"""Write the reference files beside this script and what other programs say of their pixels.

Needs Debian's python3-pydicom, python3-numpy, dcmtk and libgdcm-tools; run as: /usr/bin/python3 make_references.py

stored/*.dcm        one small image in each encoding (pydicom; DCMTK's dcmcrle, dcmcjpeg, dcmcjpls; gdcmconv)
stored.csv          their sizes, and the SHA-256 of the stored bits as 16-bit little endian numbers
presentation/*.dcm  one small image for each way to present it
presentation/*.u16  what pydicom makes of it: 0..65535, 16-bit little endian, row by row
"""
import csv
import ctypes
import hashlib
import os
import subprocess
import tempfile

import numpy as np
import pydicom
from pydicom.encaps import encapsulate, generate_pixel_data_frame
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi, apply_windowing
from pydicom.sequence import Sequence
from pydicom import uid

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, COLUMNS = 21, 19
MAMMOGRAM = '1.2.840.10008.5.1.4.1.1.1.2'
JPEG_LOSSLESS = '1.2.840.10008.1.2.4.57'
JPEG_LOSSLESS_SV1 = '1.2.840.10008.1.2.4.70'
JPEG_LS = '1.2.840.10008.1.2.4.80'
JPEG_LS_NEAR = '1.2.840.10008.1.2.4.81'
RESTART_LINES = 7


def image(bits, seed=1, signed=False):
    """A ramp with noise, flat parts and both extremes."""
    rng = np.random.RandomState(seed)
    top = 2 ** bits - 1
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    ramp = (y * COLUMNS + x) / (ROWS * COLUMNS) * top
    noisy = np.clip(ramp + rng.normal(0, top / 50, ramp.shape), 0, top).astype(np.int64)
    noisy[2:5, 3:12] = 0
    noisy[15:18, 4:16] = top
    noisy[9, :] = rng.randint(0, top + 1, COLUMNS)
    return noisy - 2 ** (bits - 1) if signed else noisy


def dataset(pixels, bits, syntax, allocated=16, signed=False):
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = MAMMOGRAM
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = '1.2.826.0.1.3680043.10.1.1'
    ds.file_meta.ImplementationClassUID = '1.2.826.0.1.3680043.10.1'
    ds.file_meta.TransferSyntaxUID = syntax
    ds.is_little_endian = syntax != uid.ExplicitVRBigEndian
    ds.is_implicit_VR = syntax == uid.ImplicitVRLittleEndian
    ds.ImageType = ['ORIGINAL', 'PRIMARY', '']
    ds.Modality, ds.PresentationIntentType = 'MG', 'FOR PRESENTATION'
    ds.PatientID, ds.Manufacturer = 'reference', 'none'
    ds.StudyInstanceUID, ds.SeriesInstanceUID = '1.2.826.0.1.3680043.10.1.2', '1.2.826.0.1.3680043.10.1.3'
    ds.ViewPosition, ds.ImageLaterality = 'CC', 'L'
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, 'MONOCHROME2'
    ds.Rows, ds.Columns = pixels.shape
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = allocated, bits, bits - 1
    ds.PixelRepresentation = int(signed)
    order = '<' if ds.is_little_endian else '>'
    kind = 'i' if signed else 'u'
    data = pixels.astype('%s%s%d' % (order, kind, allocated // 8)).tobytes()
    ds.PixelData = data + b'\0' * (len(data) % 2)
    ds['PixelData'].VR = 'OB' if allocated == 8 else 'OW'
    return ds


def save(ds, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    ds.save_as(path, write_like_original=False)


def stored(name):
    return os.path.join(HERE, 'stored', name + '.dcm')


def write_stored():
    """Every encoding; returns name -> (pixels, bits)."""
    written = {}

    def raw(name, bits, syntax, **options):
        pixels = image(bits, signed=options.get('signed', False))
        save(dataset(pixels, bits, syntax, **options), stored(name))
        written[name] = pixels, bits

    def converted(name, bits, command, allocated=16, signed=False):
        pixels = image(bits, signed=signed)
        convert(dataset(pixels, bits, uid.ExplicitVRLittleEndian, allocated, signed), command, stored(name))
        written[name] = pixels, bits

    def lossy(name, bits, command, worst, allocated=16):
        converted(name, bits, command, allocated)
        decoded = by_dcmtk(name)
        assert 0 < np.abs(decoded.astype(int) - image(bits)).max() <= worst, name
        written[name] = decoded.astype(np.int64), bits

    raw('explicit-12', 12, uid.ExplicitVRLittleEndian)
    raw('implicit-14', 14, uid.ImplicitVRLittleEndian)
    raw('big-endian-16', 16, uid.ExplicitVRBigEndian)
    raw('big-endian-8', 8, uid.ExplicitVRBigEndian, allocated=8)
    raw('deflated-16', 16, uid.DeflatedExplicitVRLittleEndian)
    raw('explicit-8', 8, uid.ExplicitVRLittleEndian, allocated=8)
    raw('signed-12', 12, uid.ExplicitVRLittleEndian, signed=True)
    for bits, allocated in ((8, 8), (12, 16), (16, 16)):
        converted('rle-%d' % bits, bits, ['dcmcrle', '-q'], allocated)
        converted('jpeg-70-%d' % bits, bits, ['dcmcjpeg', '-q', '+un', '+e1'], allocated)
    for selection in range(1, 8):
        bits = (12, 14, 16)[selection % 3]
        converted('jpeg-57-sv%d-%d' % (selection, bits), bits,
                  ['dcmcjpeg', '-q', '+un', '+el', '+sv', str(selection)])
    for bits, allocated in ((8, 8), (12, 16), (14, 16), (16, 16)):
        converted('jls-80-%d' % bits, bits, ['dcmcjpls', '-q', '+un', '+pc'], allocated)
    converted('jls-80-raw-12', 12, ['dcmcjpls', '-q', '+un', '+pr'])
    converted('jls-80-thresholds-14', 14, ['dcmcjpls', '-q', '+un', '+pc', '+t1', '30', '+t2', '90', '+t3', '500', '+rs', '9'])
    converted('jls-80-gdcm-14', 14, ['gdcmconv', '--jpegls'])
    converted('jls-80-signed-12', 12, ['gdcmconv', '--jpegls'], signed=True)
    for near, bits, allocated in ((1, 8, 8), (2, 12, 16), (3, 14, 16), (2, 16, 16)):
        lossy('jls-81-near%d-%d' % (near, bits), bits,
              ['dcmcjpls', '-q', '+un', '+en', '+md', str(near)], near, allocated)
    for bits, near in ((2, 0), (3, 0), (5, 1), (6, 0), (7, 0)):
        name = 'jls-81-charls-near%d-%d' % (near, bits)
        write_charls(name, bits, near)
        written[name] = by_gdcm(name).astype(np.int64), bits
        assert np.abs(written[name][0] - image(bits)).max() == near, name
    written['jls-80-restarts-12'] = write_restarts('jls-80-restarts-12', 12), 12
    lossy('jpeg-50-8', 8, ['dcmcjpeg', '-q', '+un', '+eb', '+q', '95'], 60, 8)
    lossy('jpeg-51-8', 8, ['dcmcjpeg', '-q', '+un', '+ee', '+q', '80'], 90, 8)
    return written


def convert(ds, command, target):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, 'raw.dcm')
        save(ds, source)
        subprocess.run(command + [source, target], check=True)


def write_restarts(name, bits):
    """A JPEG-LS stream with restart markers: each interval is coded like an image of its own."""
    pixels = image(bits)
    intervals = []
    for top in range(0, ROWS, RESTART_LINES):
        strip = dataset(pixels[top:top + RESTART_LINES], bits, uid.ExplicitVRLittleEndian)
        convert(strip, ['dcmcjpls', '-q', '+un', '+pc'], stored(name))
        intervals.append(next(generate_pixel_data_frame(pydicom.dcmread(stored(name)).PixelData)))
    start = intervals[0].index(b'\xff\xda')
    data = start + 10
    header = bytearray(intervals[0][:start])
    height = header.index(b'\xff\xf7') + 5
    header[height:height + 2] = bytes([0, ROWS])
    stream = bytes(header) + bytes([0xFF, 0xDD, 0, 4, 0, RESTART_LINES]) + intervals[0][start:data]
    for i, interval in enumerate(intervals):
        end = interval.rindex(b'\xff\xd9')
        scan = interval[data:end - (interval[end - 1] == 0xFF)]
        stream += scan + (bytes([0xFF, 0xD0 + i]) if i + 1 < len(intervals) else b'\xff\xd9')
    save_stream(name, dataset(pixels, bits, JPEG_LS), stream)
    return pixels


def save_stream(name, ds, stream):
    ds.PixelData = encapsulate([stream])
    ds['PixelData'].VR = 'OB'
    ds['PixelData'].is_undefined_length = True
    save(ds, stored(name))


def write_charls(name, bits, near):
    """Few bits, which the programs of DCMTK and GDCM store as 8, by the library that GDCM uses."""
    charls = ctypes.CDLL('libcharls.so.2')
    charls.charls_jpegls_encoder_create.restype = ctypes.c_void_p
    encoder = ctypes.c_void_p(charls.charls_jpegls_encoder_create())
    pixels = image(bits).astype(np.uint8).tobytes()
    out = ctypes.create_string_buffer(10000)
    written = ctypes.c_size_t()
    frame = (ctypes.c_uint32 * 4)(COLUMNS, ROWS, bits, 1)
    for error in (
            charls.charls_jpegls_encoder_set_frame_info(encoder, frame),
            charls.charls_jpegls_encoder_set_near_lossless(encoder, near),
            charls.charls_jpegls_encoder_set_destination_buffer(encoder, out, ctypes.c_size_t(len(out))),
            charls.charls_jpegls_encoder_encode_from_buffer(encoder, pixels, ctypes.c_size_t(len(pixels)), 0),
            charls.charls_jpegls_encoder_get_bytes_written(encoder, ctypes.byref(written))):
        assert error == 0, error
    charls.charls_jpegls_encoder_destroy(encoder)
    save_stream(name, dataset(image(bits), bits, JPEG_LS_NEAR, allocated=8), out.raw[:written.value])


def stored_digest(pixels, bits):
    return hashlib.sha256((pixels & (2 ** bits - 1)).astype('<u2').tobytes()).hexdigest()


DCMTK = {'rle': 'dcmdrle', 'jpeg': 'dcmdjpeg', 'jls': 'dcmdjpls'}


def by_dcmtk(name):
    return decoded(name, [DCMTK.get(name.split('-')[0], 'dcmconv'), '-q'])


def by_gdcm(name):
    return decoded(name, ['gdcmconv', '--raw'])


def decoded(name, command):
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, 'plain.dcm')
        subprocess.run(command + [stored(name), plain], check=True)
        return pydicom.dcmread(plain).pixel_array


def check(name, pixels):
    """DCMTK and GDCM decode the file to these pixels; DCMTK has less of JPEG-LS."""
    if 'restarts' not in name and 'charls' not in name:
        assert np.array_equal(by_dcmtk(name), pixels), name
    if name.startswith(('jls', 'jpeg-5')):
        assert np.array_equal(by_gdcm(name), pixels), name


def table(pixels_first, entries, bits, explanation):
    item = Dataset()
    item.LUTDescriptor = [len(entries), pixels_first, bits]
    item.LUTExplanation = explanation
    item.LUTData = [int(e) for e in entries]
    item['LUTDescriptor'].VR = item['LUTData'].VR = 'US'
    return item


def window(ds, function, center, width):
    ds.WindowCenter, ds.WindowWidth = center, width
    ds.WindowCenterWidthExplanation = 'NORMAL'
    if function:
        ds.VOILUTFunction = function


def write_presentation():
    curve = np.round(4095 * (np.arange(2500) / 2499.0) ** 2)

    def case(name, change, bits=12, signed=False):
        ds = dataset(image(bits, 2, signed), bits, uid.ExplicitVRLittleEndian, signed=signed)
        change(ds)
        path = os.path.join(HERE, 'presentation', name)
        save(ds, path + '.dcm')
        present(pydicom.dcmread(path + '.dcm')).astype('<u2').tofile(path + '.u16')

    def rescaled(ds):
        ds.RescaleSlope, ds.RescaleIntercept = '0.5', '-100'
        window(ds, 'LINEAR', '700', '900')

    def modality_table(ds):
        ds.ModalityLUTSequence = Sequence([table(500, np.arange(3000)[::-1] + 100, 16, 'REVERSED')])
        del ds.ModalityLUTSequence[0].LUTExplanation
        ds.ModalityLUTSequence[0].ModalityLUTType = 'US'
        window(ds, 'LINEAR', '1600', '2000')

    def monochrome1(ds):
        ds.PhotometricInterpretation = 'MONOCHROME1'
        window(ds, 'SIGMOID', '2000', '1500')

    case('linear', lambda ds: window(ds, None, '2000.5', '1500'))
    case('linear-exact', lambda ds: window(ds, 'LINEAR_EXACT', '2000', '1500'))
    case('sigmoid', lambda ds: window(ds, 'SIGMOID', '2000', '1500'))
    case('signed-linear', lambda ds: window(ds, 'LINEAR', '-300', '1200'), signed=True)
    case('voi-table', lambda ds: setattr(ds, 'VOILUTSequence', Sequence([table(625, curve, 12, 'NORMAL')])))
    case('rescaled', rescaled)
    case('modality-table', modality_table)
    case('monochrome1', monochrome1)


def present(ds):
    """pydicom's rendering over the range that it states, as 0..65535."""
    values = apply_modality_lut(ds.pixel_array, ds)
    if 'VOILUTSequence' in ds:
        unit = apply_voi(values, ds) / float(2 ** ds.VOILUTSequence[0].LUTDescriptor[2] - 1)
    else:
        unit = windowed(values, ds)
    if ds.PhotometricInterpretation == 'MONOCHROME1':
        unit = 1 - unit
    return np.floor(unit * 65535 + 0.5)


def windowed(values, ds):
    """pydicom maps to the range of the modality values (its documentation of apply_windowing)."""
    if ds.PixelRepresentation:
        low, high = -2 ** (ds.BitsStored - 1), 2 ** (ds.BitsStored - 1) - 1
    else:
        low, high = 0, 2 ** ds.BitsStored - 1
    if 'ModalityLUTSequence' in ds:
        low, high = 0, 2 ** ds.ModalityLUTSequence[0].LUTDescriptor[2] - 1
    elif 'RescaleSlope' in ds:
        low = low * float(ds.RescaleSlope) + float(ds.RescaleIntercept)
        high = high * float(ds.RescaleSlope) + float(ds.RescaleIntercept)
    return (apply_windowing(values, ds) - low) / (high - low)


def main():
    os.makedirs(os.path.join(HERE, 'stored'), exist_ok=True)
    with open(os.path.join(HERE, 'stored.csv'), 'w', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(['file', 'transferSyntax', 'rows', 'columns', 'bitsStored', 'sha256'])
        for name, (pixels, bits) in sorted(write_stored().items()):
            check(name, pixels)
            syntax = pydicom.dcmread(stored(name)).file_meta.TransferSyntaxUID
            out.writerow([name, syntax, ROWS, COLUMNS, bits, stored_digest(pixels, bits)])
    write_presentation()


if __name__ == '__main__':
    main()
