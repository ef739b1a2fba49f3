/** The commands of {@code mammoedge archive}. */
package io.mammoedge.archive.cli;
