package io.mammoedge.runtime.release;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.preprocess.Preprocessing;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything needed to use a release and to judge it. The same text (without {@link #files}) is
 * stored in the ONNX file's metadata under {@value #METADATA_KEY}.
 *
 * @param schema {@code major.minor} of this format; a higher major is refused
 * @param name of the release line, such as {@code demo}
 * @param version semantic version
 * @param created ISO 8601, UTC: when the newest member finished training, so that the same model
 *     gives the same bytes
 * @param network notation of the network, such as {@code small+[64-64-128]x1}
 * @param members one entry per averaged model
 * @param classes in output order: {@code benign, malignant}
 * @param input what the graph takes
 * @param intensity how stored values become presentation values
 * @param preprocessing the steps inside the graph, in order
 * @param flips whose duty the 4-flip averaging is
 * @param outputs names of the graph's outputs
 * @param variants file name by variant ({@code fp32} → {@code model.onnx})
 * @param operatingPoint where "malignant" begins, or null
 * @param evidence measured performance, or null
 * @param parity agreement with the trained network, by variant
 * @param golden tolerances of the golden outputs, by variant, then provider
 * @param domain what the release was trained on and may be used on
 * @param provenance where it comes from
 * @param licence SPDX id, or words
 * @param intendedUse says at least: research use, not a medical device
 * @param files every other file of the directory by relative path; null inside the ONNX metadata
 */
public record Manifest(
    String schema,
    String name,
    String version,
    String created,
    String network,
    List<Member> members,
    List<String> classes,
    Input input,
    Intensity intensity,
    Preprocessing preprocessing,
    Flips flips,
    List<String> outputs,
    Map<String, String> variants,
    OperatingPoint operatingPoint,
    Evidence evidence,
    Map<String, Parity> parity,
    Golden golden,
    Domain domain,
    Provenance provenance,
    String licence,
    String intendedUse,
    Map<String, FileDigest> files) {
  /** The schema that this version writes. */
  public static final String SCHEMA = "1.0";

  /** The key of the manifest core in the ONNX file's {@code metadata_props}. */
  public static final String METADATA_KEY = "mammoedge.manifest";

  /** Checks that nothing required is missing. */
  public Manifest {
    require(schema, "schema");
    require(name, "name");
    require(version, "version");
    require(created, "created");
    require(network, "network");
    members = List.copyOf(require(members, "members"));
    classes = List.copyOf(require(classes, "classes"));
    require(input, "input");
    require(intensity, "intensity");
    require(preprocessing, "preprocessing");
    require(flips, "flips");
    outputs = List.copyOf(require(outputs, "outputs"));
    require(variants, "variants");
    require(parity, "parity");
    require(golden, "golden");
    require(domain, "domain");
    require(provenance, "provenance");
    require(licence, "licence");
    require(intendedUse, "intendedUse");
  }

  /** The part that is embedded in the ONNX file: this, without {@link #files}. */
  public Manifest core() {
    return withFiles(null);
  }

  /** The same with other files. */
  public Manifest withFiles(Map<String, FileDigest> newFiles) {
    return new Manifest(
        schema,
        name,
        version,
        created,
        network,
        members,
        classes,
        input,
        intensity,
        preprocessing,
        flips,
        outputs,
        variants,
        operatingPoint,
        evidence,
        parity,
        golden,
        domain,
        provenance,
        licence,
        intendedUse,
        newFiles);
  }

  /**
   * One averaged model.
   *
   * @param network its notation
   * @param weightsSha256 digest of its {@code weights.safetensors}
   */
  public record Member(String network, String weightsSha256) {
    /** Checks for nulls. */
    public Member {
      require(network, "members.network");
      require(weightsSha256, "members.weightsSha256");
    }
  }

  /**
   * What the graph takes.
   *
   * @param dtype {@code float32}
   * @param layout {@code NCHW}
   * @param range smallest and largest value: 0 and 65535
   * @param trainedSize height and width the network sees after resampling
   * @param minSize smallest height and width accepted
   * @param sizeMultiple height and width must be multiples of it
   * @param dynamic whether any height and width are taken
   */
  public record Input(
      String dtype,
      String layout,
      List<Integer> range,
      List<Integer> trainedSize,
      List<Integer> minSize,
      int sizeMultiple,
      boolean dynamic) {
    /** Checks for nulls. */
    public Input {
      require(dtype, "input.dtype");
      require(layout, "input.layout");
      range = List.copyOf(require(range, "input.range"));
      trainedSize = List.copyOf(require(trainedSize, "input.trainedSize"));
      minSize = List.copyOf(require(minSize, "input.minSize"));
    }
  }

  /** Whose duty the averaging over the four flips is. */
  public enum Flips {
    /** There is none. */
    NONE,
    /** The runtime runs the graph four times. */
    RUNTIME,
    /** The graph holds all four. */
    IN_GRAPH
  }

  /**
   * Where "malignant" begins.
   *
   * @param threshold p ≥ threshold is called malignant
   * @param sensitivity measured where it was chosen
   * @param specificity measured where it was chosen
   * @param sensitivityCi95 lower and upper bound
   * @param specificityCi95 lower and upper bound
   * @param chosenOn data set split and rule, such as {@code validation, Youden}
   */
  public record OperatingPoint(
      double threshold,
      double sensitivity,
      double specificity,
      List<Double> sensitivityCi95,
      List<Double> specificityCi95,
      String chosenOn) {}

  /**
   * Measured performance.
   *
   * @param dataset its name
   * @param split which part of it
   * @param n images
   * @param patients patients
   * @param positives malignant images
   * @param auc area under the ROC curve, per image
   * @param ci95 lower and upper bound
   * @param method how the interval was computed
   * @param caveats what it does not show
   */
  public record Evidence(
      String dataset,
      String split,
      int n,
      int patients,
      int positives,
      double auc,
      List<Double> ci95,
      String method,
      List<String> caveats) {}

  /**
   * How far one variant is from the trained network.
   *
   * @param verdict {@code EQUIVALENT}
   * @param images how many were compared
   * @param maxDeltaProbability largest |Δp|
   * @param maxDeltaLogit largest |Δ log-odds|
   * @param flips decisions that differ beyond the tolerance
   * @param deltaAuc what a statistical verdict rests on; null for a numeric one
   * @param method the two roads compared
   */
  public record Parity(
      String verdict,
      int images,
      double maxDeltaProbability,
      double maxDeltaLogit,
      int flips,
      DeltaAuc deltaAuc,
      String method) {
    /** A numeric verdict. */
    public Parity(
        String verdict,
        int images,
        double maxDeltaProbability,
        double maxDeltaLogit,
        int flips,
        String method) {
      this(verdict, images, maxDeltaProbability, maxDeltaLogit, flips, null, method);
    }
  }

  /**
   * The difference of two areas under the curve on the same cases.
   *
   * @param delta of this variant minus the reference
   * @param ci90 lower and upper bound, clustered by patient
   * @param margin largest tolerable difference
   */
  public record DeltaAuc(double delta, List<Double> ci90, double margin) {
    /** Copies the list. */
    public DeltaAuc {
      ci90 = List.copyOf(require(ci90, "parity.deltaAuc.ci90"));
    }
  }

  /**
   * How near another machine must come to the golden outputs.
   *
   * @param images file names in {@code golden/}
   * @param tolerance by variant, then by provider ({@code cpu}, {@code cuda})
   */
  public record Golden(List<String> images, Map<String, Map<String, Tolerance>> tolerance) {
    /** Checks for nulls. */
    public Golden {
      images = List.copyOf(require(images, "golden.images"));
      require(tolerance, "golden.tolerance");
    }
  }

  /**
   * Largest differences allowed.
   *
   * @param probability |Δp|
   * @param logit |Δ logit|, and per cell of the class activation map
   */
  public record Tolerance(double probability, double logit) {}

  /**
   * What the release was trained on and may be used on.
   *
   * @param accept which files {@code score} takes
   * @param views seen in training
   * @param manufacturers seen in training
   * @param sopClasses seen in training
   * @param pixelStatistics of the training images after scaling to 0..255: {@code mean}, {@code
   *     standardDeviation}
   * @param reference what a site's scores and images are compared with; null where nothing was
   *     measured, and in older manifests
   */
  public record Domain(
      Accept accept,
      List<String> views,
      List<String> manufacturers,
      List<String> sopClasses,
      Map<String, Double> pixelStatistics,
      DomainReference reference) {
    /** Checks for nulls. */
    public Domain {
      require(accept, "domain.accept");
      views = List.copyOf(require(views, "domain.views"));
      manufacturers = List.copyOf(require(manufacturers, "domain.manufacturers"));
      sopClasses = List.copyOf(require(sopClasses, "domain.sopClasses"));
      require(pixelStatistics, "domain.pixelStatistics");
    }

    /** Without a reference. */
    public Domain(
        Accept accept,
        List<String> views,
        List<String> manufacturers,
        List<String> sopClasses,
        Map<String, Double> pixelStatistics) {
      this(accept, views, manufacturers, sopClasses, pixelStatistics, null);
    }
  }

  /**
   * Where the release comes from.
   *
   * @param datasetDigest of {@code dataset.json}
   * @param configDigest of the training configuration
   * @param sourceRevision of the program that exported it
   * @param engineVersions by engine
   * @param parents releases it was fine-tuned from
   * @param changes what the publisher says is new; may be empty
   */
  public record Provenance(
      String datasetDigest,
      String configDigest,
      String sourceRevision,
      Map<String, String> engineVersions,
      List<String> parents,
      List<String> changes) {
    /** Checks for nulls; older manifests have no changes. */
    public Provenance {
      require(datasetDigest, "provenance.datasetDigest");
      require(configDigest, "provenance.configDigest");
      require(sourceRevision, "provenance.sourceRevision");
      require(engineVersions, "provenance.engineVersions");
      parents = List.copyOf(require(parents, "provenance.parents"));
      changes = changes == null ? List.of() : List.copyOf(changes);
    }
  }

  /**
   * One file of the release.
   *
   * @param sha256 lower-case hexadecimal
   * @param bytes its length
   */
  public record FileDigest(String sha256, long bytes) {
    /** Checks for nulls. */
    public FileDigest {
      require(sha256, "files.sha256");
    }
  }

  private static <T> T require(T value, String key) {
    return Objects.requireNonNull(value, () -> "manifest has no '" + key + "'");
  }
}
