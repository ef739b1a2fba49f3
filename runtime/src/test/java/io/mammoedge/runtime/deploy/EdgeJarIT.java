package io.mammoedge.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The jar that goes to hospitals, as Maven has built it. */
class EdgeJarIT {
  private static final long MOST_BYTES = 45_000_000;
  private static final Path JAR = Path.of(System.getProperty("edge.jar"));

  /** One jar for both processors of edge boxes: its engine is there for each. */
  @Test
  void holdsTheEngineOfBothProcessors() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      for (String platform : List.of("linux-x64", "linux-aarch64")) {
        for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
          String name = "ai/onnxruntime/native/" + platform + "/" + library;
          assertThat(jar.getEntry(name)).as(name).isNotNull();
        }
      }
    }
  }

  /** From 1.29 on, ONNX Runtime's libraries for Linux and macOS report to their maker. */
  @Test
  void callsNobody() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      List<? extends ZipEntry> engines =
          jar.stream()
              .filter(entry -> entry.getName().startsWith("ai/onnxruntime/native/"))
              .toList();
      assertThat(engines).isNotEmpty();
      for (ZipEntry engine : engines) {
        String content =
            new String(jar.getInputStream(engine).readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(content.contains("OneCollector")).as(engine.getName()).isFalse();
      }
    }
  }

  @Test
  void isSmallEnoughForASlowLine() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
  }
}
