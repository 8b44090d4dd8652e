package io.signalbox.controlplane.organizations;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/** Gives an empty installation its first organization and owner. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Bootstrap.Settings.class)
class Bootstrap implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 20;

    /**
     * The first owner. Read on the first start only; later changes here change nothing.
     *
     * @param adminPassword made and printed once when absent
     * @param firstAccount whether to make it at all
     */
    @ConfigurationProperties("signalbox")
    record Settings(
            @DefaultValue("admin@signalbox.local") String adminEmail,
            @Nullable String adminPassword,
            @DefaultValue("My organization") String organizationName,
            @DefaultValue("make") FirstAccount firstAccount) {}

    /** Where the first owner comes from. */
    enum FirstAccount {
        /** From the settings. */
        MAKE,
        /** Whoever signs up first. For installations that nobody else can reach before. */
        ASK
    }

    private final Organizations organizations;
    private final Settings settings;
    private final SecureRandom random;

    Bootstrap(Organizations organizations, Settings settings, SecureRandom random) {
        this.organizations = organizations;
        this.settings = settings;
        this.random = random;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.firstAccount() == FirstAccount.ASK || organizations.hasUsers()) {
            return;
        }
        String given = settings.adminPassword();
        String password = given == null || given.isBlank() ? generated() : given;
        organizations.found(settings.organizationName(), settings.adminEmail(), "Administrator", password);
        if (!password.equals(given)) {
            log.warn(
                    "First start: sign in as {} with the password {} (it is shown only now)",
                    settings.adminEmail(),
                    password);
        }
    }

    private String generated() {
        var password = new StringBuilder(PASSWORD_LENGTH);
        random.ints(PASSWORD_LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        return password.toString();
    }
}
