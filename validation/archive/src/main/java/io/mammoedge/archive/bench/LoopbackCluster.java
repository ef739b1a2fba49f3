package io.mammoedge.archive.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standalone master and workers of one core each, on the loopback interface. Each worker is held
 * to a core of its own ({@code taskset}): Spark's count of cores alone would let the garbage
 * collector, the compiler and whoever reads the next image of a first worker use the second
 * worker's.
 */
final class LoopbackCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final SparkHome home;
  private final Path folder;
  private final int port;
  private final List<Started> programs = new ArrayList<>();

  private LoopbackCluster(SparkHome home, Path folder, int port) {
    this.home = home;
    this.folder = folder;
    this.port = port;
  }

  /** Starts a master without workers. */
  static LoopbackCluster start(SparkHome home, Path folder) throws IOException {
    LoopbackCluster cluster = new LoopbackCluster(home, folder, freePort());
    cluster
        .launch("master", List.of(), "Master", "--port", String.valueOf(cluster.port))
        .await("I have been elected leader");
    return cluster;
  }

  /** Adds a worker; returns when the master knows it. */
  void addWorker() throws IOException {
    int core = programs.size() - 1;
    String name = "worker-" + core;
    launch(
            name,
            List.of("taskset", "-c", String.valueOf(core)),
            "Worker",
            "--cores",
            "1",
            "--memory",
            "8g",
            "--work-dir",
            folder.resolve(name).toString(),
            master())
        .await("Successfully registered with master");
  }

  private Started launch(String name, List<String> before, String which, String... more)
      throws IOException {
    String main =
        "org.apache.spark.deploy." + which.toLowerCase(java.util.Locale.ROOT) + "." + which;
    List<String> arguments =
        Stream.of(
                Stream.of("-Xmx512m"),
                home.java().stream(),
                Stream.of(main, "--host", HOST, "--webui-port", "0"),
                Stream.of(more))
            .flatMap(part -> part)
            .toList();
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME",
            home.folder().toString(),
            "SPARK_SCALA_VERSION",
            "2.13",
            "SPARK_LOCAL_IP",
            HOST);
    Started program = Started.java(folder.resolve(name + ".log"), environment, before, arguments);
    programs.add(program);
    return program;
  }

  String master() {
    return "spark://" + HOST + ":" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    programs.forEach(Started::close);
  }
}
