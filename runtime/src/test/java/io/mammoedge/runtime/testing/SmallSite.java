package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.release.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A site with labelled images and a release with evidence. Each file is of its own. Image 0 scores
 * 0.752, image 1 0.673: malignant images are copies of the former, benign ones of the latter.
 *
 * @param folder gets everything
 */
public record SmallSite(Path folder) {
  /** A release that states this AUC. */
  public Path release(double auc, double low, double high) {
    return release("small", auc, low, high);
  }

  /** As above, of another name. */
  public Path release(String name, double auc, double low, double high) {
    String evidence =
        String.format(
            Locale.ROOT,
            "\"evidence\": {\"dataset\": \"film\", \"split\": \"test\", \"n\": 400, \"patients\": 200,"
                + " \"positives\": 100, \"auc\": %s, \"ci95\": [%s, %s], \"method\": \"made up\","
                + " \"caveats\": []}",
            auc,
            low,
            high);
    Manifest core =
        SmallRelease.edited(
            text ->
                text.replaceFirst("\"evidence\": null", evidence)
                    .replaceFirst("\"name\": \"small\"", "\"name\": \"" + name + "\""));
    return SmallRelease.write(folder.resolve("store"), core);
  }

  /**
   * A table of that many malignant and as many benign images, each of a patient of its own.
   *
   * @param wrong how many of the malignant ones look benign
   */
  public Path cohort(int ofEachClass, int wrong) {
    StringBuilder table = new StringBuilder("file,patient,side,view,label\n");
    for (int i = 0; i < ofEachClass; i++) {
      SmallDicom.write(folder.resolve("m" + i + ".dcm"), i < wrong ? 1 : 0);
      SmallDicom.write(folder.resolve("b" + i + ".dcm"), 1);
      table.append("m%1$d.dcm,m%1$d,L,CC,malignant\nb%1$d.dcm,b%1$d,L,CC,benign\n".formatted(i));
    }
    try {
      return Files.writeString(folder.resolve("cohort.csv"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
