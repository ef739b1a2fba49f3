/** Preparing a data set's images in the executors. */
package io.mammoedge.archive.prepare;
