package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditEntryView;
import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;

/** Makes changes, reads the audit log they leave, and tampers with it as whoever rules the database could. */
@TestComponent
public class AuditRecords {

    private final ApplicationEventPublisher events;
    private final AuditLog log;
    private final ChainRepository rows;
    private final String administrator;

    public AuditRecords(
            ApplicationEventPublisher events,
            AuditLog log,
            ChainRepository rows,
            @Value("${signalbox.database.url}") String administrator) {
        this.events = events;
        this.log = log;
        this.rows = rows;
        this.administrator = administrator;
    }

    public static ChangeMade change(String name) {
        return new ChangeMade(
                "thing.changed",
                new AuditTarget("thing", new UUID(7, 7), name),
                Map.of("name", "before"),
                Map.of("name", name));
    }

    public void make(TenantOrganization tenant, int changes) {
        for (int number = 1; number <= changes; number++) {
            make(tenant, change("change " + number));
        }
    }

    public void make(TenantOrganization tenant, ChangeMade change) {
        tenant.call(() -> {
            events.publishEvent(change);
            return true;
        });
    }

    /** In one transaction. */
    public void makeTogether(TenantOrganization tenant, int changes) {
        tenant.call(() -> {
            for (int number = 1; number <= changes; number++) {
                events.publishEvent(change("change " + number));
            }
            return true;
        });
    }

    /** Oldest first. */
    public List<AuditEntryView> of(TenantOrganization tenant) {
        return tenant.call(() -> log.list(AuditFilter.ALL, null, 1_000)).items().reversed();
    }

    /** The text of one entry, as it is kept. */
    public String text(TenantOrganization tenant, long sequence) {
        return tenant.call(() -> rows.between(sequence - 1, sequence))
                .getFirst()
                .entry();
    }

    /** As a superuser; each {@code :organization} stands for its id. Answers how many rows were changed. */
    public int tamper(TenantOrganization tenant, String sql) {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = signalbox");
            return statement.executeUpdate(sql.replace(":organization", "'" + tenant.id() + "'"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
