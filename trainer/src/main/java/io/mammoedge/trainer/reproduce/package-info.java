/**
 * The tables of the paper, run again on another data set within a compute budget, and printed
 * beside what was published, without comparing across protocols.
 */
package io.mammoedge.trainer.reproduce;
