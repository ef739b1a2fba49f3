/**
 * One image through one network, in our engine and in others', each a process of its own and in
 * turns, and what the machine could do at most.
 */
package io.mammoedge.validation.benchmark.network;
