/** The page at {@code /}: for people who want to try a release with their eyes. */
package io.mammoedge.runtime.serve.page;
