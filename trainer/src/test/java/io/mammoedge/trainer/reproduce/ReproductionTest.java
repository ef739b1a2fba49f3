package io.mammoedge.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.SmallModels;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.recipe.Compute;
import io.mammoedge.trainer.reproduce.plan.Costs;
import io.mammoedge.trainer.reproduce.plan.Factor;
import io.mammoedge.trainer.reproduce.plan.Nets;
import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.plan.Steps;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.ImageScores;
import io.mammoedge.trainer.reproduce.step.Inputs;
import io.mammoedge.trainer.reproduce.step.PatchNet;
import io.mammoedge.trainer.reproduce.step.SamplePatches;
import io.mammoedge.trainer.reproduce.step.ScoreStep;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Workbench;
import io.mammoedge.trainer.reproduce.table.Failures;
import io.mammoedge.trainer.reproduce.table.RowResult;
import io.mammoedge.trainer.reproduce.table.TableReport;
import io.mammoedge.trainer.reproduce.table.TableText;
import io.mammoedge.trainer.train.OutOfTimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on a few phantoms, with as little training as there can be. */
class ReproductionTest {
  private static final Nets SMALL = new Nets(List.of("small"), 1, Map.of());

  @TempDir static Path folder;
  private static Inputs inputs;
  private static String budget;

  @TempDir Path temp;

  @BeforeAll
  static void prepare() throws IOException {
    inputs =
        new Inputs(SmallModels.make(folder).dataset(), Optional.empty(), Map.of(), 3, Compute.CPU);
    budget = enoughFor("all-conv", "no-patches");
  }

  /** With one epoch a stage, and for nothing else. */
  private static String enoughFor(String... rows) throws IOException {
    PaperTables paper = PaperTables.read();
    Steps steps = new Steps(paper, paper.table("claims"), SMALL, inputs);
    List<Step> all =
        Steps.inOrder(
            Stream.of(rows)
                .flatMap(row -> steps.scores(paper.table("claims").row(row)).stream())
                .toList());
    return (long) Math.ceil(costs().seconds(all, Factor.LEAST) / 0.85) + "s";
  }

  @Test
  void whatWasKilledGoesOnToTheSameTable() throws IOException {
    Reproduction whole = claims("whole");
    Plan plan = whole.plan(costs());
    assertThat(plan.rows()).containsExactly("all-conv", "no-patches", "flips");
    assertThat(plan.trainings()).allMatch(t -> t.epochs() <= 2);
    assertThat(run(whole, plan).pending()).isEmpty();

    Reproduction killed = claims("killed");
    Plan same = killed.plan(costs());
    FileTime sampled = runTheBeginning(same);
    run(killed, same);
    assertThat(Files.getLastModifiedTime(temp.resolve("killed/patches/s10/patches.json")))
        .isEqualTo(sampled);
    assertThat(temp.resolve("killed/TABLE.json"))
        .hasSameTextualContentAs(temp.resolve("whole/TABLE.json"));
    assertThat(temp.resolve("killed/TABLE.md"))
        .content()
        .contains("patch initialisation against none: **")
        .contains("heat map + FC: **no answer, heatmap-fc is left out**")
        .contains("of the recipe's 8 epochs");
    assertNothingIsRepeated(whole, plan);
  }

  /** As a user's call does, but without an end: the budget only counts seconds that we made up. */
  private static Reproduction.Outcome run(Reproduction table, Plan plan) throws IOException {
    return table.outcome(plan, table.runs(plan, Instant.MAX).run());
  }

  /** Patches, and the first steps of the patch classifier, as far as no time allows. */
  private FileTime runTheBeginning(Plan plan) throws IOException {
    Workbench late = new Workbench(temp.resolve("killed"), inputs, plan.epochs(), Instant.EPOCH);
    SamplePatches patches = new SamplePatches(PatchRecipe.S10);
    Files.createDirectories(late.place(patches));
    Files.writeString(late.place(patches).resolve("patches.csv"), "half a fi");
    patches.run(late);
    PatchNet net = new PatchNet(Backbone.SMALL, false, patches, 0);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> net.run(late)).isInstanceOf(OutOfTimeException.class);
    }
    assertThat(late.place(net).resolve("checkpoint/state.safetensors")).exists();
    return Files.getLastModifiedTime(late.place(patches).resolve("patches.json"));
  }

  private void assertNothingIsRepeated(Reproduction whole, Plan plan) throws IOException {
    List<Path> models;
    try (var found = Files.list(temp.resolve("whole/models"))) {
      models = found.toList();
    }
    assertThat(models).hasSize(3);
    String before = Files.readString(temp.resolve("whole/TABLE.json"));
    run(whole, plan);
    assertThat(temp.resolve("whole/TABLE.json")).hasContent(before);
    models.stream()
        .filter(model -> !model.getFileName().toString().startsWith("patch"))
        .forEach(
            model -> assertThat(ModelDirectory.open(model).description().evaluations()).hasSize(1));
  }

  @Test
  void aSmallBudgetLeavesRowsOutByName() throws IOException {
    Plan plan = claims("small").plan(costs());
    assertThat(plan.whyLeftOut("heatmap-fc"))
        .hasValueSatisfying(
            why -> assertThat(why).contains("not even one epoch a stage fits into the budget of"));
    assertThat(plan.whyLeftOut("site-20"))
        .hasValueSatisfying(why -> assertThat(why).contains("--site DATASET"));
    assertThatThrownBy(
            () -> {
              Reproduction none = reproduction("claims", "none", Optional.of("1s"));
              none.run(none.plan(costs()));
            })
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("no row of this table can be run");
  }

  @Test
  void otherArgumentsAreRefusedByName() throws IOException {
    claims("begun").plan(costs()).write(temp.resolve("begun"));
    assertThatThrownBy(() -> reproduction("claims", "begun", Optional.of("3h")).plan(costs()))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("was begun with --budget " + budget + "; give the same, not 3h");
  }

  /** 0.7500 measured and 0.8637 published are 0.1137 apart, and nobody says so. */
  @Test
  void nothingIsComparedWithAPublishedValue() throws IOException {
    Reproduction image = reproduction("image", "compared", Optional.empty());
    Plan plan = image.plan(costs());
    JsonFile.write(
        temp.resolve("compared/rows/resnet50-s10-1024x2.json"),
        new RowResult(
            "resnet50-s10-1024x2",
            "small, random weights",
            "run",
            "AUC",
            0.75,
            0.7,
            0.8,
            60,
            20,
            30,
            "1"));
    Reproduction.Outcome outcome = image.outcome(plan, new Failures());
    String text = TableText.of(outcome.report());
    assertThat(text)
        .contains("AUC 0.750 (0.700 to 0.800)", "0.8637 [P, V]", "~0.63 recalled, not verified [R]")
        .contains("| small, random weights |")
        .contains(TableReport.PUBLISHED, "split protocol: official", "376 images")
        .doesNotContain("0.113", "0.114")
        .doesNotContainIgnoringCase("better than")
        .doesNotContainIgnoringCase("worse than");
    JsonObject json = JsonParser.parseString(JsonFile.text(outcome.report())).getAsJsonObject();
    for (JsonElement row : json.getAsJsonArray("rows")) {
      assertThat(row.getAsJsonObject().keySet())
          .isSubsetOf(
              "row",
              "title",
              "status",
              "measured",
              "published",
              "publishedValue",
              "publishedIsSure",
              "publishedProtocol");
    }
  }

  /** The row that tells malignant from benign against one that has all the wrong way round. */
  @Test
  void anAnswerIsTheBetterRowLessTheWorseOnTheSameImages() throws IOException {
    Reproduction claims = claims("known");
    scores("known", "all-conv", 1);
    scores("known", "no-patches", -1);
    assertThat(answer(claims)).contains("**higher here, as the paper says**; measured +1.000");
    scores("known", "all-conv", -1);
    scores("known", "no-patches", 1);
    assertThat(answer(claims)).contains("**lower here, against the paper**; measured -1.000");
    scores("known", "all-conv", 0.1);
    scores("known", "no-patches", 0.1);
    assertThat(answer(claims)).contains("**not shown by", "measured +0.000 (0.000 to 0.000)");
  }

  /** Of the question of patch initialisation. */
  private static String answer(Reproduction claims) throws IOException {
    String text = TableText.of(claims.outcome(claims.plan(costs()), new Failures()).report());
    assertThat(text).contains(TableReport.ONE_MODEL_A_SIDE, "interval not published");
    return text.lines().filter(l -> l.startsWith("- patch init")).findFirst().orElseThrow();
  }

  /** Writes a row's scores: the label times the sign, between them some noise. */
  private void scores(String out, String row, double sign) throws IOException {
    PaperTables paper = PaperTables.read();
    TableSpec table = paper.table("claims");
    List<ScoredCase> scored = new ArrayList<>();
    for (ImageRow image : inputs.data().split(Split.TEST)) {
      double noise = (scored.size() * 7 % 5) / 10.0;
      scored.add(ScoredCase.of(image, sign * (image.malignant() ? 1 : -1) + noise));
    }
    Step score = new Steps(paper, table, SMALL, inputs).scores(table.row(row)).get(0);
    JsonFile.write(temp.resolve(out).resolve(score.place()), new ImageScores(scored, scored));
    JsonFile.write(
        temp.resolve(out).resolve("rows/" + row + ".json"),
        new RowResult(row, "small", "run", "AUC", 0.5, 0.4, 0.6, 8, 4, 4, "1"));
  }

  @Test
  void whatFailsCostsOnlyTheRowsThatNeedIt() throws IOException {
    Reproduction claims = claims("failed");
    Plan plan = claims.plan(costs());
    PaperTables paper = PaperTables.read();
    TableSpec table = paper.table("claims");
    Failures failures = new Failures();
    Step net = new Steps(paper, table, SMALL, inputs).scores(table.row("all-conv")).get(0).model();
    Step score = new Steps(paper, table, SMALL, inputs).scores(table.row("all-conv")).get(0);
    MammoEdgeException why = new MammoEdgeException(ExitCode.NOT_ENOUGH_CASES, "it diverged");
    failures.add(net, why);
    failures.add(table.row("all-conv"), why);
    assertThat(failures.of(score)).contains(why);
    Reproduction.Outcome outcome = claims.outcome(plan, failures);
    assertThat(TableText.of(outcome.report()))
        .contains("## Failed", "(all-conv): failed: it diverged", "no answer, all-conv failed");
    assertThat(outcome.pending()).isNotEmpty().doesNotContain(net.place(), score.place());
  }

  @Test
  void aStepThatFailsIsNotedAndTheNextIsTried() throws IOException {
    Reproduction claims = claims("broken");
    Plan plan = claims.plan(costs());
    for (Plan.PlannedTraining training : plan.trainings()) {
      Path model = Files.createDirectories(temp.resolve("broken/models/" + training.name()));
      Files.writeString(model.resolve("model.json"), "{");
    }
    Reproduction.Outcome outcome = run(claims, plan);
    assertThat(TableText.of(outcome.report()))
        .containsPattern("\\(all-conv\\): failed: .*model.json")
        .containsPattern("\\(no-patches\\): failed: .*model.json");
    assertThat(outcome.failures().first()).isPresent();
  }

  @Test
  void aRowAtTheSiteIsPlannedOnlyWhereItCanRun() throws IOException {
    Inputs atSite = new Inputs(inputs.data(), Optional.of(inputs.data()), Map.of(), 3, Compute.CPU);
    PaperTables paper = PaperTables.read();
    TableSpec table = paper.table("claims");
    Steps steps = new Steps(paper, table, SMALL, atSite);
    Optional<String> why = steps.whyNot(table.row("site-20"));
    assertThat(why).isPresent();
    assertThat(steps.whyNot(table.row("site-untouched"))).isEqualTo(why);
    ScoreStep untouched = steps.scores(table.row("site-untouched")).get(0);
    assertThat(untouched.model().words()).doesNotContain("fine-tuned");
  }

  @Test
  void rowsOfImagenetNeedItsWeights() throws IOException {
    Nets paper = new Nets(List.of(), 1, Map.of());
    Plan plan =
        new Reproduction("patch", Optional.of(paper), inputs, temp.resolve("w"), Optional.empty())
            .plan(costs());
    assertThat(plan.rows()).containsExactly("resnet50-random-s10", "resnet50-random-s1");
    assertThat(plan.whyLeftOut("vgg16-s30"))
        .hasValueSatisfying(why -> assertThat(why).contains("--weights vgg16=FILE"));
    assertThat(plan.training("patch-resnet50-s1").epochsText())
        .isEqualTo("200 of the paper's 200 epochs");
  }

  private Reproduction claims(String name) throws IOException {
    return reproduction("claims", name, Optional.of(budget));
  }

  private Reproduction reproduction(String table, String name, Optional<String> budget)
      throws IOException {
    return new Reproduction(table, Optional.of(SMALL), inputs, temp.resolve(name), budget);
  }

  /** A step takes a second. */
  private static Costs costs() {
    return new Costs(inputs, load -> 1);
  }
}
