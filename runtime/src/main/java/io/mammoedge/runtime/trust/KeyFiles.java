package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Set;

/**
 * A new key pair in a folder.
 *
 * @param privateKey PKCS#8, readable by its owner alone
 * @param publicKey for everybody
 * @param fingerprint as {@link PublicKeys#fingerprint}
 */
public record KeyFiles(Path privateKey, Path publicKey, String fingerprint) {
  /** Its name inside the folder. */
  public static final String PRIVATE_KEY = "signing-key.pem";

  /** Its name inside the folder. */
  public static final String PUBLIC_KEY = "signing-key.pub.pem";

  /**
   * Makes a pair and writes it; the folder is made where needed.
   *
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when one of the files is there:
   *     a key is never overwritten
   * @throws UncheckedIOException when the disk refuses
   */
  public static KeyFiles create(Path folder, KeyAlgorithm algorithm) {
    KeyPair pair = algorithm.generate();
    KeyFiles files =
        new KeyFiles(
            folder.resolve(PRIVATE_KEY),
            folder.resolve(PUBLIC_KEY),
            PublicKeys.fingerprint(pair.getPublic()));
    try {
      Files.createDirectories(folder);
      if (Files.exists(files.publicKey)) {
        throw new FileAlreadyExistsException(files.publicKey.toString());
      }
      String secret = Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded());
      writeNew(files.privateKey, secret, ownerOnly(folder));
      writeNew(files.publicKey, PublicKeys.write(pair.getPublic()));
      return files;
    } catch (FileAlreadyExistsException e) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY,
          e.getFile() + " exists already, and a key is never overwritten; choose another --out",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the first moment on, not after it was readable for a while. */
  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void writeNew(Path file, String text, FileAttribute<?>... attributes)
      throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), attributes)) {
      ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }
}
