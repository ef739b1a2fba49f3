/**
 * The light jar of an edge box. The road of an image: {@code dicom} → {@code preprocess} → {@code
 * release} → {@code engine} → {@code score} → {@code check}.
 */
package io.mammoedge.runtime;
