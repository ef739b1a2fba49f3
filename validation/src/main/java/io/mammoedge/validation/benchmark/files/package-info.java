/** What a file costs beside the network: one alone, in a folder, and the first one of a process. */
package io.mammoedge.validation.benchmark.files;
