/** DICOM files in, results out: {@code POST /v1/score}. */
package io.mammoedge.runtime.serve.score;
