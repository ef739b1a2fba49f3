package io.mammoedge.validation.benchmark.network;

import java.nio.file.Path;
import java.util.List;

/** Command lines of peers in Java, all with the same heap. */
final class JavaPrograms {
  private JavaPrograms() {}

  /** The Java that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A class of ours with everything that is on our class path. */
  static List<String> ours(Class<?> main, int threads, Path network) {
    return List.of(
        java(),
        "-Xmx1500m",
        "-XX:+UseSerialGC",
        "-Dai.djl.pytorch.num_threads=" + threads,
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        network.toString());
  }

  /** A program from a folder of jars that are on nobody else's class path. */
  static List<String> from(Path jars, String main, Path network) {
    return List.of(
        java(),
        "-Xmx1500m",
        "-XX:+UseSerialGC",
        "-cp",
        jars.resolve("*").toString(),
        main,
        network.toString());
  }
}
