/** What a node tells of itself: metrics and a structured log, without a word of any patient. */
package io.mammoedge.runtime.serve.watch;
