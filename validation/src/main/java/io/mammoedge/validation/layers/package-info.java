/**
 * Where a release drifts away from the trained network: every intermediate that both have, compared
 * on one image, and the first that is off by its own fault. Begin at {@link
 * io.mammoedge.validation.layers.LayerDrift}.
 */
package io.mammoedge.validation.layers;
