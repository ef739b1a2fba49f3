/** From presentation values to the network's input: the reference implementation in Java. */
package io.mammoedge.runtime.preprocess;
