package io.mammoedge.validation.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reports that a PACS has, as the PACS reads them.
 *
 * @param all in no order
 */
record Reports(List<Report> all) {
  private static final String COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";

  /**
   * One report.
   *
   * @param uid SOP Instance UID
   * @param study Study Instance UID
   * @param patient Patient ID
   * @param images SOP Instance UIDs that it is about
   * @param percents the probability of each image
   */
  record Report(
      String uid, String study, String patient, Set<String> images, Map<String, Double> percents) {}

  /** Reads all that an Orthanc has. */
  static Reports of(OrthancPacs pacs) throws IOException {
    List<Report> reports = new ArrayList<>();
    for (JsonElement id : pacs.get("/instances").getAsJsonArray()) {
      JsonObject tags =
          pacs.get("/instances/" + id.getAsString() + "/simplified-tags").getAsJsonObject();
      if (COMPREHENSIVE_SR.equals(text(tags, "SOPClassUID"))) {
        reports.add(report(tags));
      }
    }
    return new Reports(reports);
  }

  private static Report report(JsonObject tags) {
    Set<String> images = new HashSet<>();
    collect(
        tags.get("CurrentRequestedProcedureEvidenceSequence"), "ReferencedSOPInstanceUID", images);
    Map<String, Double> percents = new HashMap<>();
    groups(tags, percents);
    return new Report(
        text(tags, "SOPInstanceUID"),
        text(tags, "StudyInstanceUID"),
        text(tags, "PatientID"),
        images,
        percents);
  }

  /** Containers with one number and one source; a mean has several sources. */
  private static void groups(JsonObject container, Map<String, Double> percents) {
    JsonElement content = container.get("ContentSequence");
    if (content == null || !content.isJsonArray()) {
      return;
    }
    Set<String> sources = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (JsonElement item : content.getAsJsonArray()) {
      JsonObject child = item.getAsJsonObject();
      collect(child.get("ReferencedSOPSequence"), "ReferencedSOPInstanceUID", sources);
      collect(child.get("MeasuredValueSequence"), "NumericValue", numbers);
      groups(child, percents);
    }
    if (sources.size() == 1 && numbers.size() == 1) {
      percents.put(sources.iterator().next(), Double.parseDouble(numbers.iterator().next()));
    }
  }

  /** All values of a tag, however deep. */
  private static void collect(JsonElement in, String tag, Set<String> values) {
    if (in == null) {
      return;
    }
    if (in.isJsonArray()) {
      in.getAsJsonArray().forEach(item -> collect(item, tag, values));
    } else if (in.isJsonObject()) {
      for (Map.Entry<String, JsonElement> one : in.getAsJsonObject().entrySet()) {
        if (one.getKey().equals(tag) && one.getValue().isJsonPrimitive()) {
          values.add(one.getValue().getAsString());
        } else {
          collect(one.getValue(), tag, values);
        }
      }
    }
  }

  private static String text(JsonObject tags, String name) {
    JsonElement value = tags.get(name);
    return value == null ? "" : value.getAsString();
  }

  /** Images of these studies that no report is about. */
  int missing(Map<String, Set<String>> studies) {
    Set<String> reported = new HashSet<>();
    all.forEach(report -> reported.addAll(report.images()));
    return studies.values().stream()
        .mapToInt(images -> (int) images.stream().filter(uid -> !reported.contains(uid)).count())
        .sum();
  }

  /** Studies that have no report which is about all of their images. */
  int incomplete(Map<String, Set<String>> studies) {
    Map<String, List<Report>> byStudy = byStudy();
    return (int)
        studies.entrySet().stream()
            .filter(
                study ->
                    byStudy.getOrDefault(study.getKey(), List.of()).stream()
                        .noneMatch(report -> report.images().equals(study.getValue())))
            .count();
  }

  /** Reports about the very images that another report is about: there must be none. */
  int twice() {
    Map<Set<String>, Set<String>> uids = new HashMap<>();
    all.forEach(
        report ->
            uids.computeIfAbsent(report.images(), first -> new HashSet<>()).add(report.uid()));
    return uids.values().stream().mapToInt(same -> same.size() - 1).sum();
  }

  /** Reports that a later one has replaced, because more images came after a pause. */
  int replaced(Map<String, Set<String>> studies) {
    return all.size() - twice() - (studies.size() - incomplete(studies));
  }

  private Map<String, List<Report>> byStudy() {
    Map<String, List<Report>> byStudy = new HashMap<>();
    all.forEach(
        report -> byStudy.computeIfAbsent(report.study(), first -> new ArrayList<>()).add(report));
    return byStudy;
  }
}
