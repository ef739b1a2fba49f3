package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The long ones are what ONNX Runtime 1.29.0 says on boxes without a library, and without a device.
 */
class MessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/session/"
            + "provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get()"
            + " [ONNXRuntimeError] : 1 : FAIL : Failed to load library"
            + " /tmp/x/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open"
            + " shared object file: No such file or directory"
            + "| libcublasLt.so.12: cannot open shared object file: No such file or directory",
        "Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/providers/cuda/"
            + "cuda_execution_provider_info.cc:62 static onnxruntime::CUDAExecutionProviderInfo"
            + " [ONNXRuntimeError] : 1 : FAIL : provider_options_utils.h:187 Parse Failed to parse"
            + " provider option device_id: CUDA failure 35: CUDA driver version is insufficient for"
            + " CUDA runtime version ; GPU=-1 ; hostname=vm ; file=/onnxruntime_src/x.cc ; line=69"
            + "| CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version",
        "Error code - ORT_INVALID_ARGUMENT - message: Unknown input name| Unknown input name",
        "no such thing| no such thing",
      })
  void whatHappenedIsLeft(String message, String expected) {
    assertThat(Messages.of(new IllegalStateException(message))).isEqualTo(expected);
  }

  @Test
  void itIsOneLineOfBoundedLength() {
    String text = "a\n\tb " + "x".repeat(1000);
    assertThat(Messages.of(new IllegalStateException(text))).startsWith("a b x").hasSize(301);
  }
}
