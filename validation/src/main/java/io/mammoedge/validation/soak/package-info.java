/**
 * A node in bad company: senders that do not stop, callers that mean no good, {@code kill -9}, a
 * PACS that is away, a disk that is full. At the end everything that was acknowledged must have
 * been reported, and nothing twice.
 */
package io.mammoedge.validation.soak;
