/**
 * ROC analysis of scored cases: curves, areas with intervals, paired comparison, equivalence. Knows
 * nothing of images and depends on no library. Everything here is checked against R's pROC.
 */
package io.mammoedge.runtime.stats;
