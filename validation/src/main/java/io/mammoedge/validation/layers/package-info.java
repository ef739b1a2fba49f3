/**
 * Where a release drifts away from the trained network: every intermediate that both have, compared
 * on one image, the first that is off by its own fault, and what the error of each in 8 bits does
 * to the answer. Begin at {@link io.mammoedge.validation.layers.LayerDrift}.
 */
package io.mammoedge.validation.layers;
