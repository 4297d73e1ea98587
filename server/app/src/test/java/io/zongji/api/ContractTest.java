package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.core.jackson.ModelResolver;
import io.zongji.ServerTest;
import io.zongji.platform.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `contract/openapi.yaml` is what the code says. Where they differ this fails; with
/// `-Dcontract.write=true` the file is written anew.
final class ContractTest extends ServerTest {
  private static final Path FILE = Path.of("../../contract/openapi.yaml");

  @Override
  protected List<String> furtherSettings() {
    return List.of(
        "--springdoc.api-docs.enabled=true",
        "--springdoc.use-fqn=true",
        "--springdoc.paths-to-match=/api/**",
        "--springdoc.default-produces-media-type=application/json",
        "--springdoc.override-with-generic-response=false");
  }

  @BeforeAll
  static void namesEnumsOnce() {
    ModelResolver.enumsAsRef = true;
  }

  @Test
  void theContractIsWhatTheCodeSays() throws IOException {
    var generated = client().get("/v3/api-docs");
    assertThat(generated.status()).as(generated.text()).isEqualTo(200);
    var written =
        new ContractWriter(Operations.of(context()), faults().toList()).write(generated.text());
    if (Boolean.getBoolean("contract.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, written);
    }
    assertThat(FILE).as("make contract writes it").exists();
    assertThat(Files.readString(FILE)).as("make contract writes it anew").isEqualTo(written);
  }

  static Stream<Fault> faults() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.zongji").stream()
            .filter(type -> type.isAssignableTo(Fault.class) && type.isEnum())
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getEnumConstants()))
            .filter(Fault.class::isInstance)
            .map(Fault.class::cast);
  }
}
