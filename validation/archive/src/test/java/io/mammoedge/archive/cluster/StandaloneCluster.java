package io.mammoedge.archive.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real standalone master and its workers on the loopback interface. */
final class StandaloneCluster implements AutoCloseable {
  private final Path folder;
  private final Home home;
  private final int port;
  private final List<JavaProcess> processes = new ArrayList<>();

  /**
   * Where Spark's programs come from.
   *
   * @param folder {@code SPARK_HOME}; a worker starts executors from its jars
   * @param classPath of masters and workers
   * @param locale of theirs: {@code LC_ALL}
   */
  record Home(Path folder, String classPath, String locale) {
    Map<String, String> environment() {
      return Map.of(
          "SPARK_HOME",
          folder.toString(),
          "SPARK_SCALA_VERSION",
          "2.13",
          "SPARK_LOCAL_IP",
          "127.0.0.1",
          "LC_ALL",
          locale);
    }
  }

  private StandaloneCluster(Path folder, Home home, int port) {
    this.folder = folder;
    this.home = home;
    this.port = port;
  }

  static StandaloneCluster start(Path folder, int workers, int cores) throws Exception {
    // Where a worker looks for Spark's jars; here they are on the class path already.
    Files.createDirectories(folder.resolve("home/jars"));
    Home home = new Home(folder.resolve("home"), System.getProperty("java.class.path"), "C.UTF-8");
    return start(folder, home, workers, cores);
  }

  /** From another Spark. */
  static StandaloneCluster start(Path folder, Home home, int workers, int cores) throws Exception {
    StandaloneCluster cluster = new StandaloneCluster(folder, home, freePort());
    cluster.launch(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(cluster.port),
        "--webui-port",
        "0");
    for (int i = 0; i < workers; i++) {
      cluster.worker("worker-" + i, cores);
    }
    return cluster;
  }

  private void worker(String name, int cores) throws Exception {
    JavaProcess worker =
        launch(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            String.valueOf(cores),
            "--memory",
            "2g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve(name).toString(),
            master());
    while (!worker.text().contains("Successfully registered with master")) {
      if (!worker.isAlive()) {
        throw new AssertionError(worker.text());
      }
      Thread.sleep(100);
    }
  }

  private JavaProcess launch(String name, String... arguments) throws IOException {
    JavaProcess process =
        JavaProcess.start(
            folder.resolve(name + ".log"),
            home.environment(),
            home.classPath(),
            List.of(arguments));
    processes.add(process);
    return process;
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** The first worker is 0. */
  JavaProcess worker(int index) {
    return processes.get(1 + index);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(JavaProcess::close);
  }
}
