package io.mammoedge.trainer.phantom;

import java.util.List;
import java.util.Locale;

/** INbreast's ROI files: property lists as OsiriX wrote them, points as text "(x, y)". */
final class InbreastRoiXml {
  private static final int POLYGON = 9;
  private static final int CORNERS = 24;

  private InbreastRoiXml() {}

  static String of(PhantomImage image) {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
            \t<key>Images</key>
            \t<array>
            \t\t<dict>
            \t\t\t<key>ImageIndex</key>
            \t\t\t<integer>0</integer>
            """);
    List<Roi> rois = image.rois();
    xml.append("\t\t\t<key>NumberOfROIs</key>\n");
    xml.append("\t\t\t<integer>").append(rois.size()).append("</integer>\n");
    xml.append("\t\t\t<key>ROIs</key>\n\t\t\t<array>\n");
    for (int i = 0; i < rois.size(); i++) {
      append(xml, rois.get(i), i);
    }
    return xml.append("\t\t\t</array>\n\t\t</dict>\n\t</array>\n</dict>\n</plist>\n").toString();
  }

  private static void append(StringBuilder xml, Roi roi, int index) {
    xml.append("\t\t\t\t<dict>\n");
    entry(xml, "Center", "<string>(0.000000, 0.000000, 0.000000)</string>");
    entry(xml, "IndexInImage", integer(index));
    entry(xml, "Name", "<string>%s</string>".formatted(name(roi.lesion())));
    entry(xml, "NumberOfPoints", integer(CORNERS));
    points(xml, roi);
    entry(xml, "Type", integer(POLYGON));
    xml.append("\t\t\t\t</dict>\n");
  }

  private static String integer(int value) {
    return "<integer>" + value + "</integer>";
  }

  /** INbreast's names; they say what is seen, not whether it is malignant. */
  private static String name(Lesion lesion) {
    return lesion.kind() == Lesion.Kind.MASS ? "Mass" : "Cluster";
  }

  private static void entry(StringBuilder xml, String key, String value) {
    xml.append("\t\t\t\t\t<key>%s</key>\n\t\t\t\t\t%s\n".formatted(key, value));
  }

  private static void points(StringBuilder xml, Roi roi) {
    xml.append("\t\t\t\t\t<key>Point_px</key>\n\t\t\t\t\t<array>\n");
    for (int k = 0; k < CORNERS; k++) {
      double angle = 2 * Math.PI * k / CORNERS;
      double x = roi.left() + roi.width() * (1 + StrictMath.cos(angle)) / 2;
      double y = roi.top() + roi.height() * (1 + StrictMath.sin(angle)) / 2;
      xml.append(String.format(Locale.ROOT, "\t\t\t\t\t\t<string>(%f, %f)</string>\n", x, y));
    }
    xml.append("\t\t\t\t\t</array>\n");
  }
}
