package io.mammoedge.validation.soak;

import io.mammoedge.validation.edge.EdgeNode;
import io.mammoedge.validation.edge.RuntimeJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The edge jar, killed and started again on the same spool. */
final class NodeUnderTest implements AutoCloseable {
  /** As one would start it: else Java takes up to a quarter of the memory before it cleans up. */
  private static final String HEAP = "-Xmx512m";

  private final Path release;
  private final List<String> options;
  private final Path log;
  private final Memory memory = new Memory();
  private volatile EdgeNode node;
  private int starts;

  /**
   * A node that does not run yet.
   *
   * @param log for what it says, one file a process
   */
  NodeUnderTest(Path release, List<String> options, Path log) {
    this.release = release;
    this.options = List.copyOf(options);
    this.log = log;
  }

  /** Returns when its release is proven. */
  void start() throws IOException {
    starts++;
    Path file = log.resolveSibling(log.getFileName() + "." + starts);
    memory.clear();
    node = EdgeNode.start(RuntimeJar.find().with(HEAP), release, options, file);
  }

  /** SIGKILL. */
  void kill() {
    node.kill();
  }

  /** Where it is now. */
  URI uri() {
    return node.uri();
  }

  /** Looks how much memory it has. */
  void sample() throws IOException {
    node.memory("VmRSS:").ifPresent(bytes -> memory.add(bytes / 1e6));
  }

  /** Of the process that runs now. */
  Memory.Curve memory() {
    return memory.curve();
  }

  @Override
  public void close() {
    if (node != null) {
      node.close();
    }
  }
}
