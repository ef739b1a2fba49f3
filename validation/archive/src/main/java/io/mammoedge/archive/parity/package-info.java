/** Two tables of scores against each other, without bringing them to one machine. */
package io.mammoedge.archive.parity;
