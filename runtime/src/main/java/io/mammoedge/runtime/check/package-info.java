/** Whether a release says on this machine what it said where it was made. */
package io.mammoedge.runtime.check;
