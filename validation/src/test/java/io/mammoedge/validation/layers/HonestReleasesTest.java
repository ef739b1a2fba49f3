package io.mammoedge.validation.layers;

import io.mammoedge.runtime.preprocess.*;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.trainer.evaluate.Reference;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HonestReleasesTest {
  @TempDir Path folder;

  @Test
  void measure() throws IOException {
    String[] notations = {
      "small+[16-16-32]x1",
      "resnet50/16+[32-32-64]x2",
      "vgg16/16+16x1",
      "medium+[16-16-32]x1",
      "resnet50-keras/16+[32-32-64]x1",
      "small+[8-8-16]x2,[8-8-16]x1",
      "resnet50/8+[16-16-32]x1",
      "vgg19/16+32x1",
      "small+heatmap-relu,[16-16-32]x1",
      "small+16x1"
    };
    int i = 0;
    for (String notation : notations) {
      long t = System.nanoTime();
      RandomRelease made =
          RandomRelease.make(
              folder.resolve("r" + i),
              List.of(notation),
              new Preprocessing(
                  List.of(
                      new Resample(
                          notation.startsWith("small") ? 96 : 160,
                          notation.startsWith("small") ? 80 : 128))),
              i,
              Flips.NONE);
      long t2 = System.nanoTime();
      Release both =
          ReleaseCopy.of(made.release(), folder.resolve("c" + i))
              .withBytes(RandomRelease.images())
              .seal();
      long t3 = System.nanoTime();
      try (Reference reference = made.reference()) {
        for (String v : List.of("fp32", "int8")) {
          LayerProfile p = LayerDrift.of(reference, both, v, RandomRelease.image(20));
          StringWriter w = new StringWriter();
          new LayerText(new PrintWriter(w, true)).print(p);
          System.out.println(
              "MEAS "
                  + v
                  + " "
                  + notation
                  + " "
                  + p.verdict()
                  + " composite "
                  + p.rows().stream()
                      .filter(r -> r.isComposite())
                      .mapToDouble(r -> r.local().snr())
                      .min()
                      .orElse(0)
                  + " d "
                  + p.deltaLogOdds());
          Files.writeString(Path.of("/tmp/lay-" + i + "-" + v + ".txt"), notation + "\n" + w);
        }
      }
      System.out.println(
          notation
              + " make "
              + (t2 - t) / 1000000
              + " q "
              + (t3 - t2) / 1000000
              + " drift "
              + (System.nanoTime() - t3) / 1000000);
      i++;
    }
  }
}
