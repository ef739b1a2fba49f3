package io.mammoedge.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.train.Configurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From all places of whole images to a classifier of whole images, on a few phantoms. */
class PlaceTrainingTest {
  @TempDir static Path folder;
  private static SmallModels phantoms;

  @BeforeAll
  static void prepare() {
    phantoms = SmallModels.make(folder);
  }

  @Test
  void aModelOfPlacesIsAPatchModelThatAWholeImageNetworkStartsFrom() throws IOException {
    ModelDescription places =
        PlaceTraining.random(
            phantoms.dataset(), Optional.empty(), Backbone.SMALL, request("places", 5));
    assertThat(places.kind()).isEqualTo(ModelDescription.PATCH);
    assertThat(places.network()).isEqualTo("small");
    assertThat(places.height()).isEqualTo(8);
    assertThat(places.bestScore()).isBetween(0.0, 1.0);
    double[] losses = losses("places");
    assertThat(losses[losses.length - 1]).isLessThan(0.9 * losses[0]);

    ModelDescription image =
        ImageTraining.fromPatches(
            phantoms.dataset(),
            folder.resolve("places"),
            ImageTraining.usualTop(folder.resolve("places")),
            request("image", 1));
    assertThat(image.network()).isEqualTo("small+attend4");
    assertThat(ModelDirectory.open(folder.resolve("image")).weights())
        .containsKeys("heatmap.conv.weight", "fc.weight");

    ModelDescription more =
        PlaceTraining.extend(
            phantoms.dataset(), Optional.of(12), folder.resolve("places"), request("more", 1));
    assertThat(more.parents()).hasSize(1);
    assertThat(more.spent().patients()).isEqualTo(12);
    aFinishedModelOfOtherPatientsIsNotTakenForThisOne();
    assertThat(folder.resolve("more").resolve("report.html"))
        .content()
        .contains("--every-place", "--patients 12");
  }

  private static void aFinishedModelOfOtherPatientsIsNotTakenForThisOne() throws IOException {
    TrainingRequest again =
        new TrainingRequest(request("more", 1).config(), folder.resolve("more"), true, Compute.CPU);
    Path places = folder.resolve("places");
    assertThat(PlaceTraining.extend(phantoms.dataset(), Optional.of(12), places, again).spent())
        .isNotNull();
    assertThatThrownBy(
            () -> PlaceTraining.extend(phantoms.dataset(), Optional.of(13), places, again))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("finished model of another choice of patients");
  }

  @Test
  void aWholeImageModelIsNotExtended() throws IOException {
    Path model = phantoms.model("whole", 1);
    assertThatThrownBy(
            () ->
                PlaceTraining.extend(phantoms.dataset(), Optional.empty(), model, request("no", 1)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("not a model of kind 'patch'");
  }

  @Test
  void fewerAnnotatedPatientsAreAmongMoreInBothSplits() {
    AnnotatedPatients few = AnnotatedPatients.draw(phantoms.dataset(), 12, 1);
    AnnotatedPatients more = AnnotatedPatients.draw(phantoms.dataset(), 15, 1);
    assertThat(few.ids()).hasSize(12);
    assertThat(more.ids()).hasSize(15).containsAll(few.ids());
    Dataset view = few.view(phantoms.dataset());
    for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
      assertThat(view.split(split)).isNotEmpty();
      assertThat(few.ids()).containsAll(view.split(split).stream().map(ImageRow::patient).toList());
    }
    assertThat(view.split(Split.TEST)).isEqualTo(phantoms.dataset().split(Split.TEST));
    assertThatThrownBy(() -> AnnotatedPatients.draw(phantoms.dataset(), 2, 1))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("--patients 2 must leave some of either class");
  }

  @Test
  void balancedClassesAreRefusedInsteadOfIgnored() throws IOException {
    TrainingRequest balanced =
        new TrainingRequest(
            Configurations.PATCH.read().within(1), folder.resolve("b"), false, Compute.CPU);
    assertThatThrownBy(
            () ->
                PlaceTraining.random(
                    phantoms.dataset(), Optional.empty(), Backbone.SMALL, balanced))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("balanceClasses");
  }

  /** Of training, by epoch. */
  private static double[] losses(String model) throws IOException {
    return Files.readAllLines(folder.resolve(model).resolve("history.csv")).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[3]))
        .toArray();
  }

  private static TrainingRequest request(String name, int epochs) throws IOException {
    return new TrainingRequest(
        Configurations.PLACES.read().within(epochs), folder.resolve(name), false, Compute.CPU);
  }
}
