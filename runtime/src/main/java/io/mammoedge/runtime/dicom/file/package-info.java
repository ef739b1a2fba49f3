/**
 * The file format: DICOM PS3.10 files and PS3.5 data sets, read once from front to back and up to
 * the pixel data, so that a file is judged before its pixels cost anything. Every size is checked
 * against a limit before memory is taken for it.
 */
package io.mammoedge.runtime.dicom.file;
