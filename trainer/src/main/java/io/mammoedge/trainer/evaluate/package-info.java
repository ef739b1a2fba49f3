/** Trained networks asked about images, and how well they answer. */
package io.mammoedge.trainer.evaluate;
