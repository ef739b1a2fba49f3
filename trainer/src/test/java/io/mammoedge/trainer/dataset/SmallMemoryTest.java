package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own prepares a set in which one film is larger than its memory. */
class SmallMemoryTest {
  private static final int SIDE = 6000;

  @TempDir Path temp;

  private static Preparation preparation(Path in, Path out) {
    return Preparation.of(
        new PrepareSettings(
            in, Layout.CBIS_DDSM, out, new ImageSize(96, 64), Optional.empty(), 12345));
  }

  /** What runs with little memory. */
  public static final class Child {
    private Child() {}

    /** Arguments: source and target. */
    public static void main(String[] folders) {
      try {
        preparation(Path.of(folders[0]), Path.of(folders[1])).run(() -> {});
      } catch (MammoEdgeException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aFilmThatDoesNotFitIsNamedAndTheRunGoesOnWithMore()
      throws IOException, InterruptedException {
    Path source = temp.resolve("source");
    Path out = temp.resolve("out");
    new CbisLayout(new PhantomSet(4, 128, 96, 5)).write(source, () -> {});
    Path film = CbisDdsm.read(source).images().get(1).file();
    enlarge(film);
    assertThat(child(source, out))
        .contains(film + ": too little memory")
        .contains("MAMMOEDGE_JAVA_OPTS=-Xmx");
    assertThat(preparation(source, out).run(() -> {}).images())
        .hasSameSizeAs(CbisDdsm.read(source).images());
  }

  private static String child(Path source, Path out) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                source.toString(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    child.waitFor();
    return said;
  }

  /**
   * Rows, Columns and the length of Pixel Data (explicit VR, little endian); the last eighth is
   * white.
   */
  private static void enlarge(Path film) throws IOException {
    byte[] bytes = Files.readAllBytes(film);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort(after(bytes, "2800100055530200"), (short) SIDE);
    header.putShort(after(bytes, "2800110055530200"), (short) SIDE);
    int length = after(bytes, "e07f10004f570000");
    header.putInt(length, 2 * SIDE * SIDE);
    Files.write(film, bytes);
    try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
      byte[] white = new byte[2 * SIDE * SIDE / 8];
      Arrays.fill(white, (byte) -1);
      file.seek(length + Integer.BYTES + 2L * SIDE * SIDE - white.length);
      file.write(white);
    }
  }

  private static int after(byte[] bytes, String hex) {
    String all = HexFormat.of().formatHex(bytes);
    int at = all.indexOf(hex);
    assertThat(at).isPositive();
    return (at + hex.length()) / 2;
  }
}
