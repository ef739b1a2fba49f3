/** Releases: a directory with model, manifest, golden images and digests, opened with suspicion. */
package io.mammoedge.runtime.release;
