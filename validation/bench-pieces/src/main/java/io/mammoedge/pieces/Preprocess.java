package io.mammoedge.pieces;

import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** From a full-size mammogram to the paper's network input of 1152x896. */
public class Preprocess extends Piece {
  private static final int HEIGHT = 1152;
  private static final int WIDTH = 896;
  private static final float MEAN = 52.18f;
  private static final Preprocessing STANDARD = Preprocessing.standard(HEIGHT, WIDTH, MEAN);
  private static final Preprocessing CROPPED =
      Preprocessing.of(
          List.of(
              new Orient(),
              new CropBackground(1000, 10),
              new Resample(HEIGHT, WIDTH, Resample.Fit.LETTERBOX)),
          MEAN);

  private Mammogram mammogram;

  /** Makes the mammogram. */
  @Setup
  public void make() {
    mammogram = Mammograms.read();
  }

  /** Stretched as in the paper. */
  @Benchmark
  public Plane standard(Pixels done) {
    return apply(STANDARD, done);
  }

  /** Oriented, cut to the breast, and fitted in. */
  @Benchmark
  public Plane cropped(Pixels done) {
    return apply(CROPPED, done);
  }

  private Plane apply(Preprocessing steps, Pixels done) {
    done.add(mammogram.pixels());
    return steps.apply(PixelRows.of(mammogram));
  }
}
