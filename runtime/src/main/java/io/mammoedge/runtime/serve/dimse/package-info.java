/**
 * The DICOM network (PS3.7, PS3.8) as far as a receiver needs it: associations, C-ECHO, C-STORE.
 * What arrives is bounded in size, number and time, and goes the way of every other image.
 */
package io.mammoedge.runtime.serve.dimse;
