package io.mammoedge.runtime.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.golden.GoldenJson;
import io.mammoedge.runtime.golden.GreyPng;
import io.mammoedge.runtime.testing.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check reads beside the model: golden images, golden outputs, a cohort's table. */
class CheckFilesFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> png() {
    return Stream.of(GreyPng.encode(2, 3, new short[] {0, 1, 2, 3, 4, -1}));
  }

  @MethodSource
  @FuzzTest
  void png(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> GreyPng.decode(content, "input"));
  }

  static Stream<byte[]> golden() {
    return texts(
        """
        {"variants":{"fp32":{"a.png":{"probability":0.5,"logits":[0.25,0.25],
        "cam":{"height":1,"width":2,"values":[0.5,-1.0]}}}}}
        """);
  }

  @MethodSource
  @FuzzTest
  void golden(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> GoldenJson.read(new String(content, UTF_8), "input"));
  }

  static Stream<byte[]> cohort() {
    return texts(
        "file,patient,side,view,label\na.dcm,1,L,CC,malignant\n",
        "file,patient,side,view,label,score\na.dcm,1,R,MLO,0,0.25\n\"b\n.dcm\",2,L,CC,1,1e-3\n");
  }

  @MethodSource
  @FuzzTest
  void cohort(byte[] content) {
    Hostile.readFile(content, PER_BYTE, CohortCsv::read);
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8));
  }
}
