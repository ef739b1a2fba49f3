package io.mammoedge.runtime.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.SmallZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Zip files of strangers, unpacked into a folder that is thrown away. */
class ReleaseZipFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> zip() throws IOException {
    Path file = Files.createTempFile("seed", ".zip");
    try {
      SmallZip good = new SmallZip().add("a/manifest.json").add("a/golden/x.png");
      return Stream.of(
          Files.readAllBytes(good.write(file)),
          Files.readAllBytes(good.add("../evil").write(file)),
          Files.readAllBytes(new SmallZip().add("manifest.json").write(file)));
    } finally {
      Files.delete(file);
    }
  }

  @MethodSource
  @FuzzTest
  void zip(byte[] content) {
    Hostile.readFile(content, PER_BYTE, ReleaseZipFuzzTest::unpack);
  }

  private static void unpack(Path file) {
    ReleaseZip zip = ReleaseZip.open(file);
    try (ReleaseDraft draft = ReleaseDraft.in(file.getParent())) {
      zip.unpack(draft.directory());
    }
  }
}
