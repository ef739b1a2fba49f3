package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that takes associations of PACS with little of everything: 40,000 bytes an object, two
 * associations, 2 s of silence, 3 s a message.
 *
 * @param node that listens
 */
record TightNode(SmallNode node) implements AutoCloseable {
  private static final int ACCEPTED = 2;

  static TightNode start(Path store) {
    Limits limits = new Limits(40_000, 2, 2, 0, 8, Duration.ofSeconds(2), Duration.ofSeconds(3));
    return new TightNode(SmallNode.withDicom(SmallRelease.write(store), limits, "PACS"));
  }

  int dicomPort() {
    return node.dicomPort();
  }

  long files() {
    return node.files();
  }

  String log() {
    return node.log();
  }

  int logged(String text, int times) {
    return node.logged(text, times);
  }

  SmallCaller called(String service) throws IOException {
    SmallCaller caller = new SmallCaller(node.dicomPort());
    assertThat(caller.associate(SmallNode.TITLE, "PACS", service).type()).isEqualTo(ACCEPTED);
    return caller;
  }

  void untilNothingIsLeft() throws IOException {
    for (int i = 0; i < 500 && node.files() > 0; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(node.files()).isZero();
  }

  double scored() {
    return node.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("mammoedge_images_scored_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Override
  public void close() {
    node.close();
  }
}
