package io.mammoedge.runtime.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** Session options for single images on a machine that has other work too. */
final class SessionSettings {
  private SessionSettings() {}

  static SessionOptions of(Provider provider, int threads, int device) throws OrtException {
    if (threads < 0) {
      throw new IllegalArgumentException(threads + " threads");
    }
    SessionOptions options = new SessionOptions();
    try {
      configure(options, provider, threads, device);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  private static void configure(SessionOptions options, Provider provider, int threads, int device)
      throws OrtException {
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    options.setInterOpNumThreads(1);
    options.setIntraOpNumThreads(threads);
    // Threads that wait for work must not burn the box's cores.
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    if (provider == Provider.CUDA) {
      addCuda(options, device);
    } else {
      // A pattern lays out the second image of a size in new memory, beside what the first one
      // took: a quarter more, touched page by page in one to three times the network's own time.
      options.setMemoryPatternOptimization(false);
    }
  }

  /** TF32 costs three decimal digits (ONNX Runtime issue 19288): more than parity allows. */
  private static void addCuda(SessionOptions options, int device) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device)) {
      cuda.add("use_tf32", "0");
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      options.addCUDA(cuda);
    }
  }
}
