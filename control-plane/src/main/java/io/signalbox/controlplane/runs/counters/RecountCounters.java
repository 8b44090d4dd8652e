package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.CommandDatabase;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * An operator's command: counts the rows of all organizations and sets their counters right. It reads the same settings as the service and
 * runs beside it while events come in. Ends with 0 when every counter was right, else with 1; run again, it ends with 0.
 */
public final class RecountCounters {

    private static final Logger log = LoggerFactory.getLogger(RecountCounters.class);

    /** Not annotated, so that the service does not find it. */
    @Import({CommandDatabase.class, CounterConfiguration.class, Recount.class})
    @ComponentScan(basePackageClasses = {MasterKey.class, Ids.class})
    @ComponentScan(
            basePackages = "io.signalbox.controlplane",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SubjectRecount.class))
    @EnableTransactionManagement(proxyTargetClass = true)
    private static final class Parts {}

    private RecountCounters() {}

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
            Recount recount = context.getBean(Recount.class);
            List<UUID> organizations = organizations(context.getBean(JdbcClient.class));
            long wrong = organizations.stream()
                    .filter(organization -> corrected(recount, organization))
                    .count();
            log.info("Counters compared with their rows: organizations={} corrected={}", organizations.size(), wrong);
            return wrong == 0 ? 0 : 1;
        }
    }

    /** Those that were never recounted get their place among the others first. */
    private static List<UUID> organizations(JdbcClient jdbc) {
        jdbc.sql("SELECT claim_recount(now(), '-infinity')").query(UUID.class).optional();
        return jdbc.sql("SELECT organization_id FROM counter_drift()")
                .query(UUID.class)
                .list();
    }

    private static boolean corrected(Recount recount, UUID organization) {
        List<CounterDifference> differences = Tenant.call(organization, recount::correct);
        differences.forEach(
                difference -> log.warn("Counter corrected: organization_id={} {}", organization, difference));
        return !differences.isEmpty();
    }
}
