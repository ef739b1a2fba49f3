package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.deliver.Destination;
import io.mammoedge.runtime.serve.deliver.WebDestination;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallPacs;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A node with a spool between who sends images and a PACS that takes the reports. */
final class SpoolSite implements AutoCloseable {
  /** Between a study's last image and its report. */
  static final Duration QUIET = Duration.ofMillis(700);

  /** As above, where several images must come to be of one report, on whatever machine. */
  private static final Duration PATIENT = Duration.ofSeconds(4);

  private final Path folder;
  private final SmallPacs pacs;
  private final Path release;
  private SmallNode node;

  private SpoolSite(Path folder) {
    this.folder = folder;
    this.pacs = new SmallPacs(folder.resolve("pacs"));
    this.release = SmallRelease.write(folder.resolve("store"));
  }

  static SpoolSite start(Path folder) {
    return start(folder, SpoolLimits.USUAL, false);
  }

  static SpoolSite start(Path folder, SpoolLimits limits, boolean heatMaps) {
    SpoolSite site = new SpoolSite(folder);
    site.open(limits, heatMaps, Optional.of(site.toPacs()), QUIET);
    return site;
  }

  static SpoolSite withoutPacs(Path folder) {
    SpoolSite site = new SpoolSite(folder);
    site.open(SpoolLimits.USUAL, true, Optional.empty(), QUIET);
    return site;
  }

  Destination toPacs() {
    return new WebDestination(pacs.uri(), Optional.of("a secret of some length"), Optional.empty());
  }

  private void open(
      SpoolLimits limits, boolean heatMaps, Optional<Destination> destination, Duration quiet) {
    node =
        SmallNode.withSpool(
            release,
            folder.resolve("audit.jsonl"),
            new SpoolSettings(spool(), limits, quiet, heatMaps, destination));
  }

  /** Stops the node and starts it again on what is there. */
  void startAgain() {
    node.close();
    open(SpoolLimits.USUAL, false, Optional.of(toPacs()), QUIET);
  }

  /** Starts it again, with time for several images of a study to come. */
  void startPatiently(boolean heatMaps) {
    node.close();
    open(SpoolLimits.USUAL, heatMaps, Optional.of(toPacs()), PATIENT);
  }

  SmallPacs pacs() {
    return pacs;
  }

  SmallNode node() {
    return node;
  }

  Path release() {
    return release;
  }

  Path spool() {
    return folder.resolve("spool");
  }

  /** Sends an object by C-STORE; the status. */
  int sends(Path file) {
    var object = MammogramReader.instance(file);
    try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
      caller.associate(SmallNode.TITLE, "PACS", object.sopClassUid());
      return caller.store(file, object.sopClassUid(), object.sopInstanceUid(), 8000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends an object, which is acknowledged. */
  void stores(Path file) {
    assertThat(sends(file)).isZero();
  }

  long images(SpoolState state) {
    return files(state, "[0-9a-f]{32}\\.dcm");
  }

  long files(SpoolState state, String name) {
    try (Stream<Path> all = Files.walk(spool().resolve(state.folder()))) {
      return all.filter(file -> file.getFileName().toString().matches(name)).count();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException | UncheckedIOException e) {
      // It changes while it is looked at.
      return -1;
    }
  }

  List<String> audit(String event) {
    try {
      return Files.readAllLines(folder.resolve("audit.jsonl")).stream()
          .filter(line -> line.contains("\"event\":\"" + event + "\""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum of the metrics that begin so. */
  double metric(String start) {
    return node.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  void untilTaken(int reports) {
    until(() -> pacs.taken().size() >= reports);
  }

  /** Until nothing is under way. */
  void untilSettled() {
    until(
        () -> files(SpoolState.INCOMING, ".*\\.dcm") == 0 && files(SpoolState.WORKING, ".*") == 1);
  }

  static void until(BooleanSupplier holds) {
    for (int i = 0; i < 1500; i++) {
      if (holds.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("it never came");
  }

  @Override
  public void close() {
    node.close();
    pacs.close();
  }
}
