package io.mammoedge.archive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Spark stays in this module, and its rooms do not lean on each other in circles. */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mammoedge");

  @Test
  void nobodyElseKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mammoedge.archive..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(HOUSE);
  }

  @Test
  void nobodyElseKnowsTheArchive() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mammoedge.archive..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mammoedge.archive..")
        .check(HOUSE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.mammoedge.archive.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyCommandsSpeakToTheTerminal() {
    noClasses()
        .that()
        .resideInAPackage("io.mammoedge.archive..")
        .and()
        .resideOutsideOfPackage("io.mammoedge.archive.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(HOUSE);
  }
}
