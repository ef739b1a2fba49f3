package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.HeatMapImage;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.spool.ImageResult;
import io.mammoedge.runtime.sr.HeatMapCapture;
import io.mammoedge.runtime.sr.ResultContext;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.ZoneId;

/** Writes heat maps as objects for the PACS. */
final class HeatMaps {
  private final ZoneId zone;

  /**
   * Heat maps.
   *
   * @param zone of their dates and times
   */
  HeatMaps(ZoneId zone) {
    this.zone = zone;
  }

  /** Nothing where the image has no map: it was refused, or the network makes none. */
  void write(Scored scored, ImageResult said, ServedRelease release, Path image, Path file) {
    if (scored.outcome() == null || scored.outcome().cam() == null) {
      return;
    }
    Plane plane = Plane.of(scored.mammogram());
    Placement placement = release.release().manifest().preprocessing().place(plane).placement();
    BufferedImage picture = HeatMapImage.draw(plane, scored.outcome().cam(), placement);
    ResultContext context =
        new ResultContext(MammogramReader.study(image), release.id(), said.instant(), zone);
    AtomicFile.writeDurably(
        file, DicomWriter.encode(HeatMapCapture.of(context, said.reported(), picture)));
  }
}
