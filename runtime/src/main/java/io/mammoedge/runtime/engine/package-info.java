/** ONNX Runtime: one session, the choice of the hardware it runs on, and what comes out. */
package io.mammoedge.runtime.engine;
