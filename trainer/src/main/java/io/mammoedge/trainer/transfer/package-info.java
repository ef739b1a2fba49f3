/**
 * A whole-image model moves to another hospital with image labels only (paper §4): before,
 * recalibrated, fine-tuned, side by side on one test split that no step touches.
 */
package io.mammoedge.trainer.transfer;
