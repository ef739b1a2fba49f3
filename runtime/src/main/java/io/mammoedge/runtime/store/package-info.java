/**
 * The folder of all releases: lines, their versions, which version is in use, and how a release
 * comes to its place.
 */
package io.mammoedge.runtime.store;
