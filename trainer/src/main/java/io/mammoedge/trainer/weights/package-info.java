/** Weights in files. */
package io.mammoedge.trainer.weights;
