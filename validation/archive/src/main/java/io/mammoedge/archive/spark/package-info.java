/** How Spark is started. */
package io.mammoedge.archive.spark;
