/** A small but real release, and what an independent program says of it. */
package io.mammoedge.runtime.testing;
