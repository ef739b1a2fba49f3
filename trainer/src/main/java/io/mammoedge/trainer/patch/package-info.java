/**
 * Patches for the first training stage: where they are centred and which class they have (paper
 * section 1.2). They are cut from the prepared images when training reads them.
 */
package io.mammoedge.trainer.patch;
