/** DICOMweb as a receiver (STOW-RS, PS3.18 10.5): what a PACS sends is scored. */
package io.mammoedge.runtime.serve.stow;
