package io.mammoedge.validation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: validation knows exporter, exporter knows trainer, trainer knows runtime. */
@AnalyzeClasses(packages = "io.mammoedge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String RUNTIME = "io.mammoedge.runtime..";
  private static final String TRAINER = "io.mammoedge.trainer..";
  private static final String EXPORTER = "io.mammoedge.exporter..";
  private static final String VALIDATION = "io.mammoedge.validation..";
  private static final String DJL = "ai.djl..";
  private static final String ONNX_PROTOS = "ai.onnx..";
  private static final String ONNX_RUNTIME = "ai.onnxruntime..";
  private static final String TRIBUO = "org.tribuo..";
  private static final String PROTOBUF = "com.google.protobuf..";

  @ArchTest
  static final ArchRule runtimeIsTheLowestModule =
      mayNotUse(RUNTIME, TRAINER, EXPORTER, VALIDATION);

  @ArchTest
  static final ArchRule trainerKnowsOnlyRuntime = mayNotUse(TRAINER, EXPORTER, VALIDATION);

  @ArchTest static final ArchRule exporterDoesNotKnowValidation = mayNotUse(EXPORTER, VALIDATION);

  @ArchTest
  static final ArchRule theEdgeJarIsLight =
      mayNotUse(RUNTIME, DJL, ONNX_PROTOS, TRIBUO, PROTOBUF)
          .because("an edge box carries neither a training engine nor a protobuf library");

  @ArchTest
  static final ArchRule trainingKnowsNoOnnx =
      mayNotUse(TRAINER, ONNX_PROTOS, ONNX_RUNTIME, TRIBUO, PROTOBUF)
          .because("turning networks into graphs is the exporter's trade");

  @ArchTest
  static final ArchRule theConverterIsGeneral =
      mayNotUse("io.mammoedge.exporter.onnx..", TRAINER)
          .because("it converts any DJL block; those for our blocks are registered beside it");

  @ArchTest static final ArchRule statisticsStandAlone = standsAlone("io.mammoedge.runtime.stats");

  @ArchTest static final ArchRule chartsStandAlone = standsAlone("io.mammoedge.runtime.chart");

  @ArchTest
  static final ArchRule onlyCommandsSpeakToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.mammoedge..cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("logs and machine-readable results must not mix");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.mammoedge.(*).(*)..").should().beFreeOfCycles();

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
