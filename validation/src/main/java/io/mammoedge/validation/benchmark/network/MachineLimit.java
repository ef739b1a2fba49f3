package io.mammoedge.validation.benchmark.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the machine was seen to do, on as many threads as the engines have. A value that could not
 * be measured is NaN.
 *
 * @param lanes floats in one vector
 * @param multiplyAdds a second, float32, in registers
 * @param byteMultiplyAdds a second, unsigned by signed bytes: the best that ONNX Runtime reaches on
 *     a large matrix product, since no dot products of bytes can be written in Java
 * @param bytes a second that the STREAM triad moves
 * @param missing why all but the product of bytes could not be measured
 */
public record MachineLimit(
    int lanes,
    double multiplyAdds,
    double byteMultiplyAdds,
    double bytes,
    Optional<String> missing) {

  /** Measures for some seconds. */
  static MachineLimit measure(int threads, Path folder) throws IOException {
    double inBytes = ByteProduct.perSecond(threads);
    Path program = Resources.copy("MachinePeaks.java", folder);
    Path answer = folder.resolve("peaks.txt");
    Path log = folder.resolve("peaks.log");
    ProcessBuilder java =
        new ProcessBuilder(
            JavaPrograms.java(),
            "--add-modules",
            "jdk.incubator.vector",
            program.toString(),
            String.valueOf(threads));
    java.redirectOutput(answer.toFile()).redirectError(log.toFile());
    Optional<String> missing = Programs.run(java, log);
    if (missing.isPresent()) {
      return new MachineLimit(0, Double.NaN, inBytes, Double.NaN, missing);
    }
    String[] words = Files.readString(answer).strip().split(" ", 3);
    return new MachineLimit(
        Integer.parseInt(words[0]),
        Double.parseDouble(words[1]),
        inBytes,
        Double.parseDouble(words[2]),
        missing);
  }

  /** Seconds that the work takes at the least: its multiply-adds at the peak. */
  public double seconds(Work work, boolean inBytes) {
    return work.multiplyAdds() / (inBytes ? byteMultiplyAdds : multiplyAdds);
  }
}
