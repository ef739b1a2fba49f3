package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.Instance;
import java.util.List;

/**
 * A report on a study as Comprehensive SR (DICOM PS3.3 A.35.3) with the template of PS3.16 TID
 * 1500. It is complete and unverified: no person has looked at it.
 */
public final class StructuredReport {
  /** Comprehensive SR Storage (PS3.4 B.5). */
  public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.88.33";

  /** Above the numbers that modalities give. */
  private static final String SERIES_NUMBER = "9701";

  private StructuredReport() {}

  /** The object, for {@link io.mammoedge.runtime.dicom.DicomWriter}. */
  public static DicomObject of(StudyReport report) {
    DicomObject object =
        ContentItem.root(
            Code.IMAGING_MEASUREMENT_REPORT, "1500", new ReportContent(report).items());
    StudyModules.put(object, report.context().study());
    Equipment.put(object, report.context().release());
    putSeries(object, report.context());
    putDocument(object, report);
    return object;
  }

  /** How the archive will name it, and a later report as its predecessor. */
  public static Instance instance(StudyReport report) {
    ResultContext context = report.context();
    String study = context.study().studyInstanceUid();
    return new Instance(
        SOP_CLASS,
        ResultUids.report(context, report.images()),
        study,
        ResultUids.reportSeries(context.release(), study));
  }

  /** PS3.3 C.17.1. */
  private static void putSeries(DicomObject object, ResultContext context) {
    String study = context.study().studyInstanceUid();
    object
        .text(0x00080060, Vr.CS, "SR")
        .text(0x0008103e, Vr.LO, "AI result, research use only")
        .sequence(0x00081111)
        .text(0x0020000e, Vr.UI, ResultUids.reportSeries(context.release(), study))
        .text(0x00200011, Vr.IS, SERIES_NUMBER);
  }

  /**
   * PS3.3 C.12.1 and C.17.2; a report with more images than its predecessor has a higher number.
   */
  private static void putDocument(DicomObject object, StudyReport report) {
    ResultContext context = report.context();
    object
        .text(0x00080012, Vr.DA, context.date())
        .text(0x00080013, Vr.TM, context.time())
        .text(0x00080016, Vr.UI, SOP_CLASS)
        .text(0x00080018, Vr.UI, ResultUids.report(context, report.images()))
        .text(0x00080023, Vr.DA, context.date())
        .text(0x00080033, Vr.TM, context.time())
        .sequence(0x00080110, Code.ownScheme())
        .text(0x00200013, Vr.IS, String.valueOf(report.images().size()))
        .sequence(0x0040a372)
        .sequence(0x0040a375, References.hierarchy(sources(report)))
        .text(0x0040a491, Vr.CS, "COMPLETE")
        .text(0x0040a493, Vr.CS, "UNVERIFIED");
    if (report.predecessor() != null) {
      object.sequence(0x0040a360, References.hierarchy(List.of(report.predecessor())));
    }
  }

  private static List<Instance> sources(StudyReport report) {
    return report.images().stream().map(ReportedImage::instance).toList();
  }
}
