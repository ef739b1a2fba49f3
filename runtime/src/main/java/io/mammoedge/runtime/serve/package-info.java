/** The edge node: a release behind HTTP, with access, limits, metrics and a page. */
package io.mammoedge.runtime.serve;
