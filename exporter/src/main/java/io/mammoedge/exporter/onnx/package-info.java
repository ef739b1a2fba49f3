/**
 * A general converter from DJL blocks to ONNX: a registry of one converter per block type, an
 * immutable graph, and passes over it. It knows nothing of any particular network. Begin at {@link
 * io.mammoedge.exporter.onnx.OnnxExport}.
 */
package io.mammoedge.exporter.onnx;
