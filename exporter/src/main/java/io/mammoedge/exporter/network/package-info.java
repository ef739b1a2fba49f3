/** Converters of the blocks that the trainer adds to DJL's own. */
package io.mammoedge.exporter.network;
