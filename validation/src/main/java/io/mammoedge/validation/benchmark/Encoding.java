package io.mammoedge.validation.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to store a mammogram, and the command that makes it.
 *
 * @param title name of the transfer syntax and its UID's end
 * @param bits stored bits of the picture
 * @param lossless whether every pixel must come back
 * @param command of DCMTK or GDCM; the input and output files are added. Empty: as written
 */
public record Encoding(String title, int bits, boolean lossless, List<String> command) {
  /** What hospitals and archives send, and what is read here. */
  public static final List<Encoding> ALL =
      List.of(
          lossless("Explicit VR Little Endian (1.2.1)", 14),
          lossless("Explicit VR Big Endian (1.2.2)", 14, "dcmconv", "+tb"),
          lossless("Deflated (1.2.1.99)", 14, "dcmconv", "+td"),
          lossless("RLE (1.2.5)", 14, "dcmcrle"),
          lossless("JPEG Lossless (4.57)", 14, "dcmcjpeg", "+el", "+sv", "6"),
          lossless("JPEG Lossless, first order (4.70)", 12, "dcmcjpeg", "+e1"),
          lossless("JPEG Lossless, first order (4.70)", 14, "dcmcjpeg", "+e1"),
          lossless("JPEG Lossless, first order (4.70)", 16, "dcmcjpeg", "+e1"),
          lossless("JPEG-LS (4.80)", 12, "dcmcjpls"),
          lossless("JPEG-LS (4.80)", 14, "dcmcjpls"),
          lossless("JPEG-LS (4.80)", 16, "dcmcjpls"),
          lossy("JPEG-LS near lossless (4.81)", 14, "dcmcjpls", "+en"),
          lossless("JPEG 2000 (4.90)", 12, "gdcmconv", "--j2k"),
          lossless("JPEG 2000 (4.90)", 14, "gdcmconv", "--j2k"),
          lossless("JPEG 2000 (4.90)", 16, "gdcmconv", "--j2k"),
          lossy(
              "JPEG 2000 lossy (4.91)",
              14,
              "gdcmconv",
              "--lossy",
              "--j2k",
              "--irreversible",
              "-q",
              "70"),
          lossy("JPEG baseline (4.50)", 8, "dcmcjpeg", "+eb", "+q", "90"),
          lossy("JPEG extended (4.51)", 8, "dcmcjpeg", "+ee", "+q", "90"));

  /** Copies the list. */
  public Encoding {
    command = List.copyOf(command);
  }

  /** One of each, as most detectors store it: 14 bits where the codec can. */
  public static List<Encoding> ofEachCodec() {
    return ALL.stream().filter(e -> e.bits() == 14 || e.bits() == Byte.SIZE).toList();
  }

  /**
   * Makes the encoded file.
   *
   * @param original uncompressed
   * @param encoded written
   * @return the encoded file, which is the original where there is nothing to do
   * @throws io.mammoedge.runtime.MammoEdgeException when the program is not installed or fails
   */
  public Path encode(Path original, Path encoded) {
    if (command.isEmpty()) {
      return original;
    }
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(original.toString(), encoded.toString()));
    Tool.run(words);
    return encoded;
  }

  private static Encoding lossless(String title, int bits, String... command) {
    return new Encoding(title, bits, true, List.of(command));
  }

  private static Encoding lossy(String title, int bits, String... command) {
    return new Encoding(title, bits, false, List.of(command));
  }
}
