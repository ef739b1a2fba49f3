/** Staged training, driven by a configuration; models in directories. */
package io.mammoedge.trainer.train;
