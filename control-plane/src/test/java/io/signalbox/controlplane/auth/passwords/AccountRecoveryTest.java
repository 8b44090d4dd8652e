package io.signalbox.controlplane.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Authenticator;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.MemberScene;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command as an operator runs it, beside a service. */
@ExtendWith(OutputCaptureExtension.class)
class AccountRecoveryTest extends MemberScene {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static final String OTHER = "a lantern beside the harbour";

    @Value("${signalbox.database.url}")
    private String database;

    AccountRecoveryTest() {
        super(Role.VIEWER);
    }

    @BeforeEach
    void somebody() {
        person = person.withPassword(PASSWORD);
    }

    @Test
    void makesALinkThatWorksOnceAndIsInNoLog(CapturedOutput output) {
        String link = run("--email=" + person.email().toUpperCase()).orElseThrow();
        assertThat(link).startsWith("https://box.example.com/reset-password#token=");
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(output.getAll())
                .contains("A link to set a new password was made")
                .doesNotContain(token);

        var body = Map.of("token", token, "password", OTHER);
        new Browser(port)
                .post("/api/v1/auth/password-reset/confirm", body)
                .then()
                .statusCode(204);
        new Browser(port)
                .post("/api/v1/auth/password-reset/confirm", body)
                .then()
                .statusCode(400);
        new Browser(port).signIn(person.email(), OTHER).then().statusCode(200);
    }

    @Test
    void turnsTheSecondFactorOff() {
        Authenticator.turnOn(person.console(port, organization));
        new Browser(port).signIn(person.email(), PASSWORD).then().body("challenge", notNullValue());

        assertThat(run("--email=" + person.email(), "--second-factor=off")).contains("It is off.");

        new Browser(port).signIn(person.email(), PASSWORD).then().body("access_token", notNullValue());
        assertThat(run("--email=" + person.email(), "--second-factor=off")).contains("It was off already.");
    }

    @Test
    void doesNothingForNobody() {
        assertThat(run("--email=nobody@example.com")).isEmpty();
        assertThat(run()).isEmpty();
    }

    private Optional<String> run(String... arguments) {
        String[] settings = {
            "--signalbox.database.url=" + database,
            "--signalbox.master-key=" + FreshServices.MASTER_KEY,
            "--signalbox.encryption-keys=" + FreshServices.ENCRYPTION_KEYS,
            "--signalbox.service-key=" + FreshServices.SERVICE_KEY,
            "--signalbox.public-url=https://box.example.com/"
        };
        String[] all = new String[settings.length + arguments.length];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(arguments, 0, all, settings.length, arguments.length);
        return AccountRecovery.run(all);
    }
}
