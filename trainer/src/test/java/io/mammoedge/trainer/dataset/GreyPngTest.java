package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreyPngTest {
  @TempDir Path temp;

  private static GreyImage ramp() {
    short[] pixels = new short[256 * 256];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) i;
    }
    return new GreyImage(256, 256, pixels);
  }

  @Test
  void everySixteenBitValueComesBack() throws IOException {
    Path file = Files.write(temp.resolve("a.png"), GreyPng.bytes(ramp()));
    assertThat(GreyPng.image(file).pixels()).isEqualTo(ramp().pixels());
    byte[] header = Files.readAllBytes(file);
    assertThat(header[24]).as("bit depth").isEqualTo((byte) 16);
    assertThat(header[25]).as("colour type grey").isEqualTo((byte) 0);
  }

  @Test
  void masksComeBack() throws IOException {
    Mask mask = Mask.empty(new ImageSize(20, 30));
    new Random(1).ints(50, 0, 600).forEach(i -> mask.mark(i / 30, i % 30));
    Path file = Files.write(temp.resolve("m.png"), GreyPng.bytes(mask));
    assertThat(GreyPng.mask(file).values()).isEqualTo(mask.values());
    assertThatThrownBy(() -> GreyPng.image(file)).hasMessageContaining("not a grey PNG of 16 bits");
  }

  @Test
  void colourPicturesAndOtherFilesAreRefused() throws IOException {
    Path colour = temp.resolve("c.png");
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", colour.toFile());
    assertThatThrownBy(() -> GreyPng.mask(colour)).isInstanceOf(MammoEdgeException.class);
    Path text = Files.writeString(temp.resolve("t.png"), "text");
    assertThatThrownBy(() -> GreyPng.image(text)).hasMessageContaining("cannot be read");
  }

  /** Pillow reads each of the 65,536 values from our file. */
  @Test
  @Tag("peer")
  void pillowReadsTheSameValues() throws IOException, InterruptedException {
    Path file = Files.write(temp.resolve("a.png"), GreyPng.bytes(ramp()));
    String program =
        "import sys, numpy; from PIL import Image; im = Image.open(sys.argv[1]);"
            + " a = numpy.asarray(im).astype('u4').ravel();"
            + " sys.exit(0 if im.size == (256, 256) and (a == numpy.arange(65536)).all() else 1)";
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString()).inheritIO().start();
    assertThat(python.waitFor()).isZero();
  }
}
