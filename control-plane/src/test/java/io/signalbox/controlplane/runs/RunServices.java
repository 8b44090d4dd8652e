package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.log.RunSteps;
import io.signalbox.controlplane.runs.log.StepFixture;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** What a test of runs makes and moves them with. */
@ControlPlaneTest
public abstract class RunServices {

    protected static final RunOutcome IGNORED = new RunOutcome("ignored", Map.of("reason", "Not a ticket."));

    @Autowired
    protected Runs runs;

    @Autowired
    protected Leases leases;

    @Autowired
    protected RunAttempts attempts;

    @Autowired
    protected RunSteps steps;

    @Autowired
    protected StepFixture stepFixture;

    @Autowired
    protected RunFixture fixture;

    @Autowired
    protected TenantFixture tenants;

    @Autowired
    protected Clock clock;
}
