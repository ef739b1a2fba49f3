/**
 * What the exporter's tests share: random networks, ONNX Runtime and the ONNX project's checker.
 */
package io.mammoedge.exporter.testing;
