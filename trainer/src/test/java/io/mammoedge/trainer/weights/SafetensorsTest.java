package io.mammoedge.trainer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void tensorsAndMetadataSurviveARoundTrip() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Files.write(file, sample().toBytes());
    Safetensors back = Safetensors.read(file);
    assertThat(back.metadata()).containsEntry("kind", "patch");
    assertThat(back.tensors().get("b.weight").shape()).containsExactly(2, 3);
    assertThat(back.tensors().get("b.weight").values())
        .containsExactly(1, -2, 3.5f, Float.MIN_VALUE, 0, 1e30f);
    assertThat(back.tensors().get("a").shape()).isEmpty();
  }

  @Test
  void theHeaderIsPaddedAndTheBytesAreTheSameEachTime() {
    byte[] bytes = sample().toBytes();
    assertThat(bytes).isEqualTo(sample().toBytes());
    assertThat(bytes[0] % 8).isZero();
    assertThat(new String(bytes, 8, 20, StandardCharsets.UTF_8)).startsWith("{\"__metadata__\"");
  }

  @Test
  void aDamagedFileIsRefusedInOneLineWhateverTheDamage() throws IOException {
    byte[] good = sample().toBytes();
    Random random = new Random(1);
    Path file = folder.resolve("bad.safetensors");
    for (int i = 0; i < 2_000; i++) {
      byte[] bad =
          java.util.Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
      if (bad.length > 0) {
        bad[random.nextInt(Math.min(bad.length, 200))] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      try {
        Safetensors.read(file);
      } catch (MammoEdgeException e) {
        assertThat(e).hasMessageContaining("bad.safetensors");
      }
    }
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.safetensors"));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("empty.safetensors");
  }

  private static Safetensors sample() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        "b.weight",
        new Tensor(new long[] {2, 3}, new float[] {1, -2, 3.5f, Float.MIN_VALUE, 0, 1e30f}));
    tensors.put("a", new Tensor(new long[0], new float[] {7}));
    return new Safetensors(Map.of("kind", "patch"), tensors);
  }
}
