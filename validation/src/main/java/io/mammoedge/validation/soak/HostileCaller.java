package io.mammoedge.validation.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Calls that mean no good, or come from broken programs; what they are answered does not matter.
 */
final class HostileCaller implements Runnable {
  private static final long PAUSE_NANOS = 50_000_000;
  private static final int SLOW_BYTES = 20;

  private final IntSupplier webPort;
  private final int dicomPort;
  private final SentImage image;
  private final Random random;
  private final Ledger ledger;
  private final BooleanSupplier ended;

  /**
   * A caller.
   *
   * @param image of which parts are sent
   */
  HostileCaller(
      IntSupplier webPort,
      int dicomPort,
      SentImage image,
      long seed,
      Ledger ledger,
      BooleanSupplier ended) {
    this.webPort = webPort;
    this.dicomPort = dicomPort;
    this.image = image;
    this.random = new Random(seed);
    this.ledger = ledger;
    this.ended = ended;
  }

  @Override
  public void run() {
    while (!ended.getAsBoolean()) {
      try {
        call();
        ledger.trouble("hostile calls");
      } catch (IOException e) {
        ledger.trouble("hostile calls cut off");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void call() throws IOException {
    switch (random.nextInt(7)) {
      case 0 -> send(dicomPort, noise(random.nextInt(5000)));
      case 1 -> send(webPort.getAsInt(), noise(random.nextInt(5000)));
      case 2 -> send(dicomPort, new byte[] {4, 0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1});
      case 3 -> send(webPort.getAsInt(), post("/v1/score", image.file().length, half()));
      case 4 -> send(webPort.getAsInt(), post("/v1/score", 3000, noise(3000)));
      case 5 -> send(webPort.getAsInt(), post("/dicom-web/studies", 3000, noise(3000)));
      default -> slowly(random.nextBoolean() ? dicomPort : webPort.getAsInt());
    }
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] half() {
    return Arrays.copyOf(image.file(), image.file().length / 2);
  }

  private static byte[] post(String path, int length, byte[] body) {
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/dicom\r\n"
                + "Content-Length: "
                + length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static void send(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }
  }

  /** A byte now and then, and never an end. */
  private void slowly(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      byte[] start = "POST /v1/score HT".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < SLOW_BYTES && !ended.getAsBoolean(); i++) {
        out.write(port == dicomPort ? 1 : start[i % start.length]);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
