/** Trained models as directories: what they are, their weights, how they came to be. */
package io.mammoedge.trainer.model;
