package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.audit.chain.AuditRecords;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.log.StepFixture;
import io.signalbox.controlplane.runs.queue.QueueFixture;
import io.signalbox.controlplane.testing.contract.ContractFilter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a test against the whole control plane on a random port, with a database and queue names of its own. PostgreSQL and the broker are
 * those of the environment, of Docker, or embedded, in that order.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signalbox.embedded.enabled=false",
            "signalbox.database.pool-size=12",
            // Nobody dies: a test that wants it says so
            // One process each: nobody else changes the breaker, and tests put states of their own there
            "signalbox.model-breaker.refresh=1h",
            "signalbox.agents.recovery=false",
            "signalbox.counters.recount-every=1h",
            // Written down once, not in the middle of a test that looks for whatever changes
            "signalbox.api-keys.use-noted=1h",
            // The embedded broker reports every connection, queue and message
            "logging.level.qpid=warn",
            "logging.level.org.apache.qpid=warn",
            // Tests ask more than people do; those of the limits set their own
            "signalbox.limits.user-per-minute=1000000",
            "signalbox.limits.key-per-minute=1000000",
            "signalbox.limits.address-per-minute=1000000",
            // A thousandth of what it costs elsewhere: PasswordHashSettingsTest holds what everybody else gets
            "signalbox.password-hash.memory=64KB",
            "signalbox.password-hash.iterations=1",
            // More than a check takes here, as elsewhere
            "signalbox.auth.refusal-time=60ms",
            "signalbox.admin-email=" + Console.EMAIL,
            "signalbox.admin-password=" + Console.PASSWORD
        })
@ContextConfiguration(initializers = FreshServices.class)
@Import({
    TenantFixture.class,
    MemberFixture.class,
    PeopleFixture.class,
    RunFixture.class,
    Leases.class,
    RunAttempts.class,
    StepFixture.class,
    QueueFixture.class,
    AuditRecords.class,
    ContractFilter.class
})
public @interface ControlPlaneTest {}
