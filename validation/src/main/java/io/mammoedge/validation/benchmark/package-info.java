/** Speed, measured beside programs we did not write: always a ratio within one run. */
package io.mammoedge.validation.benchmark;
