package io.mammoedge.runtime.dicom;

import io.mammoedge.pieces.Mammograms;
import io.mammoedge.pieces.Piece;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.file.DataSet;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From stored to presentation values, as the reader does it: by way of the VOI transformation. */
public class PresentationValues extends Piece {
  /** The kinds of transformation. */
  public enum Voi {
    /** None: the stored range. */
    NONE,
    /** A linear window. */
    LINEAR,
    /** A sigmoid window. */
    SIGMOID,
    /** A table of all stored values. */
    TABLE;

    private DicomObject in(DicomObject object) {
      return switch (this) {
        case NONE -> object;
        case TABLE -> object.sequence(0x00283010, table());
        case LINEAR, SIGMOID ->
            object
                .text(0x00281050, Vr.DS, "2000")
                .text(0x00281051, Vr.DS, "3000")
                .text(0x00281056, Vr.CS, name());
      };
    }

    private static DicomObject table() {
      int[] entries = new int[LEVELS];
      Arrays.setAll(entries, i -> i * i / LEVELS);
      return new DicomObject()
          .shorts(0x00283002, LEVELS, 0, Short.SIZE)
          .shorts(0x00283006, entries);
    }
  }

  private static final int LEVELS = 4096;

  /** Which. */
  @Param public Voi voi;

  private DataSet header;
  private ImagePixel layout;
  private Padding padding;
  private short[] stored;
  private short[] pixels;

  /** Writes and reads a file with the transformation. */
  @Setup
  public void make() {
    Path file = Mammograms.file("voi");
    DicomWriter.write(file, voi.in(Mammograms.synthetic().object()));
    stored =
        Opened.with(
            file,
            opened -> {
              header = opened.header();
              layout = ImagePixel.of(header);
              padding = Padding.of(header, layout);
              return StoredPixels.read(opened, layout);
            });
  }

  /** They are replaced in place. */
  @Setup(Level.Invocation)
  public void copy() {
    pixels = stored.clone();
  }

  /** Looks which values there are, makes the table, and applies it. */
  @Benchmark
  public short[] apply(Pixels done) {
    int[] used = Presentation.usedValues(pixels, layout, padding);
    Rendering rendering = Rendering.of(Intensity.VOI, header, layout, used);
    Presentation.apply(pixels, layout, padding, rendering.brightness());
    done.add(pixels);
    return pixels;
  }
}
