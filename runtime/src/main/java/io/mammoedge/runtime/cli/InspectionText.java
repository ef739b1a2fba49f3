package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.dicom.ImageHeader;
import io.mammoedge.runtime.dicom.file.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What is understood of one file, for people: a line each for what is known. */
final class InspectionText {
  private final PrintWriter out;

  InspectionText(PrintWriter out) {
    this.out = out;
  }

  void print(Inspection inspection) {
    out.println(Printable.whole(inspection.file()));
    if (inspection.header() != null) {
      header(inspection.header());
    }
    if (inspection.refusal() != null) {
      out.printf(
          "  refused (%s): %s%n", inspection.refusal().code(), inspection.refusal().message());
      return;
    }
    line("breast", from(inspection.laterality(), inspection.lateralityFrom()));
    line("view", from(inspection.view(), inspection.viewFrom()));
    line("intensity", inspection.intensity());
    inspection.warnings().forEach(warning -> out.println("  warning: " + warning));
  }

  private void header(ImageHeader header) {
    line("kind", joined(header.sopClass(), header.modality(), header.manufacturer()));
    line("type", header.imageType());
    line("encoding", header.transferSyntax());
    if (header.rows() != null && header.columns() != null) {
      line("pixels", pixels(header));
    }
    line("padding", header.padding());
    line("windows", String.join(", ", header.windows()));
    line("VOI LUTs", String.join(", ", header.tables()));
  }

  private static String pixels(ImageHeader header) {
    boolean frames = !header.frames().isEmpty() && !header.frames().equals("1");
    return joined(
        header.rows() + " rows x " + header.columns() + " columns",
        frames ? header.frames() + " frames" : "",
        header.bitsStored() + " of " + header.bitsAllocated() + " bits",
        header.signed() ? "signed" : "",
        header.photometric());
  }

  private static String joined(String... parts) {
    List<String> said = new ArrayList<>(List.of(parts));
    said.removeIf(String::isEmpty);
    return String.join(", ", said);
  }

  private static String from(Object value, String attribute) {
    return attribute == null ? value.toString() : value + ", from " + attribute;
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-9s %s%n", name, value);
    }
  }
}
