/** From a file to a probability, a decision and a picture of where the network looked. */
package io.mammoedge.runtime.score;
