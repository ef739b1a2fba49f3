package io.mammoedge.runtime.serve.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a study in one state: its images, beside each what became of it, and what is made of
 * all of them for the PACS.
 *
 * @param folder of the study; need not exist
 */
public record StudyFiles(Path folder) {
  private static final String IMAGE = "[0-9a-f]{32}\\.dcm";
  private static final String RESULT_NAME = "[0-9a-f]{32}\\.json";
  private static final String KEPT = "last-[0-9a-f]{16}\\.json|" + RESULT_NAME;
  private static final String RESULT = ".json";
  private static final String FAILURE = ".failed.json";
  private static final String ATTEMPTS = ".attempts";
  private static final String REPORT = "report-";
  private static final String UNSENT = ".send";
  private static final int UID_DIGITS = 16;

  /** The images, in the order of their names. */
  public List<Path> images() {
    return all().stream().filter(file -> name(file).matches(IMAGE)).toList();
  }

  /** The place of an image. */
  public Path image(SpoolName name) {
    return folder.resolve(name.image() + ".dcm");
  }

  /** What was said of images, which may be gone since. */
  public List<Path> results() {
    return all().stream().filter(file -> name(file).matches(RESULT_NAME)).toList();
  }

  /** What stays when images go: results, and which report was the last. */
  List<Path> kept() {
    return all().stream().filter(file -> name(file).matches(KEPT)).toList();
  }

  /** What a release said of an image. */
  public Path result(Path image) {
    return beside(image, RESULT);
  }

  /** Why an image was given up. */
  public Path failure(Path image) {
    return beside(image, FAILURE);
  }

  /** Why the study was given up. */
  public Path failure() {
    return folder.resolve("study" + FAILURE);
  }

  /** How often a report of the study has been begun. */
  public Path attempts() {
    return folder.resolve("study" + ATTEMPTS);
  }

  /** How often the scoring of an image has begun. */
  public Path attempts(Path image) {
    return beside(image, ATTEMPTS);
  }

  /** The heat map of an image, for the PACS. */
  public Path heatmap(Path image) {
    return folder.resolve("heatmap-" + name(image));
  }

  /** A report for the PACS, by its UID. */
  public Path report(String uid) {
    return folder.resolve(REPORT + SpoolName.digits(uid, UID_DIGITS) + ".dcm");
  }

  /** Reports, sent or not; while there is one, the images that it is about are settled. */
  public List<Path> reports() {
    return all().stream().filter(file -> name(file).startsWith(REPORT)).toList();
  }

  /** Which report of a release was the last one, for the next to name it. */
  public Path lastReport(String digest) {
    return folder.resolve("last-" + digest.substring(0, UID_DIGITS) + RESULT);
  }

  /** What waits for the PACS: heat maps first, as the report comes when all else is there. */
  public List<Path> unsent() {
    return all().stream().filter(file -> name(file).endsWith(UNSENT)).toList();
  }

  /** The name of a file until the PACS has it. */
  public static Path unsent(Path file) {
    return file.resolveSibling(name(file) + UNSENT);
  }

  /** The name of a file when the PACS has it. */
  public static Path sent(Path unsent) {
    String name = name(unsent);
    return unsent.resolveSibling(name.substring(0, name.length() - UNSENT.length()));
  }

  /** All files in the order of their names; none where there is no such folder. */
  public List<Path> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An image, and what stands beside it under its name. */
  public List<Path> of(Path image) {
    String stem = stem(image);
    return all().stream()
        .filter(file -> name(file).startsWith(stem) || name(file).startsWith("heatmap-" + stem))
        .toList();
  }

  private static Path beside(Path image, String ending) {
    return image.resolveSibling(stem(image) + ending);
  }

  private static String stem(Path image) {
    return name(image).substring(0, name(image).indexOf('.'));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
