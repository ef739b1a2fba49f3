package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a PACS is answered (PS3.18 10.5.3 and I.2). */
class StowTest {
  private static final String STUDIES = "/dicom-web/studies";
  private static final String RELATED =
      "multipart/related; type=\"application/dicom\"; boundary=" + MultipartBody.BOUNDARY;
  private static final String STUDY = "1.2.3.4";

  @TempDir private Path folder;
  private Path audit;
  private SmallNode node;

  @BeforeEach
  void start() {
    audit = folder.resolve("audit.jsonl");
    node =
        SmallNode.with(
            SmallRelease.write(folder.resolve("store")),
            new SmallNode.Extras(Optional.empty(), Optional.of(audit)));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aStudyIsScoredAndEachObjectAcknowledged() throws IOException {
    Path[] study = {view("cc", 0, "CC"), view("mlo", 1, "MLO")};
    for (String path : new String[] {STUDIES, STUDIES + "/" + STUDY}) {
      HttpResponse<String> answer = node.post(path, RELATED, MultipartBody.of(study));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/dicom+json");
      JsonArray stored = sequence(answer, "00081199");
      assertThat(stored).hasSize(2);
      assertThat(value(stored, 0, "00081150")).isEqualTo(DicomUid.SECONDARY_CAPTURE);
      assertThat(value(stored, 1, "00081155")).isEqualTo(DicomUid.of("small mlo.dcm"));
      assertThat(json(answer).has("00081198")).isFalse();
    }
    assertThat(Files.readAllLines(audit)).hasSize(4);
    assertThat(node.get("/metrics").body()).contains("mammoedge_images_scored_total{decision=");
  }

  @Test
  void whatIsNotScoredFailedWithAReason() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "no image");
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9));
    HttpResponse<String> some =
        node.post(STUDIES, RELATED, MultipartBody.of(view("cc", 0, "CC"), text, tiny));
    assertThat(some.statusCode()).isEqualTo(202);
    assertThat(value(sequence(some, "0008119A"), 0, "00081197")).isEqualTo("49152");
    assertThat(value(sequence(some, "00081198"), 0, "00081197")).isEqualTo("43264");
    assertThat(value(sequence(some, "00081198"), 0, "00081155"))
        .isEqualTo(DicomUid.of("small tiny.dcm"));
    assertThat(node.post(STUDIES, RELATED, MultipartBody.of(text)).statusCode()).isEqualTo(409);
  }

  @Test
  void anotherStudyThanThePathsIsNotTaken() {
    HttpResponse<String> answer =
        node.post(STUDIES + "/9.9.9", RELATED, MultipartBody.of(view("cc", 0, "CC")));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(value(sequence(answer, "00081198"), 0, "00081197")).isEqualTo("43264");
    assertThat(audit).isEmptyFile();
  }

  @Test
  void anotherMediaTypeIsSaid() {
    for (String type :
        new String[] {MultipartBody.FORM, RELATED.replace("/dicom", "/dicom+json")}) {
      assertThat(node.post(STUDIES, type, MultipartBody.of(view("cc", 0, "CC"))).statusCode())
          .isEqualTo(415);
    }
  }

  private Path view(String name, int k, String view) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), k, "L", view, STUDY);
  }

  private static JsonArray sequence(HttpResponse<String> answer, String tag) {
    return json(answer).getAsJsonObject(tag).getAsJsonArray("Value");
  }

  private static String value(JsonArray items, int index, String tag) {
    return items
        .get(index)
        .getAsJsonObject()
        .getAsJsonObject(tag)
        .getAsJsonArray("Value")
        .get(0)
        .getAsString();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }
}
