/** The folder of all releases: lines, their versions, and which version is in use. */
package io.mammoedge.runtime.store;
