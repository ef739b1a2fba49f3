package io.mammoedge.validation.soak;

/**
 * An object that is sent.
 *
 * @param sopClass UID
 * @param sopInstance UID
 * @param study Study Instance UID
 * @param file of DICOM Part 10
 */
record SentImage(String sopClass, String sopInstance, String study, byte[] file) {}
