/**
 * What a gate decided, in the forms that continuous integration shows: JUnit XML and a step summary
 * in Markdown. It knows nothing of what was checked.
 */
package io.mammoedge.runtime.gate;
