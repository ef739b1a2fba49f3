package io.mammoedge.trainer.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.runtime.testing.Hostile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Contours of INbreast, up to the mask that is drawn of them. */
class InbreastFuzzTest {
  private static final int PER_BYTE = 4096;
  private static final Move.Size ORIGINAL = new Move.Size(3328, 2560);
  private static final Placement PLACEMENT = Placement.stretch(ORIGINAL, new Move.Size(36, 28));

  static Stream<byte[]> contours() {
    return Stream.of(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://example.org/p.dtd">
            <plist version="1.0"><dict><key>Images</key><array><dict><key>ROIs</key><array><dict>
            <key>Name</key><string>Mass</string><key>NumberOfPoints</key><integer>3</integer>
            <key>Point_px</key><array><string>(100.5, 200)</string><string>(1e3, 200)</string>
            <string>(-4, 3000)</string></array></dict></array></dict></array></dict></plist>
            """,
            "<plist><array><real>1</real><true/></array></plist>")
        .map(xml -> xml.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void contours(byte[] content) {
    Hostile.readFile(content, PER_BYTE, InbreastFuzzTest::draw);
  }

  private static void draw(Path file) {
    InbreastContours.read(file, true)
        .forEach(lesion -> lesion.outline().draw(PLACEMENT).ifPresent(Mask::box));
  }
}
