package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.organizations.AccountLookup;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.CommandDatabase;
import io.signalbox.controlplane.platform.web.PublicUrl;
import java.io.Console;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operator's command for somebody who cannot get in: makes a link to set a new password and shows it on the terminal, nowhere else.
 * With {@code --second-factor=off} it turns that off instead. It reads the same settings as the service and may run beside it.
 */
public final class AccountRecovery {

    private static final Logger log = LoggerFactory.getLogger(AccountRecovery.class);

    /** Nothing but the database and the links. Not annotated, so that the service does not find it. */
    @Import({CommandDatabase.class, AccountLookup.class, ResetLinks.class})
    @ComponentScan(basePackageClasses = {MasterKey.class, Ids.class})
    @EnableConfigurationProperties({AuthSettings.class, PublicUrl.class})
    private static final class Parts {}

    private AccountRecovery() {}

    public static void main(String[] arguments) {
        Console terminal = System.console();
        if (terminal == null) {
            log.error("Run this on a terminal: what it shows must not end up in a file");
            System.exit(2);
            return;
        }
        Optional<String> said = run(arguments);
        said.ifPresent(line -> terminal.printf("%s%n", line));
        System.exit(said.isPresent() ? 0 : 1);
    }

    /** @return what to show, never to be logged; empty when nobody has this address */
    static Optional<String> run(String... arguments) {
        var command = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false);
        try (var context = command.run(arguments)) {
            var settings = context.getEnvironment();
            String email = settings.getProperty("email", "").strip();
            Optional<UUID> userId = context.getBean(AccountLookup.class).find(email);
            if (userId.isEmpty()) {
                log.error("Nobody has an account with the address given as --email");
                return Optional.empty();
            }
            if ("off".equals(settings.getProperty("second-factor"))) {
                return Optional.of(turnOff(context.getBean(JdbcClient.class), userId.get(), email));
            }
            SecretToken link = context.getBean(ResetLinks.class).open(userId.get());
            log.info("A link to set a new password was made for {}", email);
            return Optional.of(ResetMails.page(context.getBean(PublicUrl.class), link));
        }
    }

    private static String turnOff(JdbcClient jdbc, UUID userId, String email) {
        int changed = jdbc.sql("DELETE FROM second_factor WHERE user_id = ?")
                .param(userId)
                .update();
        log.info("The second factor of {} was {}", email, changed == 0 ? "off already" : "turned off");
        return changed == 0 ? "It was off already." : "It is off.";
    }
}
