/**
 * Trained models to releases: graph, measured evidence, golden images, manifest, published in one
 * move or not at all.
 */
package io.mammoedge.exporter.release;
