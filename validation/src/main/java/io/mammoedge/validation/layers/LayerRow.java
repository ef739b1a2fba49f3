package io.mammoedge.validation.layers;

import java.util.Objects;
import java.util.Optional;

/**
 * One stage on both roads.
 *
 * @param view the flip that it sees; empty for the image as it is
 * @param stage {@code flips}, {@code preprocessing.stepN.kind}, a block path, {@code logits} or
 *     {@code probability}
 * @param operators ONNX operator that gives the value, with {@code int8} where it ends in 8 bits
 * @param shape of the value, such as {@code 1x16x48x40}
 * @param accumulated the trained network's own chain against the release's
 * @param local the reference on what the release's stage took, against what it gave
 * @param saturated share of 8-bit values at an end of their range, 0..1; NaN where it is in floats
 * @param effect |Δ log-odds| of malignant that this stage's own error on the release's own input
 *     causes alone, in the trained network on this view; a composite's own is that of its last step
 *     to 8 bits; NaN in floats, where it is not measured
 * @param limit least local signal-to-noise ratio of an honest stage of this kind, dB
 * @param isComposite whether it is made of rows before it
 * @param finding what is wrong with its constants, or that it is not there
 */
public record LayerRow(
    String view,
    String stage,
    String operators,
    String shape,
    Deviation accumulated,
    Deviation local,
    double saturated,
    double effect,
    double limit,
    boolean isComposite,
    Optional<String> finding) {
  /** Ends {@link #operators} of what computes with bytes. */
  static final String BYTES = " int8";

  /** Checks for nulls. */
  public LayerRow {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(operators, "operators");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(accumulated, "accumulated");
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(finding, "finding");
  }

  /** Whether the fault is its own. */
  public boolean isOffending() {
    // What is not a number is no honest ratio.
    return finding.isPresent() || !(local.snr() >= limit);
  }

  /** Stage and view. */
  public String title() {
    return view.isEmpty() ? stage : stage + " (" + view + ")";
  }

  /** The same with a finding; the first one stays. */
  LayerRow withFinding(String found) {
    return with(effect, Optional.of(finding.orElse(found)));
  }

  /** The same with its effect on the answer. */
  LayerRow withEffect(double measured) {
    return with(measured, finding);
  }

  private LayerRow with(double newEffect, Optional<String> newFinding) {
    return new LayerRow(
        view,
        stage,
        operators,
        shape,
        accumulated,
        local,
        saturated,
        newEffect,
        limit,
        isComposite,
        newFinding);
  }
}
