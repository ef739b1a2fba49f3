/** Scoring an archive: what is left to do, wave by wave, each image in some executor. */
package io.mammoedge.archive.score;
