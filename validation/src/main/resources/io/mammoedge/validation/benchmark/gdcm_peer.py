"""For each file named on standard input: read it, decode its pixels, answer with the milliseconds."""
import sys
import time

import gdcm

PLAIN = gdcm.TransferSyntax(gdcm.TransferSyntax.ExplicitVRLittleEndian)


def decode(name):
    reader = gdcm.ImageReader()
    reader.SetFileName(name)
    change = gdcm.ImageChangeTransferSyntax()
    change.SetTransferSyntax(PLAIN)
    # Also pixels that are not compressed are to be copied out of the file.
    change.SetForce(True)
    if not reader.Read():
        return False
    change.SetInput(reader.GetImage())
    return change.Change()


for line in sys.stdin:
    start = time.perf_counter()
    good = decode(line.rstrip('\n'))
    print((time.perf_counter() - start) * 1000 if good else 'failed', flush=True)
