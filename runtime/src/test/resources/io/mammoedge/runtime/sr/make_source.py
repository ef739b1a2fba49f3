#!/usr/bin/python3
"""Writes the header of a mammogram whose patient has a name in a legacy character set (Debian's python3-pydicom).

    make_source.py FILE japanese|german
"""
import sys
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

NAMES = {
    'japanese': (['', 'ISO 2022 IR 87'], 'Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046'),
    'german': ('ISO_IR 100', 'M\u00fcller^\u00c4nne'),
}
path, language = sys.argv[1:]
ds = Dataset()
ds.file_meta = FileMetaDataset()
ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
ds.is_little_endian, ds.is_implicit_VR = True, False
ds.SpecificCharacterSet, ds.PatientName = NAMES[language]
ds.SOPClassUID = '1.2.840.10008.5.1.4.1.1.1.2'
ds.SOPInstanceUID = '1.2.3.2.1'
ds.PatientID = '007'
ds.StudyInstanceUID = '1.2.3'
ds.SeriesInstanceUID = '1.2.3.2'
ds.save_as(path, write_like_original=False)
