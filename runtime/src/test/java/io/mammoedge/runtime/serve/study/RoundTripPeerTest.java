package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.deliver.Destination;
import io.mammoedge.runtime.serve.deliver.DicomDestination;
import io.mammoedge.runtime.serve.deliver.WebDestination;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.sr.StructuredReport;
import io.mammoedge.runtime.testing.Orthanc;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a PACS to the node and back into the PACS (Debian's orthanc, orthanc-dicomweb, dicom3tools).
 */
@Tag("peer")
class RoundTripPeerTest {
  private static final List<String> SIDES = List.of("L", "L", "R", "R");
  private static final List<String> VIEWS = List.of("CC", "MLO", "CC", "MLO");
  private static final String SERVER = "{\"node\": {\"Url\": \"http://127.0.0.1:%d/dicom-web/\"}}";

  @TempDir private Path folder;
  private Orthanc orthanc;
  private SmallNode node;

  @BeforeEach
  void prepare() {
    orthanc = new Orthanc(folder.resolve("orthanc"));
  }

  @AfterEach
  void stop() {
    orthanc.close();
    node.close();
  }

  @Test
  void fiveHundredImagesGiveAReportAStudy() throws Exception {
    start(
        new DicomDestination(
            new Peer(
                "127.0.0.1",
                orthanc.dicomPort(),
                "ORTHANC",
                SmallNode.TITLE,
                Optional.empty(),
                Duration.ofSeconds(20))),
        false);
    Map<String, Set<String>> sent = send(125, "/modalities/node/store");
    assertReports(sent, 5);
    assertValid(3);
  }

  @Test
  void byDicomWebWithHeatMaps() throws Exception {
    start(new WebDestination(orthanc.dicomWeb(), Optional.empty(), Optional.empty()), true);
    Map<String, Set<String>> sent = send(3, "/dicom-web/servers/node/stow");
    assertReports(sent, 9);
    assertThat(instances("SOPClassUID", DicomUid.SECONDARY_CAPTURE, "Modality", "OT"))
        .hasSize(12)
        .allSatisfy(
            tags -> assertThat(tags.get("BurnedInAnnotation").getAsString()).isEqualTo("YES"));
    assertValid(100);
  }

  private void start(Destination destination, boolean heatMaps) {
    node =
        SmallNode.withSpool(
            SmallRelease.write(folder.resolve("store")),
            folder.resolve("audit.jsonl"),
            new SpoolSettings(
                folder.resolve("spool"),
                SpoolLimits.USUAL,
                Duration.ofSeconds(3),
                heatMaps,
                Optional.of(destination)));
    orthanc.start(node.dicomPort(), SERVER.formatted(node.port()));
  }

  /** Uploads studies of four views and has Orthanc send them; the images of each study. */
  private Map<String, Set<String>> send(int studies, String path) {
    Map<String, Set<String>> sent = new HashMap<>();
    for (int study = 0; study < studies; study++) {
      String uid = "1.2.826.0.1." + study;
      List<String> ids = new ArrayList<>();
      Set<String> images = new HashSet<>();
      for (int view = 0; view < 4; view++) {
        String name = "s" + study + "v" + view + ".dcm";
        Path file = folder.resolve(name);
        SmallDicom.write(file, view % 3, SIDES.get(view), VIEWS.get(view), uid, "P" + study);
        ids.add("\"" + orthanc.upload(file) + "\"");
        images.add(DicomUid.of("small " + name));
      }
      String body = "{\"Resources\": [" + String.join(",", ids) + "], \"Synchronous\": true}";
      HttpResponse<String> answer = orthanc.post(path, BodyPublishers.ofString(body));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      sent.put(uid, images);
    }
    return sent;
  }

  /** Exactly one for each study, about exactly its images, under the patient that sent them. */
  private void assertReports(Map<String, Set<String>> sent, int objectsOfAStudy) {
    int expected = objectsOfAStudy * sent.size();
    SpoolSite.until(() -> orthanc.get("/instances").getAsJsonArray().size() == expected);
    List<JsonObject> reports =
        instances("SOPClassUID", StructuredReport.SOP_CLASS, "Modality", "SR");
    assertThat(reports).hasSize(sent.size());
    for (JsonObject report : reports) {
      String study = report.get("StudyInstanceUID").getAsString();
      Set<String> images = new TreeSet<>();
      collect(report.get("CurrentRequestedProcedureEvidenceSequence"), images);
      assertThat(images).isEqualTo(new TreeSet<>(sent.get(study)));
      assertThat(report.get("PatientID").getAsString())
          .isEqualTo("P" + study.substring(study.lastIndexOf('.') + 1));
      assertThat(report.get("PatientName").getAsString()).isEqualTo(SmallDicom.PATIENT);
    }
  }

  private List<JsonObject> instances(String... tagsAndValues) {
    List<JsonObject> found = new ArrayList<>();
    for (JsonElement id : orthanc.get("/instances").getAsJsonArray()) {
      JsonObject tags =
          orthanc.get("/instances/" + id.getAsString() + "/simplified-tags").getAsJsonObject();
      boolean fits = true;
      for (int i = 0; i < tagsAndValues.length; i += 2) {
        JsonElement value = tags.get(tagsAndValues[i]);
        fits &= value != null && value.getAsString().equals(tagsAndValues[i + 1]);
      }
      if (fits) {
        tags.addProperty("id", id.getAsString());
        found.add(tags);
      }
    }
    return found;
  }

  private static void collect(JsonElement in, Set<String> images) {
    if (in instanceof JsonArray items) {
      items.forEach(item -> collect(item, images));
    } else if (in instanceof JsonObject item) {
      if (item.has("ReferencedSOPInstanceUID")) {
        images.add(item.get("ReferencedSOPInstanceUID").getAsString());
      }
      item.entrySet().forEach(one -> collect(one.getValue(), images));
    }
  }

  /** What the PACS gives out again is without an error of dciodvfy's. */
  private void assertValid(int most) throws IOException, InterruptedException {
    List<JsonObject> ours = new ArrayList<>(instances("Modality", "SR"));
    ours.addAll(instances("Modality", "OT"));
    for (JsonObject tags : ours.subList(0, Math.min(most, ours.size()))) {
      Path file = orthanc.file(tags.get("id").getAsString(), folder.resolve("back.dcm"));
      Process process =
          new ProcessBuilder("dciodvfy", file.toString()).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      process.waitFor();
      assertThat(said).doesNotContain("Error");
    }
  }
}
