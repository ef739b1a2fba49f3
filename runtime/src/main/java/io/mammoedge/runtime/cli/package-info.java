/** The command line of the edge box, and what every command line of this project shares. */
package io.mammoedge.runtime.cli;
