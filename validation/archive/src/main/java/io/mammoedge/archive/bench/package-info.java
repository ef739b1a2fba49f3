/** How fast an archive is scored: beside {@code score}, and by one and two workers. */
package io.mammoedge.archive.bench;
