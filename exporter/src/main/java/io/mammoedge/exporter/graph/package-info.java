/** Whole models: the release graph from 16-bit pixels to a probability, and the bare network. */
package io.mammoedge.exporter.graph;
