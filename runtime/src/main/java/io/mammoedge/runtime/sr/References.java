package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.Instance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How objects name other objects. */
final class References {
  private References() {}

  /** Class and instance (DICOM PS3.3, table 10-11). */
  static DicomObject reference(Instance instance) {
    return new DicomObject()
        .text(0x00081150, Vr.UI, instance.sopClassUid())
        .text(0x00081155, Vr.UI, instance.sopInstanceUid());
  }

  /**
   * Objects of one study by series (PS3.3, table C.17-3a).
   *
   * @param instances at least one
   */
  static DicomObject hierarchy(List<Instance> instances) {
    Map<String, List<Instance>> series =
        instances.stream()
            .collect(
                Collectors.groupingBy(
                    Instance::seriesInstanceUid, TreeMap::new, Collectors.toList()));
    return new DicomObject()
        .text(0x0020000d, Vr.UI, instances.get(0).studyInstanceUid())
        .sequence(
            0x00081115,
            series.entrySet().stream()
                .map(entry -> ofSeries(entry.getKey(), entry.getValue()))
                .toArray(DicomObject[]::new));
  }

  private static DicomObject ofSeries(String series, List<Instance> instances) {
    return new DicomObject()
        .text(0x0020000e, Vr.UI, series)
        .sequence(
            0x00081199, instances.stream().map(References::reference).toArray(DicomObject[]::new));
  }
}
