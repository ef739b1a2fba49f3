/**
 * DICOM files to {@link io.mammoedge.runtime.dicom.Mammogram}s, or refusals that say why not. The
 * road of an image: {@code file} reads the header, the guards judge it, {@code codec} decodes the
 * pixels, a {@code Rendering} makes them presentation values.
 */
package io.mammoedge.runtime.dicom;
