/**
 * Static 8-bit quantization of a release graph: ranges from images, layers left in float where it
 * hurts, and the graph with {@code QuantizeLinear}/{@code DequantizeLinear} pairs.
 */
package io.mammoedge.exporter.quantize;
