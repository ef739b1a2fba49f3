/** The release that a node serves: proven on this machine, taken over while requests go on. */
package io.mammoedge.runtime.serve.model;
