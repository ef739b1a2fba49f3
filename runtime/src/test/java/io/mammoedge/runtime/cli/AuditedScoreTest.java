package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedScoreTest {
  private static final String PLANTED = "DOE^JANE";

  @TempDir private Path folder;
  private Path release;
  private Path log;

  @BeforeEach
  void writeRelease() {
    release = SmallRelease.write(folder.resolve("store"));
    log = folder.resolve("audit.jsonl");
  }

  @Test
  void aLineAFileIsAdded() throws Exception {
    Path first = SmallDicom.write(folder.resolve("first.dcm"), 0);
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Instant before = Instant.now().minusSeconds(1);
    assertThat(Cli.run("score", release, first, text, "--audit", log).exitCode()).isEqualTo(5);
    assertThat(Cli.run("score", release, first, "--audit", log, "--json").exitCode()).isZero();

    List<JsonObject> events =
        Files.readAllLines(log).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(events).hasSize(3);
    JsonObject scored = events.get(0);
    assertThat(scored.keySet())
        .containsExactly(
            "time",
            "event",
            "release",
            "version",
            "variant",
            "provider",
            "fallback",
            "image",
            "patient",
            "view",
            "laterality",
            "manufacturer",
            "sopClass",
            "statistics",
            "probability",
            "logOdds",
            "decision",
            "warnings");
    assertThat(Instant.parse(scored.get("time").getAsString())).isAfter(before);
    assertThat(scored.get("release").getAsString()).isEqualTo("small");
    assertThat(scored.get("version").getAsString()).isEqualTo("1.0.0");
    assertThat(scored.get("probability").getAsDouble()).isEqualTo(0.751585, within());
    assertThat(scored.get("decision").getAsString()).isEqualTo("malignant");
    assertThat(scored.getAsJsonObject("statistics").get("mean").getAsDouble())
        .isEqualTo(mean(0), within());
    assertThat(events.get(1).get("refusal").getAsString()).isEqualTo("NOT_DICOM");
    assertThat(events.get(1).has("probability")).isFalse();
    assertThat(events.get(2).get("image")).isEqualTo(scored.get("image"));
    assertThat(events.get(2).get("patient")).isEqualTo(scored.get("patient"));
    assertThat(scored.get("patient")).isNotEqualTo(scored.get("image"));
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-5);
  }

  private static double mean(int k) {
    double sum = 0;
    float[] values = SmallModel.image(k).values();
    for (float value : values) {
      sum += value * 255 / 65535;
    }
    return sum / values.length;
  }

  @Test
  void linesAreInTheOrderOfTheFiles() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Path none = folder.resolve("none.dcm");
    List<Object> arguments = new ArrayList<>(List.of("score", release));
    for (int i = 0; i < 20; i++) {
      Path image = SmallDicom.write(folder.resolve(i + ".dcm"), i % 3);
      arguments.addAll(List.of(image, i % 2 == 0 ? text : none));
    }
    arguments.addAll(List.of("--json", "--audit", log));
    Cli run = Cli.run(arguments.toArray());
    assertThat(run.exitCode()).isEqualTo(5);

    List<String> said =
        JsonParser.parseString(run.out())
            .getAsJsonObject()
            .getAsJsonArray("results")
            .asList()
            .stream()
            .map(one -> said(one.getAsJsonObject()))
            .toList();
    List<String> logged =
        Files.readAllLines(log).stream()
            .map(line -> said(JsonParser.parseString(line).getAsJsonObject()))
            .toList();
    assertThat(said).hasSize(40);
    assertThat(logged).isEqualTo(said);
  }

  private static String said(JsonObject one) {
    if (one.has("probability") && !one.get("probability").isJsonNull()) {
      return one.get("probability").getAsString();
    }
    return one.get("refusal").isJsonObject()
        ? one.getAsJsonObject("refusal").get("code").getAsString()
        : one.get("refusal").getAsString();
  }

  /** In every place where a header or a file may hold one. */
  @Test
  void noNameAndNoIdReachesTheLog() throws Exception {
    String uid = "1.2.3.4567890123";
    Path named = planted(folder.resolve(PLANTED + ".dcm"), "\\" + PLANTED, uid);
    Path refused = planted(folder.resolve(PLANTED + "-2.dcm"), "\\CC", uid);
    damage(refused);
    Path text = Files.writeString(folder.resolve(PLANTED + ".txt"), PLANTED);

    Cli run = Cli.run("score", release, named, refused, text, "--audit", log);

    assertThat(run.err()).as("it is there to be found").contains(PLANTED);
    assertThat(Files.readAllLines(log)).hasSize(3);
    for (Path file : List.of(log, folder.resolve("audit.jsonl.key"))) {
      assertThat(Files.readString(file, StandardCharsets.UTF_8))
          .doesNotContainIgnoringCase(PLANTED)
          .doesNotContainIgnoringCase("DOE")
          .doesNotContain(uid, "ACC-", "PID-", "19500101", "audit.jsonl", ".dcm");
    }
    assertThat(Files.readAllLines(log).get(0)).contains("probability", "View Position (0018,5101)");
  }

  private static Path planted(Path file, String orientation, String uid) {
    SmallModel.Expected size = SmallModel.expected().get(0);
    DicomObject object =
        new DicomObject()
            .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
            .text(0x00080018, Vr.UI, uid)
            .text(0x00080050, Vr.SH, "ACC-4711")
            .text(0x00080060, Vr.CS, "MG")
            .text(0x00080064, Vr.CS, "WSD")
            .text(0x00080070, Vr.LO, "ACME")
            .text(0x00081030, Vr.LO, PLANTED)
            .text(0x0008103e, Vr.LO, PLANTED)
            .text(0x00100010, Vr.PN, PLANTED)
            .text(0x00100020, Vr.LO, "PID-4711")
            .text(0x00100030, Vr.DA, "19500101")
            .text(0x00180015, Vr.CS, "BREAST")
            .text(0x00185101, Vr.CS, PLANTED)
            .text(0x00200020, Vr.CS, orientation)
            .text(0x00200060, Vr.CS, "L")
            .shorts(0x00280002, 1)
            .text(0x00280004, Vr.CS, "MONOCHROME2")
            .shorts(0x00280010, size.height())
            .shorts(0x00280011, size.width())
            .shorts(0x00280100, 16)
            .shorts(0x00280101, 16)
            .shorts(0x00280102, 15)
            .shorts(0x00280103, 0)
            .words(0x7fe00010, SmallModel.pixels(0, size.height(), size.width()));
    DicomWriter.write(file, object);
    return file;
  }

  private static void damage(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
  }

  @Test
  void whatCannotBeLoggedIsNotSaid() {
    Path first = SmallDicom.write(folder.resolve("first.dcm"), 0);
    Cli run = Cli.run("score", release, first, "--audit", folder);
    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.out()).doesNotContain("0.75");
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("audit");
  }
}
