package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.CommandDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * An operator's command: wraps all data keys with the first of SIGNALBOX_ENCRYPTION_KEYS. It reads the same settings as the service, works as
 * the application's role, may run beside services, and may be run again. Ends with 0 when nothing is left under another key, else with 1.
 */
public final class RewrapKeys {

    private static final Logger log = LoggerFactory.getLogger(RewrapKeys.class);

    /** Nothing but keys and the database: no endpoints, no workers, no migrations. Not annotated, so that the service does not find it. */
    @Import(CommandDatabase.class)
    @ComponentScan(basePackageClasses = {RewrapKeys.class, Ids.class})
    @ComponentScan(
            basePackages = "io.signalbox.controlplane",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SecretsUnderMasterKey.class))
    private static final class Parts {}

    private RewrapKeys() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @param arguments settings as {@code --signalbox.name=value}; those of the environment need not be repeated */
    static int run(String... arguments) {
        var command = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false);
        try (var context = command.run(arguments)) {
            Rewrapping.Result result = context.getBean(Rewrapping.class).everything();
            log.info(
                    "Keys wrapped with {}: data_keys={} installation_keys={} of organizations={}; secrets_resealed={} remaining={}",
                    context.getBean(KeyEncryptionKeys.class).currentId(),
                    result.dataKeys(),
                    result.installationKeys(),
                    result.organizations(),
                    result.resealed(),
                    result.remaining());
            return result.remaining() == 0 ? 0 : 1;
        }
    }
}
