/** Engines of others as peers of {@code mammoedge bench}, each a program of its own. */
package io.mammoedge.peers;
