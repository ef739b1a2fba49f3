package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tree of a report as indented lines: relationship, type, name and value of each node. */
final class Outline {
  private Outline() {}

  static List<String> of(DicomObject report) {
    return lines(report, "").toList();
  }

  private static Stream<String> lines(DicomObject node, String indent) {
    String line =
        Stream.of(
                node.text(0x0040a010),
                node.text(0x0040a040),
                meaning(node.items(0x0040a043)),
                value(node))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" | ", indent, ""));
    return Stream.concat(
        Stream.of(line),
        node.items(0x0040a730).stream().flatMap(child -> lines(child, indent + "> ")));
  }

  private static String value(DicomObject node) {
    String number =
        node.items(0x0040a300).stream()
            .map(item -> item.text(0x0040a30a) + " " + code(item.items(0x004008ea)))
            .findFirst()
            .orElse("");
    String reference =
        node.items(0x00081199).stream().map(i -> i.text(0x00081155)).findFirst().orElse("");
    return node.text(0x0040a160)
        + node.text(0x0040a124)
        + code(node.items(0x0040a168))
        + number
        + reference;
  }

  private static String meaning(List<DicomObject> codes) {
    return codes.stream().map(code -> code.text(0x00080104)).findFirst().orElse("");
  }

  private static String code(List<DicomObject> codes) {
    return codes.stream()
        .map(code -> code.text(0x00080100) + " " + code.text(0x00080102))
        .findFirst()
        .orElse("");
  }
}
