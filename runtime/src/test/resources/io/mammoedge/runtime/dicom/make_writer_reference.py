#!/usr/bin/python3
"""Writes writer-reference.dcm, the file that DicomWriterTest expects, with pydicom (Debian's python3-pydicom)."""
import pathlib
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

IMPLEMENTATION = '2.25.105369400777721934342942435905444124914'

code = Dataset()
code.CodeValue = '76752008'
code.CodingSchemeDesignator = 'SCT'
code.CodeMeaning = 'Breast'
outer = Dataset()
outer.CodeMeaning = 'odd'
outer.AnatomicRegionSequence = [code, Dataset()]

ds = Dataset()
ds.file_meta = FileMetaDataset()
ds.file_meta.FileMetaInformationVersion = b'\0\1'
ds.file_meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
ds.file_meta.MediaStorageSOPInstanceUID = '2.25.123'
ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
ds.file_meta.ImplementationClassUID = IMPLEMENTATION
ds.file_meta.ImplementationVersionName = 'MAMMOEDGE_1'
ds.is_little_endian, ds.is_implicit_VR = True, False
ds.SpecificCharacterSet = 'ISO_IR 192'
ds.SOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
ds.SOPInstanceUID = '2.25.123'
ds.PatientName = 'Müller^Ünal'
ds.PatientBirthDate = ''
ds.SeriesDescription = 'odd'
ds.ConceptNameCodeSequence = [outer]
ds.AcquisitionContextSequence = []
ds.TextValue = 'x' * 301
ds.add_new(0x00181164, 'DS', ['0.07', '0.07'])
ds.add_new(0x00281041, 'SS', -1)
ds.add_new(0x00280010, 'US', 3)
ds.add_new(0x00280011, 'US', 65535)
ds.add_new(0x00089459, 'FL', [1.5, -0.25])
ds.add_new(0x00420011, 'OB', b'\1\2\3')
ds.add_new(0x7fe00010, 'OW', b'\1\0\xff\xff\2\1')
ds.save_as(pathlib.Path(__file__).with_name('writer-reference.dcm'), write_like_original=False)
