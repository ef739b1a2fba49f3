/**
 * What was scored, a JSON line each (JSON Lines), without anything that names a patient: for
 * monitoring, and to answer what a release said of an image.
 */
package io.mammoedge.runtime.audit;
