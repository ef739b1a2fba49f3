/** The roads from data to a trained model: patches first, then whole images. */
package io.mammoedge.trainer.recipe;
