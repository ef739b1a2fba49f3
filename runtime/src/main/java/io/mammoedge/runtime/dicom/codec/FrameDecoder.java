package io.mammoedge.runtime.dicom.codec;

/** Decodes one frame of one transfer syntax. */
@FunctionalInterface
public interface FrameDecoder {
  /**
   * Decodes a frame.
   *
   * @param encoded the bytes of the frame
   * @param frame its size, as the header says
   * @return the allocated bits of each pixel, row by row
   * @throws io.mammoedge.runtime.RefusedImageException if the bytes are malformed or do not fit
   */
  short[] decode(byte[] encoded, Frame frame);
}
