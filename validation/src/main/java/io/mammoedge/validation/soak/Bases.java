package io.mammoedge.validation.soak;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small phantoms, study by study: all that is sent are copies of them. */
final class Bases {
  private static final int PATIENTS = 8;
  private static final int MOST = 3;
  private static final int HEIGHT = 320;
  private static final int WIDTH = 256;

  private Bases() {}

  /** Studies of {@link SoakPlan#VIEWS} views each. */
  static List<List<Template>> write(Path folder, long seed) throws IOException {
    new InbreastLayout(new PhantomSet(PATIENTS, HEIGHT, WIDTH, seed)).write(folder, () -> {});
    Map<String, List<Template>> studies = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder.resolve("AllDICOMs"))) {
      for (Path file : found.sorted().toList()) {
        studies
            .computeIfAbsent(
                MammogramReader.instance(file).studyInstanceUid(), first -> new ArrayList<>())
            .add(Template.of(file));
      }
    }
    return studies.values().stream()
        .filter(study -> study.size() == SoakPlan.VIEWS)
        .limit(MOST)
        .toList();
  }
}
