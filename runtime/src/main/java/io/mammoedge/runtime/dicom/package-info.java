/** DICOM files to {@link io.mammoedge.runtime.dicom.Mammogram}s, or refusals that say why not. */
package io.mammoedge.runtime.dicom;
