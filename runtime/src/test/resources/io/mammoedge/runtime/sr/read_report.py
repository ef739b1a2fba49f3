#!/usr/bin/python3
"""Prints the patient's name and every number of a report (Debian's python3-pydicom).

    read_report.py FILE
"""
import sys
from pydicom import dcmread


def numbers(item):
    for measured in item.get('MeasuredValueSequence', []):
        unit = measured.MeasurementUnitsCodeSequence[0]
        name = item.ConceptNameCodeSequence[0]
        print(name.CodeValue, name.CodeMeaning, measured.NumericValue, unit.CodeValue)
    for child in item.get('ContentSequence', []):
        numbers(child)


sys.stdout.reconfigure(encoding='utf-8')
report = dcmread(sys.argv[1])
print(report.PatientName)
numbers(report)
