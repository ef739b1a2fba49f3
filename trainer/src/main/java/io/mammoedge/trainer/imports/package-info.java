/** Weights that were trained with other programs, put into our networks. */
package io.mammoedge.trainer.imports;
