package io.zongji;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The walls of `docs/architecture.md`.
final class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.zongji");
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.zongji");

  /// A feature imports only what stands before it in this list.
  private static final List<List<String>> ORDER =
      List.of(
          List.of("flow", "routing", "staffing"),
          List.of("platform"),
          List.of("backup", "audit"),
          List.of("staff"),
          List.of("customer", "skill", "settings"),
          List.of("flows"),
          List.of("conversation"),
          List.of("desk"),
          List.of("channel", "media"),
          List.of("call"),
          List.of("insight"),
          List.of("api", "realtime", "watch", "demo"));

  @Test
  void modulesAreWhole() {
    ApplicationModules.of(Zongji.class).verify();
  }

  @Test
  void coresImportTheJdkOnly() {
    check(
        noClasses()
            .that(cores())
            .should()
            .dependOnClassesThat(
                DescribedPredicate.not(
                    resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.text..",
                        "java.math..",
                        "io.zongji.flow..",
                        "io.zongji.routing..",
                        "io.zongji.staffing..",
                        "org.jspecify.annotations.."))));
    check(
        noClasses()
            .that(resideInAPackage("io.zongji.flow.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.zongji.routing..")));
    check(
        noClasses()
            .that(resideInAPackage("io.zongji.routing.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.zongji.flow..")));
  }

  @Test
  void coresNeverAskTheTime() {
    check(
        noClasses()
            .that(cores())
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class));
  }

  @Test
  void importsGoOneWay() {
    for (int i = 0; i < ORDER.size(); i++) {
      var later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .flatMap(List::stream)
              .map(name -> "io.zongji." + name + "..")
              .toArray(String[]::new);
      var mine =
          ORDER.get(i).stream().map(name -> "io.zongji." + name + "..").toArray(String[]::new);
      if (later.length > 0) {
        check(
            noClasses()
                .that(resideInAnyPackage(mine))
                .should()
                .dependOnClassesThat(resideInAnyPackage(later)));
      }
    }
  }

  @Test
  void everyFeatureHasAPlaceInTheOrder() {
    var known = ORDER.stream().flatMap(List::stream).map(name -> "io.zongji." + name).toList();
    check(
        classes()
            .that(resideInAPackage("io.zongji.*.."))
            .should()
            .resideInAnyPackage(known.stream().map(name -> name + "..").toArray(String[]::new)));
  }

  @Test
  void storesArePackagePrivate() {
    check(classes().that(simpleNameEndingWith("Store")).should().notBePublic());
  }

  @Test
  void nothingIsMocked() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.mockito..", "org.easymock..", "org.powermock..", "mockit.."))
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> cores() {
    return resideInAnyPackage("io.zongji.flow..", "io.zongji.routing..", "io.zongji.staffing..");
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }
}
