package io.mammoedge.pieces;

import io.mammoedge.runtime.dicom.codec.Frame;
import io.mammoedge.runtime.dicom.codec.FrameDecoder;
import io.mammoedge.runtime.dicom.codec.FrameDecoders;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DicomFile;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From a compressed stream in memory to pixels. */
public class FrameDecoding extends Piece {
  /** Title of an encoding; {@link Pieces} sets all that there are. */
  @Param("RLE (1.2.5)")
  public String compressed;

  private FrameDecoder decoder;
  private Frame frame;
  private byte[] stream;

  /** Reads the stream. */
  @Setup
  public void read() throws IOException {
    try (DicomFile file = DicomFile.open(Mammograms.file(compressed))) {
      decoder = FrameDecoders.of(file.transferSyntax());
      frame =
          new Frame(
              number(file, Attribute.ROWS),
              number(file, Attribute.COLUMNS),
              number(file, Attribute.BITS_ALLOCATED),
              number(file, Attribute.HIGH_BIT));
      stream = file.readCompressed(frame.pixels());
    }
  }

  private static int number(DicomFile file, Attribute attribute) {
    return file.header().unsignedShort(attribute).orElseThrow();
  }

  /** Decodes. */
  @Benchmark
  public short[] decode(Pixels done) {
    short[] pixels = decoder.decode(stream, frame);
    done.add(pixels);
    return pixels;
  }
}
