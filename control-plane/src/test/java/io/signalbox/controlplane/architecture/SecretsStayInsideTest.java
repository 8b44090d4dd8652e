package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.testing.BackgroundAgent;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Goes in and out of every endpoint that takes or tells a secret, the wrong way too, and then looks for each of them: in the log from the start
 * on, in every answer after the first, in the audit log and in every other row.
 */
@ControlPlaneTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "signalbox.model.provider=openai",
            "signalbox.model.url=http://127.0.0.1:1/v1",
            "signalbox.model.name=none",
            "signalbox.model.api-key=" + SecretsStayInsideTest.MODEL_KEY
        })
class SecretsStayInsideTest {

    /** What somebody who looks for a mistake makes talk. */
    private static final List<String> LOUD =
            List.of("io.signalbox", "org.springframework", "org.apache", "org.hibernate", "com.rabbitmq", "com.zaxxer");

    /** What tests alone use. */
    private static final List<String> OURS =
            List.of("org.springframework.test", "org.springframework.boot.test", "org.apache.http");

    static final String MODEL_KEY = "sk-model-key-of-this-test-only";

    @LocalServerPort
    private int port;

    @Autowired
    private LoggingSystem logging;

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private SigningKeys signingKeys;

    @Value("${signalbox.database.url}")
    private String administrator;

    private final SecretLedger ledger = new SecretLedger();
    private BackgroundAgent agent;

    @BeforeEach
    void sayEverything() {
        agent = BackgroundAgent.ofEvents(port, ScriptedAgent::completed);
        LOUD.forEach(name -> logging.setLogLevel(name, LogLevel.TRACE));
        OURS.forEach(name -> logging.setLogLevel(name, LogLevel.INFO));
    }

    @AfterEach
    void sayLess() throws InterruptedException {
        agent.close();
        LOUD.forEach(name -> logging.setLogLevel(name, null));
    }

    @Test
    void areFoundNowhereButSealedOrHashed(CapturedOutput log) throws Exception {
        installation();
        tour().goThroughEverything();

        assertThat(ledger.names()).hasSizeGreaterThan(20);
        assertThat(ledger.answers()).isGreaterThan(40);
        assertThat(ledger.repeated()).as("answers").isEmpty();
        assertThat(log.getAll()).as("from the start on").contains("Database roles are ready");
        assertThat(ledger.foundIn(log.getAll())).as("log").isEmpty();
        for (String table : tables()) {
            assertThat(ledger.foundIn(rows(table))).as("table " + table).isEmpty();
        }
    }

    /** The same ways of looking find what is there to be found. */
    @Test
    void wouldBeFound(CapturedOutput log) {
        String mail = ledger.never("an e-mail address, which is no secret", Console.EMAIL);
        SecretTour tour = tour();
        tour.signIn(mail, Console.PASSWORD);

        LoggerFactory.getLogger("io.signalbox.test").trace("{}", mail);

        assertThat(ledger.foundIn(log.getAll())).hasSize(1);
        assertThat(ledger.foundIn(rows("app_user"))).hasSize(1);
        assertThat(ledger.foundIn(HexFormat.of().formatHex(mail.getBytes()))).hasSize(1);
        tour.me();
        assertThat(ledger.repeated()).hasSize(1);
    }

    private SecretTour tour() {
        return new SecretTour(port, ledger, agent);
    }

    private void installation() {
        ledger.never("master key", FreshServices.MASTER_KEY);
        ledger.never("second encryption key", FreshServices.ENCRYPTION_KEYS.replaceFirst(".*:", ""));
        ledger.never("service key", FreshServices.SERVICE_KEY);
        ledger.never("model key", MODEL_KEY);
        for (String role : List.of("signalbox_app", "signalbox_owner")) {
            ledger.never(
                    "password of " + role, HexFormat.of().formatHex(masterKey.derive("database-role:" + role, 24)));
        }
        for (String purpose : List.of("access-token", "capability")) {
            byte[] key = signingKeys
                    .ring(purpose, Duration.ofMinutes(15))
                    .current()
                    .key()
                    .getEncoded();
            ledger.never("signing key, " + purpose, HexFormat.of().formatHex(key));
            ledger.never(
                    "signing key in base64, " + purpose, Base64.getEncoder().encodeToString(key));
        }
    }

    private List<String> tables() {
        return new DatabaseState(administrator)
                .column(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'signalbox'::regnamespace AND relkind = 'r' ORDER BY 1");
    }

    /** Every column as text; bytes in hexadecimal. */
    private String rows(String table) {
        return String.join(
                "\n", new DatabaseState(administrator).column("SELECT t::text FROM signalbox." + table + " t"));
    }
}
