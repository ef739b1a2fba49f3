/** Random variation of training images. */
package io.mammoedge.trainer.augment;
