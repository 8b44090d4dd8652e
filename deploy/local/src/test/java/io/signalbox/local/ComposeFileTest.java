package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said about the compose file and the images without an engine. */
final class ComposeFileTest {

    private static final Path ROOT = Path.of("../..");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private Map<String, Object> compose = Map.of();

    @BeforeEach
    void read() throws IOException {
        compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    }

    @Test
    void startsTheTwoServicesWithTheirStore() {
        assertThat(services().keySet())
                .containsExactlyInAnyOrder("keys", "postgres", "rabbitmq", "control-plane", "agent-service");
    }

    @Test
    void givesTheAgentNoRouteToTheStore() {
        assertThat(list(service("agent-service"), "networks")).containsExactly("services");
        assertThat(list(service("postgres"), "networks")).containsExactly("store");
        assertThat(list(service("rabbitmq"), "networks")).containsExactly("store");
        assertThat(section(section(compose, "networks"), "store")).containsEntry("internal", true);
    }

    @Test
    void givesTheAgentTheServiceKeyAndNothingOfTheStore() throws IOException {
        assertThat(list(service("agent-service"), "volumes")).containsExactly("agent-keys:/data/secrets:ro");
        String script = Files.readString(ROOT.resolve("deploy/compose/make-keys.sh"));
        assertThat(script.lines().filter(line -> line.contains("/keys/agent/")))
                .containsExactly("write /keys/agent/service.key $services \"$service_key\"");
    }

    @Test
    void defaultsNoSecret() throws IOException {
        for (Map.Entry<String, Object> service : services().entrySet()) {
            section(service.getValue(), "environment").forEach((name, value) -> {
                if (name.contains("PASSWORD") || name.contains("KEY") || name.contains("SECRET")) {
                    assertThat(String.valueOf(value)).as(name).matches("\\$\\{\\w+:-}|/run/keys/.*");
                }
            });
        }
        assertThat(Files.readString(ROOT.resolve("docker-compose.yml"))).doesNotContain("guest", "changeme");
    }

    @Test
    void waitsForServicesThatExist() {
        for (Map.Entry<String, Object> service : services().entrySet()) {
            section(service.getValue(), "depends_on").forEach((name, condition) -> {
                assertThat(services()).as(service.getKey() + " depends on").containsKey(name);
                assertThat(CONDITIONS)
                        .contains(String.valueOf(section(condition).get("condition")));
            });
        }
    }

    @Test
    void waitsForHealthOnlyWhereHealthIsChecked() {
        for (Object service : services().values()) {
            section(service, "depends_on").forEach((name, condition) -> {
                if ("service_healthy".equals(section(condition).get("condition"))) {
                    assertThat(service(name)).as(name).containsKey("healthcheck");
                }
            });
        }
    }

    @Test
    void declaresEveryVolumeItUses() {
        Set<String> used = new HashSet<>();
        for (Object service : services().values()) {
            list(section(service), "volumes").stream()
                    .map(volume -> volume.split(":")[0])
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(used::add);
        }
        assertThat(section(compose, "volumes").keySet()).isEqualTo(used);
    }

    @Test
    void bindsTheFilesThatItNames() {
        List<String> bound = services().values().stream()
                .flatMap(service -> list(section(service), "volumes").stream())
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.split(":")[0])
                .toList();
        assertThat(bound).isNotEmpty().allSatisfy(file -> assertThat(ROOT.resolve(file))
                .exists());
    }

    @Test
    void publishesOnThisMachineOnly() {
        List<String> ports = services().values().stream()
                .flatMap(service -> list(section(service), "ports").stream())
                .toList();
        assertThat(ports).hasSize(2).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void pinsTheImagesItDoesNotBuild() {
        Set<String> images = services().values().stream()
                .map(ComposeFileTest::section)
                .filter(service -> !service.containsKey("build"))
                .map(service -> String.valueOf(service.get("image")))
                .collect(Collectors.toSet());
        assertThat(images).allMatch(image -> image.matches("[a-z/]+:[0-9][0-9.]*"));
    }

    @Test
    void buildsImagesThatRunAsNobodyInParticular() throws IOException {
        for (String name : List.of("control-plane", "agent-service")) {
            Map<String, Object> build = section(service(name), "build");
            String dockerfile = Files.readString(ROOT.resolve(String.valueOf(build.get("dockerfile"))));
            assertThat(dockerfile).as(name).contains("\nUSER 10001:10001\n").contains("HEALTHCHECK");
            assertThat(dockerfile.lastIndexOf("\nFROM ")).isLessThan(dockerfile.indexOf("\nUSER "));
        }
    }

    @Test
    void keepsTheEmbeddedServicesOutOfTheImage() throws IOException {
        String pom = Files.readString(ROOT.resolve("control-plane/pom.xml"));
        assertThat(pom.replaceAll("\\s+", ""))
                .contains(
                        "<artifactId>signalbox-embedded</artifactId><version>${project.version}</version><scope>test</scope>");
        assertThat(Files.readString(ROOT.resolve("control-plane/Dockerfile"))).doesNotContain("embedded");
    }

    private Map<String, Object> services() {
        return section(compose, "services");
    }

    private Map<String, Object> service(String name) {
        return section(services(), name);
    }

    private static Map<String, Object> section(Object parent, String name) {
        Object child = section(parent).get(name);
        return child == null ? Map.of() : section(child);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> list(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
