package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallPacs;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment: what was acknowledged is reported, and reported once. */
class KilledNodeTest {
  private static final int STUDIES = 12;
  private static final int KILLS = 4;

  @TempDir private Path folder;
  private SmallPacs pacs;
  private NodeProcess node;

  @BeforeEach
  void start() {
    pacs = new SmallPacs(folder.resolve("pacs"));
    node =
        new NodeProcess(
            SmallRelease.write(folder.resolve("store")),
            folder,
            "--spool",
            folder.resolve("spool").toString(),
            "--study-wait",
            "1",
            "--results-to",
            pacs.uri().toString());
    node.start();
  }

  @AfterEach
  void stop() {
    node.kill();
    pacs.close();
  }

  @Test
  void afterThePacsGotItAndBeforeTheNodeKnew() {
    AtomicBoolean first = new AtomicBoolean(true);
    AtomicBoolean killed = new AtomicBoolean();
    pacs.answers(
        () -> {
          if (first.getAndSet(false)) {
            node.kill();
            killed.set(true);
          }
          return 200;
        },
        "{}");
    node.stores(image(0, 0));
    SpoolSite.until(killed::get);
    node.start();
    SpoolSite.until(() -> pacs.taken().size() == 2);
    SpoolSite.until(() -> node.spooled("done", "report-.*\\.dcm") == 1);
    assertThat(pacs.taken())
        .allSatisfy(file -> assertThat(file).hasSameBinaryContentAs(pacs.taken().get(0)));
  }

  @Test
  void atAnyMoment() throws Exception {
    Random random = new Random(9);
    Set<String> acknowledged = new HashSet<>();
    int kills = 0;
    for (int study = 0; study < STUDIES; study++) {
      for (int view = 0; view < 2; view++) {
        Path image = image(study, view);
        if (kills < KILLS && random.nextInt(STUDIES * 2 / KILLS) == 0) {
          node.killIn(random.nextInt(400));
          kills++;
        }
        while (!node.storesOrDies(image)) {
          node.start();
        }
        acknowledged.add(MammogramReader.instance(image).sopInstanceUid());
      }
    }
    node.kill();
    node.start();
    SpoolSite.until(() -> reported().equals(acknowledged));
    SpoolSite.until(() -> node.spooled("working", ".*\\.dcm") == 0);
    assertThat(acknowledged).hasSize(2 * STUDIES);
    assertEachIsReportedOnce();
  }

  /** Under one UID there is one content, and no set of images is reported under two UIDs. */
  private void assertEachIsReportedOnce() throws Exception {
    Map<String, String> contents = new TreeMap<>();
    Map<Set<String>, String> uids = new HashMap<>();
    for (Path report : pacs.taken()) {
      String uid = MammogramReader.instance(report).sopInstanceUid();
      String content = text(report);
      assertThat(contents.computeIfAbsent(uid, first -> content)).isEqualTo(content);
      assertThat(uids.computeIfAbsent(images(report), first -> uid)).isEqualTo(uid);
    }
  }

  /** Images that are in some report. */
  private Set<String> reported() {
    Set<String> all = new TreeSet<>();
    pacs.taken().forEach(report -> all.addAll(images(report)));
    return all;
  }

  private Set<String> images(Path report) {
    Set<String> found = new TreeSet<>();
    String text = text(report);
    for (int study = 0; study < STUDIES; study++) {
      for (int view = 0; view < 2; view++) {
        String uid = DicomUid.of("small " + name(study, view));
        if (text.contains(uid)) {
          found.add(uid);
        }
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path image(int study, int view) {
    return SmallDicom.write(
        folder.resolve(name(study, view)),
        view,
        "L",
        List.of("CC", "MLO").get(view),
        "1.2.3." + (study + 10));
  }

  private static String name(int study, int view) {
    return "image-" + study + "-" + view + ".dcm";
  }
}
