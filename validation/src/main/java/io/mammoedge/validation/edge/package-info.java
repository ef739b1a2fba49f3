/** The edge jar as a hospital runs it: as a program of its own. */
package io.mammoedge.validation.edge;
