package io.mammoedge.runtime.store;

/**
 * One thing that differs between two releases.
 *
 * @param what such as {@code weights}
 * @param before in the first, as a reader would say it
 * @param after in the second
 * @param step how a version number has to tell it
 */
public record Change(String what, String before, String after, Version.Step step) {}
