package io.mammoedge.pieces;

import io.mammoedge.runtime.dicom.MammogramReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** From a closed file with uncompressed pixels to these. */
public class FileReading extends Piece {
  /** Title of an encoding; {@link Pieces} sets all that there are. */
  @Param("Explicit VR Little Endian (1.2.1)")
  public String uncompressed;

  /** Reads. */
  @Benchmark
  public short[] read(Pixels done) {
    short[] pixels = MammogramReader.readStored(Mammograms.file(uncompressed)).pixels();
    done.add(pixels);
    return pixels;
  }
}
