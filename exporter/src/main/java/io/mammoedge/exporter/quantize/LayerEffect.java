package io.mammoedge.exporter.quantize;

/**
 * What 8 bits in one layer alone do to the answer.
 *
 * @param layer name of its node: the path of its block
 * @param noise root mean square of Δ log-odds over some images
 * @param share of the time that all layers would take in float, conversions included, 0..1; an
 *     estimate
 * @param inFloat whether it stays in 32-bit floats
 */
public record LayerEffect(String layer, double noise, double share, boolean inFloat) {
  LayerEffect keptInFloat() {
    return new LayerEffect(layer, noise, share, true);
  }
}
