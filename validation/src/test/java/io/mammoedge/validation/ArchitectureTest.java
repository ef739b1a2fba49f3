package io.mammoedge.validation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The house: validation knows exporter, exporter knows trainer, trainer knows runtime. */
class ArchitectureTest {
  private static final String RUNTIME = "io.mammoedge.runtime..";
  private static final String TRAINER = "io.mammoedge.trainer..";
  private static final String EXPORTER = "io.mammoedge.exporter..";
  private static final String VALIDATION = "io.mammoedge.validation..";
  private static final String DJL = "ai.djl..";
  private static final String ONNX_PROTOS = "ai.onnx..";
  private static final String ONNX_RUNTIME = "ai.onnxruntime..";
  private static final String TRIBUO = "org.tribuo..";
  private static final String TRIBUO_ONNX = "org.tribuo.util.onnx..";
  private static final String PROTOBUF = "com.google.protobuf..";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mammoedge");

  @Test
  void runtimeIsTheLowestModule() {
    mayNotUse(RUNTIME, TRAINER, EXPORTER, VALIDATION).check(HOUSE);
  }

  @Test
  void trainerKnowsOnlyRuntime() {
    mayNotUse(TRAINER, EXPORTER, VALIDATION).check(HOUSE);
  }

  @Test
  void exporterDoesNotKnowValidation() {
    mayNotUse(EXPORTER, VALIDATION).check(HOUSE);
  }

  @Test
  void theEdgeJarIsLight() {
    mayNotUse(RUNTIME, DJL, ONNX_PROTOS, TRIBUO, PROTOBUF)
        .because("an edge box carries neither a training engine nor a protobuf library")
        .check(HOUSE);
  }

  @Test
  void trainingKnowsNoOnnx() {
    mayNotUse(TRAINER, ONNX_PROTOS, ONNX_RUNTIME, TRIBUO_ONNX, PROTOBUF)
        .because("turning networks into graphs is the exporter's trade")
        .check(HOUSE);
  }

  @Test
  void onlyTheBaselineGrowsTrees() {
    noClasses()
        .that()
        .resideInAPackage(TRAINER)
        .and()
        .resideOutsideOfPackage("io.mammoedge.trainer.baseline..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(TRIBUO)
        .check(HOUSE);
  }

  @Test
  void theConverterIsGeneral() {
    mayNotUse("io.mammoedge.exporter.onnx..", TRAINER)
        .because("it converts any DJL block; those for our blocks are registered beside it")
        .check(HOUSE);
  }

  @Test
  void statisticsStandAlone() {
    standsAlone("io.mammoedge.runtime.stats").check(HOUSE);
  }

  @Test
  void chartsStandAlone() {
    standsAlone("io.mammoedge.runtime.chart").check(HOUSE);
  }

  @Test
  void theGateStandsAlone() {
    standsAlone("io.mammoedge.runtime.gate").check(HOUSE);
  }

  @Test
  void onlyCommandsSpeakToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mammoedge..cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .because("logs and machine-readable results must not mix")
        .check(HOUSE);
  }

  @Test
  void onlyOneRoomKnowsWhichHttpServerThereIs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mammoedge.runtime.serve.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(HOUSE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.mammoedge.(*).(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.mammoedge.runtime.serve.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices()
        .matching("io.mammoedge.trainer.reproduce.(*)..")
        .should()
        .beFreeOfCycles()
        .check(HOUSE);
  }

  private static ArchRule mayNotUse(String user, String... used) {
    return noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used)
        .allowEmptyShould(true);
  }

  private static ArchRule standsAlone(String name) {
    return classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.mammoedge.runtime", name);
  }
}
