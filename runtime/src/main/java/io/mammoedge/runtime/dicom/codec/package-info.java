/**
 * Pixels out of their encoding, bit for bit (PS3.5 section 8 and annexes A and G, ITU-T T.81).
 * Streams are bounded: a malformed one ends as a refusal.
 */
package io.mammoedge.runtime.dicom.codec;
