package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a full-size mammogram in every transfer syntax, in turns with GDCM, and compares the
 * pixels.
 *
 * @param rows height of the picture
 * @param columns width
 * @param rounds timed decodings of each file by each side, after the warming ones
 */
public record CodecBenchmark(int rows, int columns, int rounds) {
  /** A large detector: 4096x3328. */
  public static final CodecBenchmark FULL = new CodecBenchmark(4096, 3328, 15);

  /** A small picture and few rounds, to see that it runs. */
  public static final CodecBenchmark QUICK = new CodecBenchmark(1024, 832, 5);

  private static final int WARM_UP = 4;

  /** How many results {@link #run} gives. */
  public int size() {
    return Encoding.ALL.size();
  }

  /**
   * Makes the files in a folder and measures.
   *
   * @param oneDone called after each encoding
   * @throws io.mammoedge.runtime.MammoEdgeException when DCMTK or GDCM is not installed
   */
  public List<CodecTime> run(Path folder, Runnable oneDone) throws IOException {
    List<CodecTime> times = new ArrayList<>();
    try (GdcmPeer gdcm = GdcmPeer.start()) {
      for (Encoding encoding : Encoding.ALL) {
        times.add(measure(encoding, folder, gdcm));
        oneDone.run();
      }
    }
    return times;
  }

  private CodecTime measure(Encoding encoding, Path folder, GdcmPeer gdcm) throws IOException {
    Path original = folder.resolve("original.dcm");
    new SyntheticMammogram(rows, columns, encoding.bits()).write(original);
    Path file = encoding.encode(original, folder.resolve("encoded.dcm"));
    Path reference = encoding.lossless() ? original : decoded(file, folder.resolve("gdcm.dcm"));
    int difference = largestDifference(read(file), read(reference));
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double our = time(file);
      double their = gdcm.decode(file);
      if (round >= 0) {
        ours[round] = our;
        theirs[round] = their;
      }
    }
    return new CodecTime(
        encoding.title(),
        encoding.bits(),
        Files.size(file),
        difference,
        encoding.lossless(),
        median(ours),
        median(theirs));
  }

  private static Path decoded(Path file, Path plain) {
    Tool.run(List.of("gdcmconv", "--raw", file.toString(), plain.toString()));
    return plain;
  }

  private static StoredImage read(Path file) {
    return MammogramReader.readStored(file);
  }

  private static double time(Path file) {
    long start = System.nanoTime();
    read(file);
    return (System.nanoTime() - start) / 1e6;
  }

  /** GDCM leaves what overshoots the stored bits of a lossy file; that counts as their largest. */
  private static int largestDifference(StoredImage ours, StoredImage reference) {
    int top = (1 << ours.bitsStored()) - 1;
    int largest = 0;
    for (int i = 0; i < ours.pixels().length; i++) {
      int expected = Math.min(top, Short.toUnsignedInt(reference.pixels()[i]));
      int difference = Short.toUnsignedInt(ours.pixels()[i]) - expected;
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
