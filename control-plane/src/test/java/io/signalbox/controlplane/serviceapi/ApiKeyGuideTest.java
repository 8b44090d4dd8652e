package io.signalbox.controlplane.serviceapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The commands of docs/guides/api-keys.md do what it says. */
@ControlPlaneTest
class ApiKeyGuideTest {

    private static final Path GUIDE = Path.of("../docs/guides/api-keys.md");
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private PeopleFixture people;

    @Test
    void runsAsItIsWritten() throws Exception {
        TenantOrganization tenant = tenants.tenant();
        PeopleFixture.Person person = people.member(tenant.id(), Role.OWNER).withPassword(Console.PASSWORD);
        Console owner = person.console(port, tenant.id());
        ServiceCaller service = ServiceCaller.with(
                owner, "events:ingest", "tickets:upsert", "dead_letters:report", "identities:map", "tickets:read");
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(9);

        String output = run(
                String.join("\necho\n", commands),
                Map.of(
                        "SIGNALBOX",
                        "http://127.0.0.1:" + port,
                        "EMAIL",
                        person.email(),
                        "PASSWORD",
                        Console.PASSWORD,
                        "KEY",
                        service.key(),
                        "KEY_ID",
                        ServiceCaller.with(owner, "tickets:read").id(),
                        "INTEGRATION",
                        tenant.integration("generic").toString()));

        assertThat(output)
                .contains("\"secret\":\"sbx_")
                .contains("\"status\":\"queued\"")
                .contains("\"outcome\":\"created\"")
                .contains("\"dead_letter_id\"")
                .contains("\"identity_id\"");
    }

    private static List<String> commands() throws IOException {
        return COMMANDS.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String run(String script, Map<String, String> variables) throws Exception {
        var builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process shell = builder.start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }
}
