package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {

    private static final Path DOCUMENT = Path.of("../docs/architecture/modules.md");
    private static final Path CURRENT = Path.of("target/modules.md");
    /** Everything stands on it; drawing that would hide the rest. */
    private static final String GROUND = "platform";

    private final ApplicationModules modules = ApplicationModules.of(ControlPlane.class);

    @Test
    void staysWithinTheBordersOfItsModules() {
        modules.verify();
    }

    @Test
    void documentsItsModulesAsTheyAre() throws IOException {
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, markdown());

        assertThat(DOCUMENT)
                .as("generated: copy control-plane/target/modules.md to docs/architecture/modules.md")
                .hasSameTextualContentAs(CURRENT);
    }

    @Test
    void drawsDiagrams() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();

        assertThat(Path.of("target/spring-modulith-docs/components.puml")).exists();
    }

    private String markdown() {
        var text = new StringBuilder("""
                # Modules of the control plane

                Generated from the code by `ModulesTest`, which fails when this is out of date. An arrow means "uses"; every module uses `platform` too.

                ```mermaid
                graph TD
                """);
        modules.stream()
                .filter(module -> !isGround(module))
                .sorted(Comparator.comparing(ModulesTest::name))
                .forEach(module -> {
                    text.append("  ").append(name(module)).append('\n');
                    uses(module).forEach(used -> text.append("  %s --> %s\n".formatted(name(module), used)));
                });
        return text.append("```\n").toString();
    }

    private TreeSet<String> uses(ApplicationModule module) {
        var used = new TreeSet<String>();
        module.getDirectDependencies(modules)
                .uniqueModules()
                .filter(other -> !isGround(other) && !other.equals(module))
                .forEach(other -> used.add(name(other)));
        return used;
    }

    private static boolean isGround(ApplicationModule module) {
        return name(module).equals(GROUND);
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
