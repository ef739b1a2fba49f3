package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.config.JsonFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a data set is made of and how, finished or not: a second run must ask for the same.
 *
 * @param layout how the source folder is laid out
 * @param in the source folder, absolute
 * @param preprocessing what is done to every image
 * @param splits the protocol that was asked for or found
 * @param seed of the random draw of patients
 */
record RunSettings(
    Layout layout, String in, Preprocessing preprocessing, SplitProtocol splits, long seed) {
  /** In the working records, from the start of a run on. */
  static final String FILE = "settings";

  static RunSettings of(PrepareSettings asked, SplitProtocol splits) {
    return new RunSettings(
        asked.layout(), asked.in().toString(), asked.preprocessing(), splits, asked.seed());
  }

  /**
   * Those of the run that is being done in a folder.
   *
   * @throws MammoEdgeException when there is none
   */
  static RunSettings of(Path out) {
    return JsonFile.read(records(out).resolve(FILE), RunSettings.class);
  }

  /** What the run was asked to do. */
  PrepareSettings asked(Path out) {
    return new PrepareSettings(Path.of(in), layout, out, preprocessing, Optional.of(splits), seed);
  }

  private static RunSettings of(DatasetDescription finished) {
    return new RunSettings(
        finished.layout(),
        finished.in(),
        finished.preprocessing(),
        finished.splits().protocol(),
        finished.splits().seed());
  }

  /**
   * Checks that the target is new, empty, or holds a run with the same settings.
   *
   * @throws MammoEdgeException ({@link ExitCode#EXISTS_ALREADY}) when it holds anything else
   */
  static void checkTarget(PrepareSettings asked) {
    Path out = asked.out();
    Optional<RunSettings> there = found(out);
    if (there.isPresent() && !there.get().serves(asked)) {
      throw exists(out, "holds another data set, or one prepared with other settings");
    }
    if (there.isEmpty() && !Files.exists(records(out)) && !Folders.isEmpty(out)) {
      throw exists(out, "exists and is not a data set");
    }
  }

  private static Optional<RunSettings> found(Path out) {
    Optional<DatasetDescription> finished =
        read(out, out.resolve(Dataset.DESCRIPTION), DatasetDescription.class);
    return finished.isPresent()
        ? finished.map(RunSettings::of)
        : read(out, records(out).resolve(FILE), RunSettings.class);
  }

  /** Where there are working records, a file that a power failure left damaged counts as none. */
  private static <T> Optional<T> read(Path out, Path file, Class<T> type) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonFile.read(file, type));
    } catch (MammoEdgeException damaged) {
      if (Files.exists(records(out))) {
        return Optional.empty();
      }
      throw damaged;
    }
  }

  /** Keeps them for the next run. */
  void write(Path out) {
    byte[] text = JsonFile.text(this).getBytes(StandardCharsets.UTF_8);
    AtomicFile.writeDurably(records(out).resolve(FILE), text);
  }

  private boolean serves(PrepareSettings asked) {
    return equals(of(asked, asked.splits().orElse(splits)));
  }

  private static Path records(Path out) {
    return out.resolve(PreparedStore.RECORDS);
  }

  private static MammoEdgeException exists(Path out, String what) {
    return new MammoEdgeException(
        ExitCode.EXISTS_ALREADY, out + ": " + what + "; choose another --out");
  }
}
