package io.mammoedge.archive.spark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;

/** Starts Spark: quiet, and on the loopback interface where nobody asks for another one. */
public final class Sparks {
  private static final String LOOPBACK = "127.0.0.1";

  private static final String MASTER = "spark.master";

  /** The master for all cores of this machine, or as many as its heap is good for. */
  private static final String ALL_CORES = "local[*]";

  /** For what is outside of a program's own memory: without it, each thread keeps its own pool. */
  private static final String ARENAS = "spark.executorEnv.MALLOC_ARENA_MAX";

  /** Who sets any of them knows what it does. */
  private static final List<String> LOCALES =
      List.of("spark.executorEnv.LC_ALL", "spark.executorEnv.LC_CTYPE", "spark.executorEnv.LANG");

  /** The archive's own limit of crashes is lower. */
  private static final String MOST_LOST_EXECUTORS = "10000";

  private Sparks() {}

  /**
   * A session; the caller closes it.
   *
   * @throws MammoEdgeException when Spark does not start, such as for a master that does not answer
   */
  public static SparkSession start(SparkSettings settings) {
    try {
      return session(conf(settings));
    } catch (SparkException | IllegalArgumentException | IllegalStateException | IOException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "Spark does not start: " + SparkFailure.firstLine(e), e);
    }
  }

  /**
   * Scala declares no exceptions. Seen are: a master's form that is none, a setting that is none, a
   * master that does not answer, a port that is taken.
   */
  @SuppressWarnings("RedundantThrows")
  private static SparkSession session(SparkConf conf) throws SparkException, IOException {
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** What holds, whoever has said it: this command, {@code spark-submit} or nobody. */
  static SparkConf conf(SparkSettings settings) {
    SparkConf conf = said(settings);
    Cores cores = Cores.settle(conf, settings);
    if (conf.get(MASTER).equals(ALL_CORES)) {
      settings
          .memory()
          .ifPresent(memory -> conf.setMaster("local[" + localCores(memory, cores.ofTask()) + "]"));
    }
    // Kryo cannot make records, of which tasks and their results consist.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    conf.setIfMissing("spark.app.name", "mammoedge archive");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.catalogImplementation", "in-memory");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // Folders are named after digests: 64 digits are no number.
    conf.setIfMissing("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    conf.setIfMissing("spark.sql.shuffle.partitions", "16");
    if (isHere(conf.get(MASTER))) {
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    if (!isLocal(conf.get(MASTER))) {
      cluster(conf, cores, settings.memory());
    }
    return conf;
  }

  private static SparkConf said(SparkSettings settings) {
    // What spark-submit was told stands in the system's properties, and comes along here.
    SparkConf conf = new SparkConf(true);
    settings.master().ifPresent(conf::setMaster);
    settings.extra().forEach(conf::set);
    conf.setIfMissing(MASTER, ALL_CORES);
    return conf;
  }

  /** Whether nobody says how many tasks of local mode run at a time. */
  public static boolean isForAllCores(SparkSettings settings) {
    return said(settings).get(MASTER).equals(ALL_CORES);
  }

  /** Whether driver and executors are going to be one process. */
  public static boolean isLocal(SparkSettings settings) {
    return isLocal(said(settings).get(MASTER));
  }

  /** Cores of one task, and so its threads, at least 1. */
  public static int taskCpus(SparkSession session) {
    return session.sparkContext().conf().getInt("spark.task.cpus", 1);
  }

  /** As many as there are, but with no more tasks at a time than this heap holds large films. */
  private static int localCores(MemoryPlan memory, int taskCpus) {
    Runtime java = Runtime.getRuntime();
    int tasks = memory.tasksWithin(java.maxMemory());
    return (int) Math.min(java.availableProcessors(), (long) tasks * taskCpus);
  }

  private static void cluster(SparkConf conf, Cores cores, Optional<MemoryPlan> memory) {
    Optional.of("spark.jars")
        .filter(key -> !conf.contains(key))
        .flatMap(key -> SparkSettings.jar())
        .ifPresent(jar -> conf.set("spark.jars", jar.toString()));
    conf.setIfMissing("spark.executor.cores", String.valueOf(cores.ofExecutor()));
    memory.ifPresent(plan -> plan.of(cores.tasks()).addTo(conf));
    conf.setIfMissing(ARENAS, "1");
    // Without a locale, as under cron or in a container, Java opens no file with a name like
    // Müller.
    if (LOCALES.stream().noneMatch(conf::contains)) {
      conf.set(LOCALES.get(0), "C.UTF-8");
    }
    // A file that ends executors must be found before Kubernetes or YARN gives the application up.
    conf.setIfMissing("spark.executor.maxNumFailures", MOST_LOST_EXECUTORS);
    String natives = System.getProperty("onnxruntime.native.path");
    if (natives != null) {
      conf.setIfMissing(
          "spark.executor.extraJavaOptions", quoted("-Donnxruntime.native.path=" + natives));
    }
  }

  /** One argument for Spark, which splits options as a shell does. */
  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether driver and executors are one process. */
  public static boolean isLocal(String master) {
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  private static boolean isHere(String master) {
    return master.startsWith("local")
        || master.startsWith("spark://" + LOOPBACK)
        || master.startsWith("spark://localhost");
  }
}
