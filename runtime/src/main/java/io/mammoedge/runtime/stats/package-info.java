/**
 * Statistics of scored cases: ROC curves with partial areas and bands, areas with intervals, paired
 * comparison, equivalence and the margin that can be shown, calibration, bootstrap. Knows nothing
 * of images and depends on no library.
 *
 * <p>Where pROC has the same definition, the numbers are the same to 1e-10, on more than 200 sets
 * of cases. Where it differs:
 *
 * <ul>
 *   <li>a bootstrap resample without both classes is drawn again, not left out; patients can be
 *       drawn instead of cases;
 *   <li>an identical ranking has a variance of exactly 0;
 *   <li>a partial area on the diagonal, to rounding, has the corrected value 0.5, never none;
 *   <li>of several thresholds with the greatest Youden index one is chosen.
 * </ul>
 *
 * The variance clustered by patient and calibration are not in pROC; they are checked against R's
 * arithmetic from their definitions, and against {@code glm}. What the intervals are worth with few
 * cases has been measured and stands with {@link io.mammoedge.runtime.stats.DeLong}, {@link
 * io.mammoedge.runtime.stats.ClusteredAuc} and {@link io.mammoedge.runtime.stats.Equivalence}.
 */
package io.mammoedge.runtime.stats;
