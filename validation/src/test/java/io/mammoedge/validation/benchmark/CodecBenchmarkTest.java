package io.mammoedge.validation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live beside DCMTK (dcmtk) and GDCM (libgdcm-tools, python3-gdcm). */
@Tag("peer")
class CodecBenchmarkTest {
  @TempDir private Path folder;

  @Test
  void everyTransferSyntaxIsTimedAndItsPixelsCompared() throws Exception {
    AtomicInteger done = new AtomicInteger();

    List<CodecTime> times = CodecBenchmark.QUICK.run(folder, done::incrementAndGet);

    assertThat(done).hasValue(CodecBenchmark.QUICK.size());
    assertThat(times).hasSize(CodecBenchmark.QUICK.size());
    assertThat(times)
        .allSatisfy(
            time -> {
              assertThat(time.largestDifference()).isBetween(0, time.lossless() ? 0 : 1);
              assertThat(time.millis()).isPositive();
              assertThat(time.gdcmMillis()).isPositive();
              assertThat(time.bytes()).isPositive();
            });
  }
}
