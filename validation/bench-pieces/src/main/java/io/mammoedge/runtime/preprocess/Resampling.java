package io.mammoedge.runtime.preprocess;

import io.mammoedge.pieces.Mammograms;
import io.mammoedge.pieces.Piece;
import io.mammoedge.runtime.dicom.Mammogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A full-size mammogram to the paper's 1152x896, stretched, by either filter. */
public class Resampling extends Piece {
  private static final int HEIGHT = 1152;
  private static final int WIDTH = 896;

  /** How pixels are weighted. */
  @Param public Resample.Filter filter;

  private Mammogram mammogram;

  /** Makes the mammogram. */
  @Setup
  public void make() {
    mammogram = Mammograms.read();
  }

  /** The weights of rows and columns. */
  @Benchmark
  public Taps[] taps() {
    return new Taps[] {
      Taps.of(filter, mammogram.rows(), HEIGHT), Taps.of(filter, mammogram.columns(), WIDTH)
    };
  }

  /** The pixels, weights included. */
  @Benchmark
  public Plane pixels(Pixels done) {
    done.add(mammogram.pixels());
    return new ResampledRows(PixelRows.of(mammogram), HEIGHT, WIDTH, filter).plane();
  }
}
