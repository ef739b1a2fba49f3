/**
 * What goes back to the archive: results as DICOM objects, a structured report of a study (PS3.16
 * TID 1500) and heat maps as Secondary Capture. The same input gives the same bytes.
 */
package io.mammoedge.runtime.sr;
