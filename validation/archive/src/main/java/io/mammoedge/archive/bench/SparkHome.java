package io.mammoedge.archive.bench;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the build has put together: the thin jar, Spark's jars, and the options that Java needs.
 *
 * @param module the folder {@code validation/archive}
 */
record SparkHome(Path module) {
  /**
   * That of this checkout.
   *
   * @throws MammoEdgeException when this was not started from there
   */
  static SparkHome find() {
    String place = System.getProperty("mammoedge.archive.module");
    if (place == null || !Files.isDirectory(Path.of(place, "target", "toolbox", "jars"))) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "the benchmark is started by ./mammoedge archive bench");
    }
    return new SparkHome(Path.of(place));
  }

  /** As {@code SPARK_HOME} names it. */
  Path folder() {
    return module.resolve("target/toolbox");
  }

  Path jar() {
    return module.resolve("target/mammoedge-archive.jar");
  }

  /** Java's options and class path for Spark's own programs. */
  List<String> java() {
    return List.of("@" + module.resolve("spark.options"), "-cp", folder().resolve("jars") + "/*");
  }

  /** Java's options and class path for the archive's commands. */
  List<String> archive() {
    return List.of(
        "-Xmx1500m",
        "@" + module.resolve("spark.options"),
        "-cp",
        jar() + ":" + folder().resolve("jars") + "/*",
        "io.mammoedge.archive.cli.ArchiveMain");
  }
}
