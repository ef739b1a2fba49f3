/**
 * The DICOM network (PS3.7, PS3.8) as far as C-ECHO and C-STORE need it: associations that are
 * taken, and those that are asked for. What arrives is bounded in size, number and time; objects
 * that are taken go the way of every other image.
 */
package io.mammoedge.runtime.serve.dimse;
