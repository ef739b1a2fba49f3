/**
 * Data sets: from a published set's folder ({@code prepare}) to resampled 16-bit images with
 * labels, lesions and splits by patient, and back into training ({@link
 * io.mammoedge.trainer.dataset.Dataset}).
 */
package io.mammoedge.trainer.dataset;
