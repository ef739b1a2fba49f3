/**
 * What a PACS has sent, on the disk, before it is told that it arrived: a folder a state, in it a
 * folder a study. Whoever looks at the folders sees where each image stands, and whoever moves a
 * study that failed back to {@code incoming} has it gone on with.
 */
package io.mammoedge.runtime.serve.spool;
