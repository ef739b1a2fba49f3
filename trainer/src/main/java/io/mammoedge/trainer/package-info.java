/**
 * Builds and trains the classifier: {@code phantom} or {@code dataset} → {@code patch} → {@code
 * augment} → {@code net} → {@code train}.
 */
package io.mammoedge.trainer;
