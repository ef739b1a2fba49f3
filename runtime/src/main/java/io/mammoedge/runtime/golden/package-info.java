/** The images that travel with a release, and whether a graph says of them here what it said. */
package io.mammoedge.runtime.golden;
