package io.mammoedge.runtime.serve.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens with one study, the next one goes. */
class CourierTest {
  @TempDir private Path folder;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Spool spool;

  @BeforeEach
  void open() {
    spool = Spool.open(folder.resolve("spool"));
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void aFullDiskWhereAStudyIsGivenUpDoesNotEndIt() throws Exception {
    try (Courier courier = new Courier(spool, this::send, new Breaking())) {
      for (String study : List.of("unwanted", "error", "damaged", "good")) {
        write(study);
        courier.bring(study);
      }
      assertThat(next()).isEqualTo("broke unwanted IllegalStateException");
      assertThat(next()).isEqualTo("broke error StackOverflowError");
      assertThat(next()).startsWith("broke damaged");
      assertThat(next()).isEqualTo("arrived good");
    }
    assertThat(spool.files(SpoolState.WORKING, "good").unsent()).isEmpty();
  }

  private String next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }

  private void send(Path file) throws IOException {
    String study = file.getParent().getFileName().toString();
    if (study.equals("error")) {
      throw new StackOverflowError();
    }
    if (study.equals("unwanted") || study.equals("damaged")) {
      throw new Unwanted("status 0122H");
    }
  }

  private void write(String study) throws IOException {
    StudyFiles files = spool.files(SpoolState.WORKING, study);
    Files.createDirectories(files.folder());
    Files.write(StudyFiles.unsent(files.report("1.2.3")), new byte[10]);
  }

  /** As a disk without room makes it. */
  private final class Breaking implements Deliveries {
    @Override
    public void arrived(String study) {
      told.add("arrived " + study);
    }

    @Override
    public void unwanted(String study, String why) {
      throw new IllegalStateException("no space left");
    }

    @Override
    public void reachable(boolean is, String why) {
      told.add("reachable " + is);
    }

    @Override
    public void broke(String study, Throwable why) {
      told.add("broke " + study + " " + why.getClass().getSimpleName());
    }
  }
}
