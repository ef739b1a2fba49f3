/** The exporter's commands. */
package io.mammoedge.exporter.cli;
