package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomLayout;
import io.mammoedge.trainer.phantom.PhantomPicture;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mammoedge phantom}: writes a set of synthetic mammograms. */
@Command(
    name = "phantom",
    mixinStandardHelpOptions = true,
    description = "Writes synthetic mammograms in the layout of a published data set.")
public final class PhantomCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write to; must be empty or not exist.")
  private Path out;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      defaultValue = "cbis-ddsm",
      description = "cbis-ddsm or inbreast (default: ${DEFAULT-VALUE}).")
  private String layout;

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "300",
      description = "Number of patients (default: ${DEFAULT-VALUE}).")
  private int patients;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      defaultValue = "576x448",
      description = "Rows x columns of an image (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same files (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--picture",
      hidden = true,
      paramLabel = "FILE",
      description = "Writes only the documentation's picture of a few phantoms, as PNG.")
  private Path picture;

  @Override
  public Integer call() {
    if (picture != null) {
      PhantomPicture.write(picture);
      return ExitCode.GOOD.number();
    }
    if (out == null) {
      throw usage("--out is missing: give the folder to write to");
    }
    PhantomLayout planned = plan();
    refuseNonEmpty();
    try (Progress progress = Progress.of("Writing phantoms", planned.images())) {
      planned.write(out, progress::step);
    }
    return ExitCode.GOOD.number();
  }

  private PhantomLayout plan() {
    return switch (layout) {
      case "cbis-ddsm" -> new CbisLayout(set());
      case "inbreast" -> new InbreastLayout(set());
      default -> throw usage("--layout " + layout + ": give cbis-ddsm or inbreast");
    };
  }

  private PhantomSet set() {
    Matcher sides = SIZE.matcher(size);
    if (!sides.matches()) {
      throw usage("--size " + size + ": give rows x columns, such as 576x448");
    }
    int height = Integer.parseInt(sides.group(1));
    int width = Integer.parseInt(sides.group(2));
    try {
      return new PhantomSet(patients, height, width, seed);
    } catch (IllegalArgumentException e) {
      throw usage("phantom: " + e.getMessage());
    }
  }

  private void refuseNonEmpty() {
    Folders.requireTarget(out);
    if (!Folders.isEmpty(out)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, out + " is not empty: give a new folder");
    }
  }

  private static MammoEdgeException usage(String message) {
    return new MammoEdgeException(ExitCode.USAGE, message);
  }
}
