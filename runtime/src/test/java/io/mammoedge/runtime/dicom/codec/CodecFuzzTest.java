package io.mammoedge.runtime.dicom.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.dicom.file.TransferSyntax;
import io.mammoedge.runtime.testing.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transfer syntax with compressed pixels, as its own target. The seeds are the frames of the
 * reference files.
 */
class CodecFuzzTest {
  /** Bytes for a byte: two of RLE make 128 pixels of 2 bytes each. */
  private static final int PER_BYTE = 1024;

  private static final String RLE = "1.2.840.10008.1.2.5";
  private static final String JPEG = "1.2.840.10008.1.2.4.";

  static Stream<byte[]> rle() {
    return FuzzedFrame.seeds(RLE);
  }

  @MethodSource
  @FuzzTest
  void rle(byte[] input) {
    decode(RLE, input);
  }

  static Stream<byte[]> jpegBaseline() {
    return FuzzedFrame.seeds(JPEG + "50");
  }

  @MethodSource
  @FuzzTest
  void jpegBaseline(byte[] input) {
    decode(JPEG + "50", input);
  }

  static Stream<byte[]> jpegLossless() {
    return FuzzedFrame.seeds(JPEG + "57");
  }

  @MethodSource
  @FuzzTest
  void jpegLossless(byte[] input) {
    decode(JPEG + "57", input);
  }

  static Stream<byte[]> jpegLosslessFirstOrder() {
    return FuzzedFrame.seeds(JPEG + "70");
  }

  @MethodSource
  @FuzzTest
  void jpegLosslessFirstOrder(byte[] input) {
    decode(JPEG + "70", input);
  }

  static Stream<byte[]> jpegLs() {
    return FuzzedFrame.seeds(JPEG + "80");
  }

  @MethodSource
  @FuzzTest
  void jpegLs(byte[] input) {
    decode(JPEG + "80", input);
  }

  static Stream<byte[]> jpegLsNearLossless() {
    return FuzzedFrame.seeds(JPEG + "81");
  }

  @MethodSource
  @FuzzTest
  void jpegLsNearLossless(byte[] input) {
    decode(JPEG + "81", input);
  }

  static Stream<byte[]> jpeg2000Lossless() {
    return FuzzedFrame.seeds(JPEG + "90");
  }

  @MethodSource
  @FuzzTest
  void jpeg2000Lossless(byte[] input) {
    decode(JPEG + "90", input);
  }

  static Stream<byte[]> jpeg2000() {
    return FuzzedFrame.seeds(JPEG + "91");
  }

  @MethodSource
  @FuzzTest
  void jpeg2000(byte[] input) {
    decode(JPEG + "91", input);
  }

  private static void decode(String syntax, byte[] input) {
    FuzzedFrame fuzzed = FuzzedFrame.of(input);
    Hostile.read(
        input,
        PER_BYTE,
        () -> FrameDecoders.of(TransferSyntax.of(syntax)).decode(fuzzed.encoded(), fuzzed.frame()));
  }
}
