/** The networks, as DJL blocks that the exporter can read. */
package io.mammoedge.trainer.net;
