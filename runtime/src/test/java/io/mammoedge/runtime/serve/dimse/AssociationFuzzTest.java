package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallCaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a connection brings: it is answered in whole units, and leaves nothing on the disk. */
class AssociationFuzzTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final String TITLE = "MAMMOEDGE";

  static Stream<byte[]> connection() {
    byte[] ask = SmallCaller.request(TITLE, "PACS", FILM);
    byte[] release = SmallCaller.unit(5, new byte[4]);
    byte[] store = SmallCaller.data(1, 3, SmallCaller.command(1, FILM, "1.2.3", 1));
    byte[] echo = SmallCaller.data(1, 3, SmallCaller.command(0x30, FILM, "", 0x0101));
    return Stream.of(
        joined(ask, echo, release),
        joined(ask, store, SmallCaller.data(1, 0, new byte[9]), SmallCaller.data(1, 2, ask)),
        joined(ask, store, SmallCaller.data(3, 2, new byte[2]), release),
        joined(ask, SmallCaller.data(1, 1, new byte[3]), SmallCaller.data(1, 2, new byte[3])),
        joined(ask, SmallCaller.unit(7, new byte[4])),
        SmallCaller.request("OTHER", "PACS", FILM),
        SmallCaller.unit(1, new byte[70]));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Stream.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  @MethodSource
  @FuzzTest
  void connection(byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("fuzz");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Desk desk = new Desk(folder, true)) {
      DimseSettings settings =
          new DimseSettings(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              TITLE,
              Set.of(),
              Limits.USUAL);
      PduChannel channel = new PduChannel(new ByteArrayInputStream(content), out);
      try {
        new Association(channel, settings, desk, (file, named) -> 0)
            .run(new Place(new Semaphore(1)));
      } catch (IOException e) {
        // An abort, or the end of the connection: both are what this is about.
        assertThat(String.valueOf(e.getMessage())).doesNotContain("\n").hasSizeLessThan(200);
      }
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
    requireWholeUnits(out.toByteArray());
  }

  private static void requireWholeUnits(byte[] said) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
    while (in.available() > 0) {
      assertThat(in.readUnsignedByte()).isBetween(2, 7);
      in.readByte();
      int length = in.readInt();
      assertThat(in.readNBytes(length)).hasSize(length);
    }
  }
}
