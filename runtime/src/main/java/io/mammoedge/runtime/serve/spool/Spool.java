package io.mammoedge.runtime.serve.spool;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folders. An image is in exactly one of them; it goes from one to the next by a rename, and is
 * on the disk before {@link #receive} returns. One process at a time uses a spool, its threads as
 * they like.
 */
public final class Spool implements AutoCloseable {
  private static final String DESK = "desk";

  private final Path root;
  private final FileChannel channel;

  private Spool(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Opens a spool; one that is not there is made, for this user only.
   *
   * @throws MammoEdgeException when another process uses it, or the disk refuses
   */
  public static Spool open(Path root) {
    try {
      PrivateFolder.create(root);
      PrivateFolder.create(root.resolve(DESK));
      for (SpoolState state : SpoolState.values()) {
        PrivateFolder.create(root.resolve(state.folder()));
      }
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      requireLock(channel, root);
      return new Spool(root, channel);
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO, "%s: cannot be used as a spool (%s)".formatted(root, e.getMessage()), e);
    }
  }

  /** Held until the channel is closed, or the process ends, however it does. */
  private static void requireLock(FileChannel channel, Path root) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process.
    }
    if (lock == null) {
      channel.close();
      throw new MammoEdgeException(
          ExitCode.IO, root + ": another node uses this spool; give each node its own");
    }
  }

  /** Where objects stand while they come: on the same disk. */
  public Desk desk() {
    return new Desk(root.resolve(DESK), false);
  }

  /** The spool's folder. */
  public Path root() {
    return root;
  }

  /** The files of a study in one state. */
  public StudyFiles files(SpoolState state, String study) {
    return new StudyFiles(root.resolve(state.folder()).resolve(study));
  }

  /** Studies that have files in a state. */
  public List<String> studies(SpoolState state) {
    try (Stream<Path> folders = Files.list(root.resolve(state.folder()))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a study last got or lost a file in a state; empty where it has none. */
  public Optional<Instant> changed(SpoolState state, String study) {
    try {
      return Optional.of(Files.getLastModifiedTime(files(state, study).folder()).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes an image: when this returns, neither a crash nor a loss of power loses it.
   *
   * @param file on {@link #desk()}; it is gone afterwards
   * @param counts whether there is a result at this place, and it is still worth it
   * @throws IOException when the disk refuses; the sender must not believe that it is here
   */
  public Receipt receive(Path file, SpoolName name, Predicate<Path> counts) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    synchronized (this) {
      Optional<Path> here = here(name, counts);
      if (here.isPresent()) {
        return isSame(file, here.get()) ? Receipt.KNOWN : Receipt.DIFFERS;
      }
      StudyFiles incoming = files(SpoolState.INCOMING, name.study());
      PrivateFolder.create(incoming.folder());
      Files.move(file, incoming.image(name), StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.requireFolder(incoming.folder());
      AtomicFile.requireFolder(incoming.folder().getParent());
      forgetFailure(name);
      return Receipt.TAKEN;
    }
  }

  /** What became of an image that was sent. */
  public enum Receipt {
    /** It is here now. */
    TAKEN,
    /** It was here already, and nothing is to be done. */
    KNOWN,
    /** Another one is here under its UID, which must not be (PS3.5 section 9); that one stays. */
    DIFFERS
  }

  /** An image that is gone by now cannot be compared. */
  private static boolean isSame(Path file, Path here) throws IOException {
    return !Files.exists(here) || Files.mismatch(file, here) < 0;
  }

  private Optional<Path> here(SpoolName name, Predicate<Path> counts) {
    return Arrays.stream(SpoolState.values())
        .filter(state -> state != SpoolState.FAILED)
        .map(state -> files(state, name.study()))
        .filter(files -> has(files, name, counts))
        .map(files -> files.image(name))
        .findFirst();
  }

  /** What waits is here in any case; what was dealt with, if its result counts. */
  private boolean has(StudyFiles files, SpoolName name, Predicate<Path> counts) {
    Path state = files.folder().getParent();
    boolean waits =
        state.endsWith(SpoolState.INCOMING.folder()) || state.endsWith(SpoolState.WORKING.folder());
    return waits ? Files.exists(files.image(name)) : counts.test(files.result(files.image(name)));
  }

  /** It came again, so it is tried again. */
  private void forgetFailure(SpoolName name) throws IOException {
    StudyFiles failed = files(SpoolState.FAILED, name.study());
    for (Path file : failed.of(failed.image(name))) {
      Files.deleteIfExists(file);
    }
    if (failed.images().isEmpty()) {
      // A report that was not wanted is made anew, and nothing of the old one may go out.
      delete(failed, failed.all());
    }
  }

  /** Brings all files of a study, and only these, from one state into another. */
  public void move(String study, SpoolState from, SpoolState to) throws IOException {
    move(study, files(from, study).all(), to);
  }

  /** Brings files of a study into another state, in that order. */
  public synchronized void move(String study, List<Path> files, SpoolState to) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Path folder = files(to, study).folder();
    PrivateFolder.create(folder);
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        // Half of a file, as it was when a process was killed.
        Files.deleteIfExists(file);
      } else {
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    leave(files.get(0).getParent());
  }

  /** Deletes files of a study, and its folder with the last one. */
  synchronized void delete(StudyFiles study, List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    leave(study.folder());
  }

  /** A folder without files, as a crash leaves it, is no study. */
  public synchronized void tidy(String study, SpoolState state) throws IOException {
    leave(files(state, study).folder());
  }

  /** An empty folder says nothing. */
  private static void leave(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Others are still in it.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
