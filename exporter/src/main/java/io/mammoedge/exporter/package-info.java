/** The exporter of MammoEdge. */
package io.mammoedge.exporter;
