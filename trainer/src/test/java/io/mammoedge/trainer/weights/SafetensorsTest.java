package io.mammoedge.trainer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  @Test
  void otherFloatsAreReadAndIntegersPassedOver() throws IOException {
    String header =
        """
        {"h":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},
         "b":{"dtype":"BF16","shape":[1],"data_offsets":[6,8]},
         "d":{"dtype":"F64","shape":[],"data_offsets":[8,16]},
         "n":{"dtype":"I64","shape":[],"data_offsets":[16,24]}}""";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    // 1.5, the largest half, the smallest half below zero; 3.140625; e.
    bytes.putShort((short) 0x3e00).putShort((short) 0x7bff).putShort((short) 0x8001);
    bytes.putShort((short) 0x4049).putDouble(Math.E).putLong(7);
    Path file = Files.write(folder.resolve("mixed.safetensors"), bytes.array());
    Map<String, Tensor> tensors = Safetensors.read(file).tensors();
    assertThat(tensors).containsOnlyKeys("h", "b", "d");
    assertThat(tensors.get("h").values()).containsExactly(1.5f, 65504f, -5.9604645e-8f);
    assertThat(tensors.get("b").values()).containsExactly(3.140625f);
    assertThat(tensors.get("d").values()).containsExactly((float) Math.E);
  }

  @Test
  void tensorsThatShareBytesAreRefused() throws IOException {
    String header =
        """
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
         "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    Path file = Files.write(folder.resolve("shared.safetensors"), bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("overlap");
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
