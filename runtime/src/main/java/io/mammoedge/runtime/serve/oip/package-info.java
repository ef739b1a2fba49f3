/**
 * The Open Inference Protocol, version 2, over HTTP, with the binary tensor extension: for programs
 * that have pixels, not DICOM files.
 */
package io.mammoedge.runtime.serve.oip;
