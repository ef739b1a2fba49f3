/**
 * The paper's older classifier of whole images (paper §3.4): regions of a patch classifier's heat
 * map, measured, and a random forest over the measures.
 */
package io.mammoedge.trainer.baseline;
